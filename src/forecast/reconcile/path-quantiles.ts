import { type Distribution, quantile } from "../../math/index.js";
import type { QuantileRow } from "../types.js";

const empirical = (values: Float64Array): Distribution => ({
	kind: "empirical",
	values: Array.from(values).sort((a, b) => a - b),
});

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
	const single: Distribution[] = [];
	const cumulative: Distribution[] = [];
	for (let h = 0; h < horizon; h++) {
		const period = new Float64Array(paths);
		for (let path = 0; path < paths; path++) {
			period[path] = values[path * horizon + h]!;
			sums[path]! += period[path]!;
		}
		single.push(empirical(period));
		cumulative.push(empirical(sums));
	}
	const rowsOf = (columns: readonly Distribution[]): QuantileRow[] =>
		probabilities.map((probability) => ({
			probability,
			values: columns.map((column) => quantile(column, probability)),
		}));
	return { quantiles: rowsOf(single), cumulativeQuantiles: rowsOf(cumulative) };
}
