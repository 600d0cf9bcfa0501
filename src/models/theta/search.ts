import { minimiseBrent } from "../../math/index.js";
import type { ThetaLines } from "./lines.js";

/** Best parameters of a theta model. */
export interface ThetaParameters {
	readonly alpha: number;
	/** Share of the line in the forecast: 1 - 1 / theta, from 0 (theta 1) to 1 (theta without end). */
	readonly share: number;
	/** Smoothed level before the first value. */
	readonly level: number;
	/** Sum of squared one-step errors, the first value left out. */
	readonly squares: number;
}

/** Smoothing below this forgets nothing, and above it everything; as the reference programs bound it. */
const LOWEST_ALPHA = 0.1;
const HIGHEST_ALPHA = 0.99;
/** Steps of the first, coarse pass; the loss can have two valleys. */
const COARSE_STEPS = 6;
/** Alpha is searched this close, far below its standard error, in no more steps than that: squares are flat at their least. */
const TOLERANCE = 1e-3;
const MOST_FINE_STEPS = 12;
/** Pulls the level before the first value towards that value where nothing else says what it is. */
const LEVEL_PULL = 1e-12;

/**
 * Least squares of a theta model at a given alpha. One-step means are linear in the first level and in the share of
 * the line, so both have a closed form and the search is over alpha alone.
 *
 * @param values observations without gaps, at least three
 * @param observed the same, `NaN` where a value was filled in
 * @param lines lines that the means extrapolate
 * @param alpha smoothing parameter, in (0, 1]
 * @param share a fixed share of the line; `undefined` estimates it within [0, 1]
 * @returns parameters and sum of squares
 * @see Fiorucci et al. (2016), International Journal of Forecasting 32, equations 13-19
 * @example
 * const values = Float64Array.of(2, 4, 6, 8);
 * solveTheta(values, values, thetaLines(values, true), 0.5, 0.5).share; // => 0.5
 */
export function solveTheta(
	values: Float64Array,
	observed: Float64Array,
	{ intercepts, slopes }: ThetaLines,
	alpha: number,
	share: number | undefined,
): ThetaParameters {
	const keep = 1 - alpha;
	const inverse = 1 / alpha;
	const first = values[0]!;
	// Everything is measured from the first value, which keeps the sums small; the first level takes up the difference.
	let smoothed = 0;
	let decay = keep;
	let ww = LEVEL_PULL;
	let wd = 0;
	let dd = 0;
	let wr = 0;
	let dr = 0;
	let rr = 0;
	for (let t = 1; t < values.length; t++) {
		const value = values[t]! - first;
		if (!Number.isNaN(observed[t])) {
			const line = decay * (intercepts[t]! - first) + (1 - decay * keep) * inverse * slopes[t]!;
			const rest = value - smoothed;
			ww += decay * decay;
			wd += decay * line;
			dd += line * line;
			wr += decay * rest;
			dr += line * rest;
			rr += rest * rest;
		}
		// As a sum of two products the chain from one period to the next is short.
		smoothed = keep * smoothed + alpha * value;
		decay *= keep;
	}
	let best = share ?? 0;
	if (share === undefined) {
		const spread = dd - (wd * wd) / ww;
		best = spread > 1e-12 * dd ? Math.min(1, Math.max(0, (dr - (wd * wr) / ww) / spread)) : 0;
	}
	const level = (wr - best * wd) / ww;
	const squares =
		rr +
		level * level * (ww - LEVEL_PULL) +
		best * best * dd +
		2 * level * best * wd -
		2 * level * wr -
		2 * best * dr;
	return { alpha, share: best, level: level + (1 - best) * first, squares: Math.max(0, squares) };
}

/**
 * Searches alpha for the least sum of squares: a coarse pass, then Brent's method around its best.
 *
 * @param values observations without gaps, at least three
 * @param observed the same, `NaN` where a value was filled in
 * @param lines lines that the means extrapolate
 * @param share a fixed share of the line, or `undefined`
 * @returns parameters and sum of squares
 * @example
 * const values = Float64Array.of(5, 5, 5, 5);
 * searchTheta(values, values, thetaLines(values, true), undefined).level; // => 5
 */
export function searchTheta(
	values: Float64Array,
	observed: Float64Array,
	lines: ThetaLines,
	share: number | undefined,
): ThetaParameters {
	const at = (alpha: number): ThetaParameters => solveTheta(values, observed, lines, alpha, share);
	const width = (HIGHEST_ALPHA - LOWEST_ALPHA) / COARSE_STEPS;
	let best = at(LOWEST_ALPHA);
	for (let step = 1; step <= COARSE_STEPS; step++) {
		const next = at(LOWEST_ALPHA + step * width);
		if (next.squares < best.squares) best = next;
	}
	minimiseBrent(
		(alpha) => {
			const next = at(alpha);
			if (next.squares < best.squares) best = next;
			return next.squares;
		},
		Math.max(LOWEST_ALPHA, best.alpha - width),
		Math.min(HIGHEST_ALPHA, best.alpha + width),
		{ tolerance: TOLERANCE, maxEvaluations: MOST_FINE_STEPS },
	);
	return best;
}
