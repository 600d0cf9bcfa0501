import { partialMedian } from "./partial-median.js";

/** A residual of so many median residuals has no weight left. */
const MEDIANS = 6;
const NEAR = 0.001;
const FAR = 0.999;

/**
 * Bisquare weights of robustness from the size of the residuals beside their median.
 *
 * @param values observations
 * @param trend trend of each
 * @param season seasonal component of each
 * @param scratch memory as long as the series; its content is lost
 * @param weights receives the weights, in [0, 1]
 * @see Cleveland, Cleveland, McRae and Terpenning (1990), section 2.5
 * @example
 * const zeros = new Float64Array(3);
 * const weights = new Float64Array(3);
 * robustnessWeights(Float64Array.of(1, 1, 9), zeros, zeros, new Float64Array(3), weights);
 * weights[2]; // => 0
 */
export function robustnessWeights(
	values: Float64Array,
	trend: Float64Array,
	season: Float64Array,
	scratch: Float64Array,
	weights: Float64Array,
): void {
	const length = values.length;
	for (let t = 0; t < length; t++) {
		weights[t] = Math.abs(values[t]! - trend[t]! - season[t]!);
		scratch[t] = weights[t]!;
	}
	const limit = MEDIANS * partialMedian(scratch);
	for (let t = 0; t < length; t++) {
		const size = weights[t]!;
		if (size <= NEAR * limit) weights[t] = 1;
		else if (size <= FAR * limit) weights[t] = (1 - (size / limit) ** 2) ** 2;
		else weights[t] = 0;
	}
}
