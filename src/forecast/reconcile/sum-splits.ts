import type { Hierarchy } from "./hierarchy.js";

/** A sum and the nodes right below it, which add up to it. */
export interface SumSplit {
	readonly parent: number;
	readonly children: readonly number[];
}

/**
 * What each sum falls into, the larger sums first. Of sums that cross, the larger is kept, of equal ones the earlier.
 *
 * @param hierarchy a checked hierarchy
 * @returns one split for each sum that is kept
 * @example
 * const crossing = { bottom: 3, sums: [[0, 1, 2], [0, 1], [1, 2]] };
 * sumSplits(crossing); // => [{ parent: 0, children: [1, 5] }, { parent: 1, children: [3, 4] }]
 */
export function sumSplits({ bottom, sums }: Hierarchy): SumSplit[] {
	// The smallest sum so far that each series falls into.
	const owners = new Int32Array(bottom).fill(-1);
	const children = new Map<number, number[]>();
	const order = sums.map((_, sum) => sum).sort((a, b) => sums[b]!.length - sums[a]!.length || a - b);
	for (const sum of order) {
		const members = sums[sum]!;
		const owner = owners[members[0]!]!;
		if (members.some((member) => owners[member] !== owner)) continue;
		children.get(owner)?.push(sum);
		children.set(sum, []);
		for (const member of members) owners[member] = sum;
	}
	owners.forEach((owner, series) => {
		children.get(owner)?.push(sums.length + series);
	});
	return [...children].map(([parent, below]) => ({ parent, children: below }));
}
