import type { EtsState } from "./process.js";

/** Relative errors as large as the values themselves are no fit of a positive series. */
const LARGEST_RELATIVE_ERROR = 1;

/**
 * Whether the relative errors of a form are as large as the values: it is no fit.
 *
 * @param state states at the end of the series
 * @returns false for every form with additive errors
 * @example
 * const form = { error: "M", trend: "A", damped: false, season: "N" };
 * const state = { form, alpha: 1, beta: 1, gamma: 0, phi: 1, level: 100, slope: 0, season: [0], standardDeviation: 54660, counts: false };
 * errsByAll(state); // => true
 */
export function errsByAll({ form, standardDeviation }: EtsState): boolean {
	return form.error === "M" && !(standardDeviation < LARGEST_RELATIVE_ERROR);
}

/**
 * A form whose spread, over as many periods as it was fitted to, is more than so many ranges of what was seen: of paths
 * simulated from smoothing models themselves, with and without damping, at most one in a hundred stays so close together.
 */
const LARGEST_SPREAD = 10;

/**
 * Whether a form is no description of the series that it was fitted to: its relative errors are as large as the values, or
 * its spread leaves the range of the series far behind, which one huge value can bring about. The answer does not hang on
 * the horizon of a forecast.
 *
 * @param state states at the end of the series
 * @param values observations that the form was fitted to, `NaN` where missing
 * @returns false for every form with additive errors and without trend
 * @see Hyndman, Koehler, Ord and Snyder (2008), section 6.4 (variance of the forms with multiplicative errors)
 * @example
 * const form = { error: "M", trend: "N", damped: false, season: "N" };
 * const state = { form, alpha: 1, beta: 0, gamma: 0, phi: 1, level: 100, slope: 0, season: [0], standardDeviation: 0.8, counts: false };
 * const values = Float64Array.from({ length: 30 }, (_, t) => (t === 14 ? 500 : 100));
 * runsAway(state, values); // => true
 * runsAway({ ...state, standardDeviation: 0.2 }, values); // => false
 */
export function runsAway(state: EtsState, values: Float64Array): boolean {
	const { form, alpha, beta, phi, standardDeviation } = state;
	const relative = form.error === "M";
	if (!relative && form.trend === "N") return false;
	if (errsByAll(state)) return true;
	const square = standardDeviation * standardDeviation;
	let { level, slope } = state;
	// Variances of level and slope, and their covariance; the season, whose mean is neutral, is left out.
	let [levels, both, slopes, variance] = [0, 0, 0, 0];
	for (let h = 0; h < values.length; h++) {
		slope *= phi;
		level += slope;
		const known = levels + phi * (2 * both + phi * slopes);
		const shock = relative ? square * (level * level + known) : square;
		variance = known + shock;
		both = phi * (both + phi * slopes) + alpha * beta * shock;
		levels = known + alpha * alpha * shock;
		slopes = phi * phi * slopes + beta * beta * shock;
	}
	return !(variance <= (LARGEST_SPREAD * rangeOf(values)) ** 2);
}

function rangeOf(values: Float64Array): number {
	let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const value of values) {
		if (value < least) least = value;
		if (value > most) most = value;
	}
	return most - least;
}
