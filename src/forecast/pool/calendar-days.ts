import { civilFromDay, type DayNumber, dayFromCivil, type Period } from "../../calendar/index.js";

/** Places of a year: 29 February has one of its own. */
export const DAYS = 366;
const DAYS_OF_MEAN_YEAR = 365.25;

/** Periods as ranges of days of the year; the two arrays have one place a period and one more at the end. */
export interface PeriodDays {
	readonly starts: Int32Array;
	/** Place in the year of the first day, 0 .. 365. */
	readonly days: Int32Array;
}

/** Place of a day in its year, counted so that 1 March is the same place in every year. */
function dayOfYear(day: DayNumber): number {
	const { year, month } = civilFromDay(day);
	const first = dayFromCivil(year, 1, 1);
	const isLeap = dayFromCivil(year + 1, 1, 1) - first === DAYS;
	return day - first + (isLeap || month < 3 ? 0 : 1);
}

/**
 * Where consecutive periods lie in the year.
 *
 * @param period day, week or month
 * @param start first day of the first period
 * @param length number of periods
 * @returns first day of each period, and its place in the year
 * @example
 * periodDays(periodOf("month"), parseIsoDate("2026-01-01"), 2).days[1]; // => 31
 */
export function periodDays(period: Period, start: DayNumber, length: number): PeriodDays {
	const starts = new Int32Array(length + 1);
	const days = new Int32Array(length + 1);
	for (let step = 0; step <= length; step++) {
		starts[step] = period.offset(start, step);
		days[step] = dayOfYear(starts[step]!);
	}
	return { starts, days };
}

/**
 * How many periods of a history make a year, as they are long on average.
 *
 * @param places of `periodDays`, of the history at least
 * @param length number of periods of the history, 1 or more
 * @returns periods a year
 * @example
 * periodsOfYear(periodDays(periodOf("day"), parseIsoDate("2026-01-01"), 2), 2); // => 365.25
 */
export function periodsOfYear({ starts }: PeriodDays, length: number): number {
	return (DAYS_OF_MEAN_YEAR * length) / (starts[length]! - starts[0]!);
}

/**
 * Visits the days of a period.
 *
 * @param places of `periodDays`
 * @param step which of the periods
 * @param visit is called with the place in the year of every day, 0 .. 365
 * @example
 * const places = periodDays(periodOf("week"), parseIsoDate("2026-01-05"), 1);
 * let last = 0;
 * eachDay(places, 0, (place) => { last = place; });
 * last; // => 10
 */
export function eachDay({ starts, days }: PeriodDays, step: number, visit: (place: number) => void): void {
	const first = days[step]!;
	const length = starts[step + 1]! - starts[step]!;
	for (let day = first; day < first + length; day++) visit(day < DAYS ? day : day - DAYS);
}
