import { civilFromDay, type DayNumber, type Period } from "../../calendar/index.js";

/** Mean days of a month. */
const MONTH = 365.25 / 12;

/** Demand of a day over the mean of the year, January .. December. */
export type MonthlyIndex = readonly number[];

/**
 * Season index of consecutive periods from an index by month.
 *
 * Each period takes the mean over its days, so that a week across two months takes part of both; a month counts its
 * days too, as February brings less than its daily rate says.
 *
 * @param monthly demand of a day of January .. December over the mean of the year
 * @param period day, week or month
 * @param start first day of the first period
 * @param length number of periods
 * @returns index of each period, about 1 in the mean of a year
 * @example
 * const winter = [1.3, 1.2, 1.1, 1, 0.9, 0.8, 0.7, 0.8, 0.9, 1, 1.1, 1.2];
 * Array.from(periodIndex(winter, periodOf("week"), parseIsoDate("2026-01-05"), 1)); // => [1.3]
 */
export function periodIndex(
	monthly: MonthlyIndex,
	period: Period,
	start: DayNumber,
	length: number,
): Float64Array {
	const index = new Float64Array(length);
	let first = start;
	for (let step = 0; step < length; step++) {
		const next = period.offset(first, 1);
		if (period.name === "month") {
			index[step] = (monthly[civilFromDay(first).month - 1]! * (next - first)) / MONTH;
		} else {
			let sum = 0;
			for (let day = first; day < next; day++) sum += monthly[civilFromDay(day).month - 1]!;
			index[step] = sum / (next - first);
		}
		first = next;
	}
	return index;
}
