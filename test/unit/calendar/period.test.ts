import { describe, expect, it } from "vitest";
import {
	civilFromDay,
	formatIsoDate,
	isoWeekday,
	type PeriodName,
	parseIsoDate,
	periodCeiling,
	periodOf,
} from "../../../src/calendar/index.js";

const day = (text: string): number => parseIsoDate(text)!;
const iso = formatIsoDate;

describe("periods by hand", () => {
	it.each<[PeriodName, string, string]>([
		["day", "2026-11-25", "2026-11-25"],
		["week", "2026-11-25", "2026-11-23"],
		["week", "2026-11-23", "2026-11-23"],
		["week", "2027-01-01", "2026-12-28"],
		["week", "1969-12-28", "1969-12-22"],
		["month", "2026-11-25", "2026-11-01"],
		["month", "2024-02-29", "2024-02-01"],
		["month", "1969-12-31", "1969-12-01"],
	])("a %s that holds %s starts on %s", (name, at, start) => {
		expect(iso(periodOf(name).floor(day(at)))).toBe(start);
	});

	it.each<[PeriodName, string, number, string]>([
		["day", "2026-12-31", 1, "2027-01-01"],
		["week", "2026-12-28", 1, "2027-01-04"],
		["week", "2026-12-28", -53, "2025-12-22"],
		["month", "2026-11-01", 3, "2027-02-01"],
		["month", "2026-01-01", -13, "2024-12-01"],
	])("%s: %s moved by %i is %s", (name, start, steps, end) => {
		const period = periodOf(name);
		expect(iso(period.offset(day(start), steps))).toBe(end);
		expect(period.count(day(start), day(end))).toBe(steps);
	});

	it("knows how many there are in a year", () => {
		const from = day("1900-01-01");
		const to = day("2100-01-01");
		for (const name of ["day", "week", "month"] as const) {
			const period = periodOf(name);
			const count = period.count(period.floor(from), period.floor(to));
			expect(count / 200).toBeCloseTo(period.perYear, 1);
		}
	});
});

describe("periods, every day of 1900-2100", () => {
	it("weeks start on Monday, months on the first, and hold the day", () => {
		const wrong: number[] = [];
		const week = periodOf("week");
		const month = periodOf("month");
		for (let at = day("1900-01-01"); at <= day("2100-12-31"); at += 1) {
			const monday = week.floor(at);
			const first = month.floor(at);
			const date = new Date(at * 86_400_000);
			const holds =
				isoWeekday(monday) === 1 &&
				monday <= at &&
				at < week.offset(monday, 1) &&
				first === Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 86_400_000 &&
				civilFromDay(month.offset(first, 1)).day === 1 &&
				at < month.offset(first, 1);
			if (!holds) wrong.push(at);
		}
		expect(wrong).toEqual([]);
	});
});

describe("periodCeiling", () => {
	it("keeps a start and moves any other day to the next one", () => {
		expect(iso(periodCeiling(periodOf("month"), day("2026-11-01")))).toBe("2026-11-01");
		expect(iso(periodCeiling(periodOf("month"), day("2026-11-02")))).toBe("2026-12-01");
		expect(iso(periodCeiling(periodOf("week"), day("2026-12-29")))).toBe("2027-01-04");
	});
});
