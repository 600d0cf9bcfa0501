import { civilFromDay, type DayNumber, dayFromCivil, type Period } from "../../calendar/index.js";

/** Days of a mean year. */
const YEAR = 365.25;

/**
 * Position of a period in the year, from its date.
 *
 * @param period day, week or month
 * @param start first day of the period
 * @returns periods since the year began, in [0, periods a year); whole for months, fractional else
 * @example
 * yearPosition(periodOf("month"), parseIsoDate("2026-03-01")); // => 2
 */
export function yearPosition(period: Period, start: DayNumber): number {
	const { year, month } = civilFromDay(start);
	if (period.name === "month") return month - 1;
	const dayOfYear = start - dayFromCivil(year, 1, 1);
	return (dayOfYear * period.perYear) / YEAR;
}
