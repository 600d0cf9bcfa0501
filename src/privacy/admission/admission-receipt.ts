import type { OrderColumns } from "../order-columns.js";
import { indexOfPolicy } from "../policy/define-policy.js";
import { policyHash } from "../policy/policy-hash.js";
import { batchCommitment } from "../proof/batch-commitment.js";
import { shownCount, shownRefused } from "../proof/count-range.js";
import { REASON_CODES } from "../reasons.js";
import type { AdmissionReceipt, Refusal } from "../types.js";
import { LIBRARY_VERSION } from "../version.js";

/** The agreements that covered admitted lines by id, which stands once: only the highest version of each counts. */
function agreementsOf({ policy, operatorIds }: OrderColumns): AdmissionReceipt["agreements"] {
	const { operators } = indexOfPolicy(policy);
	return operatorIds
		.flatMap((operatorId) => operators.get(operatorId)?.agreements ?? [])
		.map(({ agreementId, version, textSha256 }) => Object.freeze({ agreementId, version, textSha256 }))
		.sort((a, b) => (a.agreementId < b.agreementId ? -1 : 1));
}

function refusedByReason(refusals: readonly Refusal[]): AdmissionReceipt["refusedByReason"] {
	const counts = new Map<string, number>();
	for (const { reasons } of refusals) {
		for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	}
	return REASON_CODES.flatMap((reason) => {
		const lines = counts.get(reason);
		return lines === undefined ? [] : [Object.freeze({ reason, lines: shownCount(lines) })];
	});
}

/**
 * Says what was admitted under which rights, without any id of a line and without small counts.
 *
 * @param columns the admitted lines
 * @param refusals the refused ones
 * @param nonce 64 hexadecimal digits, for a commitment to the admitted lines; none without it
 * @returns the receipt, frozen plain data
 * @throws {ReapproError} `OPTION_INVALID` when the nonce has another form or follows a pattern
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * admitOrders([null], policy).receipt.refusedByReason; // => [{ reason: "NOT_PLAIN_DATA", lines: { from: 1, to: 4 } }]
 */
export function admissionReceipt(
	columns: OrderColumns,
	refusals: readonly Refusal[],
	nonce?: string,
): AdmissionReceipt {
	const { policy, length } = columns;
	const reasons = refusedByReason(refusals);
	const refused = shownRefused(
		refusals.length,
		reasons.map(({ lines }) => lines),
	);
	return Object.freeze({
		schemaVersion: 1,
		libraryVersion: LIBRARY_VERSION,
		policyHash: policyHash(policy),
		purpose: policy.purpose,
		...(policy.groupId === undefined ? {} : { groupId: policy.groupId }),
		processingDate: policy.processingDate,
		linesRead: Object.freeze({ from: length + refused.from, to: length + refused.to }),
		linesAdmitted: length,
		linesRefused: refused,
		refusedByReason: Object.freeze(reasons),
		agreements: Object.freeze(agreementsOf(columns)),
		...(nonce === undefined ? {} : { commitment: batchCommitment(columns, nonce) }),
	});
}
