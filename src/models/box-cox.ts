import { minimiseBrent } from "../math/index.js";
import { wholeSeason } from "./observed.js";

/** Width to which the parameter is found. */
const TOLERANCE = 1e-6;

/**
 * Box-Cox transformation.
 *
 * @param value number to transform; positive when lambda <= 0
 * @param lambda 0 for the logarithm, 1 for a shift by one
 * @returns the transformed number; negative values keep their sign when lambda > 0
 * @see Box and Cox (1964), Journal of the Royal Statistical Society B 26; Bickel and Doksum (1981) for negative values
 * @example
 * boxCox(9, 0.5); // => 4
 */
export function boxCox(value: number, lambda: number): number {
	if (lambda === 0) return Math.log(value);
	return (Math.sign(value) * Math.abs(value) ** lambda - 1) / lambda;
}

/**
 * Inverse of the Box-Cox transformation.
 *
 * @param value transformed number
 * @param lambda parameter of the transformation
 * @returns the number
 * @example
 * inverseBoxCox(4, 0.5); // => 9
 */
export function inverseBoxCox(value: number, lambda: number): number {
	if (lambda === 0) return Math.exp(value);
	const power = value * lambda + 1;
	return Math.sign(power) * Math.abs(power) ** (1 / lambda);
}

/**
 * Box-Cox parameter by Guerrero's method: the one under which the spread of a season least depends on its mean.
 *
 * The last whole seasons are taken (pairs of values without season); the coefficient of variation of
 * spread / mean^(1 - lambda) is minimised.
 *
 * @param values observations, `NaN` where missing
 * @param seasonLength periods a season
 * @param options bounds of the parameter, default -1 and 2; the lower is at least 0 when a value is not positive
 * @returns the parameter; 1 when two seasons are not exceeded, or a season's mean is not positive, or nothing varies
 * @see Guerrero (1993), Journal of Forecasting 12, pages 37-48
 * @example
 * const growth = Float64Array.from({ length: 40 }, (_, t) => 1.1 ** t * (t % 4 === 0 ? 3 : 2));
 * guerreroLambda(growth, 4); // => 0.000
 */
export function guerreroLambda(
	values: ArrayLike<number>,
	seasonLength: number,
	options: { readonly lower?: number; readonly upper?: number } = {},
): number {
	const whole = wholeSeason(seasonLength);
	if (values.length <= 2 * whole) return 1;
	const { means, spreads, positive } = momentsOfSeasons(values, Math.max(2, whole));
	if (means.length < 2 || means.some((mean) => !(mean > 0)) || spreads.every((spread) => spread === 0))
		return 1;
	const lower = options.lower ?? -1;
	return minimiseBrent(
		(lambda) => ratioVariation(means, spreads, lambda),
		positive ? lower : Math.max(lower, 0),
		options.upper ?? 2,
		{ tolerance: TOLERANCE },
	).x;
}

/**
 * What Guerrero's method minimises.
 *
 * @param means mean of each season, positive
 * @param spreads standard deviation of each season
 * @param lambda the parameter
 * @returns coefficient of variation of spread / mean^(1 - lambda)
 * @example
 * ratioVariation([1, 2], [3, 6], 0); // => 0
 */
export function ratioVariation(means: readonly number[], spreads: readonly number[], lambda: number): number {
	const ratios = means.map((mean, index) => spreads[index]! / mean ** (1 - lambda));
	const { mean, spread } = moments(ratios);
	return spread / mean;
}

/**
 * Mean and standard deviation of the last whole seasons; those with fewer than two values are left out.
 *
 * @param values observations, `NaN` where missing
 * @param period whole periods a season
 * @returns means and spreads in order of time, and whether every value is positive
 * @example
 * momentsOfSeasons([9, 1, 3, 4, 4], 2).means; // => [2, 4]
 */
export function momentsOfSeasons(
	values: ArrayLike<number>,
	period: number,
): { means: number[]; spreads: number[]; positive: boolean } {
	const means: number[] = [];
	const spreads: number[] = [];
	let positive = true;
	for (let t = 0; t < values.length; t++) if (values[t]! <= 0) positive = false;
	for (let from = values.length % period; from < values.length; from += period) {
		const season: number[] = [];
		for (let t = from; t < from + period; t++) if (!Number.isNaN(values[t]!)) season.push(values[t]!);
		if (season.length < 2) continue;
		const { mean, spread } = moments(season);
		means.push(mean);
		spreads.push(spread);
	}
	return { means, spreads, positive };
}

function moments(values: readonly number[]): { mean: number; spread: number } {
	let mean = 0;
	for (const value of values) mean += value / values.length;
	let squares = 0;
	for (const value of values) squares += (value - mean) ** 2;
	return { mean, spread: Math.sqrt(squares / (values.length - 1)) };
}
