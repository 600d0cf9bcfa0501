import type { LatticeDistribution } from "./distribution.js";

/**
 * Lattice of `values[0..length)` over `sum`, cut at both ends where at most half of `tail` lies beyond. What is cut off is put on
 * the end points, so that every inner probability and the distribution function between the ends stay exact.
 */
export function cutLattice(
	start: number,
	values: ArrayLike<number>,
	length: number,
	sum: number,
	tail: number,
): LatticeDistribution {
	const allowed = 0.5 * tail * sum;
	let above = 0;
	let last = length - 1;
	while (last > 0 && above + values[last]! <= allowed) above += values[last--]!;
	let below = 0;
	let first = 0;
	while (first < last && below + values[first]! <= allowed) below += values[first++]!;
	const probabilities = new Array<number>(last - first + 1);
	for (let i = first; i <= last; i++) probabilities[i - first] = values[i]! / sum;
	probabilities[0]! += below / sum;
	probabilities[last - first]! += above / sum;
	return { kind: "lattice", start: start + first, probabilities };
}
