import { cholesky, solveCholesky } from "../../math/index.js";
import type { ErrorCovariance } from "./error-covariance.js";
import { addUp, type Hierarchy, nodeCount } from "./hierarchy.js";

/** Moves the forecasts of one period, node by node, to the nearest that add up; writes them over. */
export type Projection = (nodes: Float64Array) => void;

/** Product of the covariance with one row of constraints: a sum less its bottom series. */
function constrained(hierarchy: Hierarchy, covariance: ErrorCovariance, sum: number): Float64Array {
	const { sums } = hierarchy;
	const n = nodeCount(hierarchy);
	const { kind, values } = covariance;
	const column = new Float64Array(n);
	const add = (node: number, factor: number): void => {
		if (kind === "diagonal") column[node]! += factor * values[node]!;
		else for (let row = 0; row < n; row++) column[row]! += factor * values[row * n + node]!;
	};
	add(sum, 1);
	for (const member of sums[sum]!) add(sums.length + member, -1);
	return column;
}

/**
 * Least change of all forecasts, weighed by their errors, after which they add up: y - W C' (C W C')^-1 C y, where the
 * rows of C are the sums less what they add up. The same as S (S' W^-1 S)^-1 S' W^-1 y, with a matrix of the size of the
 * sums in place of that of the bottom.
 *
 * @param hierarchy a checked hierarchy
 * @param covariance of the errors of the nodes, positive definite
 * @returns the projection; sums of what it gives are exact
 * @see Wickramasuriya, Athanasopoulos, Hyndman (2019), equations 9 and 10
 * @example
 * const hierarchy = { bottom: 2, sums: [[0, 1]] };
 * const nodes = Float64Array.of(12, 4, 5);
 * minimumTrace(hierarchy, errorCovariance(hierarchy, "equal"))(nodes);
 * [...nodes]; // => [11, 5, 6]
 */
export function minimumTrace(hierarchy: Hierarchy, covariance: ErrorCovariance): Projection {
	const { sums, bottom } = hierarchy;
	const m = sums.length;
	const columns = sums.map((_, sum) => constrained(hierarchy, covariance, sum));
	const product = new Float64Array(m * m);
	for (let row = 0; row < m; row++)
		for (let column = 0; column < m; column++) {
			let value = columns[column]![row]!;
			for (const member of sums[row]!) value -= columns[column]![m + member]!;
			product[row * m + column] = value;
		}
	const factor = cholesky(product, m);
	const gaps = new Float64Array(m);
	const moved = new Float64Array(bottom);
	return (nodes) => {
		for (let sum = 0; sum < m; sum++) {
			let gap = nodes[sum]!;
			for (const member of sums[sum]!) gap -= nodes[m + member]!;
			gaps[sum] = gap;
		}
		const pulls = solveCholesky(factor, gaps);
		for (let series = 0; series < bottom; series++) {
			let value = nodes[m + series]!;
			for (let sum = 0; sum < m; sum++) value -= columns[sum]![m + series]! * pulls[sum]!;
			moved[series] = value;
		}
		// The sums are added up, not computed, so that they hold to the last bit.
		addUp(moved, hierarchy, nodes);
	};
}
