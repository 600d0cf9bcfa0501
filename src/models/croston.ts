import { requireSmoothing, SMOOTHING_GRID } from "./intermittent-options.js";
import { type IntermittentState, intermittentProcess, intermittentState } from "./intermittent-process.js";
import { crostonRecursion, oneStepError } from "./intermittent-recursion.js";
import type { ForecastModel } from "./model.js";
import { requireHorizon, requireNonNegative } from "./observed.js";

/** Options of `crostonModel`. */
export interface CrostonOptions {
	/** Smoothing parameter of sizes and intervals, in (0, 1]; without it the one with the least one-step error. */
	readonly alpha?: number;
	/** Multiply by 1 - alpha / 2, the approximation of Syntetos and Boylan. Default false. */
	readonly corrected?: boolean;
}

/**
 * Makes Croston's model, or its bias-corrected form.
 *
 * @param options smoothing parameter and correction
 * @returns the model
 * @throws {ReapproError} `OPTION_INVALID` when alpha is outside (0, 1]
 * @see Croston (1972), Operational Research Quarterly 23; Syntetos and Boylan (2005), International Journal of Forecasting 21
 * @example
 * const model = crostonModel({ alpha: 0.5 });
 * const fitted = model.fit({ values: Float64Array.of(0, 4, 0, 0, 2), seasonLength: 1 });
 * model.predict(fitted, 1).means[0]; // => 1.2
 */
export function crostonModel(options: CrostonOptions = {}): ForecastModel {
	if (options.alpha !== undefined) requireSmoothing(options.alpha, "alpha");
	const candidates = options.alpha === undefined ? SMOOTHING_GRID : [options.alpha];
	const name = options.corrected ? "sba" : "croston";
	return {
		name,
		minimumLength: () => 1,
		fit(series) {
			requireNonNegative(series.values, name);
			const trials = candidates.map((alpha) => {
				const factor = options.corrected ? 1 - alpha / 2 : 1;
				const path = crostonRecursion(series.values, alpha);
				return { alpha, factor, path, error: oneStepError(series.values, path.fitted, factor) };
			});
			const { alpha, factor, path, error } = trials.reduce((best, trial) =>
				trial.error.mean < best.error.mean ? trial : best,
			);
			const mean = factor * path.size * path.frequency;
			// Levels move at demands only, so one period moves them by alpha times the chance of a demand.
			const smoothing = Math.max(alpha * Math.min(path.frequency, 1), Number.EPSILON);
			return {
				model: name,
				parameters: { alpha, size: path.size, interval: path.frequency > 0 ? 1 / path.frequency : 0 },
				state: intermittentState(series, mean, smoothing, error),
				fitted: Array.from(path.fitted, (value) => factor * value),
			};
		},
		predict(fitted, horizon) {
			requireHorizon(horizon);
			return intermittentProcess(fitted.state as IntermittentState, horizon);
		},
	};
}

/**
 * Croston's model with the smoothing parameter of least one-step error.
 *
 * @example
 * croston.name; // => "croston"
 */
export const croston: ForecastModel = crostonModel();

/**
 * Croston's model with the correction of Syntetos and Boylan, smoothing parameter of least one-step error.
 *
 * @example
 * sba.name; // => "sba"
 */
export const sba: ForecastModel = crostonModel({ corrected: true });
