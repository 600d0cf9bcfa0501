import type { DemandProcess, GaussianProcess, Series } from "../../models/index.js";

/** Values below this part of the mean would carry a fit to their logarithms away. */
const LEAST_PART = 0.01;

/** A history as logarithms. */
export interface LoggedHistory {
	/** The history with logarithms as values, gaps kept, around 0: what is fitted to them does not hang on the unit of the values. */
	readonly history: Series;
	/** Mean of the logarithms, which was taken off. */
	readonly level: number;
}

/**
 * The logarithms of a history.
 *
 * @param series the history
 * @returns logarithms and their level; `undefined` for counts, and where a value is not positive or below a hundredth of
 * the mean
 * @example
 * logarithms({ values: Float64Array.of(1, Math.E ** 2, Number.NaN), seasonLength: 1 }).history.values; // => [-1, 1, NaN]
 * logarithms({ values: Float64Array.of(1, 0), seasonLength: 1 }); // => undefined
 */
export function logarithms(series: Series): LoggedHistory | undefined {
	if (series.counts === true) return undefined;
	let [sum, count, least] = [0, 0, Number.POSITIVE_INFINITY];
	for (const value of series.values) {
		if (Number.isNaN(value)) continue;
		sum += value;
		count++;
		if (value < least) least = value;
	}
	if (!(least > 0 && least >= (LEAST_PART * sum) / count)) return undefined;
	let level = 0;
	const values = series.values.map((value) => {
		const logarithm = Math.log(value);
		if (!Number.isNaN(value)) level += logarithm / count;
		return logarithm;
	});
	return { history: { ...series, values: values.map((value) => value - level) }, level };
}

/** Least and greatest logarithm that a forecast may come to: out of the range of the history by that range. */
function boundsOf({ values }: Series): readonly [least: number, most: number] {
	let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const value of values) {
		if (value < least) least = value;
		if (value > most) most = value;
	}
	const beyond = most - least;
	return [least - beyond, most + beyond];
}

/**
 * A forecast of values from one of their logarithms: medians in place of means, and responses to shocks that are as
 * large as the values, to first order. No logarithm leaves the range of the history by more than that range: growth does
 * not multiply for ever.
 *
 * @param process forecast of logarithms
 * @param logged the logarithms of the history
 * @returns the forecast of values; `undefined` where it is none of a plain series
 * @example
 * const process = { kind: "gaussian", means: [0.2], shocks: [[0.1]], counts: false };
 * const logged = logarithms({ values: Float64Array.of(40, 62.5), seasonLength: 1 });
 * ofLogarithms(process, logged).shocks; // => [[6.1070]]
 */
export function ofLogarithms(
	process: DemandProcess,
	{ history, level }: LoggedHistory,
): GaussianProcess | undefined {
	if (process.kind !== "gaussian") return undefined;
	const [least, most] = boundsOf(history);
	// Period by period, for what is said of one must not hang on how far a forecast reaches.
	const means = process.means.map((mean) => Math.exp(Math.min(Math.max(mean, least), most) + level));
	const shocks = process.shocks.map((row, h) => row.map((response) => response * means[h]!));
	return { ...process, means, shocks };
}
