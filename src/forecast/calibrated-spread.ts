import { studentQuantile } from "../math/index.js";
import { countObserved, type DemandProcess, type Series } from "../models/index.js";
import { seasonalNaiveScale } from "./point-accuracy.js";
import { type SeasonClass, seasonClass } from "./season-class.js";

/** Exponents of what the half-width of a 95 % interval depends on. */
export interface WidthPowers {
	/** Logarithm of the factor that all share. */
	readonly base: number;
	/** Of the spread that the models state, over the scale of the series. */
	readonly stated: number;
	/** Of the number of observed values. */
	readonly length: number;
	/** Of the periods ahead. */
	readonly ahead: number;
	/** Added to the logarithm in the first period ahead. */
	readonly first: number;
	/** Of 1 + the distance between the two combinations in stated spreads. */
	readonly distance: number;
	/** With which 80 % intervals cover as well as those of 95 %. */
	readonly degreesOfFreedom: number;
}

/** Widths by class of season. */
export type Widths = Readonly<Record<SeasonClass, WidthPowers>>;

/**
 * Widths of the combination that `auto` takes, and of all other forecasts.
 *
 * No model knows that it was chosen, or that the world will change. These were learned on rolling origins inside the
 * training parts of the M3 series by the least interval score at 95 %, then degrees of freedom by the coverage at 80 %:
 * `npm run benchmark:learn`.
 */
export const WIDTHS: Readonly<Record<"combination" | "other", Widths>> = {
	combination: {
		none: {
			base: 1.606,
			stated: 1.01,
			length: -0.251,
			ahead: 0.163,
			first: -0.061,
			distance: 1.052,
			degreesOfFreedom: 4,
		},
		short: {
			base: 1.053,
			stated: 0.745,
			length: -0.164,
			ahead: 0.317,
			first: 0.06,
			distance: 0.424,
			degreesOfFreedom: 6,
		},
		long: {
			base: 0.465,
			stated: 0.74,
			length: 0.002,
			ahead: 0.124,
			first: 0.119,
			distance: 0.149,
			degreesOfFreedom: 5,
		},
	},
	other: {
		none: {
			base: 1.848,
			stated: 0.554,
			length: -0.189,
			ahead: 0.44,
			first: -0.116,
			distance: 0,
			degreesOfFreedom: 2.5,
		},
		short: {
			base: 0.757,
			stated: 0.55,
			length: -0.102,
			ahead: 0.473,
			first: 0.26,
			distance: 0,
			degreesOfFreedom: 5.5,
		},
		long: {
			base: 0.447,
			stated: 0.552,
			length: 0.001,
			ahead: 0.18,
			first: 0.143,
			distance: 0,
			degreesOfFreedom: 4.5,
		},
	},
};

/** Longer histories than these were not learned from, and count as so long. */
const MOST_LENGTH = 120;
/** Where the series has no scale of its own. */
const PLAIN_FACTOR = 1.25;

/**
 * Spread of one period, from its responses to the shocks.
 *
 * @param row responses of that period
 * @returns their standard deviation, before any degrees of freedom
 * @example
 * spreadOf([3, 4]); // => 5
 */
export function spreadOf(row: readonly number[]): number {
	return Math.sqrt(row.reduce((sum, one) => sum + one * one, 0));
}

/**
 * Gives a plain forecast the spread with which forecasts of its kind turned out to err. Responses to shocks keep their
 * pattern, so that sums over windows are widened as single periods are; counts state their own uncertainty.
 *
 * @param process forecast as its models state it
 * @param series the history
 * @param other means of another combination, whose distance tells doubt; `undefined` for the widths without it
 * @returns the process with Student shocks
 * @example
 * const stated = { kind: "gaussian", means: [10], shocks: [[2]], counts: false };
 * calibratedSpread(stated, { values: Float64Array.of(8, 12, 9, 11), seasonLength: 1 }).degreesOfFreedom; // => 2.5
 */
export function calibratedSpread(
	process: DemandProcess,
	series: Series,
	other?: readonly number[],
): DemandProcess {
	if (process.kind !== "gaussian" || process.counts) return process;
	const widths = WIDTHS[other === undefined ? "other" : "combination"][seasonClass(series.seasonLength)];
	const scale = seasonalNaiveScale(series.values, Math.max(1, Math.round(series.seasonLength)));
	const length = Math.log(Math.min(countObserved(series.values), MOST_LENGTH));
	const { base, stated, ahead, first, distance, degreesOfFreedom } = widths;
	const student = studentQuantile(0.975, degreesOfFreedom);
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
				ahead * Math.log(h + 1) +
				(h === 0 ? first : 0) +
				distance * Math.log(1 + apart);
			factor = Math.exp(width) / student;
		}
		return row.map((response) => response * factor);
	});
	return { ...process, shocks, degreesOfFreedom };
}
