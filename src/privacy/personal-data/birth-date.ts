import { civilFromDay, type DayNumber, daysInMonth } from "../../calendar/index.js";

const YOUNGEST = 15;

/** A date as the number YYYYMMDD; such numbers compare as dates. */
export type PackedDate = number;

/**
 * The last date of birth that is taken for one: 15 years before the processing date.
 *
 * @param processingDay day number
 * @returns that date as YYYYMMDD
 * @example
 * lastBirthDate(parseIsoDate("2026-11-23")); // => 20111123
 */
export function lastBirthDate(processingDay: DayNumber): PackedDate {
	const { year, month, day } = civilFromDay(processingDay);
	return (year - YOUNGEST) * 10000 + month * 100 + day;
}

/**
 * Whether parts of a date could be somebody's date of birth.
 *
 * @param year full year
 * @param month month as written
 * @param day day as written
 * @param last last date of birth, of `lastBirthDate`
 * @returns true for a real date from 1900-01-01 to `last`
 * @example
 * isBirthDate(1948, 3, 12, 20111123); // => true
 * isBirthDate(1948, 2, 30, 20111123); // => false
 */
export function isBirthDate(year: number, month: number, day: number, last: PackedDate): boolean {
	// What is no month has no days.
	if (year < 1900 || day < 1 || day > daysInMonth(year, month)) return false;
	return year * 10000 + month * 100 + day <= last;
}

/**
 * Whether eight digits could be a date of birth, YYYYMMDD or DDMMYYYY.
 *
 * @param digits eight digits
 * @param last last date of birth, of `lastBirthDate`
 * @returns true when either reading is one
 * @example
 * isCompactBirthDate("12031948", 20111123); // => true
 */
export function isCompactBirthDate(digits: string, last: PackedDate): boolean {
	const part = (from: number, to: number): number => Number(digits.slice(from, to));
	return (
		isBirthDate(part(0, 4), part(4, 6), part(6, 8), last) ||
		isBirthDate(part(4, 8), part(2, 4), part(0, 2), last)
	);
}
