import { countObserved, type DemandProcess, type Series, shockVariance } from "../../models/index.js";
import { seasonalNaiveScale } from "../judging/point-accuracy.js";
import { standardQuantile } from "../standard-quantile.js";
import { seasonClass } from "./season-class.js";
import { WIDTHS } from "./width-powers.js";

/** Longer histories than these were not learned from, and count as so long. */
const MOST_LENGTH = 120;
/** Where the series has no scale of its own. */
const PLAIN_FACTOR = 1.25;
/**
 * The latest part of a history that is told from the rest, at least so many changes, and what is added to the ratio: from
 * 0.001 to 1 all was as good on training parts, and a half keeps an interval open after a standstill.
 */
const RECENT_PART = 1 / 3;
const FEWEST_RECENT = 4;
const LEAST_RECENT = 0.5;

/**
 * How volatile the latest third of a history was, over all of it.
 *
 * @param values the history
 * @param period periods a season, 1 or more
 * @param scale mean absolute change from season to season over the whole history, above 0
 * @returns logarithm of the ratio of mean absolute changes and a half, so that after a standstill much may still come
 * @example
 * recentVolatility(Float64Array.of(0, 1, 0, 1, 0, 1, 0, 1), 1, 1); // => 0.4055
 */
export function recentVolatility(values: Float64Array, period: number, scale: number): number {
	const most = Math.max(FEWEST_RECENT, Math.floor(RECENT_PART * values.length));
	let [sum, count] = [0, 0];
	for (let t = values.length - 1; t >= period && count < most; t--) {
		const change = Math.abs(values[t]! - values[t - period]!);
		if (Number.isNaN(change)) continue;
		sum += change;
		count++;
	}
	return Math.log((count === 0 ? 1 : sum / count / scale) + LEAST_RECENT);
}

/**
 * Spread of one period, from its responses to the shocks.
 *
 * @param row responses of that period
 * @returns their standard deviation, before any degrees of freedom
 * @example
 * spreadOf([3, 4]); // => 5
 */
export function spreadOf(row: readonly number[]): number {
	return Math.sqrt(shockVariance(row));
}

/**
 * Gives a plain forecast the spread with which forecasts of its kind turned out to err. Responses to shocks keep their
 * pattern, so that sums over windows are widened as single periods are; counts state their own uncertainty. No 95 % interval
 * becomes narrower than the models state it.
 *
 * @param process forecast as its models state it
 * @param series the history
 * @param other means of another combination, whose distance tells doubt; `undefined` for the widths without it
 * @returns the process with Student shocks
 * @example
 * const stated = { kind: "gaussian", means: [10], shocks: [[2]], counts: false };
 * calibratedSpread(stated, { values: Float64Array.of(8, 12, 9, 11), seasonLength: 1 }).degreesOfFreedom; // => 4.25
 */
export function calibratedSpread(
	process: DemandProcess,
	series: Series,
	other?: readonly number[],
): DemandProcess {
	if (process.kind !== "gaussian" || process.counts) return process;
	const widths = WIDTHS[other === undefined ? "other" : "combination"][seasonClass(series.seasonLength)];
	const period = Math.max(1, Math.round(series.seasonLength));
	const scale = seasonalNaiveScale(series.values, period);
	const recent = scale > 0 ? widths.recent * recentVolatility(series.values, period, scale) : 0;
	const length = Math.log(Math.min(countObserved(series.values), MOST_LENGTH));
	const { base, stated, ahead, first, distance, degreesOfFreedom } = widths;
	const student = standardQuantile(degreesOfFreedom, 0.975);
	// Histories that were learned from are short: on long ones the powers alone would give intervals that are too narrow.
	const narrowest = standardQuantile(process.degreesOfFreedom ?? Number.POSITIVE_INFINITY, 0.975) / student;
	const shocks = process.shocks.map((row, h) => {
		const spread = spreadOf(row);
		if (!(spread > 0)) return row;
		let factor = PLAIN_FACTOR;
		if (scale > 0) {
			const apart = other === undefined ? 0 : Math.abs(process.means[h]! - other[h]!) / spread;
			const width =
				base +
				(stated - 1) * Math.log(spread / scale) +
				widths.length * length +
				recent +
				ahead * Math.log(h + 1) +
				(h === 0 ? first : 0) +
				distance * Math.log(1 + apart);
			factor = Math.max(Math.exp(width) / student, narrowest);
		}
		const widened = new Array<number>(row.length);
		for (let j = 0; j < row.length; j++) widened[j] = row[j]! * factor;
		return widened;
	});
	return { ...process, shocks, degreesOfFreedom };
}
