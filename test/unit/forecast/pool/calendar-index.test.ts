import { describe, expect, it } from "vitest";
import { formatIsoDate, parseIsoDate, periodOf } from "../../../../src/calendar/index.js";
import { periodDays } from "../../../../src/forecast/pool/calendar-days.js";
import { calendarIndex } from "../../../../src/forecast/pool/calendar-index.js";
import { createRandom } from "../../../../src/math/index.js";

const WEEK = periodOf("week");
const START = parseIsoDate("2022-01-03")!;
const places = (length: number) => periodDays(WEEK, START, length);

/** Weekly events whose daily rate is given by the month and day. */
function weekly(weeks: number, rate: (monthAndDay: string, day: number) => number, seed = 1): Float64Array {
	const random = createRandom(seed);
	return Float64Array.from({ length: weeks }, (_, week) => {
		let mean = 0;
		for (let day = START + 7 * week; day < START + 7 * week + 7; day++)
			mean += rate(formatIsoDate(day).slice(5), day);
		return random.poisson(mean);
	});
}

const allSaints = (monthAndDay: string): number =>
	monthAndDay >= "10-20" && monthAndDay <= "11-01" ? 6 : 0.02;

describe("calendarIndex", () => {
	it("puts the next season of an article on the same days of the year", () => {
		const index = calendarIndex(weekly(200, allSaints), places(252))!;
		// 2025-10-20 is a Monday, week 198; one year on the busy weeks are those of 2026-10-19 and -26.
		const busiest = Array.from(index.subarray(200), (value, step) => ({ value, step: step + 200 }))
			.sort((a, b) => b.value - a.value)
			.slice(0, 2)
			.map(({ step }) => formatIsoDate(START + 7 * step))
			.sort();
		expect(busiest).toEqual(["2026-10-19", "2026-10-26"]);
		const year = index.subarray(200, 252);
		expect(year.reduce((sum, value) => sum + value, 0) / 52).toBeCloseTo(1, 1);
	});

	it("leaves a smooth winter season to the harmonics", () => {
		const winter = (_: string, day: number): number => 3 * (1 + 0.4 * Math.cos((2 * Math.PI * day) / 365.25));
		expect(calendarIndex(weekly(260, winter), places(300))).toBeUndefined();
	});

	it("takes neither a launch nor a rare article for one that follows the calendar", () => {
		const launch = (_: string, day: number): number =>
			day < START + 7 * 180 ? 0 : (day - START - 1260) / 100;
		expect(calendarIndex(weekly(230, launch), places(240))).toBeUndefined();
		for (const weeks of [60, 100, 208])
			for (let seed = 1; seed <= 50; seed++)
				expect(
					calendarIndex(
						weekly(weeks, () => 4 / weeks, seed),
						places(216),
					),
				).toBeUndefined();
	});

	it("needs one season seen twice and 20 events, not two whole years", () => {
		// All Saints is in weeks 42 and 43, then 94 and 95.
		expect(calendarIndex(weekly(97, allSaints), places(150))).toBeDefined();
		expect(calendarIndex(weekly(90, allSaints), places(150))).toBeUndefined();
		const quietBefore = weekly(120, (monthAndDay, day) => (day < START + 280 ? 0 : allSaints(monthAndDay)));
		expect(calendarIndex(quietBefore, places(150))).toBeDefined();
		const few = (monthAndDay: string): number => (monthAndDay === "11-01" ? 3 : 0);
		expect(calendarIndex(weekly(208, few), places(216))).toBeUndefined();
	});
});

describe("periodDays", () => {
	it("gives 1 March the same place in every year", () => {
		const { days } = periodDays(periodOf("month"), parseIsoDate("2023-01-01")!, 24);
		expect(days[2]).toBe(60);
		expect(days[14]).toBe(60);
		expect(days[13]).toBe(31);
	});
});
