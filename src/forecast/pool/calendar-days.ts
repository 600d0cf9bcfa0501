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
 * Sum of values of the days of a period.
 *
 * @param values one for each place of the year
 * @param places of `periodDays`
 * @param step which of the periods
 * @returns their sum over the days of the period
 * @example
 * const places = periodDays(periodOf("week"), parseIsoDate("2026-01-05"), 1);
 * sumOverDays(new Float64Array(366).fill(2), places, 0); // => 14
 */
export function sumOverDays(values: Float64Array, { starts, days }: PeriodDays, step: number): number {
	let place = days[step]!;
	let sum = 0;
	for (let day = starts[step]!; day < starts[step + 1]!; day++) {
		sum += values[place]!;
		place = place + 1 === DAYS ? 0 : place + 1;
	}
	return sum;
}

/**
 * Adds an amount to the value of each day of a period.
 *
 * @param values one for each place of the year; they are changed
 * @param places of `periodDays`
 * @param step which of the periods
 * @param amount what is added to each day
 * @example
 * const places = periodDays(periodOf("week"), parseIsoDate("2026-01-05"), 1);
 * const values = new Float64Array(366);
 * addToDays(values, places, 0, 3);
 * values[10]; // => 3
 */
export function addToDays(
	values: Float64Array,
	{ starts, days }: PeriodDays,
	step: number,
	amount: number,
): void {
	let place = days[step]!;
	for (let day = starts[step]!; day < starts[step + 1]!; day++) {
		values[place]! += amount;
		place = place + 1 === DAYS ? 0 : place + 1;
	}
}
