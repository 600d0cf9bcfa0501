import type { PanelColumns, SeriesKey } from "../../demand/index.js";
import { type LineSizes, lineSizes } from "../../models/index.js";
import { isAbsence } from "./log-silence.js";

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

/** Where nothing was there to be sold, nothing is said of the level; it still has to be divided by. */
const LEAST_PRESENCE = 1e-3;

/**
 * The periods in which an article was sold: one that came later, or has ended, would hardly have been silent before or since.
 *
 * @param events events of each period (Poisson scale)
 * @returns first period, and the one after the last
 * @example
 * lifeOf(Float64Array.of(0, 0, 0, 0, 5, 5, 5)); // => { from: 4, to: 7 }
 */
export function lifeOf(events: Float64Array): { readonly from: number; readonly to: number } {
	const { length } = events;
	let [first, last, sum] = [length, -1, 0];
	for (let t = 0; t < length; t++) {
		if (!(events[t]! > 0)) continue;
		if (last < 0) first = t;
		last = t;
		sum += events[t]!;
	}
	if (last < 0) return { from: 0, to: length };
	const isAway = (periods: number): boolean => isAbsence(sum, periods, last + 1 - first);
	return { from: isAway(first) ? first : 0, to: isAway(length - 1 - last) ? last + 1 : length };
}

/**
 * Part of a pool's demand whose owners and articles were there, at each period: a total that rises with a launch or a member
 * that joins tells nothing of the others.
 *
 * @param series series of a pool, each as long as its owner's history
 * @param length periods of the longest
 * @returns numbers in (0, 1], 1 where most of it was there
 * @example
 * Array.from(presenceOf([], 2)); // => [1, 1]
 */
export function presenceOf(series: readonly PoolSeries[], length: number): Float64Array {
	const presence = new Float64Array(length);
	for (const { events, sum, presence: own } of series) {
		const shift = length - events.length;
		const { from, to } = lifeOf(events);
		let there = 0;
		for (let t = from; t < to; t++) there += own?.[t] ?? 1;
		// What the series would have sold in a period with all its owners.
		const rate = there > 0 ? sum / there : 0;
		for (let t = from; t < to; t++) presence[shift + t]! += rate * (own?.[t] ?? 1);
	}
	const most = presence.reduce((greatest, value) => Math.max(greatest, value), 0);
	if (!(most > 0)) return presence.fill(1);
	return presence.map((value) => Math.max(value / most, LEAST_PRESENCE));
}
