import { mean, variance } from "../../math/index.js";
import { cumulativeDistribution, type DemandProcess, horizonOf } from "../../models/index.js";
import type { Hierarchy } from "./hierarchy.js";

/**
 * For each bottom series the largest sum that it falls into, of sums that do not overlap; -1 for none.
 *
 * @param hierarchy a checked hierarchy
 * @returns numbers of sums
 * @example
 * [...rootsOf({ bottom: 3, sums: [[0], [0, 1]] })]; // => [1, 1, -1]
 */
export function rootsOf({ bottom, sums }: Hierarchy): Int32Array {
	const roots = new Int32Array(bottom).fill(-1);
	const order = sums.map((_, sum) => sum).sort((a, b) => sums[b]!.length - sums[a]!.length || a - b);
	for (const sum of order) {
		const members = sums[sum]!;
		if (members.every((member) => roots[member] === -1)) for (const member of members) roots[member] = sum;
	}
	return roots;
}

/**
 * Relative variance that the bottom series of a sum have in common: what the sum's own forecast varies more than
 * independent series would, so that a flu week that hits all of them shows in their sum.
 *
 * @param sum process of the sum
 * @param members processes of the bottom series that it adds up
 * @returns variance of a common factor of mean 1 over the whole horizon; 0 when independence explains the sum
 * @example
 * const counts = (rate, levelVariance) => ({ kind: "counts", parts: [{ weight: 1, rates: [rate], levelVariance }], periodVariance: 0, sizes: [1] });
 * commonVariance(counts(10, 0.04), [counts(4, 0), counts(6, 0)]); // => 0.04
 */
export function commonVariance(sum: DemandProcess, members: readonly DemandProcess[]): number {
	const windowOf = (process: DemandProcess) => cumulativeDistribution(process, horizonOf(process) - 1);
	const whole = windowOf(sum);
	const apart = members.reduce((all, process) => all + variance(windowOf(process)), 0);
	const expected = mean(whole);
	return expected > 0 ? Math.max(variance(whole) - apart, 0) / (expected * expected) : 0;
}

/**
 * A process without the part of its level's variance that a common factor brings.
 *
 * @param process of a bottom series
 * @param common relative variance of the common factor
 * @returns the process; one whose level is known better than that keeps none of its own
 * @example
 * const process = { kind: "counts", parts: [{ weight: 1, rates: [4], levelVariance: 0.5 }], periodVariance: 0, sizes: [1] };
 * withoutCommon(process, 0.25).parts[0].levelVariance; // => 0.25
 */
export function withoutCommon(process: DemandProcess, common: number): DemandProcess {
	if (process.kind === "gaussian") return process;
	const parts = process.parts.map((part) => ({
		...part,
		levelVariance: Math.max(part.levelVariance - common, 0),
	}));
	return { ...process, parts };
}
