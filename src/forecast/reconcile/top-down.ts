import type { Split } from "./nested-levels.js";

/**
 * Shares of the top in each bottom series, by the proportions of the forecasts on every step down.
 *
 * A step whose forecasts are all 0 is shared equally. Forecasts below 0 count as 0.
 *
 * @param forecasts one forecast for each node, the sums first
 * @param splits what each sum falls into, of `splitsOf`
 * @param bottom number of bottom series
 * @returns one share for each bottom series; they sum to 1
 * @see Athanasopoulos, Ahmed, Hyndman (2009), Hierarchical forecasts for Australian domestic tourism, 3.3
 * @example
 * [...topDownShares([10, 3, 1], [{ parent: 0, children: [1, 2] }], 2)]; // => [0.75, 0.25]
 */
export function topDownShares(
	forecasts: ArrayLike<number>,
	splits: readonly Split[],
	bottom: number,
): Float64Array {
	const shares = new Float64Array(forecasts.length);
	const top = splits[0];
	if (top !== undefined) shares[top.parent] = 1;
	for (const { parent, children } of splits) {
		const total = children.reduce((sum, child) => sum + Math.max(forecasts[child]!, 0), 0);
		for (const child of children) {
			const part = total > 0 ? Math.max(forecasts[child]!, 0) / total : 1 / children.length;
			shares[child] = shares[parent]! * part;
		}
	}
	return shares.slice(forecasts.length - bottom);
}
