import { ReapproError } from "../../errors.js";

/** Checks two columns that belong together. */
function requirePairs(actual: ArrayLike<number>, forecast: ArrayLike<number>): void {
	if (actual.length === 0)
		throw new ReapproError("INPUT_INVALID", "Give at least one actual value to measure against.", "actual");
	if (actual.length !== forecast.length)
		throw new ReapproError("INPUT_INVALID", "Give one forecast for each actual value.", "forecast");
}

/** Mean of a term over the periods whose actual value is not missing; `NaN` when all are. */
function meanOver(
	actual: ArrayLike<number>,
	forecast: ArrayLike<number>,
	term: (actual: number, forecast: number) => number,
): number {
	requirePairs(actual, forecast);
	let sum = 0;
	let count = 0;
	for (let h = 0; h < actual.length; h++) {
		if (Number.isNaN(actual[h]!)) continue;
		sum += term(actual[h]!, forecast[h]!);
		count++;
	}
	return sum / count;
}

/** Error over its scale: no error is 0 on any scale, an error on a scale of 0 is infinite. */
const scaled = (error: number, scale: number): number => (error === 0 ? 0 : error / scale);

/**
 * Mean absolute error.
 *
 * @param actual what came, `NaN` where missing (left out)
 * @param forecast one point forecast for each
 * @returns mean of |actual - forecast|, in units of the series
 * @throws {ReapproError} INPUT_INVALID when the lengths differ or are 0
 * @example
 * meanAbsoluteError([3, 5], [2, 8]); // => 2
 */
export function meanAbsoluteError(actual: ArrayLike<number>, forecast: ArrayLike<number>): number {
	return meanOver(actual, forecast, (y, f) => Math.abs(y - f));
}

/**
 * Root mean squared error.
 *
 * @param actual what came, `NaN` where missing (left out)
 * @param forecast one point forecast for each
 * @returns square root of the mean of (actual - forecast)^2, in units of the series
 * @throws {ReapproError} INPUT_INVALID when the lengths differ or are 0
 * @example
 * rootMeanSquaredError([3, 5, 1, 1], [3, 8, 4, 1]); // => 2.1213
 */
export function rootMeanSquaredError(actual: ArrayLike<number>, forecast: ArrayLike<number>): number {
	return Math.sqrt(meanOver(actual, forecast, (y, f) => (y - f) * (y - f)));
}

/**
 * Bias: mean of forecast minus actual; above 0 means that too much was forecast.
 *
 * @param actual what came, `NaN` where missing (left out)
 * @param forecast one point forecast for each
 * @returns the mean error, in units of the series
 * @throws {ReapproError} INPUT_INVALID when the lengths differ or are 0
 * @example
 * bias([3, 5], [2, 8]); // => 1
 */
export function bias(actual: ArrayLike<number>, forecast: ArrayLike<number>): number {
	return meanOver(actual, forecast, (y, f) => f - y);
}

/**
 * Symmetric mean absolute percentage error as in the M4 competition: mean of 200 |y - f| / (|y| + |f|).
 *
 * @param actual what came, `NaN` where missing (left out)
 * @param forecast one point forecast for each
 * @returns percent, 0 .. 200; a period with both 0 counts as 0
 * @throws {ReapproError} INPUT_INVALID when the lengths differ or are 0
 * Source: Makridakis, Spiliotis, Assimakopoulos (2020), The M4 competition.
 * @example
 * symmetricMeanAbsolutePercentageError([100, 0], [300, 0]); // => 50
 */
export function symmetricMeanAbsolutePercentageError(
	actual: ArrayLike<number>,
	forecast: ArrayLike<number>,
): number {
	return meanOver(actual, forecast, (y, f) => scaled(200 * Math.abs(y - f), Math.abs(y) + Math.abs(f)));
}

/**
 * Mean absolute difference of values one season apart: the in-sample error of the seasonal naive forecast.
 *
 * @param training history, `NaN` where missing (pairs with one are left out)
 * @param seasonLength whole periods a season; 1 for none
 * @returns the scale of MASE and MSIS; 0 for a history that repeats itself or is no longer than a season
 * @throws {ReapproError} OPTION_INVALID when the season is no integer of 1 or more
 * Source: Hyndman, Koehler (2006), Another look at measures of forecast accuracy.
 * @example
 * seasonalNaiveScale([1, 3, 2, 6], 2); // => 2
 */
export function seasonalNaiveScale(training: ArrayLike<number>, seasonLength: number): number {
	if (!Number.isInteger(seasonLength) || seasonLength < 1)
		throw new ReapproError("OPTION_INVALID", "Give the season as a whole number of periods.", "seasonLength");
	let sum = 0;
	let count = 0;
	for (let t = seasonLength; t < training.length; t++) {
		const difference = training[t]! - training[t - seasonLength]!;
		if (Number.isNaN(difference)) continue;
		sum += Math.abs(difference);
		count++;
	}
	return count === 0 ? 0 : sum / count;
}

/**
 * Mean absolute scaled error: MAE over the in-sample MAE of the seasonal naive forecast.
 *
 * @param actual what came, `NaN` where missing (left out)
 * @param forecast one point forecast for each
 * @param training the history that the forecast was made from
 * @param seasonLength whole periods a season; 1 for none
 * @returns below 1 is better than the seasonal naive was in sample; Infinity for an error on a scale of 0
 * @throws {ReapproError} INPUT_INVALID when the lengths differ or are 0
 * Source: Hyndman, Koehler (2006).
 * @example
 * meanAbsoluteScaledError([7, 9], [6, 6], [1, 3, 2, 6], 2); // => 1
 */
export function meanAbsoluteScaledError(
	actual: ArrayLike<number>,
	forecast: ArrayLike<number>,
	training: ArrayLike<number>,
	seasonLength: number,
): number {
	return scaled(meanAbsoluteError(actual, forecast), seasonalNaiveScale(training, seasonLength));
}

/**
 * Root mean squared scaled error as in the M5 competition: scaled by the one-step naive, from the first demand on.
 *
 * @param actual what came, `NaN` where missing (left out)
 * @param forecast one point forecast for each
 * @param training the history; its zeros before the first demand are left out of the scale
 * @returns below 1 is better than the naive was in sample; Infinity for an error on a scale of 0
 * @throws {ReapproError} INPUT_INVALID when the lengths differ or are 0
 * Source: Makridakis, Spiliotis, Assimakopoulos (2022), M5 accuracy competition.
 * @example
 * rootMeanSquaredScaledError([6, 6], [4, 4], [0, 0, 3, 5, 3, 1]); // => 1
 */
export function rootMeanSquaredScaledError(
	actual: ArrayLike<number>,
	forecast: ArrayLike<number>,
	training: ArrayLike<number>,
): number {
	let first = 0;
	while (first < training.length && !(Math.abs(training[first]!) > 0)) first++;
	let sum = 0;
	let count = 0;
	for (let t = first + 1; t < training.length; t++) {
		const difference = training[t]! - training[t - 1]!;
		if (Number.isNaN(difference)) continue;
		sum += difference * difference;
		count++;
	}
	return scaled(rootMeanSquaredError(actual, forecast), count === 0 ? 0 : Math.sqrt(sum / count));
}

/** Averages over series of the two measures behind an OWA. */
export interface AverageErrors {
	/** Mean sMAPE over the series, percent. */
	readonly symmetricMeanAbsolutePercentageError: number;
	/** Mean MASE over the series. */
	readonly meanAbsoluteScaledError: number;
}

/**
 * Overall weighted average of the M4 competition: half the ratio of sMAPE and half that of MASE to the Naive 2.
 *
 * @param method averages of the method over all series
 * @param naive2 averages of `naive2Forecast` over the same series
 * @returns below 1 is better than Naive 2
 * Source: Makridakis, Spiliotis, Assimakopoulos (2020), The M4 competition.
 * @example
 * const of = (smape, mase) => ({ symmetricMeanAbsolutePercentageError: smape, meanAbsoluteScaledError: mase });
 * overallWeightedAverage(of(9, 1.6), of(10, 2)); // => 0.85
 */
export function overallWeightedAverage(method: AverageErrors, naive2: AverageErrors): number {
	return (
		0.5 *
		(method.symmetricMeanAbsolutePercentageError / naive2.symmetricMeanAbsolutePercentageError +
			method.meanAbsoluteScaledError / naive2.meanAbsoluteScaledError)
	);
}
