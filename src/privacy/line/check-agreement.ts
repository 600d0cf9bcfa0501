import type { DayNumber } from "../../calendar/index.js";
import type { OperatorRights } from "../policy/agreement-rights.js";
import { REASON, type ReasonMask } from "../reasons.js";

/**
 * Checks that an agreement of the operator covers a line.
 *
 * @param rights what the operator's agreements allow in this run; `undefined` when it signed none
 * @param orderedOn day number of the line, `undefined` when it has no valid date
 * @returns the first reason of: no agreement, not in force, purpose, group, history
 * @example
 * checkAgreement(undefined, 20000) === REASON.OPERATOR_UNKNOWN; // => true
 */
export function checkAgreement(
	rights: OperatorRights | undefined,
	orderedOn: DayNumber | undefined,
): ReasonMask {
	if (rights === undefined) return REASON.OPERATOR_UNKNOWN;
	if (rights.refusal !== 0) return rights.refusal;
	return orderedOn !== undefined && orderedOn < rights.historyFrom ? REASON.ORDER_BEFORE_HISTORY : 0;
}
