import { civilFromDay, type DayNumber, dayFromCivil, isoWeekday } from "./day-number.js";

/** Length of a demand period; weeks are ISO weeks and start on Monday. */
export type PeriodName = "day" | "week" | "month";

/** A calendar period as three small functions over day numbers; all else derives from them. */
export interface Period {
	readonly name: PeriodName;
	/** Mean number of periods in a year of 365.25 days. */
	readonly perYear: number;
	/** First day of the period that holds `day`. */
	readonly floor: (day: DayNumber) => DayNumber;
	/** First day of the period `steps` after the one that starts on `start`. */
	readonly offset: (start: DayNumber, steps: number) => DayNumber;
	/** Number of period starts from `start` up to, but without, `end`; both are period starts. */
	readonly count: (start: DayNumber, end: DayNumber) => number;
}

const monthIndex = (day: DayNumber): number => {
	const { year, month } = civilFromDay(day);
	return year * 12 + month - 1;
};
const monthStart = (index: number): DayNumber =>
	dayFromCivil(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);

const day: Period = {
	name: "day",
	perYear: 365.25,
	floor: (at) => at,
	offset: (start, steps) => start + steps,
	count: (start, end) => end - start,
};

const week: Period = {
	name: "week",
	perYear: 365.25 / 7,
	floor: (at) => at - (isoWeekday(at) - 1),
	offset: (start, steps) => start + 7 * steps,
	count: (start, end) => Math.round((end - start) / 7),
};

const month: Period = {
	name: "month",
	perYear: 12,
	floor: (at) => monthStart(monthIndex(at)),
	offset: (start, steps) => monthStart(monthIndex(start) + steps),
	count: (start, end) => monthIndex(end) - monthIndex(start),
};

const PERIODS: Readonly<Record<PeriodName, Period>> = { day, week, month };

/**
 * The period of a name.
 *
 * @param name `"day"`, `"week"` (ISO week, from Monday) or `"month"`
 * @returns its `floor`, `offset` and `count`
 * @example
 * const { floor } = periodOf("week");
 * formatIsoDate(floor(parseIsoDate("2026-11-25"))); // => "2026-11-23"
 */
export function periodOf(name: PeriodName): Period {
	return PERIODS[name];
}

/**
 * First period start on or after a day.
 *
 * @param period the period
 * @param at a day number
 * @returns `at` itself when a period starts on it, else the next start
 * @example
 * formatIsoDate(periodCeiling(periodOf("week"), parseIsoDate("2026-11-24"))); // => "2026-11-30"
 */
export function periodCeiling(period: Period, at: DayNumber): DayNumber {
	const start = period.floor(at);
	return start === at ? at : period.offset(start, 1);
}
