import type { QuantileRow } from "../types.js";

/** Smallest value that the given share of the sorted values does not exceed. */
const quantileOf = (sorted: Float64Array, probability: number): number =>
	sorted[Math.max(Math.ceil(probability * sorted.length) - 1, 0)]!;

/**
 * Quantiles of paths, by period and of the sums from the first period on.
 *
 * @param values paths one after the other
 * @param horizon length of a path
 * @param probabilities each in (0, 1)
 * @returns rows as of `forecastDemand`; values that paths took, so that counts stay whole
 * @example
 * pathQuantiles(Float64Array.of(1, 2, 3, 4), 2, [0.5]).cumulativeQuantiles; // => [{ probability: 0.5, values: [1, 3] }]
 */
export function pathQuantiles(
	values: Float64Array,
	horizon: number,
	probabilities: readonly number[],
): { readonly quantiles: QuantileRow[]; readonly cumulativeQuantiles: QuantileRow[] } {
	const paths = values.length / horizon;
	const sums = new Float64Array(paths);
	const single: Float64Array[] = [];
	const cumulative: Float64Array[] = [];
	for (let h = 0; h < horizon; h++) {
		const period = new Float64Array(paths);
		for (let path = 0; path < paths; path++) {
			period[path] = values[path * horizon + h]!;
			sums[path]! += period[path]!;
		}
		single.push(period.sort());
		cumulative.push(sums.slice().sort());
	}
	const rowsOf = (columns: readonly Float64Array[]): QuantileRow[] =>
		probabilities.map((probability) => ({
			probability,
			values: columns.map((column) => quantileOf(column, probability)),
		}));
	return { quantiles: rowsOf(single), cumulativeQuantiles: rowsOf(cumulative) };
}
