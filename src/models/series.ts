/** One series as a model sees it: numbers and where in the year they stand, never a key or a date. */
export interface Series {
	/** Observations in order of time; `NaN` is missing. Never changed by a model. */
	readonly values: Float64Array;
	/** Periods a year or cycle: 1 for none; may be fractional (52.18 weeks), models that need an integer round it. */
	readonly seasonLength: number;
	/** Position of `values[0]` within the season, in [0, seasonLength). Default 0. */
	readonly seasonStart?: number;
	/** Order lines of each period, where the values are units counted from lines. */
	readonly lines?: Float64Array;
	/** Sum of squared line quantities of each period, beside `lines`. */
	readonly squares?: Float64Array;
	/** True when values are counts of pieces: forecasts are then distributions over the integers from 0. */
	readonly counts?: boolean;
}
