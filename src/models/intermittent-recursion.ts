/** Where exponential smoothing of sizes and intervals (or chances) ended, and its one-step forecasts. */
export interface IntermittentPath {
	/** Smoothed size of a demand. */
	readonly size: number;
	/** Demands a period: the reciprocal of the smoothed interval, or the smoothed chance of a demand. */
	readonly frequency: number;
	/** Number of demands seen. */
	readonly demands: number;
	/** Forecast of each period from the periods before it; `NaN` until one was observed. */
	readonly fitted: Float64Array;
}

/**
 * Croston's recursion: sizes and intervals between demands smoothed apart, both updated at demands only.
 *
 * Both start at their first value. A missing period neither ends nor lengthens an interval.
 *
 * @param values demand of each period, >= 0; `NaN` is missing
 * @param alpha smoothing parameter of sizes and intervals, in (0, 1]
 * @returns smoothed size, frequency (1 / interval), fitted values
 * @see Croston (1972), Forecasting and stock control for intermittent demands, Operational Research Quarterly 23
 * @example
 * const path = crostonRecursion([0, 4, 0, 0, 2], 0.5);
 * path.size; // => 3
 * path.frequency; // => 0.4
 */
export function crostonRecursion(values: ArrayLike<number>, alpha: number): IntermittentPath {
	const fitted = new Float64Array(values.length);
	let size = 0;
	let interval = 1;
	let elapsed = 0;
	let demands = 0;
	for (let t = 0; t < values.length; t++) {
		fitted[t] = demands === 0 && elapsed === 0 ? Number.NaN : size / interval;
		const value = values[t]!;
		if (Number.isNaN(value)) continue;
		elapsed++;
		if (value <= 0) continue;
		size = demands === 0 ? value : size + alpha * (value - size);
		interval = demands === 0 ? elapsed : interval + alpha * (elapsed - interval);
		elapsed = 0;
		demands++;
	}
	return { size, frequency: demands === 0 ? 0 : 1 / interval, demands, fitted };
}

/**
 * Recursion of Teunter, Syntetos and Babai: the chance of a demand is smoothed every period, its size at demands.
 *
 * Chance and size start at their first value (the first period, the first demand). A missing period changes nothing.
 *
 * @param values demand of each period, >= 0; `NaN` is missing
 * @param alphaSize smoothing parameter of the size, in (0, 1]
 * @param alphaChance smoothing parameter of the chance, in (0, 1]
 * @returns smoothed size and chance, fitted values
 * @see Teunter, Syntetos and Babai (2011), Intermittent demand: linking forecasting to inventory obsolescence, EJOR 214
 * @example
 * const path = tsbRecursion([0, 4, 0, 0, 2], 0.5, 0.5);
 * path.size; // => 3
 * path.frequency; // => 0.5625
 */
export function tsbRecursion(
	values: ArrayLike<number>,
	alphaSize: number,
	alphaChance: number,
): IntermittentPath {
	const fitted = new Float64Array(values.length);
	let size = 0;
	let chance = Number.NaN;
	let demands = 0;
	for (let t = 0; t < values.length; t++) {
		fitted[t] = chance * size;
		const value = values[t]!;
		if (Number.isNaN(value)) continue;
		const occurred = value > 0 ? 1 : 0;
		chance = Number.isNaN(chance) ? occurred : chance + alphaChance * (occurred - chance);
		if (occurred === 0) continue;
		size = demands === 0 ? value : size + alphaSize * (value - size);
		demands++;
	}
	return { size, frequency: Number.isNaN(chance) ? 0 : chance, demands, fitted };
}

/**
 * Mean squared one-step error of a path, the loss by which smoothing parameters are chosen.
 *
 * @param values demand of each period
 * @param fitted one-step forecasts, `NaN` where there is none
 * @param factor correction that multiplies every forecast
 * @returns mean of the squared errors and their number
 * @example
 * oneStepError([1, 3], [NaN, 1], 1); // => { mean: 4, count: 1 }
 */
export function oneStepError(
	values: ArrayLike<number>,
	fitted: ArrayLike<number>,
	factor: number,
): { mean: number; count: number } {
	let sum = 0;
	let count = 0;
	for (let t = 0; t < values.length; t++) {
		const error = values[t]! - factor * fitted[t]!;
		if (Number.isNaN(error)) continue;
		sum += error * error;
		count++;
	}
	return { mean: count > 0 ? sum / count : 0, count };
}
