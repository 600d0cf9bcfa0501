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
	/** Part of its demand whose owners were there already, where the panel has added owners up that came later. */
	readonly presence?: Float64Array;
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
		const presence = columns.presence?.subarray(from, to);
		return { index, key: keys[index]!, events, sum, size, ...(presence === undefined ? {} : { presence }) };
	});
}

/**
 * Part of a pool's demand whose owners were there already, at each period.
 *
 * @param series series of a pool, each as long as its owner's history
 * @param length periods of the longest
 * @returns numbers in (0, 1], 1 from the last start on
 * @example
 * Array.from(presenceOf([], 2)); // => [1, 1]
 */
export function presenceOf(series: readonly PoolSeries[], length: number): Float64Array {
	const presence = new Float64Array(length);
	let all = 0;
	for (const { events, sum, presence: own } of series) {
		const shift = length - events.length;
		let there = 0;
		for (let t = 0; t < events.length; t++) there += own?.[t] ?? 1;
		// What the series would have sold in a period with all its owners.
		const rate = sum / there;
		all += rate;
		for (let t = 0; t < events.length; t++) presence[shift + t]! += rate * (own?.[t] ?? 1);
	}
	for (let t = 0; t < length; t++)
		presence[t] = all > 0 && presence[t]! > 0 ? Math.min(1, presence[t]! / all) : 1;
	return presence;
}
