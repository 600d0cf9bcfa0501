import type { Withdrawal } from "../types.js";

/** Ids that the policy withdraws for one operator; any that matches withdraws a line. */
export interface WithdrawnIds {
	readonly lineIds: ReadonlySet<string>;
	readonly caseRefs: ReadonlySet<string>;
	readonly consentRefs: ReadonlySet<string>;
}

const present = (ids: readonly (string | undefined)[]): ReadonlySet<string> =>
	new Set(ids.filter((id) => id !== undefined));

/**
 * The policy's withdrawals by operator.
 *
 * @param withdrawals checked withdrawals
 * @returns the withdrawn ids of each operator
 * @example
 * withdrawnIds([{ operatorId: "op-1", caseRef: "c-1" }]).get("op-1").caseRefs.has("c-1"); // => true
 */
export function withdrawnIds(withdrawals: readonly Withdrawal[]): ReadonlyMap<string, WithdrawnIds> {
	const byOperator = new Map<string, Withdrawal[]>();
	for (const withdrawal of withdrawals) {
		const own = byOperator.get(withdrawal.operatorId);
		if (own === undefined) byOperator.set(withdrawal.operatorId, [withdrawal]);
		else own.push(withdrawal);
	}
	return new Map(
		[...byOperator].map(([operatorId, own]) => [
			operatorId,
			{
				lineIds: present(own.map(({ lineId }) => lineId)),
				caseRefs: present(own.map(({ caseRef }) => caseRef)),
				consentRefs: present(own.map(({ consentRef }) => consentRef)),
			},
		]),
	);
}
