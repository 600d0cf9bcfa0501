import { type Distribution, distributionFromMoments } from "../math/index.js";
import type { GaussianProcess } from "./process.js";

/**
 * Variance of one period, from its responses to independent shocks.
 *
 * @param row responses of that period
 * @returns sum of their squares
 * @example
 * shockVariance([3, 4]); // => 25
 */
export function shockVariance(row: readonly number[]): number {
	let variance = 0;
	for (let j = 0; j < row.length; j++) variance += row[j]! * row[j]!;
	return variance;
}

/**
 * Mean and variance of the sums of the periods 0..h of a gaussian process, for every h.
 *
 * @param process what a fitted model predicts
 * @returns one of each a period
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[3], [0, 4]], counts: false };
 * sumMoments(process).variances; // => [9, 25]
 */
export function sumMoments({ means, shocks }: GaussianProcess): {
	readonly means: readonly number[];
	readonly variances: readonly number[];
} {
	// A horizon is short: plain arrays are made in a tenth of the time of typed ones.
	const sums = new Array<number>(means.length).fill(0);
	const variances = new Array<number>(means.length).fill(0);
	const responses = new Array<number>(means.length).fill(0);
	let sum = 0;
	for (let h = 0; h < sums.length; h++) {
		const row = shocks[h]!;
		sum += means[h]!;
		sums[h] = sum;
		let variance = 0;
		for (let j = 0; j <= h; j++) {
			responses[j]! += row[j]!;
			variance += responses[j]! * responses[j]!;
		}
		variances[h] = variance;
	}
	return { means: sums, variances };
}

/**
 * Distribution of a sum of parts of periods of a gaussian process.
 *
 * @param process what a fitted model predicts
 * @param weights part of each period, in [0, 1], at most as many as there are periods
 * @returns the distribution of the sum
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[3], [0, 4]], counts: false };
 * gaussianWindow(process, [1, 1]); // => { kind: "normal", mean: 22, standardDeviation: 5 }
 */
export function gaussianWindow(process: GaussianProcess, weights: ArrayLike<number>): Distribution {
	let mean = 0;
	for (let h = 0; h < weights.length; h++) mean += weights[h]! * process.means[h]!;
	let variance = 0;
	for (let j = 0; j < weights.length; j++) {
		let response = 0;
		for (let h = j; h < weights.length; h++) response += weights[h]! * process.shocks[h]![j]!;
		variance += response * response;
	}
	return gaussianOf(process, mean, process.counts ? variance + noiseOfParts(process, weights) : variance);
}

/**
 * What the variance of a sum of parts of periods lacks when each part is taken for a fraction of a number: the noise of
 * single pieces shrinks with the weight, not with its square. Only the shock of the period itself holds such noise.
 */
function noiseOfParts({ means, shocks }: GaussianProcess, weights: ArrayLike<number>): number {
	let variance = 0;
	for (let h = 0; h < weights.length; h++) {
		const weight = weights[h]!;
		const own = shocks[h]![h]!;
		variance += weight * (1 - weight) * Math.min(own * own, Math.max(means[h]!, 0));
	}
	return variance;
}

/**
 * Distribution of a sum of periods with a mean and a variance, its shape and kind those of the process.
 *
 * @param process the process
 * @param mean of the sum; of counts below 0 it counts as 0
 * @param variance of the sum, before any degrees of freedom
 * @returns the distribution
 * @example
 * const process = { kind: "gaussian", means: [4], shocks: [[2]], counts: true };
 * gaussianOf(process, 4, 4); // => { kind: "poisson", rate: 4 }
 */
export function gaussianOf(process: GaussianProcess, mean: number, variance: number): Distribution {
	const { degreesOfFreedom } = process;
	if (process.counts) {
		const tails = degreesOfFreedom === undefined ? 1 : degreesOfFreedom / (degreesOfFreedom - 2);
		return distributionFromMoments(Math.max(mean, 0), variance * tails);
	}
	if (variance === 0) return { kind: "point", value: mean };
	if (degreesOfFreedom !== undefined)
		return { kind: "student", location: mean, scale: Math.sqrt(variance), degreesOfFreedom };
	return { kind: "normal", mean, standardDeviation: Math.sqrt(variance) };
}
