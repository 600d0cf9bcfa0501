import { sizesFromMoments } from "../math/index.js";
import type { Series } from "./series.js";

/** How many pieces an order line brings. */
export interface LineSizes {
	/** E[size], at least 1. */
	readonly mean: number;
	/** E[size^2] / E[size]: variance over mean of the pieces when lines arrive as Poisson; at least 1. */
	readonly dispersion: number;
	/** Probability of 1, 2, 3, ... pieces. */
	readonly probabilities: readonly number[];
}

const SINGLE: LineSizes = { mean: 1, dispersion: 1, probabilities: [1] };

/**
 * Sizes of the order lines of a series, from its numbers of lines and sums of squares.
 *
 * Without lines (or with no line yet) every event is one piece.
 *
 * @param series units, lines and squared units of each period
 * @returns mean size, dispersion E[size^2] / E[size], and the probabilities that have these moments
 * @example
 * const values = Float64Array.of(3, 0, 1);
 * lineSizes({ values, seasonLength: 1, lines: Float64Array.of(3, 0, 1), squares: values }).dispersion; // => 1
 */
export function lineSizes(series: Series): LineSizes {
	const { values, lines, squares } = series;
	if (lines === undefined || squares === undefined) return SINGLE;
	let units = 0;
	let count = 0;
	let square = 0;
	for (let t = 0; t < values.length; t++) {
		if (Number.isNaN(values[t]!) || !(lines[t]! > 0)) continue;
		units += values[t]!;
		count += lines[t]!;
		square += squares[t]!;
	}
	if (!(count > 0) || !(units > 0)) return SINGLE;
	const mean = Math.max(1, units / count);
	// Returns netted into the units make the two sums disagree; a mean square below the squared mean can not be.
	const meanSquare = Math.max(square / count, mean * mean, 1);
	if (mean === 1) return SINGLE;
	return { mean, dispersion: meanSquare / mean, probabilities: sizesFromMoments(mean, meanSquare) };
}
