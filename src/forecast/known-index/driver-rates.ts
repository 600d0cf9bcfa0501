import { type DayNumber, parseIsoDate, periodOf } from "../../calendar/index.js";
import { ReapproError } from "../../errors.js";
import type { Driver } from "../types.js";
import { type SeasonAndLevels, type Span, seasonAndLevels } from "./driver-season.js";
import { seasonOver } from "./year-harmonics.js";

const YEAR = 365;
/**
 * Part of what lies above or under season that is there a week later, and part of a new difference that is believed.
 * These and the half-life of a season: least squared error of the next eight weeks of deaths in English regions, Wales
 * (1981 to 2010) and France (2000 to 2010); 0.7 to 0.8, 0.6 to 0.8 and 4 to 20 years are within 2 % of each other.
 */
export const WEEKLY_PERSISTENCE = 0.75;
const GAIN = 0.7;

/** A driver as a rate a day: its running sum, level and season, and how far it lay above or under them when it ended. */
export interface DriverRates {
	/** First day of the driver. */
	readonly from: DayNumber;
	/** Sum of the daily rates before each day since `from`; one longer than the days. */
	readonly sums: Float64Array;
	/** Level of each day, a rate a day. */
	readonly levels: Float64Array;
	/** Coefficients of the harmonics of its year. */
	readonly season: Float64Array;
	/** Relative distance from level and season when it ended. */
	readonly anomaly: number;
	/** Variance of that distance, without the noise of single periods. */
	readonly variance: number;
}

/** How far the periods of a driver lie from its level and season: when it ended, and in the mean. */
function distancesOf(
	spans: readonly Span[],
	{ season, levels }: SeasonAndLevels,
): Pick<DriverRates, "anomaly" | "variance"> {
	let anomaly = 0;
	let before = 0;
	let covariance = 0;
	spans.forEach(({ from, to, rate }, index) => {
		const level = levels[index]!;
		if (!(level > 0)) return;
		const distance = rate / (level * seasonOver(season, from, to)) - 1;
		// A first-order autoregression, seen with noise.
		anomaly *= WEEKLY_PERSISTENCE ** ((to - from) / 7);
		anomaly += GAIN * (distance - anomaly);
		// What two periods in a row share is no noise of counting.
		covariance += (before * distance) / WEEKLY_PERSISTENCE ** ((to - from) / 7);
		before = distance;
	});
	return { anomaly, variance: Math.max(0, covariance / spans.length) };
}

function checkedSpans(driver: Driver, path: string): Span[] {
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
	let start = from;
	const spans = values.map((value: unknown, index): Span => {
		if (typeof value !== "number" || !(value >= 0 && value < Number.POSITIVE_INFINITY))
			throw new ReapproError(
				"OPTION_INVALID",
				"Give finite values of 0 or more.",
				`${path}.values[${index}]`,
			);
		const next = period.offset(start, 1);
		const span = { from: start, to: next, rate: value / (next - start) };
		start = next;
		return span;
	});
	if (start - from < YEAR || !spans.some(({ rate }) => rate > 0))
		throw new ReapproError("OPTION_INVALID", "Give a driver of a year or more, not all 0.", `${path}.values`);
	return spans;
}

/**
 * Checks a driver, spreads it over days and finds its level and season.
 *
 * @param driver a public series, such as weekly deaths of the area
 * @param path where, for the message
 * @returns its daily rates, level and season, and where it stands
 * @throws {ReapproError} OPTION_INVALID for a date that is none, values that are negative or not finite, or less than a year
 * @example
 * const driver = { name: "deaths", period: "week", start: "2025-01-06", values: new Array(60).fill(100) };
 * driverRates(driver, "drivers[0]").anomaly; // => 0
 */
export function driverRates(driver: Driver, path: string): DriverRates {
	const spans = checkedSpans(driver, path);
	const from = spans[0]!.from;
	const days = spans.at(-1)!.to - from;
	const apart = seasonAndLevels(spans);
	const sums = new Float64Array(days + 1);
	const levels = new Float64Array(days);
	spans.forEach((span, index) => {
		for (let day = span.from - from; day < span.to - from; day++) {
			sums[day + 1] = sums[day]! + span.rate;
			levels[day] = apart.levels[index]!;
		}
	});
	return { from, sums, levels, season: apart.season, ...distancesOf(spans, apart) };
}
