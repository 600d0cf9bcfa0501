import { ReapproError } from "../../errors.js";
import { createRandom, quantile } from "../../math/index.js";
import { type DemandProcess, horizonOf, periodDistribution, processMeans } from "../../models/index.js";
import { requireCount, requireOptions } from "../forecast-options.js";
import { samplePaths } from "../reconcile/sample-paths.js";

/** What a point forecast is judged by: its squared error, its absolute error, or the root of its mean squared error. */
export type PointMeasure = "squared-error" | "absolute-error" | "root-squared-error";

/** Options of `pointForMeasure`. */
export interface PointForMeasureOptions {
	/** Sample paths that stand for the distribution where a root is taken; default 200. */
	readonly paths?: number;
	/** Seed of those paths; default 1. */
	readonly seed?: number;
}

/** The search stops when the point moves by less than this part of a typical distance of a path. */
const SMALLEST_MOVE = 1e-6;
const LONGEST_SEARCH = 200;

/** Point of least mean distance to some paths: each step weighs a path by the inverse of its distance. */
function geometricMedian(paths: Float64Array, start: readonly number[]): number[] {
	const horizon = start.length;
	let point = Float64Array.from(start);
	for (let step = 0; step < LONGEST_SEARCH; step++) {
		const next = new Float64Array(horizon);
		let weights = 0;
		let distances = 0;
		for (let from = 0; from < paths.length; from += horizon) {
			let squares = 0;
			for (let h = 0; h < horizon; h++) squares += (paths[from + h]! - point[h]!) ** 2;
			const distance = Math.sqrt(squares);
			distances += distance;
			// A point that lies on a path would weigh it without end; below this the path holds it fast.
			const weight = 1 / Math.max(distance, SMALLEST_MOVE);
			weights += weight;
			for (let h = 0; h < horizon; h++) next[h]! += weight * paths[from + h]!;
		}
		let moved = 0;
		for (let h = 0; h < horizon; h++) {
			next[h]! /= weights;
			moved += (next[h]! - point[h]!) ** 2;
		}
		point = next;
		if (Math.sqrt(moved) * (paths.length / horizon) <= SMALLEST_MOVE * distances) break;
	}
	return Array.from(point);
}

/**
 * The point forecast that a measure asks for: means for squared errors, medians for absolute ones, and for the root of
 * a mean squared error, as in RMSSE averaged over series, the point of least mean distance to the sample paths.
 *
 * A measure judges a forecast only where it was given the point that it asks for. The last of them is no forecast to
 * restock by: where demand is intermittent it lies far below the mean.
 *
 * @param process joint distribution of a forecast, its `process`
 * @param measure what it is judged by
 * @param options number of sample paths, 1 or more, and their seed
 * @returns one value for each period of the forecast
 * @throws {ReapproError} OPTION_INVALID for an unknown measure, a name that is not known, or a number of paths below 1
 * @see Kolassa (2020), International Journal of Forecasting 36, on the best point forecast for a measure
 * @see Weiszfeld (1937), Tohoku Mathematical Journal 43, on the point of least distance
 * @example
 * const { process } = forecastSeries([0, 0, 0, 1, 0, 0, 2, 0], { seasonLength: 1, horizon: 2 });
 * pointForMeasure(process, "absolute-error"); // => [0, 0]
 */
export function pointForMeasure(
	process: DemandProcess,
	measure: PointMeasure,
	options: PointForMeasureOptions = {},
): number[] {
	requireOptions<PointForMeasureOptions>(options, { paths: true, seed: true });
	const paths = requireCount(options.paths ?? 200, "options.paths");
	const means = processMeans(process);
	if (measure === "squared-error") return Array.from(means);
	if (measure === "absolute-error")
		return Array.from({ length: horizonOf(process) }, (_, h) =>
			quantile(periodDistribution(process, h), 0.5),
		);
	if (measure !== "root-squared-error")
		throw new ReapproError(
			"OPTION_INVALID",
			'Give "squared-error", "absolute-error" or "root-squared-error" as the measure.',
			"measure",
		);
	return geometricMedian(samplePaths(process, paths, createRandom(options.seed ?? 1)), Array.from(means));
}
