import { classicalDecomposition, withoutGaps } from "../decomposition.js";
import { wholeSeason } from "../observed.js";
import { isUsableSeason, kindOf, NO_SEASON, type Season } from "./season.js";

/** Variance of the mean of a phase around its true figure, in the mean of the phases; each is seen twice or more. */
function noiseOf(filled: Float64Array, trend: Float64Array, { figure, kind }: Season): number {
	const period = figure.length;
	const counts = new Float64Array(period);
	let squares = 0;
	let seen = 0;
	for (let t = 0, phase = 0; t < filled.length; t++, phase = phase + 1 === period ? 0 : phase + 1) {
		const ratio = kind === "multiplicative" ? filled[t]! / trend[t]! : filled[t]! - trend[t]!;
		if (!Number.isFinite(ratio)) continue;
		squares += (ratio - figure[phase]!) ** 2;
		counts[phase]! += 1;
		seen += 1;
	}
	if (seen <= period) return Number.POSITIVE_INFINITY;
	let shares = 0;
	for (const count of counts) shares += 1 / Math.max(count, 1) / period;
	return (shares * squares) / (seen - period);
}

/**
 * The season of a classical decomposition, moved towards none as far as it may be chance.
 *
 * A test keeps a season whole or drops it; what is nearly significant is then lost, and what just is stands with all of
 * its noise. Here each figure keeps the share of its distance from neutral that the variance between phases owes to the
 * season and not to the noise of their means.
 *
 * @param values observations, `NaN` where missing
 * @param seasonLength periods a season, may be fractional
 * @returns figure and kind; `"none"` up to two seasons, and where all may be chance
 * @see Miller and Williams (2003), International Journal of Forecasting 19, on shrinking seasonal factors
 * @see Efron and Morris (1975), Journal of the American Statistical Association 70, on the share that is kept
 * @example
 * const values = Float64Array.from({ length: 12 }, (_, t) => [6, 2, 4, 4][t % 4]);
 * Array.from(shrunkSeason(values, 4).figure); // => [1.5, 0.5, 1.0, 1.0]
 */
export function shrunkSeason(values: Float64Array, seasonLength: number): Season {
	const period = wholeSeason(seasonLength);
	if (period === 1 || values.length <= 2 * period) return NO_SEASON;
	const filled = withoutGaps(values);
	const kind = kindOf(filled);
	const { figure, trend } = classicalDecomposition(filled, period, kind);
	const neutral = kind === "multiplicative" ? 1 : 0;
	let squares = 0;
	for (const factor of figure) squares += (factor - neutral) ** 2;
	const noise = noiseOf(filled, trend, { figure, kind });
	const share = squares > 0 ? 1 - (noise * (period - 1)) / squares : 0;
	if (!(share > 0)) return NO_SEASON;
	const shrunk = figure.map((factor) => neutral + share * (factor - neutral));
	return isUsableSeason(shrunk, kind) ? { figure: shrunk, kind } : NO_SEASON;
}
