import { type ReasonMask, reasonsOf } from "../reasons.js";
import type { ReasonCode, Refusal } from "../types.js";
import type { PassingLines } from "./passing-lines.js";
import type { RefusedLines } from "./refused-lines.js";

/**
 * The refused lines in the order of the input; lines with the same reasons share one frozen list.
 *
 * @param passing lines that passed the check; those with later reasons are refused
 * @param refused lines that did not
 * @returns index and reasons, nothing else
 * @example
 * const refused = new RefusedLines();
 * refused.add(3, REASON.SKU_UNKNOWN, 0, undefined);
 * refusalsOf(new PassingLines(), refused); // => [{ index: 3, reasons: ["SKU_UNKNOWN"] }]
 */
export function refusalsOf(passing: PassingLines, refused: RefusedLines): readonly Refusal[] {
	const lists = new Map<ReasonMask, readonly ReasonCode[]>();
	const listOf = (mask: ReasonMask): readonly ReasonCode[] => {
		const known = lists.get(mask);
		if (known !== undefined) return known;
		const list = reasonsOf(mask);
		lists.set(mask, list);
		return list;
	};
	const refusals = refused.index.map((index, row) => ({
		index,
		reasons: listOf(refused.reasons[row] as number),
	}));
	for (let row = 0; row < passing.length; row++) {
		const mask = passing.reasons[row] as number;
		if (mask !== 0) refusals.push({ index: passing.index[row] as number, reasons: listOf(mask) });
	}
	return Object.freeze(refusals.sort((a, b) => a.index - b.index).map((one) => Object.freeze(one)));
}
