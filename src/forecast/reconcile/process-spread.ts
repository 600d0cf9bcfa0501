import { mean, variance } from "../../math/index.js";
import {
	type CountProcess,
	cumulativeDistribution,
	type DemandProcess,
	type GaussianProcess,
	periodDistribution,
	processMeans,
} from "../../models/index.js";

/** Second moments of a process, within its periods and between them, and what factors in common change of them. */
export interface ProcessSpread {
	readonly means: readonly number[];
	/** Sum of the variances of the periods. */
	readonly within: number;
	/** Sum of the covariances of all ordered pairs of different periods. */
	readonly between: number;
	/** Rise of `within` by a level factor of variance c and period factors of variance p, own factors making room. */
	readonly addedWithin: (c: number, p: number) => number;
	/** Rise of `between` by a level factor of variance c, the own factor making room. */
	readonly addedBetween: (c: number) => number;
}

/**
 * Sums of products of the values of periods.
 *
 * @param values one for each period
 * @returns `within`: of each with itself; `between`: of each with all others
 * @example
 * productSums([2, 3]); // => { within: 13, between: 12 }
 */
export function productSums(values: readonly number[]): {
	readonly within: number;
	readonly between: number;
} {
	let sum = 0;
	let within = 0;
	for (const value of values) {
		sum += value;
		within += value * value;
	}
	return { within, between: sum * sum - within };
}

/** Moments of the process as it is defined and drawn: level times period factor. */
function countSpread(process: CountProcess): ProcessSpread {
	const { parts, periodVariance, sizes } = process;
	const pieces = { kind: "lattice", start: 1, probabilities: sizes } as const;
	const size = mean(pieces);
	const square = variance(pieces) + size * size;
	const sums = parts.map(({ weight, rates, levelVariance }) => ({
		weight: weight * size * size,
		level: 1 + levelVariance,
		...productSums(rates),
	}));
	const means = processMeans(process);
	const chance = (means.reduce((sum, value) => sum + value, 0) * square) / size;
	const squares = productSums(means);
	const period = 1 + periodVariance;
	const withinAt = (c: number, p: number): number =>
		sums.reduce(
			(sum, { weight, level, within }) =>
				sum + weight * within * Math.max(level, 1 + c) * Math.max(period, 1 + p),
			chance - squares.within,
		);
	const betweenAt = (c: number): number =>
		sums.reduce(
			(sum, { weight, level, between }) => sum + weight * between * Math.max(level, 1 + c),
			-squares.between,
		);
	const within = withinAt(0, 0);
	const between = betweenAt(0);
	return {
		means,
		within,
		between,
		addedWithin: (c, p) => withinAt(c, p) - within,
		addedBetween: (c) => betweenAt(c) - between,
	};
}

function gaussianSpread(process: GaussianProcess): ProcessSpread {
	const means = processMeans(process);
	const products = productSums(means);
	let within = 0;
	for (let h = 0; h < means.length; h++) within += variance(periodDistribution(process, h));
	const between = variance(cumulativeDistribution(process, means.length - 1)) - within;
	return {
		means,
		within,
		between,
		addedWithin: (c, p) => Math.max(((1 + c) * (1 + p) - 1) * products.within - within, 0),
		addedBetween: (c) => Math.max(c * products.between - Math.max(between, 0), 0),
	};
}

/**
 * Spread of a process, and how it moves when factors in common are put on it.
 *
 * @param process what a model predicts, one period or more
 * @returns second moments and their rises
 * @example
 * const process = { kind: "counts", parts: [{ weight: 1, rates: [4, 4], levelVariance: 0.25 }], periodVariance: 0, sizes: [1] };
 * const { within, between, addedBetween } = spreadOf(process);
 * [within, between, addedBetween(0.25), addedBetween(0.5)]; // => [16, 8, 0, 8]
 */
export function spreadOf(process: DemandProcess): ProcessSpread {
	return process.kind === "counts" ? countSpread(process) : gaussianSpread(process);
}
