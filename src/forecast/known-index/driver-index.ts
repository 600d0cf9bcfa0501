import type { DayNumber, Period } from "../../calendar/index.js";
import { type DriverRates, WEEKLY_PERSISTENCE } from "./driver-rates.js";
import { LEAST_INDEX, seasonOver } from "./year-harmonics.js";

/** Mean days of a month: a month counts its days, February brings less than its daily rate says. */
const MONTH = 365.25 / 12;

/** Days of a driver's index over the days that it covers, and over its season before and after. */
function indexOf(driver: DriverRates, first: DayNumber, next: DayNumber): number {
	const { from, sums, levels, season, anomaly } = driver;
	const end = from + levels.length;
	const [begin, until] = [Math.max(first, from), Math.min(next, end)];
	const level = until > begin ? levels[((begin + until) >> 1) - from]! : 0;
	if (!(level > 0)) return expectedOver(driver, first, next, end);
	let days = (sums[until - from]! - sums[begin - from]!) / level;
	if (first < begin) days += (begin - first) * seasonOver(season, first, begin);
	if (until < next) days += (next - until) * expectedOver({ season, anomaly }, until, next, end);
	return days / (next - first);
}

/** Season of some days, and what is left there of the wave in which the driver ended. */
function expectedOver(
	{ season, anomaly }: Pick<DriverRates, "season" | "anomaly">,
	first: DayNumber,
	next: DayNumber,
	end: DayNumber,
): number {
	const weeksOn = ((first + next) / 2 - end) / 7;
	return seasonOver(season, first, next) * (weeksOn < 0 ? 1 : 1 + anomaly * WEEKLY_PERSISTENCE ** weeksOn);
}

/**
 * Part of some days that drivers cover, in the mean of them.
 *
 * @param drivers at least one
 * @param from first day
 * @param to day after the last, after `from`
 * @returns a number in [0, 1]
 * @example
 * const driver = driverRates({ name: "deaths", period: "week", start: "2025-01-06", values: new Array(60).fill(100) }, "drivers[0]");
 * coveredPart([driver], parseIsoDate("2024-01-01"), parseIsoDate("2025-01-06")); // => 0
 */
export function coveredPart(drivers: readonly DriverRates[], from: DayNumber, to: DayNumber): number {
	const days = drivers.reduce((sum, driver) => {
		const end = driver.from + driver.levels.length;
		return sum + Math.max(0, Math.min(to, end) - Math.max(from, driver.from));
	}, 0);
	return days / (drivers.length * (to - from));
}

/**
 * Index of consecutive periods that drivers give: what is known of each period, else the driver's season.
 *
 * Days that the driver covers take its rate over its level of the year around, so that a winter wave of the past is not
 * read as a new level and a slow trend of the driver is left to the model. All others, the future most of all, take the
 * driver's season, and after its end what is left of the wave in which it ended. Several drivers are averaged.
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
