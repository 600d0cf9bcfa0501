import { interpolateMissing } from "./decomposition.js";
import { kpssStatistic } from "./kpss.js";
import { mstlDecomposition } from "./stl/mstl.js";

/** Critical value of the KPSS statistic at 5 %. */
const LEVEL_MOVES = 0.463;
/** Seasonal strength from which a seasonal difference pays, found by experiments (Wang, Smith and Hyndman 2006). */
const STRONG_SEASON = 0.64;

/**
 * Differences at a lag.
 *
 * @param values observations, `NaN` where missing
 * @param lag periods between the two values, >= 1
 * @returns `values[t] - values[t - lag]`, shorter by `lag`
 * @example
 * Array.from(differences([1, 3, 6, 10], 1)); // => [2, 3, 4]
 */
export function differences(values: ArrayLike<number>, lag: number): Float64Array {
	const result = new Float64Array(Math.max(0, values.length - lag));
	for (let t = 0; t < result.length; t++) result[t] = values[t + lag]! - values[t]!;
	return result;
}

/**
 * Number of differences after which the KPSS test finds a constant level, at 5 %.
 *
 * @param values observations; missing ones are left out
 * @param options `most` differences, default 2
 * @returns 0..most; a constant series needs none
 * @see Hyndman and Khandakar (2008), Journal of Statistical Software 27, section 3.1
 * @example
 * ordinaryDifferences(Float64Array.from({ length: 40 }, (_, t) => 2 * t)); // => 1
 */
export function ordinaryDifferences(
	values: ArrayLike<number>,
	options: { readonly most?: number } = {},
): number {
	let rest = Float64Array.from(values).filter((value) => !Number.isNaN(value));
	const most = options.most ?? 2;
	for (let count = 0; count < most; count++) {
		if (isConstant(rest) || !(kpssStatistic(rest) > LEVEL_MOVES)) return count;
		rest = differences(rest, 1) as typeof rest;
	}
	return most;
}

/**
 * Number of seasonal differences: one while the season is strong.
 *
 * @param values observations, `NaN` where missing
 * @param period whole periods a season
 * @param options `most` differences, default 1
 * @returns 0..most; 0 without season or when two seasons are not exceeded
 * @see Wang, Smith and Hyndman (2006), Data Mining and Knowledge Discovery 13 (strength of a season)
 * @example
 * seasonalDifferences(Float64Array.from({ length: 24 }, (_, t) => [5, 1, 3][t % 3]), 3); // => 1
 */
export function seasonalDifferences(
	values: ArrayLike<number>,
	period: number,
	options: { readonly most?: number } = {},
): number {
	let rest = Float64Array.from(values);
	const most = options.most ?? 1;
	for (let count = 0; count < most; count++) {
		if (isConstant(rest) || !(seasonalStrength(rest, period) > STRONG_SEASON)) return count;
		rest = differences(rest, period) as typeof rest;
	}
	return most;
}

/**
 * Strength of the season: one less the variance of the remainder over that of season and remainder together.
 *
 * @param values observations, `NaN` where missing
 * @param period whole periods a season
 * @returns in [0, 1]; 0 without season or when two seasons are not exceeded
 * @see Wang, Smith and Hyndman (2006); Hyndman and Athanasopoulos (2021), section 4.3
 * @example
 * seasonalStrength(Float64Array.from({ length: 24 }, (_, t) => [5, 1, 3][t % 3]), 3); // => 1.000
 */
export function seasonalStrength(values: ArrayLike<number>, period: number): number {
	if (!(period >= 2) || values.length <= 2 * period || isConstant(values)) return 0;
	const filled = interpolateMissing(values);
	if (filled.some(Number.isNaN)) return 0;
	const { seasonals, remainder } = mstlDecomposition(filled, [period]);
	const season = seasonals[0]!;
	const whole = varianceOf(remainder.map((value, t) => value + season[t]!));
	return whole > 0 ? Math.max(0, Math.min(1, 1 - varianceOf(remainder) / whole)) : 0;
}

function varianceOf(values: Float64Array): number {
	let mean = 0;
	for (const value of values) mean += value / values.length;
	let squares = 0;
	for (const value of values) squares += (value - mean) ** 2;
	return squares / (values.length - 1);
}

function isConstant(values: ArrayLike<number>): boolean {
	for (let t = 1; t < values.length; t++) if (values[t]! !== values[0]!) return false;
	return true;
}
