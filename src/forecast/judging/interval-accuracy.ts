import { ReapproError } from "../../errors.js";
import type { QuantileRow } from "../types.js";
import { seasonalNaiveScale } from "./point-accuracy.js";

function requireColumns(actual: ArrayLike<number>, ...columns: ArrayLike<number>[]): void {
	if (actual.length === 0)
		throw new ReapproError("INPUT_INVALID", "Give at least one actual value to measure against.", "actual");
	for (const column of columns)
		if (column.length !== actual.length)
			throw new ReapproError("INPUT_INVALID", "Give one forecast for each actual value.", "forecast");
}

function requireFraction(value: number, path: string): void {
	if (!(value > 0 && value < 1))
		throw new ReapproError("OPTION_INVALID", "Give a fraction between 0 and 1, both excluded.", path);
}

/** Mean of a term over the periods whose actual value is not missing; `NaN` when all are. */
function meanTerm(actual: ArrayLike<number>, term: (h: number) => number): number {
	let sum = 0;
	let count = 0;
	for (let h = 0; h < actual.length; h++) {
		if (Number.isNaN(actual[h]!)) continue;
		sum += term(h);
		count++;
	}
	return sum / count;
}

/**
 * Pinball (quantile) loss of one forecast: p (y - q) when the actual is above the quantile, else (1 - p) (q - y).
 *
 * @param actual what came
 * @param quantile forecast quantile
 * @param probability of that quantile, in (0, 1)
 * @returns the loss, in units of the series; its expectation is least at the true quantile
 * Source: Koenker, Bassett (1978), Regression quantiles.
 * @example
 * pinballLoss(10, 6, 0.9); // => 3.6
 */
export function pinballLoss(actual: number, quantile: number, probability: number): number {
	return actual >= quantile ? probability * (actual - quantile) : (1 - probability) * (quantile - actual);
}

/**
 * Mean pinball loss over all periods and all quantile rows.
 *
 * @param actual what came, `NaN` where missing (left out)
 * @param quantiles rows of forecast quantiles, each with one value a period
 * @returns the mean loss, in units of the series
 * @throws {ReapproError} INPUT_INVALID when a row has another length than `actual`
 * @example
 * meanPinballLoss([10, 4], [{ probability: 0.9, values: [6, 5] }]); // => 1.85
 */
export function meanPinballLoss(actual: ArrayLike<number>, quantiles: readonly QuantileRow[]): number {
	requireColumns(actual, ...quantiles.map(({ values }) => values));
	return meanTerm(actual, (h) => {
		let sum = 0;
		for (const { probability, values } of quantiles) sum += pinballLoss(actual[h]!, values[h]!, probability);
		return sum / quantiles.length;
	});
}

/**
 * Continuous ranked probability score from quantiles: twice the mean pinball loss.
 *
 * Exact in the limit of many equally spaced probabilities; with few it weighs the part of the distribution they cover.
 *
 * @param actual what came, `NaN` where missing (left out)
 * @param quantiles rows of forecast quantiles, each with one value a period
 * @returns the score, in units of the series; for a point forecast the absolute error
 * @throws {ReapproError} INPUT_INVALID when a row has another length than `actual`
 * Source: Gneiting, Ranjan (2011), eq. 15; Laio, Tamea (2007).
 * @example
 * rankedScoreFromQuantiles([10], [{ probability: 0.5, values: [6] }]); // => 4
 */
export function rankedScoreFromQuantiles(
	actual: ArrayLike<number>,
	quantiles: readonly QuantileRow[],
): number {
	return 2 * meanPinballLoss(actual, quantiles);
}

/**
 * Continuous ranked probability score from samples: E|X - y| - 1/2 E|X - X'|, O(n log n).
 *
 * @param actual what came
 * @param samples draws from the forecast distribution, at least one
 * @returns the score of the empirical distribution, in units of the series
 * @throws {ReapproError} INPUT_INVALID when there is no sample
 * Source: Gneiting, Raftery (2007), eq. 21.
 * @example
 * rankedScoreFromSamples(3, [1, 2, 6]); // => 0.8889
 */
export function rankedScoreFromSamples(actual: number, samples: ArrayLike<number>): number {
	const count = samples.length;
	if (count === 0) throw new ReapproError("INPUT_INVALID", "Give at least one sample.", "samples");
	const sorted = Float64Array.from(samples).sort();
	let distance = 0;
	let spread = 0;
	for (let i = 0; i < count; i++) {
		distance += Math.abs(sorted[i]! - actual);
		spread += (2 * i + 1 - count) * sorted[i]!;
	}
	return distance / count - spread / (count * count);
}

/**
 * Share of the actual values inside their interval, both ends included.
 *
 * @param actual what came, `NaN` where missing (left out)
 * @param lower lower end of each period
 * @param upper upper end of each period
 * @returns a fraction; an honest interval of level 0.95 reaches 0.95 in the long run
 * @throws {ReapproError} INPUT_INVALID when the lengths differ or are 0
 * @example
 * intervalCoverage([3, 9], [1, 1], [5, 5]); // => 0.5
 */
export function intervalCoverage(
	actual: ArrayLike<number>,
	lower: ArrayLike<number>,
	upper: ArrayLike<number>,
): number {
	requireColumns(actual, lower, upper);
	return meanTerm(actual, (h) => (actual[h]! >= lower[h]! && actual[h]! <= upper[h]! ? 1 : 0));
}

/**
 * Share of the actual values at or below their forecast quantile.
 *
 * @param actual what came, `NaN` where missing (left out)
 * @param quantile forecast quantile of each period
 * @returns a fraction, to be held against the quantile's probability; counts may lie above it
 * @throws {ReapproError} INPUT_INVALID when the lengths differ or are 0
 * @example
 * quantileCoverage([3, 9, 2, 1], [4, 4, 4, 4]); // => 0.75
 */
export function quantileCoverage(actual: ArrayLike<number>, quantile: ArrayLike<number>): number {
	requireColumns(actual, quantile);
	return meanTerm(actual, (h) => (actual[h]! <= quantile[h]! ? 1 : 0));
}

/**
 * Interval score: width, plus 2 / (1 - level) times the distance by which an actual value missed the interval.
 *
 * @param actual what came, `NaN` where missing (left out)
 * @param lower lower end of each period
 * @param upper upper end of each period
 * @param level nominal coverage, in (0, 1)
 * @returns mean score, in units of the series
 * @throws {ReapproError} INPUT_INVALID when the lengths differ or are 0; OPTION_INVALID for a level outside (0, 1)
 * Source: Gneiting, Raftery (2007), eq. 43.
 * @example
 * intervalScore([3, 6], [1, 1], [5, 5], 0.8); // => 9
 */
export function intervalScore(
	actual: ArrayLike<number>,
	lower: ArrayLike<number>,
	upper: ArrayLike<number>,
	level: number,
): number {
	requireColumns(actual, lower, upper);
	requireFraction(level, "level");
	const penalty = 2 / (1 - level);
	return meanTerm(actual, (h) => {
		const missed = Math.max(lower[h]! - actual[h]!, actual[h]! - upper[h]!, 0);
		return upper[h]! - lower[h]! + penalty * missed;
	});
}

/**
 * Mean scaled interval score of the M4 competition: the interval score over the scale of MASE.
 *
 * @param actual what came, `NaN` where missing (left out)
 * @param lower lower end of each period
 * @param upper upper end of each period
 * @param level nominal coverage, in (0, 1)
 * @param training the history that the forecast was made from
 * @param seasonLength whole periods a season; 1 for none
 * @returns the scaled score; Infinity for a score above 0 on a scale of 0
 * @throws {ReapproError} INPUT_INVALID when the lengths differ or are 0; OPTION_INVALID for a level outside (0, 1)
 * Source: Makridakis, Spiliotis, Assimakopoulos (2020), The M4 competition.
 * @example
 * meanScaledIntervalScore([3, 6], [1, 1], [5, 5], 0.8, [1, 3, 2, 6], 2); // => 4.5
 */
export function meanScaledIntervalScore(
	actual: ArrayLike<number>,
	lower: ArrayLike<number>,
	upper: ArrayLike<number>,
	level: number,
	training: ArrayLike<number>,
	seasonLength: number,
): number {
	const score = intervalScore(actual, lower, upper, level);
	return score === 0 ? 0 : score / seasonalNaiveScale(training, seasonLength);
}
