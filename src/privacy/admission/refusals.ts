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
 * @param blank places of the blank lines of a text
 * @returns index and reasons, nothing else
 * @example
 * const refused = new RefusedLines();
 * refused.add(3, REASON.SKU_UNKNOWN, 0, 0);
 * refusalsOf(new PassingLines(), refused, [0, 1, 2]); // => [{ index: 3, reasons: ["SKU_UNKNOWN"] }]
 */
export function refusalsOf(
	passing: PassingLines,
	refused: RefusedLines,
	blank: readonly number[],
): readonly Refusal[] {
	const refusalOf = refusalMaker();
	const refusals: Refusal[] = [];
	const lines = passing.length + refused.length + blank.length;
	let row = 0;
	let nextRefused = 0;
	let nextBlank = 0;
	// All three are in the order of the input: a place that is neither refused nor blank is that of the next row.
	for (let index = 0; index < lines; index++) {
		if (nextRefused < refused.length && refused.index[nextRefused] === index) {
			refusals.push(refusalOf(index, refused.reasons[nextRefused] as number));
			nextRefused += 1;
		} else if (nextBlank < blank.length && blank[nextBlank] === index) {
			nextBlank += 1;
		} else {
			const later = passing.laterOf(row);
			if (later !== 0) refusals.push(refusalOf(index, laterReasons(later)));
			row += 1;
		}
	}
	return Object.freeze(refusals);
}
