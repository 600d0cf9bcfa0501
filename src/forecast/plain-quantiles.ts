import type { DemandProcess, GaussianProcess } from "../models/index.js";
import { standardQuantile } from "./standard-quantile.js";
import type { QuantileRow } from "./types.js";

/** Places and scales of distributions that share one shape. */
export interface PlacesAndScales {
	readonly places: ArrayLike<number>;
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
 * Place and scale of each period of a plain process.
 *
 * @param process what a fitted model predicts
 * @returns one of each a period
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[3], [3, 4]], counts: false };
 * Array.from(placesOfPeriods(process).scales); // => [3, 5]
 */
export function placesOfPeriods({ means, shocks }: GaussianProcess): PlacesAndScales {
	const scales = new Float64Array(means.length);
	for (let h = 0; h < scales.length; h++) {
		const row = shocks[h]!;
		let variance = 0;
		for (let j = 0; j <= h; j++) variance += row[j]! * row[j]!;
		scales[h] = Math.sqrt(variance);
	}
	return { places: means, scales };
}

/**
 * Place and scale of each running sum of a plain process.
 *
 * @param process what a fitted model predicts
 * @returns one of each a period, of the sum up to it
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[3], [0, 4]], counts: false };
 * Array.from(placesOfSums(process).scales); // => [3, 5]
 */
export function placesOfSums({ means, shocks }: GaussianProcess): PlacesAndScales {
	const places = new Float64Array(means.length);
	const scales = new Float64Array(means.length);
	const responses = new Float64Array(means.length);
	let sum = 0;
	for (let h = 0; h < scales.length; h++) {
		const row = shocks[h]!;
		sum += means[h]!;
		places[h] = sum;
		let variance = 0;
		for (let j = 0; j <= h; j++) {
			responses[j]! += row[j]!;
			variance += responses[j]! * responses[j]!;
		}
		scales[h] = Math.sqrt(variance);
	}
	return { places, scales };
}

/**
 * Quantiles of normal or Student distributions by their places and scales.
 *
 * @param distributions places and scales
 * @param degreesOfFreedom above 0; `undefined` for normal distributions
 * @param probabilities in (0, 1)
 * @returns one row for each probability, in the given order
 * @example
 * plainQuantiles({ places: [10, 20], scales: [1, 0] }, undefined, [0.975])[0].values; // => [11.95996, 20]
 */
export function plainQuantiles(
	{ places, scales }: PlacesAndScales,
	degreesOfFreedom: number | undefined,
	probabilities: readonly number[],
): QuantileRow[] {
	return probabilities.map((probability) => {
		const standard = standardQuantile(degreesOfFreedom ?? Number.POSITIVE_INFINITY, probability);
		const values = new Array<number>(scales.length);
		for (let h = 0; h < values.length; h++) values[h] = places[h]! + scales[h]! * standard;
		return { probability, values };
	});
}
