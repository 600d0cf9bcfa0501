import { discountedLevel } from "../../models/index.js";

/** Memory of the levels around which the spread is taken, in weeks. */
const MEMORY = 50;
/** Squared events that hold no extra variance: an estimate from a handful of events says little. */
const PRIOR_SQUARES = 20;
const HIGHEST = 1;
/** Deaths of an area share a shock of 5 to 6 % from week to week that no pool takes out. */
export const COMMON_SHOCK = 0.055 ** 2;

/** A series and its expected events at level 1. */
export interface LevelledSeries {
	readonly events: Float64Array;
	readonly sum: number;
	readonly exposure: Float64Array;
}

/**
 * Relative variance of a period beyond Poisson that the series of a pool share, from their one-step errors.
 *
 * @param series series with their exposures
 * @param periodsPerWeek periods a week
 * @param least what there is at least, else the shock that deaths share
 * @returns excess of squared errors over the means, over the squared means
 * @example
 * poolVariance([], 1); // => 0.003025
 */
export function poolVariance(
	series: readonly LevelledSeries[],
	periodsPerWeek: number,
	least = COMMON_SHOCK,
): number {
	const discount = 1 - 1 / Math.max(MEMORY * periodsPerWeek, 3);
	let excess = 0;
	let squares = 0;
	for (const { events, sum, exposure } of series) {
		const length = events.length;
		const means = new Float64Array(length);
		let total = 0;
		for (let t = 0; t < length; t++) total += exposure[t]!;
		if (!(sum > 0) || !(total > 0)) continue;
		const priorRate = (0.5 * total) / sum;
		const settings = { discount, periodVariance: 0, priorShape: 0.5, priorRate, scoreDiscount: 1 };
		discountedLevel(events, exposure, settings, means);
		let evidence = 0;
		for (let t = 0; t < length; t++) {
			const mean = means[t]!;
			// What the level was not known by is no variance of the period.
			const level = (mean * exposure[t]!) / (priorRate + evidence);
			const error = events[t]! - mean;
			excess += error * error - mean - level;
			squares += mean * mean;
			evidence = discount * (evidence + exposure[t]!);
		}
	}
	return Math.min(HIGHEST, Math.max(least, excess / (squares + PRIOR_SQUARES)));
}
