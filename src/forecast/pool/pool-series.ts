import type { PanelColumns, SeriesKey } from "../../demand/index.js";
import { type LineSizes, lineSizes } from "../../models/index.js";

/** One series of a pool, in events of the Poisson scale. */
export interface PoolSeries {
	/** Place in the panel. */
	readonly index: number;
	readonly key: SeriesKey;
	/** Units over `size.dispersion`; the last period of all series is the same. */
	readonly events: Float64Array;
	readonly sum: number;
	readonly size: LineSizes;
}

/**
 * Panel series as events.
 *
 * @param columns columns of a panel
 * @param indices places of the series in the panel
 * @returns the series in the same order
 * @example
 * const orders = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders;
 * poolSeries(panelColumns(aggregateDemand(orders, { period: "week" })), []); // => []
 */
export function poolSeries(columns: PanelColumns, indices: readonly number[]): PoolSeries[] {
	const { offsets, units, lines, squares, keys } = columns;
	return indices.map((index) => {
		const from = offsets[index]!;
		const to = offsets[index + 1]!;
		const values = units.subarray(from, to);
		const size = lineSizes({
			values,
			seasonLength: 1,
			lines: lines.subarray(from, to),
			squares: squares.subarray(from, to),
		});
		let sum = 0;
		const events = values.map((value) => {
			sum += value / size.dispersion;
			return value / size.dispersion;
		});
		return { index, key: keys[index]!, events, sum, size };
	});
}

/**
 * Part of a pool's demand whose owners were there already, at each period.
 *
 * @param series series of a pool, each as long as its owner's history
 * @param length periods of the longest
 * @param known the same part of a panel that has added its owners up, where it has
 * @returns numbers in (0, 1], 1 from the last start on
 * @example
 * Array.from(presenceOf([], 2, undefined)); // => [1, 1]
 */
export function presenceOf(
	series: readonly PoolSeries[],
	length: number,
	known: Float64Array | undefined,
): Float64Array {
	const presence = new Float64Array(length);
	let all = 0;
	for (const { events, sum } of series) {
		const rate = sum / events.length;
		all += rate;
		presence[length - events.length]! += rate;
	}
	let there = 0;
	for (let t = 0; t < length; t++) {
		there += presence[t]!;
		presence[t] = all > 0 && there > 0 ? Math.min(1, there / all) : 1;
		if (known !== undefined) presence[t]! *= known[t]!;
	}
	return presence;
}
