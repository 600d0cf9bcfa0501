import { type DayNumber, isoWeekday } from "../../calendar/index.js";

/**
 * Index of consecutive days from the share of the lines on each weekday.
 *
 * @param profile share of Monday .. Sunday, seven numbers that sum to 1
 * @param start first day
 * @param length number of days
 * @returns demand of each day over that of a mean day; 0 on a day of rest
 * @example
 * const profile = [0.2, 0.2, 0.2, 0.2, 0.1, 0.1, 0];
 * Array.from(weekdayIndex(profile, parseIsoDate("2026-11-21"), 3)); // => [0.7, 0, 1.4]
 */
export function weekdayIndex(profile: readonly number[], start: DayNumber, length: number): Float64Array {
	return Float64Array.from({ length }, (_, step) => 7 * profile[isoWeekday(start + step) - 1]!);
}
