import type { Hierarchy } from "./hierarchy.js";

/**
 * For each bottom series the largest sum that it falls into, of sums that do not overlap; -1 for none.
 *
 * @param hierarchy a checked hierarchy
 * @returns numbers of sums
 * @example
 * [...largestSums({ bottom: 3, sums: [[0], [0, 1]] })]; // => [1, 1, -1]
 */
export function largestSums({ bottom, sums }: Hierarchy): Int32Array {
	const largest = new Int32Array(bottom).fill(-1);
	const order = sums.map((_, sum) => sum).sort((a, b) => sums[b]!.length - sums[a]!.length || a - b);
	for (const sum of order) {
		const members = sums[sum]!;
		if (members.every((member) => largest[member] === -1))
			for (const member of members) largest[member] = sum;
	}
	return largest;
}
