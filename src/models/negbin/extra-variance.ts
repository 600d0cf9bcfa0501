/** Periods' worth of squared mean that hold no extra variance: an estimate from a handful of events says little. */
const PRIOR_SQUARES = 2;

/**
 * Relative variance of a period beyond Poisson, by moments, shrunk to 0 where there is little to see it from.
 *
 * @param events events of each period (Poisson scale), `NaN` is missing
 * @param level level of the periods, a single number
 * @param season season index of each period
 * @returns the excess of squared deviations over the mean, over the squared mean; >= 0
 * @example
 * extraVariance(Float64Array.of(1, 1, 1), 1, Float64Array.of(1, 1, 1)); // => 0
 */
export function extraVariance(events: Float64Array, level: number, season: Float64Array): number {
	let excess = 0;
	let squares = 0;
	for (let t = 0; t < events.length; t++) {
		const value = events[t]!;
		if (Number.isNaN(value)) continue;
		const mean = level * season[t]!;
		excess += (value - mean) * (value - mean) - mean;
		squares += mean * mean;
	}
	return Math.max(0, excess) / (squares + PRIOR_SQUARES);
}
