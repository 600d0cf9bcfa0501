import { civilFromDay, type DayNumber, dayFromCivil, type Period } from "../../calendar/index.js";

/** Mean days of a month. */
const MONTH = 365.25 / 12;

/** Demand of a day over the mean of the year, January .. December. */
export type MonthlyIndex = readonly number[];

/** Index of one day: what its month says in the middle, on the way to the next month's or the last one's else. */
function dayIndex(monthly: MonthlyIndex, day: DayNumber): number {
	const { year, month } = civilFromDay(day);
	const first = dayFromCivil(year, month, 1);
	const next = month === 12 ? dayFromCivil(year + 1, 1, 1) : dayFromCivil(year, month + 1, 1);
	const offMiddle = (day + 0.5 - first) / (next - first) - 0.5;
	const neighbour = (month - 1 + (offMiddle < 0 ? 11 : 1)) % 12;
	const share = Math.abs(offMiddle);
	return (1 - share) * monthly[month - 1]! + share * monthly[neighbour]!;
}

/**
 * Season index of consecutive periods from an index by month.
 *
 * A day lies between the middles of two months and takes part of both; a week or a day takes the mean over its days. A
 * month takes its own index and counts its days too, as February brings less than its daily rate says.
 *
 * @param monthly demand of a day of January .. December over the mean of the year
 * @param period day, week or month
 * @param start first day of the first period
 * @param length number of periods
 * @returns index of each period, about 1 in the mean of a year
 * @example
 * const winter = [1.3, 1.2, 1.1, 1, 0.9, 0.8, 0.7, 0.8, 0.9, 1, 1.1, 1.2];
 * Array.from(periodIndex(winter, periodOf("week"), parseIsoDate("2026-01-29"), 1)); // => [1.25]
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
			for (let day = first; day < next; day++) sum += dayIndex(monthly, day);
			index[step] = sum / (next - first);
		}
		first = next;
	}
	return index;
}
