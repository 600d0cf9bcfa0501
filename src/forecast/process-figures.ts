import type { Distribution } from "../math/index.js";
import {
	cumulativeDistributions,
	type DemandProcess,
	horizonOf,
	periodDistribution,
	processMeans,
} from "../models/index.js";
import { isPlainProcess, locationsOfPeriods, locationsOfSums, plainQuantiles } from "./plain-quantiles.js";
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

function quantileRows(
	process: DemandProcess,
	horizon: number,
	probabilities: readonly number[],
	distributionOf: (period: number) => Distribution,
	repeating: boolean,
): QuantileRow[] {
	const ascending = [...new Set(probabilities)].sort((a, b) => a - b);
	const columns: (readonly number[])[] = [];
	for (let period = 0; period < horizon; period++)
		columns.push(
			repeating && repeats(process, period)
				? columns[period - 1]!
				: ascendingQuantiles(distributionOf(period), ascending),
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
	if (isPlainProcess(process))
		return plainQuantiles(locationsOfPeriods(process), process.degreesOfFreedom, probabilities);
	const horizon = horizonOf(process);
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
	return {
		mean: processMeans(process),
		quantiles: periodQuantiles(process, probabilities),
		cumulativeQuantiles: sumQuantiles(process, probabilities),
	};
}

/** Quantiles of the running sums of a process. */
function sumQuantiles(process: DemandProcess, probabilities: readonly number[]): QuantileRow[] {
	if (isPlainProcess(process))
		return plainQuantiles(locationsOfSums(process), process.degreesOfFreedom, probabilities);
	const sums = cumulativeDistributions(process);
	return quantileRows(process, sums.length, probabilities, (h) => sums[h]!, false);
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
