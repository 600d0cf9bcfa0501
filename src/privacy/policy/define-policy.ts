import { ReapproError } from "../../errors.js";
import type { PolicyInput, PrivacyPolicy } from "../types.js";
import { fieldAdvice } from "./field-advice.js";
import { copyPlainData } from "./plain-copy.js";
import { type PolicyIndex, policyIndex } from "./policy-index.js";
import { type PathPart, policyPath } from "./policy-path.js";
import { checkPolicyRules } from "./policy-rules.js";
import { type CheckedPolicyInput, policySchema } from "./policy-schema.js";

/** Policies that `definePolicy` made; nothing else is one. */
const GENUINE = new WeakMap<object, PolicyIndex>();

function deepFreeze<T>(value: T): T {
	if (typeof value !== "object" || value === null) return value;
	for (const part of Object.values(value)) deepFreeze(part);
	return Object.freeze(value);
}

/** Fields that are right one by one; zod's own message may repeat a value or an unknown key and is not passed on. */
function checkedFields(input: unknown): CheckedPolicyInput {
	const copy = copyPlainData(input);
	let path: readonly PathPart[] = [];
	let unknownField = false;
	try {
		const parsed = policySchema.safeParse(copy);
		if (parsed.success) return parsed.data;
		const [issue] = parsed.error.issues;
		path = (issue?.path ?? []) as readonly PathPart[];
		unknownField = issue?.code === "unrecognized_keys";
	} catch {
		// zod itself breaks where somebody wrote on Object.prototype; the policy is refused without a path.
	}
	throw new ReapproError("POLICY_INVALID", fieldAdvice(path, unknownField), policyPath(path));
}

/**
 * Checks a policy and freezes it; only such a policy admits order lines.
 *
 * @param input purpose, processing date, agreements, catalogue and options; see `PolicyInput`
 * @returns the policy with its defaults, deeply frozen; later changes to the input have no effect
 * @throws {ReapproError} `POLICY_INVALID` with a path such as `agreements[3].validFrom`
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * policy.maxLineQuantity; // => 200
 */
export function definePolicy(input: PolicyInput): PrivacyPolicy {
	const fields = checkedFields(input);
	checkPolicyRules(fields);
	const policy = deepFreeze(fields) as PrivacyPolicy;
	GENUINE.set(policy, policyIndex(policy));
	return policy;
}

/**
 * The index of a genuine policy.
 *
 * @param policy what `definePolicy` returned
 * @returns its look-up tables
 * @throws {ReapproError} `POLICY_INVALID` when `definePolicy` did not make it
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * indexOfPolicy(policy).catalogue.get("urn"); // => 0
 */
export function indexOfPolicy(policy: unknown): PolicyIndex {
	const index = typeof policy === "object" && policy !== null ? GENUINE.get(policy) : undefined;
	if (index === undefined) {
		throw new ReapproError("POLICY_INVALID", "Give a policy that definePolicy made, not a copy of one.");
	}
	return index;
}

/**
 * Operators whose lines this run may hold: those with an agreement in force that covers its purpose and group.
 *
 * @param policy what `definePolicy` returned
 * @returns operator ids in code unit order
 * @throws {ReapproError} `POLICY_INVALID` when `definePolicy` did not make it
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * coveredOperators(policy).size; // => 0
 */
export function coveredOperators(policy: PrivacyPolicy): ReadonlySet<string> {
	const { operators } = indexOfPolicy(policy);
	return new Set([...operators].flatMap(([id, { refusal }]) => (refusal === 0 ? [id] : [])).sort());
}
