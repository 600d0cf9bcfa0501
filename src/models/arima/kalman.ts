import type { ArmaCoefficients } from "./polynomials.js";
import { advance, arimaSystem, shownValue, stationaryCovariance } from "./state-space.js";

/** What the filter leaves. */
export interface KalmanRun {
	/** One-step errors over their standard deviation; 0 for periods without error. */
	readonly errors: Float64Array;
	/** The same of the regressor. */
	readonly regressorErrors: Float64Array;
	/** One-step means of series and regressor; `NaN` while the differences are not complete. */
	readonly means: Float64Array;
	readonly regressorMeans: Float64Array;
	/** Number of errors, and sum of the logarithms of their variances. */
	readonly count: number;
	readonly logs: number;
	/** State after the last period for series and regressor, and its covariance matrix in units of the shocks. */
	readonly state: Float64Array;
	readonly regressorState: Float64Array;
	readonly covariance: Float64Array;
}

/** Variance of a value of which nothing is known, in units of the shocks. */
const UNKNOWN = 1e8;
/** An error with at least this share of that variance tells nothing and stays out of the likelihood. */
const TELLS_NOTHING = 1e-2;

/**
 * Whether observations have told a value that the filter knew nothing of when it started.
 *
 * @param variance of the value, in units of the shocks
 * @returns false while it is of the order of the variance at the start
 * @example
 * isKnown(40); // => true
 */
export function isKnown(variance: number): boolean {
	return variance < TELLS_NOTHING * UNKNOWN;
}

/**
 * Kalman filter of a seasonal ARIMA model over a series with missing values.
 *
 * It starts after the values that the differences use up: those observed are taken as known, so that without missing
 * values the likelihood is that of the differenced series; the missing ones start with an all but infinite variance.
 *
 * @param values the series, `NaN` where missing
 * @param regressor a second series that the same filter runs over
 * @param coefficients of the differences
 * @param integration coefficients c of the differences as 1 - sum c B^i
 * @param prior when given, the filter starts with the first value, and values before it have mean 0 and this variance,
 * as other programs do it; their likelihood depends on it
 * @returns errors and final state, or undefined when the model is not stationary
 * @see Harvey (1989), Forecasting, Structural Time Series Models and the Kalman Filter, sections 3.2 to 3.4
 * @example
 * const none = { phi: new Float64Array(0), theta: new Float64Array(0) };
 * const run = runKalman(Float64Array.of(3, 5, 4), new Float64Array(3), none, [1]);
 * Array.from(run.errors); // => [0, 2, -1]
 */
export function runKalman(
	values: Float64Array,
	regressor: Float64Array,
	coefficients: ArmaCoefficients,
	integration: ArrayLike<number>,
	prior?: number,
): KalmanRun | undefined {
	const system = arimaSystem(coefficients, integration);
	const covariance = stationaryCovariance(system, coefficients);
	if (covariance === undefined) return undefined;
	const { inner, size, loads, lags, weights } = system;
	const lost = integration.length;
	const state = new Float64Array(size);
	const regressorState = new Float64Array(size);
	for (let i = 0; i < lost; i++) {
		const past = prior === undefined ? (values[lost - 1 - i] ?? Number.NaN) : Number.NaN;
		if (Number.isNaN(past)) covariance[(inner + i) * (size + 1)] = prior ?? UNKNOWN;
		else {
			state[inner + i] = past;
			regressorState[inner + i] = regressor[lost - 1 - i]!;
		}
	}
	const { length } = values;
	const errors = new Float64Array(length);
	const regressorErrors = new Float64Array(length);
	const means = new Float64Array(length).fill(Number.NaN);
	const regressorMeans = means.slice();
	const shown = new Float64Array(size);
	let count = 0;
	let logs = 0;
	const nothing = TELLS_NOTHING * (prior ?? UNKNOWN);
	for (let t = prior === undefined ? lost : 0; t < length; t++) {
		const mean = shownValue(system, state);
		const regressorMean = shownValue(system, regressorState);
		means[t] = mean;
		regressorMeans[t] = regressorMean;
		const value = values[t]!;
		if (!Number.isNaN(value)) {
			for (let i = 0; i < size; i++) {
				let sum = covariance[i]!;
				for (let k = 0; k < lags.length; k++)
					sum += weights[k]! * covariance[(inner + lags[k]! - 1) * size + i]!;
				shown[i] = sum;
			}
			const variance = shownValue(system, shown);
			const error = value - mean;
			const regressorError = regressor[t]! - regressorMean;
			if (variance < nothing) {
				const root = Math.sqrt(variance);
				errors[t] = error / root;
				regressorErrors[t] = regressorError / root;
				logs += Math.log(variance);
				count++;
			}
			for (let i = 0; i < size; i++) {
				const gain = shown[i]! / variance;
				if (gain === 0) continue;
				state[i]! += gain * error;
				regressorState[i]! += gain * regressorError;
				const row = i * size;
				for (let k = 0; k < size; k++) covariance[row + k]! -= gain * shown[k]!;
			}
		}
		advance(system, state);
		advance(system, regressorState);
		for (let k = 0; k < size; k++) advance(system, covariance, k, size);
		for (let i = 0; i < size; i++) advance(system, covariance, i * size, 1);
		for (let i = 0; i < inner; i++)
			for (let k = 0; k < inner; k++) covariance[i * size + k]! += loads[i]! * loads[k]!;
	}
	return { errors, regressorErrors, means, regressorMeans, count, logs, state, regressorState, covariance };
}
