import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { canonicalJson } from "../proof/canonical-json.js";
import { utf8Bytes } from "../proof/utf8-bytes.js";
import type { PrivacyPolicy } from "../types.js";
import { indexOfPolicy } from "./define-policy.js";

const HASHES = new WeakMap<PrivacyPolicy, string>();

/**
 * Names a policy: SHA-256 of its canonical JSON, keys and lists sorted and each element of a list once, so
 * that no order of a list matters.
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
	const hash = bytesToHex(sha256(utf8Bytes(canonicalJson(policy, { lists: "sets" }))));
	HASHES.set(policy, hash);
	return hash;
}
