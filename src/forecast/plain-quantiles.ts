import { type DemandProcess, type GaussianProcess, shockVariance, sumMoments } from "../models/index.js";
import { standardQuantile } from "./standard-quantile.js";
import type { QuantileRow } from "./types.js";

/** Locations and scales of distributions that share one shape. */
export interface LocationsAndScales {
	readonly locations: ArrayLike<number>;
	readonly scales: ArrayLike<number>;
}

/**
 * Whether all windows of a process have one shape, moved and scaled.
 *
 * @param process what a fitted model predicts
 * @returns true for a gaussian process that does not count pieces
 * @example
 * isPlainProcess({ kind: "gaussian", means: [4], shocks: [[1]], counts: false }); // => true
 */
export function isPlainProcess(process: DemandProcess): process is GaussianProcess {
	return process.kind === "gaussian" && !process.counts;
}

/**
 * Location and scale of each period of a plain process.
 *
 * @param process what a fitted model predicts
 * @returns one of each a period
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[3], [3, 4]], counts: false };
 * Array.from(locationsOfPeriods(process).scales); // => [3, 5]
 */
export function locationsOfPeriods({ means, shocks }: GaussianProcess): LocationsAndScales {
	return { locations: means, scales: shocks.map((row) => Math.sqrt(shockVariance(row))) };
}

/**
 * Location and scale of each running sum of a plain process.
 *
 * @param process what a fitted model predicts
 * @returns one of each a period, of the sum up to it
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[3], [0, 4]], counts: false };
 * Array.from(locationsOfSums(process).scales); // => [3, 5]
 */
export function locationsOfSums(process: GaussianProcess): LocationsAndScales {
	const { means, variances } = sumMoments(process);
	return { locations: means, scales: variances.map(Math.sqrt) };
}

/**
 * Quantiles of normal or Student distributions by their locations and scales.
 *
 * @param distributions locations and scales
 * @param degreesOfFreedom above 0; `undefined` for normal distributions
 * @param probabilities in (0, 1)
 * @returns one row for each probability, in the given order
 * @example
 * plainQuantiles({ locations: [10, 20], scales: [1, 0] }, undefined, [0.975])[0].values; // => [11.95996, 20]
 */
export function plainQuantiles(
	{ locations, scales }: LocationsAndScales,
	degreesOfFreedom: number | undefined,
	probabilities: readonly number[],
): QuantileRow[] {
	return probabilities.map((probability) => {
		const standard = standardQuantile(degreesOfFreedom ?? Number.POSITIVE_INFINITY, probability);
		const values = new Array<number>(scales.length);
		for (let h = 0; h < values.length; h++) values[h] = locations[h]! + scales[h]! * standard;
		return { probability, values };
	});
}
