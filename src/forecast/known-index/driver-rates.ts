import { type DayNumber, parseIsoDate, periodOf } from "../../calendar/index.js";
import { ReapproError } from "../../errors.js";
import type { Driver } from "../types.js";
import { clipped, distanceOf, type SeasonAndLevels, type Span } from "./driver-season.js";
import { reportedSpans } from "./reported-spans.js";

/** Days that 52 weeks have. */
const SHORT_YEAR = 364;
/**
 * Part of what lies above or under season that is there a week later. It and the half-life of a season: least squared error
 * of the next eight weeks of deaths in English regions, Wales (1981 to 2010) and France (2000 to 2010); 0.7 to 0.8, and 4 to
 * 20 years, are within 2 % of each other.
 */
export const WEEKLY_PERSISTENCE = 0.75;
/** Variance of what lies above or under season in those registers, and the weeks that it is worth beside a driver's own. */
const USUAL_VARIANCE = 0.0035;
const USUAL_WEEKS = 130;

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

/**
 * How far the periods of a driver lie from its level and season: a first-order autoregression, seen with the noise of
 * counting. What two periods in a row share is the former; a register of few deaths is mostly the latter.
 */
function distancesOf(
	spans: readonly Span[],
	{ season, levels }: SeasonAndLevels,
): Pick<DriverRates, "anomaly" | "variance"> {
	const distances = spans.map((span, index) => clipped(distanceOf(span, levels[index]!, season)));
	const persistences = spans.map(({ from, to }) => WEEKLY_PERSISTENCE ** ((to - from) / 7));
	let squares = 0;
	let shared = 0;
	let weeks = 0;
	distances.forEach((distance, index) => {
		if (Number.isNaN(distance)) return;
		squares += distance * distance;
		shared += (distance * (distances[index - 1] || 0)) / persistences[index]!;
		weeks += 1;
	});
	const variance = Math.max(0, (shared + USUAL_VARIANCE * USUAL_WEEKS) / (weeks + USUAL_WEEKS));
	const noise = Math.max(0, squares / Math.max(weeks, 1) - variance);
	let anomaly = 0;
	let unknown = variance;
	distances.forEach((distance, index) => {
		const persistence = persistences[index]!;
		anomaly *= persistence;
		unknown = persistence ** 2 * unknown + (1 - persistence ** 2) * variance;
		if (Number.isNaN(distance) || !(unknown > 0)) return;
		const gain = unknown / (unknown + noise);
		anomaly += gain * (distance - anomaly);
		unknown *= 1 - gain;
	});
	return { anomaly, variance };
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
	if (driver.period === "month" && !driver.start.endsWith("-01"))
		throw new ReapproError(
			"OPTION_INVALID",
			"Let a driver by month begin on the first of a month.",
			`${path}.start`,
		);
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
	if (start - from < SHORT_YEAR || !spans.some(({ rate }) => rate > 0))
		throw new ReapproError("OPTION_INVALID", "Give a driver of a year or more, not all 0.", `${path}.values`);
	// A last period without a death has not been reported yet.
	return spans.slice(0, spans.findLastIndex(({ rate }) => rate > 0) + 1);
}

/**
 * Checks a driver, spreads it over days and finds its level and season. Last periods that were not reported in full are left
 * out.
 *
 * @param driver a public series, such as weekly deaths of the area
 * @param path where, for the message
 * @returns its daily rates, level and season, and where it stands
 * @throws {ReapproError} OPTION_INVALID for a date that is none or no first of a month, values that are negative or not finite,
 * or less than 52 weeks
 * @example
 * const driver = { name: "deaths", period: "week", start: "2025-01-06", values: new Array(60).fill(100) };
 * driverRates(driver, "drivers[0]").anomaly; // => 0
 */
export function driverRates(driver: Driver, path: string): DriverRates {
	const { spans, ...apart } = reportedSpans(checkedSpans(driver, path));
	const from = spans[0]!.from;
	const days = spans.at(-1)!.to - from;
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
