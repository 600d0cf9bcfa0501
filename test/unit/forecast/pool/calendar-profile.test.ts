import { describe, expect, it } from "vitest";
import { civilFromDay, dayFromCivil, parseIsoDate, periodOf } from "../../../../src/calendar/index.js";
import { periodDays } from "../../../../src/forecast/pool/calendar-days.js";
import { calendarProfile, profileIndex } from "../../../../src/forecast/pool/calendar-profile.js";

const WEEK = periodOf("week");
const START = parseIsoDate("2022-01-03")!;
const YEARS = 4;
const WEEKS = 52 * YEARS;
const ALL = { from: 0, skip: { from: 0, to: 0 } };

/** Demand of a day: a peak of about two weeks around All Saints. */
function peak(day: number): number {
	const { year } = civilFromDay(day);
	return 300 * Math.exp(-0.5 * ((day - dayFromCivil(year, 11, 1)) / 5) ** 2) + 0.5;
}

function weekly(weeks: number, rate: (day: number) => number): Float64Array {
	return Float64Array.from({ length: weeks }, (_, week) => {
		let sum = 0;
		for (let day = START + 7 * week; day < START + 7 * week + 7; day++) sum += rate(day);
		return sum;
	});
}

/** Error of the next year's index, in the weeks of the peak. */
function errors(rate: (day: number) => number): number[] {
	const places = periodDays(WEEK, START, WEEKS + 52);
	const index = profileIndex(calendarProfile(weekly(WEEKS, rate), places, ALL, 1), places, WEEKS + 52);
	const truth = weekly(WEEKS + 52, peak).map((value, _, all) => (value * all.length) / sumOf(all));
	return Array.from(index, (value, week) => ({ error: value / truth[week]! - 1, week, size: truth[week]! }))
		.filter(({ week, size }) => week >= WEEKS && size > 15)
		.map(({ error }) => error);
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

describe("calendarProfile", () => {
	it("does not flatten a peak that each year cuts into other weeks", () => {
		const found = errors(peak);
		expect(found.length).toBe(2);
		for (const error of found) expect(Math.abs(error)).toBeLessThan(0.03);
	});

	it("keeps the days of the peak where demand falls from year to year", () => {
		const falling = errors((day) => peak(day) * 0.8 ** ((day - START) / 365.25));
		for (const error of falling) expect(Math.abs(error)).toBeLessThan(0.03);
	});

	it("is even where nothing was seen, and for one year of even days", () => {
		const places = periodDays(WEEK, START, 52);
		expect(new Set(calendarProfile(new Float64Array(52), places, ALL, 2))).toEqual(new Set([1]));
		for (const value of calendarProfile(new Float64Array(52).fill(3), places, ALL, 2).subarray(3, 360))
			expect(value).toBeCloseTo(1, 1);
	});

	it("leaves out the periods that it is told to", () => {
		const events = weekly(WEEKS, peak);
		const places = periodDays(WEEK, START, WEEKS);
		const skip = { from: 100, to: 152 };
		const changed = events.map((value, t) => (t >= skip.from && t < skip.to ? 1e6 : value));
		expect(calendarProfile(changed, places, { from: 0, skip }, 2)).toEqual(
			calendarProfile(events, places, { from: 0, skip }, 2),
		);
	});
});
