import { REASON, type ReasonMask, reasonsOf } from "../reasons.js";
import type { ReasonCode, Refusal } from "../types.js";
import { LATER, type PassingLines } from "./passing-lines.js";
import type { RefusedLines } from "./refused-lines.js";

const laterReasons = (later: number): ReasonMask =>
	((later & LATER.conflict) === 0 ? 0 : REASON.DUPLICATE_CONFLICT) |
	((later & LATER.withdrawn) === 0 ? 0 : REASON.CONSENT_WITHDRAWN);

/** Makes refusals; lines with the same reasons share one frozen list. */
function refusalMaker(): (index: number, mask: ReasonMask) => Refusal {
	const lists = new Map<ReasonMask, readonly ReasonCode[]>();
	return (index, mask) => {
		let reasons = lists.get(mask);
		if (reasons === undefined) {
			reasons = reasonsOf(mask);
			lists.set(mask, reasons);
		}
		return Object.freeze({ index, reasons });
	};
}

/**
 * The refused lines in the order of the input.
 *
 * @param passing lines that passed the check; those that a repeat or a withdrawal takes out again are refused
 * @param refused lines that did not
 * @returns index and reasons, nothing else
 * @example
 * const refused = new RefusedLines();
 * refused.add(3, REASON.SKU_UNKNOWN, 0, 0);
 * refusalsOf(new PassingLines(), refused); // => [{ index: 3, reasons: ["SKU_UNKNOWN"] }]
 */
export function refusalsOf(passing: PassingLines, refused: RefusedLines): readonly Refusal[] {
	const refusalOf = refusalMaker();
	const refusals: Refusal[] = [];
	// Both are in the order of the input: they are merged.
	let next = 0;
	const takeRefused = (before: number): void => {
		for (; next < refused.length && (refused.index[next] as number) < before; next++) {
			refusals.push(refusalOf(refused.index[next] as number, refused.reasons[next] as number));
		}
	};
	for (let row = 0; row < passing.length; row++) {
		const later = passing.later[row] as number;
		if (later === 0) continue;
		const index = passing.index[row] as number;
		takeRefused(index);
		refusals.push(refusalOf(index, laterReasons(later)));
	}
	takeRefused(Infinity);
	return Object.freeze(refusals);
}
