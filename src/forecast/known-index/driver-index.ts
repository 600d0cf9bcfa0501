import type { DayNumber, Period } from "../../calendar/index.js";
import { type DriverRates, WEEKLY_PERSISTENCE } from "./driver-rates.js";
import { LEAST_INDEX, seasonOver } from "./year-harmonics.js";

/** Mean days of a month: a month counts its days, February brings less than its daily rate says. */
const MONTH = 365.25 / 12;

function indexOf(driver: DriverRates, first: DayNumber, next: DayNumber): number {
	const { from, sums, levels } = driver;
	const end = from + levels.length;
	if (first >= from && next <= end) {
		const level = levels[((first + next) >> 1) - from]!;
		if (level > 0) return (sums[next - from]! - sums[first - from]!) / (next - first) / level;
	}
	const season = seasonOver(driver.season, first, next);
	const weeksOn = ((first + next) / 2 - end) / 7;
	return weeksOn < 0 ? season : season * (1 + driver.anomaly * WEEKLY_PERSISTENCE ** weeksOn);
}

/**
 * Index of consecutive periods that drivers give: what is known of each period, else the driver's season.
 *
 * A period that the driver covers wholly takes the driver's rate over its level of the year around it, so that a winter
 * wave of the past is not read as a new level and a slow trend of the driver is left to the model. Every other period,
 * the future most of all, takes the driver's season, and after the driver's end what is left of the wave in which it
 * ended. Several drivers are averaged.
 *
 * @param drivers at least one
 * @param period day, week or month
 * @param start first day of the first period
 * @param length number of periods
 * @returns index of each period, about 1 in the mean of a year, above 0
 * @example
 * const driver = driverRates({ name: "deaths", period: "week", start: "2025-01-06", values: new Array(60).fill(100) }, "drivers[0]");
 * Array.from(driverIndex([driver], periodOf("week"), parseIsoDate("2025-03-03"), 2)); // => [1, 1]
 */
export function driverIndex(
	drivers: readonly DriverRates[],
	period: Period,
	start: DayNumber,
	length: number,
): Float64Array {
	const index = new Float64Array(length);
	let first = start;
	for (let step = 0; step < length; step++) {
		const next = period.offset(first, 1);
		for (const driver of drivers) index[step]! += indexOf(driver, first, next) / drivers.length;
		if (period.name === "month") index[step]! *= (next - first) / MONTH;
		index[step] = Math.max(index[step]!, LEAST_INDEX);
		first = next;
	}
	return index;
}
