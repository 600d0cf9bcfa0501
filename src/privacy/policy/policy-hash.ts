import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { PrivacyPolicy } from "../types.js";
import { indexOfPolicy } from "./define-policy.js";

/** Every list of a policy is a set: sorted, each element once. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${[...new Set(value.map(canonical))].sort().join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${fields.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(",")}}`;
}

const HASHES = new WeakMap<PrivacyPolicy, string>();

/**
 * Names a policy: SHA-256 of its canonical JSON, keys and lists sorted, so that no order of a list matters.
 *
 * @param policy what `definePolicy` returned
 * @returns 64 hexadecimal digits
 * @throws {ReapproError} `POLICY_INVALID` when `definePolicy` did not make it
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["a", "b"] });
 * const same = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["b", "a"] });
 * policyHash(policy) === policyHash(same); // => true
 */
export function policyHash(policy: PrivacyPolicy): string {
	indexOfPolicy(policy);
	const known = HASHES.get(policy);
	if (known !== undefined) return known;
	const hash = bytesToHex(sha256(utf8ToBytes(canonical(policy))));
	HASHES.set(policy, hash);
	return hash;
}
