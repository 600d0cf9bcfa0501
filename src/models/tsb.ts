import { plainNumbers } from "../math/index.js";
import { requireSmoothing, SMOOTHING_GRID } from "./intermittent-options.js";
import { type IntermittentState, intermittentProcess, intermittentState } from "./intermittent-process.js";
import { oneStepError, tsbRecursion } from "./intermittent-recursion.js";
import type { ForecastModel } from "./model.js";
import { requireHorizon, requireNonNegative } from "./observed.js";

/** Options of `tsbModel`: what is not given is chosen by least one-step error. */
export interface TsbOptions {
	/** Smoothing parameter of the size of a demand, in (0, 1]. */
	readonly alphaSize?: number;
	/** Smoothing parameter of the chance of a demand, in (0, 1]. */
	readonly alphaChance?: number;
}

/**
 * Makes the model of Teunter, Syntetos and Babai, which sinks when demand ends.
 *
 * @param options smoothing parameters
 * @returns the model
 * @throws {ReapproError} `OPTION_INVALID` when a parameter is outside (0, 1]
 * @see Teunter, Syntetos and Babai (2011), European Journal of Operational Research 214
 * @example
 * const model = tsbModel({ alphaSize: 0.5, alphaChance: 0.5 });
 * const fitted = model.fit({ values: Float64Array.of(0, 4, 0, 0, 2), seasonLength: 1 });
 * model.predict(fitted, 1).means[0]; // => 1.6875
 */
export function tsbModel(options: TsbOptions = {}): ForecastModel {
	if (options.alphaSize !== undefined) requireSmoothing(options.alphaSize, "alphaSize");
	if (options.alphaChance !== undefined) requireSmoothing(options.alphaChance, "alphaChance");
	const sizes = options.alphaSize === undefined ? [0.05, 0.1, 0.2] : [options.alphaSize];
	const chances = options.alphaChance === undefined ? SMOOTHING_GRID : [options.alphaChance];
	return {
		name: "tsb",
		minimumLength: () => 1,
		fit(series) {
			requireNonNegative(series.values, "tsb");
			const trials = sizes.flatMap((alphaSize) =>
				chances.map((alphaChance) => {
					const path = tsbRecursion(series.values, alphaSize, alphaChance);
					return { alphaSize, alphaChance, path, error: oneStepError(series.values, path.fitted, 1) };
				}),
			);
			const { alphaSize, alphaChance, path, error } = trials.reduce((best, trial) =>
				trial.error.mean < best.error.mean ? trial : best,
			);
			return {
				model: "tsb",
				parameters: { alphaSize, alphaChance, size: path.size, chance: path.frequency },
				state: intermittentState(series, path.size * path.frequency, alphaChance, error),
				fitted: plainNumbers(path.fitted),
			};
		},
		predict(fitted, horizon) {
			requireHorizon(horizon);
			return intermittentProcess(fitted.state as IntermittentState, horizon);
		},
	};
}

/**
 * The model of Teunter, Syntetos and Babai with smoothing parameters of least one-step error.
 *
 * @example
 * tsb.name; // => "tsb"
 */
export const tsb: ForecastModel = tsbModel();
