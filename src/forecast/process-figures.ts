import { type Distribution, quantile } from "../math/index.js";
import {
	cumulativeDistributions,
	type DemandProcess,
	periodDistribution,
	processMeans,
} from "../models/index.js";
import { ascendingQuantiles } from "./smallest-counts.js";
import type { PredictionInterval, QuantileRow } from "./types.js";

/** The figures of a forecast, read off its joint distribution. */
export interface ProcessFigures {
	readonly mean: readonly number[];
	readonly quantiles: readonly QuantileRow[];
	readonly cumulativeQuantiles: readonly QuantileRow[];
}

/** Whether two neighbouring periods of a count process are the same distribution. */
function repeats(process: DemandProcess, period: number): boolean {
	return (
		period > 0 &&
		process.kind === "counts" &&
		process.parts.every(({ rates }) => rates[period] === rates[period - 1])
	);
}

/** Standard quantiles that were asked for, by degrees of freedom and probability: thousands of series share a few. */
const known = new Map<number, Map<number, number>>();
const MOST_KNOWN = 1000;

function standardQuantile(degreesOfFreedom: number, probability: number): number {
	let ofShape = known.get(degreesOfFreedom);
	if (ofShape === undefined) {
		if (known.size >= MOST_KNOWN) known.clear();
		ofShape = new Map();
		known.set(degreesOfFreedom, ofShape);
	}
	let value = ofShape.get(probability);
	if (value === undefined) {
		if (ofShape.size >= MOST_KNOWN) ofShape.clear();
		const standard: Distribution =
			degreesOfFreedom === Number.POSITIVE_INFINITY
				? { kind: "normal", mean: 0, standardDeviation: 1 }
				: { kind: "student", location: 0, scale: 1, degreesOfFreedom };
		value = quantile(standard, probability);
		ofShape.set(probability, value);
	}
	return value;
}

/** Quantiles of a distribution of a given shape at place 0 and scale 1; its quantile function is the dear part. */
function standardQuantiles(process: DemandProcess, probabilities: readonly number[]): readonly number[] {
	if (process.kind !== "gaussian") return [];
	const { degreesOfFreedom = Number.POSITIVE_INFINITY } = process;
	return probabilities.map((probability) => standardQuantile(degreesOfFreedom, probability));
}

/** Quantiles of one period, moved and scaled from the standard ones where the shape allows it. */
function movedQuantiles(
	distribution: Distribution,
	probabilities: readonly number[],
	standard: readonly number[],
): readonly number[] {
	switch (distribution.kind) {
		case "normal":
			return standard.map((value) => distribution.mean + distribution.standardDeviation * value);
		case "student":
			return standard.map((value) => distribution.location + distribution.scale * value);
		default:
			return ascendingQuantiles(distribution, probabilities);
	}
}

function quantileRows(
	process: DemandProcess,
	horizon: number,
	probabilities: readonly number[],
	distributionOf: (period: number) => Distribution,
	repeating: boolean,
): QuantileRow[] {
	const ascending = [...new Set(probabilities)].sort((a, b) => a - b);
	const standard = standardQuantiles(process, ascending);
	const columns: (readonly number[])[] = [];
	for (let period = 0; period < horizon; period++)
		columns.push(
			repeating && repeats(process, period)
				? columns[period - 1]!
				: movedQuantiles(distributionOf(period), ascending, standard),
		);
	return probabilities.map((probability) => {
		const row = ascending.indexOf(probability);
		return { probability, values: columns.map((column) => column[row]!) };
	});
}

/**
 * Quantiles of every period of a process.
 *
 * @param process what a fitted model predicts
 * @param probabilities in (0, 1)
 * @returns one row for each probability, in the given order
 * @example
 * const process = { kind: "gaussian", means: [10], shocks: [[3]], counts: false };
 * periodQuantiles(process, [0.5])[0].values; // => [10]
 */
export function periodQuantiles(process: DemandProcess, probabilities: readonly number[]): QuantileRow[] {
	const horizon = processMeans(process).length;
	return quantileRows(process, horizon, probabilities, (h) => periodDistribution(process, h), true);
}

/**
 * Mean, quantiles of each period and quantiles of the running sums of a process.
 *
 * @param process what a fitted model predicts
 * @param probabilities in (0, 1)
 * @returns figures; the quantiles of sums come from the distribution of the sum, never from sums of quantiles
 * @example
 * const process = { kind: "gaussian", means: [10, 12], shocks: [[3], [0, 4]], counts: false };
 * processFigures(process, [0.5]).cumulativeQuantiles[0].values; // => [10, 22]
 */
export function processFigures(process: DemandProcess, probabilities: readonly number[]): ProcessFigures {
	const mean = processMeans(process);
	const sums = cumulativeDistributions(process);
	return {
		mean,
		quantiles: periodQuantiles(process, probabilities),
		cumulativeQuantiles: quantileRows(process, mean.length, probabilities, (h) => sums[h]!, false),
	};
}

/**
 * Central prediction intervals of every period of a process.
 *
 * @param process what a fitted model predicts
 * @param levels nominal coverages, in (0, 1)
 * @returns one interval for each level: the quantiles at (1 - level) / 2 and (1 + level) / 2
 * @example
 * const process = { kind: "gaussian", means: [10], shocks: [[3]], counts: false };
 * predictionIntervals(process, [0.8])[0].upper; // => [13.8447]
 */
export function predictionIntervals(process: DemandProcess, levels: readonly number[]): PredictionInterval[] {
	const rows = periodQuantiles(
		process,
		levels.flatMap((level) => [(1 - level) / 2, (1 + level) / 2]),
	);
	return levels.map((level, index) => ({
		level,
		lower: rows[2 * index]!.values,
		upper: rows[2 * index + 1]!.values,
	}));
}
