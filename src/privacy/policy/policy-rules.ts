import { ReapproError } from "../../errors.js";
import type { CheckedPolicyInput } from "./policy-schema.js";

const refuse = (sentence: string, path: string): never => {
	throw new ReapproError("POLICY_INVALID", sentence, path);
};

/**
 * Checks the rules between fields of a policy.
 *
 * @param policy a policy whose fields are right, one by one
 * @throws {ReapproError} `POLICY_INVALID` for a group run without a group, an agreement that ends before it begins,
 * or the same version of an agreement twice
 * @example
 * checkPolicyRules({ purpose: "habit-analysis", agreements: [] }); // => undefined
 */
export function checkPolicyRules(
	policy: Pick<CheckedPolicyInput, "purpose" | "groupId" | "agreements">,
): void {
	if (policy.purpose === "group-purchasing" && policy.groupId === undefined) {
		refuse("Name the buying group that this group-purchasing run is for.", "groupId");
	}
	const seen = new Set<string>();
	policy.agreements.forEach(({ agreementId, version, validFrom, validUntil }, index) => {
		// Dates YYYY-MM-DD compare as texts.
		if (validUntil !== undefined && validUntil < validFrom) {
			refuse("Give a validUntil that is not before validFrom.", `agreements[${index}].validUntil`);
		}
		const key = `${agreementId} ${version}`;
		if (seen.has(key)) {
			refuse("Give each version of an agreement once.", `agreements[${index}].version`);
		}
		seen.add(key);
	});
}
