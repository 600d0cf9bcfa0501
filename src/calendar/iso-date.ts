import { civilFromDay, type DayNumber, dayFromCivil } from "./day-number.js";

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;
const isDigit = (value: number): boolean => value >= 0 && value <= 9;

/**
 * Number of days in a month of the Gregorian calendar.
 *
 * @param year full year
 * @param month 1..12
 * @returns 28..31
 * @example
 * daysInMonth(2024, 2); // => 29
 */
export function daysInMonth(year: number, month: number): number {
	const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/**
 * Reads a calendar date `YYYY-MM-DD`.
 *
 * @param text exactly ten characters; year 0001..9999, a real day of that month
 * @returns the day number, or `undefined` when the text is not such a date
 * @example
 * parseIsoDate("2026-02-30"); // => undefined
 */
export function parseIsoDate(text: string): DayNumber | undefined {
	if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
	const y1 = digit(text, 0);
	const y2 = digit(text, 1);
	const y3 = digit(text, 2);
	const y4 = digit(text, 3);
	const m1 = digit(text, 5);
	const m2 = digit(text, 6);
	const d1 = digit(text, 8);
	const d2 = digit(text, 9);
	if (!(isDigit(y1) && isDigit(y2) && isDigit(y3) && isDigit(y4))) return undefined;
	if (!(isDigit(m1) && isDigit(m2) && isDigit(d1) && isDigit(d2))) return undefined;
	const year = y1 * 1000 + y2 * 100 + y3 * 10 + y4;
	const month = m1 * 10 + m2;
	const day = d1 * 10 + d2;
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
	return dayFromCivil(year, month, day);
}

/**
 * Writes a day number as `YYYY-MM-DD`.
 *
 * @param dayNumber whole days since 1970-01-01, within the years 0001..9999
 * @returns the ISO date
 * @example
 * formatIsoDate(20000); // => "2024-10-04"
 */
export function formatIsoDate(dayNumber: DayNumber): string {
	const { year, month, day } = civilFromDay(dayNumber);
	return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
