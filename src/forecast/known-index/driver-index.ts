import { civilFromDay, type DayNumber, type Period, parseIsoDate, periodOf } from "../../calendar/index.js";
import { ReapproError } from "../../errors.js";
import type { Driver } from "../types.js";
import { type MonthlyIndex, periodIndex } from "./monthly-index.js";

/** Half the days around a date over which a driver's own level is taken. */
const HALF_YEAR = 183;
const YEAR = 365;

/** A driver as a rate a day, its running sum, and its climatology. */
export interface DriverRates {
	/** First day of the driver. */
	readonly from: DayNumber;
	/** Sum of the daily rates before each day since `from`; one longer than the days. */
	readonly sums: Float64Array;
	readonly climatology: MonthlyIndex;
}

/** Mean daily rate over [from, to), cut to the days that the driver covers; undefined when there are none. */
function meanRate({ from: start, sums }: DriverRates, from: DayNumber, to: DayNumber): number | undefined {
	const low = Math.max(from - start, 0);
	const high = Math.min(to - start, sums.length - 1);
	return high > low ? (sums[high]! - sums[low]!) / (high - low) : undefined;
}

/** Rate of each calendar month over the mean of the months. */
function climatologyOf(from: DayNumber, sums: Float64Array): MonthlyIndex {
	const rates = new Float64Array(12);
	const days = new Float64Array(12);
	for (let day = 0; day + 1 < sums.length; day++) {
		const month = civilFromDay(from + day).month - 1;
		rates[month]! += sums[day + 1]! - sums[day]!;
		days[month]! += 1;
	}
	let mean = 0;
	for (let month = 0; month < 12; month++) {
		rates[month] = rates[month]! / days[month]!;
		mean += rates[month]! / 12;
	}
	return Array.from(rates, (rate) => rate / mean);
}

/**
 * Checks a driver and spreads it over days.
 *
 * @param driver a public series, such as weekly deaths of the area
 * @param path where, for the message
 * @returns its daily rates and its season by month
 * @throws {ReapproError} OPTION_INVALID for a date that is none, values that are negative or not finite, or less than a year
 * @example
 * const driver = { name: "deaths", period: "month", start: "2025-01-01", values: [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] };
 * driverRates(driver, "drivers[0]").climatology[1]; // => 1.00
 */
export function driverRates(driver: Driver, path: string): DriverRates {
	const from = typeof driver?.start === "string" ? parseIsoDate(driver.start) : undefined;
	if (from === undefined)
		throw new ReapproError(
			"OPTION_INVALID",
			"Give the first day of the driver as YYYY-MM-DD.",
			`${path}.start`,
		);
	if (driver.period !== "week" && driver.period !== "month")
		throw new ReapproError("OPTION_INVALID", "Give a driver by week or by month.", `${path}.period`);
	const { values } = driver;
	if (!Array.isArray(values))
		throw new ReapproError("OPTION_INVALID", "Give the values of the driver as a list.", `${path}.values`);
	const period = periodOf(driver.period);
	const sums: number[] = [0];
	let start = from;
	values.forEach((value: unknown, index) => {
		if (typeof value !== "number" || !(value >= 0 && value < Number.POSITIVE_INFINITY))
			throw new ReapproError(
				"OPTION_INVALID",
				"Give finite values of 0 or more.",
				`${path}.values[${index}]`,
			);
		const next = period.offset(start, 1);
		for (let day = start; day < next; day++) sums.push(sums[sums.length - 1]! + value / (next - start));
		start = next;
	});
	if (sums.length <= YEAR || !(sums[sums.length - 1]! > 0))
		throw new ReapproError("OPTION_INVALID", "Give a driver of a year or more, not all 0.", `${path}.values`);
	const column = Float64Array.from(sums);
	return { from, sums: column, climatology: climatologyOf(from, column) };
}

/**
 * Index of consecutive periods that drivers give: what is known of each period, else the season of its months.
 *
 * A period that the driver covers wholly takes the driver's rate over its mean of the year around it, so that a winter
 * wave of the past is not read as a new level and a slow trend of the driver is left to the model; every other period,
 * the future most of all, takes the driver's climatology. Several drivers are averaged.
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
	for (const driver of drivers) {
		const { from, sums } = driver;
		const seasonal = periodIndex(driver.climatology, period, start, length);
		const flat = periodIndex(new Array<number>(12).fill(1), period, start, length);
		let first = start;
		for (let step = 0; step < length; step++) {
			const next = period.offset(first, 1);
			const covered = first >= from && next - from <= sums.length - 1;
			const rate = covered ? meanRate(driver, first, next) : undefined;
			const middle = Math.floor((first + next) / 2);
			const around = meanRate(driver, middle - HALF_YEAR, middle + HALF_YEAR);
			const known = rate === undefined || !around ? seasonal[step]! : (rate / around) * flat[step]!;
			index[step]! += known / drivers.length;
			first = next;
		}
	}
	return index.map((value) => Math.max(value, LEAST_INDEX));
}

/** An index of 0 could not be divided by. */
const LEAST_INDEX = 0.05;

/** Evidence, in squared log index times events, that the prior elasticity of 1 is worth: a spread of 0.5. */
const PRIOR_INFORMATION = 4;
const HIGHEST_ELASTICITY = 1.5;

/**
 * How strongly a series answers to an index: 1 is in proportion, 0 not at all.
 *
 * One step of a Poisson regression of the events on the logarithm of the index around the level of the series, shrunk
 * towards 1: a short or sparse series can not tell, and what is ordered for a funeral follows deaths until shown otherwise.
 *
 * @param events events of each period, `NaN` where missing
 * @param index index of each period, above 0
 * @returns the elasticity, in [0, 1.5]
 * @example
 * driverElasticity([], []); // => 1
 */
export function driverElasticity(events: ArrayLike<number>, index: ArrayLike<number>): number {
	let sum = 0;
	let logs = 0;
	let count = 0;
	for (let t = 0; t < events.length; t++) {
		if (Number.isNaN(events[t]!)) continue;
		sum += events[t]!;
		logs += Math.log(index[t]!);
		count++;
	}
	if (!(sum > 0)) return 1;
	const level = sum / count;
	const centre = logs / count;
	let score = PRIOR_INFORMATION;
	let information = PRIOR_INFORMATION;
	for (let t = 0; t < events.length; t++) {
		if (Number.isNaN(events[t]!)) continue;
		const deviation = Math.log(index[t]!) - centre;
		score += (events[t]! - level) * deviation;
		information += level * deviation * deviation;
	}
	return Math.min(HIGHEST_ELASTICITY, Math.max(0, score / information));
}
