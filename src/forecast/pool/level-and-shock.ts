/** Variance of the logarithm of the level before anything is seen, and periods that only settle it. */
const START_VARIANCE = 1;
const SETTLING = 8;

/** How a level and a shock move, a period. */
export interface LevelAndShock {
	/** Autocorrelation of the shock. */
	readonly persistence: number;
	/** Variance of the shock, and of the steps of the level. */
	readonly shockVariance: number;
	readonly stepVariance: number;
	/** Factor of the noise of the ratios. */
	readonly dispersion: number;
	/** Period in which the level may have moved at once, and the variance of that; none where absent. */
	readonly jump?: { readonly at: number; readonly variance: number };
}

/** Level, shock and their three (co)variances of one period. */
export const STATE_SIZE = 5;

/** Logarithms of ratios, `NaN` where there is none, and their variance at dispersion 1. */
export interface Ratios {
	readonly values: Float64Array;
	readonly noise: Float64Array;
}

/**
 * Kalman filter of a random walk and a shock that fades, seen together under noise.
 *
 * @param ratios what was seen
 * @param setting how level and shock move
 * @param predicted receives the state of each period before it was seen, `STATE_SIZE` numbers each
 * @param filtered receives the state of each period after it was seen
 * @returns the log-likelihood without its constant; the first periods only settle the level
 * @see Harvey (1989), Forecasting, Structural Time Series Models and the Kalman Filter, section 3.4
 * @example
 * const ratios = { values: new Float64Array(9), noise: new Float64Array(9).fill(0.01) };
 * filterLevel(ratios, { persistence: 0, shockVariance: 0, stepVariance: 0, dispersion: 1 }); // => 2.2438
 */
export function filterLevel(
	{ values, noise }: Ratios,
	setting: LevelAndShock,
	predicted?: Float64Array,
	filtered?: Float64Array,
): number {
	const { persistence, stepVariance, dispersion, jump } = setting;
	const news = (1 - persistence * persistence) * setting.shockVariance;
	let level = 0;
	let shock = 0;
	let levelVariance = START_VARIANCE;
	let covariance = 0;
	let shockVariance = setting.shockVariance;
	let logLikelihood = 0;
	for (let t = 0; t < values.length; t++) {
		shock *= persistence;
		covariance *= persistence;
		levelVariance += stepVariance;
		if (t === jump?.at) levelVariance += jump.variance;
		shockVariance = persistence * persistence * shockVariance + news;
		predicted?.set([level, shock, levelVariance, covariance, shockVariance], STATE_SIZE * t);
		const value = values[t]!;
		if (!Number.isNaN(value)) {
			const levelGain = levelVariance + covariance;
			const shockGain = covariance + shockVariance;
			const variance = levelGain + shockGain + dispersion * noise[t]!;
			const error = value - level - shock;
			if (t >= SETTLING) logLikelihood -= 0.5 * (Math.log(variance) + (error * error) / variance);
			level += (levelGain / variance) * error;
			shock += (shockGain / variance) * error;
			levelVariance -= (levelGain * levelGain) / variance;
			covariance -= (levelGain * shockGain) / variance;
			shockVariance -= (shockGain * shockGain) / variance;
		}
		filtered?.set([level, shock, levelVariance, covariance, shockVariance], STATE_SIZE * t);
	}
	return logLikelihood;
}

/**
 * Smooths the sum of level and shock over all periods.
 *
 * @param predicted states before each period was seen, of `filterLevel`
 * @param filtered states after it was seen
 * @param persistence autocorrelation of the shock
 * @param length number of periods, 1 or more
 * @returns mean of level plus shock of each period, given all of them
 * @see Rauch, Tung and Striebel (1965), AIAA Journal 3, on fixed-interval smoothing
 * @example
 * smoothLevel(Float64Array.of(0, 0, 1, 0, 0), Float64Array.of(0.2, 0.1, 1, 0, 0), 0.8, 1)[0]; // => 0.3
 */
export function smoothLevel(
	predicted: Float64Array,
	filtered: Float64Array,
	persistence: number,
	length: number,
): Float64Array {
	const seen = new Float64Array(length);
	let level = filtered[STATE_SIZE * (length - 1)]!;
	let shock = filtered[STATE_SIZE * (length - 1) + 1]!;
	seen[length - 1] = level + shock;
	for (let t = length - 2; t >= 0; t--) {
		const before = STATE_SIZE * t;
		const after = STATE_SIZE * (t + 1);
		const levelVariance = predicted[after + 2]!;
		const covariance = predicted[after + 3]!;
		const shockVariance = predicted[after + 4]!;
		const levelError = level - predicted[after]!;
		const shockError = shock - predicted[after + 1]!;
		const determinant = levelVariance * shockVariance - covariance * covariance;
		// Without shocks the covariance is singular and the level is all there is.
		const isSingular = !(determinant > 1e-12 * levelVariance * levelVariance);
		const levelPart = isSingular
			? levelError / levelVariance
			: (shockVariance * levelError - covariance * shockError) / determinant;
		const shockPart = isSingular ? 0 : (levelVariance * shockError - covariance * levelError) / determinant;
		const cross = filtered[before + 3]!;
		level = filtered[before]! + filtered[before + 2]! * levelPart + cross * persistence * shockPart;
		shock = filtered[before + 1]! + cross * levelPart + filtered[before + 4]! * persistence * shockPart;
		seen[t] = level + shock;
	}
	return seen;
}
