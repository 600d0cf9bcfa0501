import { optimalLevel } from "./optimal-level.js";

/** Forecasts from sums over blocks of periods. */
export interface AggregatePath {
	/** Smoothing parameter of the sums. */
	readonly alpha: number;
	/** Forecast of each period from the blocks that ended before it, `NaN` for the first; one more for the next period. */
	readonly fitted: Float64Array;
}

/** Bounds of the smoothing parameter, those of the literature of intermittent demand. */
const LEAST_ALPHA = 0.1;
const GREATEST_ALPHA = 0.3;

/**
 * Mean number of periods between demands, the first counted from the start, rounded half to even.
 *
 * @param values demand of each period
 * @returns at least 1; 0 when there is no demand
 * @example
 * demandSpan(Float64Array.of(0, 0, 3, 0, 0, 0, 2)); // => 4
 */
export function demandSpan(values: Float64Array): number {
	let demands = 0;
	let last = 0;
	for (let t = 0; t < values.length; t++) {
		if (values[t] === 0) continue;
		demands++;
		last = t + 1;
	}
	if (demands === 0) return 0;
	const mean = last / demands;
	const nearest = Math.round(mean);
	return nearest - mean === 0.5 && nearest % 2 === 1 ? nearest - 1 : nearest;
}

/**
 * Simple exponential smoothing of sums over blocks of periods, spread evenly over the periods of a block.
 *
 * Blocks end with the series; what is left over at its start is not used.
 *
 * @param values demand of each period without gaps
 * @param span periods a block, 1..length
 * @param weights receives the weight that each period has in the forecast, added to what stands there
 * @returns parameter and forecasts
 * @see Nikolopoulos, Syntetos, Boylan, Petropoulos and Assimakopoulos (2011), Journal of the Operational Research Society 62
 * @example
 * const path = aggregatePath(Float64Array.of(9, 1, 3, 2, 2), 2, new Float64Array(5));
 * Array.from(path.fitted); // => [NaN, NaN, NaN, 2, 2, 2]
 */
export function aggregatePath(values: Float64Array, span: number, weights: Float64Array): AggregatePath {
	const start = values.length % span;
	const blocks = (values.length - start) / span;
	const sums = new Float64Array(blocks);
	for (let t = start; t < values.length; t++) sums[Math.floor((t - start) / span)]! += values[t]!;
	const { alpha } = optimalLevel(sums, LEAST_ALPHA, GREATEST_ALPHA);
	const fitted = new Float64Array(values.length + 1).fill(Number.NaN);
	let level = sums[0]!;
	for (let block = 0; block < blocks; block++) {
		if (block > 0) level += alpha * (sums[block]! - level);
		const from = start + (block + 1) * span;
		fitted.fill(level / span, from, from + span);
		const age = blocks - 1 - block;
		const weight = ((block > 0 ? alpha : 1) * (1 - alpha) ** age) / span;
		for (let t = from - span; t < from; t++) weights[t]! += weight;
	}
	return { alpha, fitted };
}
