import type { DayNumber, PeriodName } from "../calendar/index.js";
import type { Purpose } from "../privacy/types.js";

/** Field a panel may be keyed by. */
export type PanelField = "operatorId" | "siteId" | "sku";

/** Key of one series: the fields of `by`, `siteId` absent for lines without a site. */
export interface SeriesKey {
	readonly operatorId?: string;
	readonly siteId?: string;
	readonly sku?: string;
}

/**
 * The columns behind a `DemandPanel`. Series i owns the cells `offsets[i] .. offsets[i + 1]` of
 * `units`, `lines` and `squares`; its first cell is the period that starts on `starts[i]`, and all series end
 * together on `end` (exclusive).
 */
export interface PanelColumns {
	readonly period: PeriodName;
	readonly by: readonly PanelField[];
	readonly purpose: Purpose;
	/** First day after the last complete period. */
	readonly end: DayNumber;
	/** Sorted by operator, site, sku (code unit order), so that the order of the lines can not show. */
	readonly keys: readonly SeriesKey[];
	readonly starts: Int32Array;
	readonly offsets: Int32Array;
	/** Pieces, returns netted, never below 0. */
	readonly units: Float64Array;
	/** Order lines (returns not counted). */
	readonly lines: Float64Array;
	/** Sum of squared quantities of the order lines. */
	readonly squares: Float64Array;
	/** Share of the series' lines that carry the opt-in, in (0, 1]. */
	readonly shares: Float64Array;
	/**
	 * Part of a series' demand whose operators were there already, in (0, 1], cell by cell; only where the panel adds up
	 * operators of which one came later.
	 */
	readonly presence?: Float64Array;
	/** Index of each series into `weekdayProfiles`. */
	readonly profiles: Int32Array;
	/** Share of the lines on Monday .. Sunday, 7 numbers that sum to 1, of the operator(s) of the series alone. */
	readonly weekdayProfiles: readonly (readonly number[])[];
}
