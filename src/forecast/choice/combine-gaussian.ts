import { ReapproError } from "../../errors.js";
import type { GaussianProcess } from "../../models/index.js";

/**
 * Combination of gaussian processes: means and responses to the shocks are averaged, with equal weights unless given.
 *
 * Averaging the responses takes all members to answer to the same shocks: errors of forecasts of one series are
 * nearly the same errors, and a spread below the members' average would be too narrow.
 *
 * @param processes at least one, all over the same horizon
 * @param weights of the processes, 0 or more and not all 0, in any scale
 * @returns the combined process
 * @throws {ReapproError} `INPUT_INVALID` when there is none
 * @see Clemen (1989), Combining forecasts, International Journal of Forecasting 5
 * @example
 * const of = (mean, sd) => ({ kind: "gaussian", means: [mean], shocks: [[sd]], counts: false });
 * combineGaussian([of(10, 2), of(12, 4)]).means; // => [11]
 */
export function combineGaussian(
	processes: readonly GaussianProcess[],
	weights: readonly number[] = processes.map(() => 1),
): GaussianProcess {
	const [first] = processes;
	if (first === undefined)
		throw new ReapproError("INPUT_INVALID", "Give at least one process to combine.", "processes");
	let total = 0;
	for (const weight of weights) total += weight;
	const horizon = first.means.length;
	const means = new Array<number>(horizon).fill(0);
	const shocks = Array.from({ length: horizon }, (_, h) => new Array<number>(h + 1).fill(0));
	processes.forEach((process, index) => {
		const share = weights[index]! / total;
		for (let h = 0; h < horizon; h++) {
			means[h]! += share * process.means[h]!;
			const [to, from] = [shocks[h]!, process.shocks[h]!];
			for (let j = 0; j <= h; j++) to[j]! += share * from[j]!;
		}
	});
	return { kind: "gaussian", means, shocks, counts: first.counts };
}
