import type { Random } from "../../math/index.js";

/** Places in rising order of the values; of equal ones the earlier first. */
function orderOf(values: Float64Array): Uint32Array {
	return Uint32Array.from(values, (_, index) => index).sort((a, b) => values[a]! - values[b]! || a - b);
}

/** Rank of each path that a time in the past gives, ties drawn by lot. */
function targetRanks(errors: ArrayLike<number>, times: Uint32Array, random: Random): Uint32Array {
	const lots = Float64Array.from(times, () => random.uniform());
	const order = Uint32Array.from(times, (_, path) => path).sort(
		(a, b) => errors[times[a]!]! - errors[times[b]!]! || lots[a]! - lots[b]!,
	);
	const ranks = new Uint32Array(times.length);
	order.forEach((path, rank) => {
		ranks[path] = rank;
	});
	return ranks;
}

/**
 * Pairs the paths of the nodes as their past errors went together: each path takes a time of the past, and every node
 * gives it the path, by rank of its sum, that its error of that time has among all. What each node was drawn from stays.
 *
 * @param paths of each node, one after the other, all of one number; reordered in place
 * @param horizon length of a path
 * @param residuals past errors of each node at the same times, none missing
 * @param random seeded source
 * @see Clark et al. (2004), The Schaake shuffle; Jeon, Panagiotelis, Petropoulos (2019), Probabilistic forecast
 * reconciliation with applications to wind power and electric load, 3.2
 * @example
 * const paths = [Float64Array.of(2, 1), Float64Array.of(4, 3)];
 * orderPaths(paths, 1, [[0.5], [-0.5]], createRandom(1));
 * paths.map((own) => [...own].sort()); // => [[1, 2], [3, 4]]
 */
export function orderPaths(
	paths: readonly Float64Array[],
	horizon: number,
	residuals: readonly ArrayLike<number>[],
	random: Random,
): void {
	const count = paths[0]!.length / horizon;
	const length = residuals[0]!.length;
	const times = Uint32Array.from({ length: count }, () => random.integer(length));
	paths.forEach((own, node) => {
		const sums = new Float64Array(count);
		for (let path = 0; path < count; path++)
			for (let h = 0; h < horizon; h++) sums[path]! += own[path * horizon + h]!;
		const order = orderOf(sums);
		const ranks = targetRanks(residuals[node]!, times, random);
		const before = own.slice();
		ranks.forEach((rank, path) => {
			const from = order[rank]! * horizon;
			own.set(before.subarray(from, from + horizon), path * horizon);
		});
	});
}
