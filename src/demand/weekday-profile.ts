import { isoWeekday } from "../calendar/index.js";

/** Pseudo-lines spread evenly over the week, so that ten lines do not make a Sunday impossible. */
const PRIOR_LINES = 7;

/**
 * Share of the lines on each weekday, Monday to Sunday, shrunk towards an even week.
 *
 * @param days day numbers of order lines
 * @returns seven positive numbers that sum to 1; an even week for no lines
 * @example
 * weekdayProfile([]).length; // => 7
 */
export function weekdayProfile(days: Iterable<number>): number[] {
	const counts = new Float64Array(7).fill(PRIOR_LINES / 7);
	let total = PRIOR_LINES;
	for (const day of days) {
		const weekday = isoWeekday(day) - 1;
		counts[weekday] = (counts[weekday] as number) + 1;
		total++;
	}
	return Array.from(counts, (count) => count / total);
}
