import { ReapproError } from "../errors.js";
import type { Distribution } from "../math/index.js";
import { mixtureOf } from "../math/index.js";
import { gaussianOf, gaussianWindow, shockVariance, sumMoments } from "./gaussian-window.js";
import type { CountPart, CountProcess, DemandProcess } from "./process.js";

/** Below this product of mean and relative variance a negative binomial and a Poisson agree to rounding. */
const POISSON_LIMIT = 1e-9;

/**
 * Distribution of the demand of a window: the sum over h of `weights[h]` times period h.
 *
 * A gaussian process gives the exact normal; with `counts` the count distribution of that mean and variance. Of a part w
 * of a period, pieces come or do not: its variance is w^2 (variance - mean) + w mean, that of a thinned count.
 * A count process is thinned: events of the window are Poisson with mean L = sum w_h rate_h times a gamma factor of
 * relative variance v = levelVariance + (1 + levelVariance) * periodVariance * sum (w_h rate_h)^2 / L^2, so negative
 * binomial with size 1 / v.
 *
 * @param process what a fitted model predicts
 * @param weights part of each period that lies in the window, in [0, 1]; shorter than the horizon means 0
 * @returns the distribution of the sum, in units of the series
 * @throws {ReapproError} `OPTION_INVALID` when there are more weights than periods, or one is outside [0, 1]
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[3], [0, 4]], counts: false };
 * windowDistribution(process, [1, 1]); // => { kind: "normal", mean: 22, standardDeviation: 5 }
 */
export function windowDistribution(process: DemandProcess, weights: ArrayLike<number>): Distribution {
	requireWeights(weights, horizonOf(process));
	return process.kind === "gaussian" ? gaussianWindow(process, weights) : countWindow(process, weights);
}

/**
 * Distribution of one future period.
 *
 * @param process what a fitted model predicts
 * @param period index of the period, 0 is the first after the data
 * @returns its distribution
 * @throws {ReapproError} `OPTION_INVALID` when the period lies outside the horizon
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[3], [0, 4]], counts: false };
 * periodDistribution(process, 1); // => { kind: "normal", mean: 12, standardDeviation: 4 }
 */
export function periodDistribution(process: DemandProcess, period: number): Distribution {
	requirePeriod(period, horizonOf(process));
	if (process.kind === "gaussian")
		return gaussianOf(process, process.means[period]!, shockVariance(process.shocks[period]!));
	const weights = new Float64Array(period + 1);
	weights[period] = 1;
	return windowDistribution(process, weights);
}

/**
 * Distribution of the sum of the periods 0..period.
 *
 * @param process what a fitted model predicts
 * @param period index of the last period of the sum
 * @returns the distribution of the sum
 * @throws {ReapproError} `OPTION_INVALID` when the period lies outside the horizon
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[3], [0, 4]], counts: false };
 * cumulativeDistribution(process, 1).mean; // => 22
 */
export function cumulativeDistribution(process: DemandProcess, period: number): Distribution {
	requirePeriod(period, horizonOf(process));
	return windowDistribution(process, new Float64Array(period + 1).fill(1));
}

/**
 * Distributions of the sums of the periods 0..h, for every h: as `cumulativeDistribution`, in one pass.
 *
 * @param process what a fitted model predicts
 * @returns one distribution for each period
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[3], [0, 4]], counts: false };
 * cumulativeDistributions(process).map((sum) => sum.standardDeviation); // => [3, 5]
 */
export function cumulativeDistributions(process: DemandProcess): Distribution[] {
	const horizon = horizonOf(process);
	if (process.kind !== "gaussian")
		return Array.from({ length: horizon }, (_, h) => cumulativeDistribution(process, h));
	const { means, variances } = sumMoments(process);
	return Array.from(means, (mean, h) => gaussianOf(process, mean, variances[h]!));
}

/**
 * Mean of every period of a process.
 *
 * @param process what a fitted model predicts
 * @returns expected units of each period; never negative where the process is of counts
 * @example
 * processMeans({ kind: "counts", parts: [{ weight: 1, rates: [2, 3], levelVariance: 0 }], periodVariance: 0, sizes: [0.5, 0.5] }); // => [3, 4.5]
 */
export function processMeans(process: DemandProcess): number[] {
	if (process.kind === "gaussian")
		return process.counts ? process.means.map((value) => Math.max(value, 0)) : [...process.means];
	const means = new Array<number>(horizonOf(process)).fill(0);
	for (const part of process.parts)
		for (let h = 0; h < means.length; h++) means[h]! += part.weight * part.rates[h]!;
	const size = meanSize(process.sizes);
	return means.map((value) => value * size);
}

/**
 * Number of periods that a process speaks of.
 *
 * @param process what a fitted model predicts
 * @returns its horizon
 * @example
 * horizonOf({ kind: "gaussian", means: [10, 12], shocks: [[3], [0, 4]], counts: false }); // => 2
 */
export function horizonOf(process: DemandProcess): number {
	return process.kind === "gaussian" ? process.means.length : (process.parts[0]?.rates.length ?? 0);
}

function meanSize(sizes: readonly number[]): number {
	let mean = 0;
	for (let index = 0; index < sizes.length; index++) mean += (index + 1) * sizes[index]!;
	return mean;
}

function countWindow(process: CountProcess, weights: ArrayLike<number>): Distribution {
	const parts: { weight: number; distribution: Distribution }[] = [];
	for (const part of process.parts)
		if (part.weight > 0)
			parts.push({ weight: part.weight, distribution: partWindow(part, process, weights) });
	return parts.length === 1 ? parts[0]!.distribution : mixtureOf(parts);
}

function partWindow(part: CountPart, process: CountProcess, weights: ArrayLike<number>): Distribution {
	let mean = 0;
	let squares = 0;
	for (let h = 0; h < weights.length; h++) {
		const rate = weights[h]! * part.rates[h]!;
		mean += rate;
		squares += rate * rate;
	}
	if (!(mean > 0)) return { kind: "point", value: 0 };
	const { levelVariance } = part;
	const variance = levelVariance + ((1 + levelVariance) * process.periodVariance * squares) / (mean * mean);
	const count =
		variance * mean < POISSON_LIMIT
			? ({ kind: "poisson", rate: mean } as const)
			: ({ kind: "negative-binomial", size: 1 / variance, probability: 1 / (1 + variance * mean) } as const);
	return process.sizes.length <= 1 ? count : { kind: "compound", count, sizes: process.sizes };
}

function requireWeights(weights: ArrayLike<number>, horizon: number): void {
	if (weights.length > horizon)
		throw new ReapproError("OPTION_INVALID", "Give at most one weight for each forecast period.", "weights");
	for (let h = 0; h < weights.length; h++)
		if (!(weights[h]! >= 0 && weights[h]! <= 1))
			throw new ReapproError("OPTION_INVALID", "Give weights between 0 and 1.", `weights[${h}]`);
}

function requirePeriod(period: number, horizon: number): void {
	if (!Number.isInteger(period) || period < 0 || period >= horizon)
		throw new ReapproError(
			"OPTION_INVALID",
			"Give a period inside the forecast horizon, counted from 0.",
			"period",
		);
}
