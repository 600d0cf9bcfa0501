import * as z from "zod";
import { MOST_SENSITIVITY } from "./noise-scale.js";

/**
 * Whose presence the noise hides: all lines of one funeral (`"family"`), or all lines of one funeral operator
 * (`"operator"`).
 */
export type ProtectedUnit = "family" | "operator";

/**
 * How much one unit may change a question: `pieces` over all its counts together, or at most `lines` lines of at most
 * `piecesPerLine` pieces, returns counted without their sign.
 *
 * Choose it from what is known of the trade, never from the data: a bound read off the data tells of them.
 */
export type ContributionBound =
	| { readonly pieces: number }
	| { readonly lines: number; readonly piecesPerLine: number };

/** Pieces of a line whose unit is cut as a whole anyway; keeps sums of lines exact. */
const UNBOUNDED_LINE = 1_000_000_000;

const pieces = z.int().min(1).max(MOST_SENSITIVITY);

/** Form of a contribution bound; the product of lines and pieces is bounded as the pieces are. */
export const contributionBoundSchema = z.union([
	z.strictObject({ pieces }),
	z
		.strictObject({ lines: pieces, piecesPerLine: pieces })
		.refine((bound) => bound.lines * bound.piecesPerLine <= MOST_SENSITIVITY),
]);

/**
 * Sensitivity in the sum of absolute values: the most by which adding or removing one unit changes all counts together.
 *
 * @param bound the contribution bound
 * @returns pieces, >= 1
 * @example
 * sensitivityOf({ lines: 4, piecesPerLine: 2 }); // => 8
 */
export function sensitivityOf(bound: ContributionBound): number {
	return "pieces" in bound ? bound.pieces : bound.lines * bound.piecesPerLine;
}

/**
 * Most pieces that one line may bring.
 *
 * @param bound the contribution bound
 * @returns pieces, >= 1; beyond any order where the bound names no line
 * @example
 * lineLimitOf({ lines: 4, piecesPerLine: 2 }); // => 2
 */
export function lineLimitOf(bound: ContributionBound): number {
	return "pieces" in bound ? UNBOUNDED_LINE : bound.piecesPerLine;
}
