import { cumulativeDistribution, type DemandProcess } from "../../models/index.js";
import { pinballLoss } from "../judging/interval-accuracy.js";
import { periodQuantiles } from "../process-figures.js";
import { ascendingQuantiles } from "../smallest-counts.js";

/** Pinball losses of one forecast path, in units of the series per period. */
export interface PathScore {
	/** Mean over periods and probabilities. */
	readonly single: number;
	/** Of the sum over all periods, over their number: as a lead time adds demand up. */
	readonly sum: number;
}

/**
 * Scores a forecast against what came, by single periods and by their sum.
 *
 * @param process forecast that begins with the first of `actual`
 * @param actual what came, at most as long as the horizon; missing periods are left out, and with one the sum too
 * @param probabilities of the quantiles that are scored, upwards
 * @returns mean pinball losses, 0 where nothing could be scored
 * @example
 * const process = { kind: "gaussian", means: [10, 10], shocks: [[0], [0, 0]], counts: false };
 * pathScore(process, [12, 10], [0.5]); // => { single: 0.5, sum: 0.5 }
 */
export function pathScore(
	process: DemandProcess,
	actual: ArrayLike<number>,
	probabilities: readonly number[],
): PathScore {
	const rows = periodQuantiles(process, probabilities);
	let single = 0;
	let observed = 0;
	let total = 0;
	for (let h = 0; h < actual.length; h++) {
		const value = actual[h]!;
		if (Number.isNaN(value)) continue;
		observed++;
		total += value;
		for (const { probability, values } of rows) single += pinballLoss(value, values[h]!, probability);
	}
	if (observed === 0) return { single: 0, sum: 0 };
	single /= observed * probabilities.length;
	if (observed < actual.length) return { single, sum: single };
	let sum = 0;
	const quantiles = ascendingQuantiles(cumulativeDistribution(process, actual.length - 1), probabilities);
	probabilities.forEach((probability, index) => {
		sum += pinballLoss(total, quantiles[index]!, probability);
	});
	return { single, sum: sum / (probabilities.length * actual.length) };
}
