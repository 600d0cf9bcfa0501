import { describe, expect, it } from "vitest";
import { daysInMonth, formatIsoDate, parseIsoDate } from "../../../src/calendar/index.js";

describe("daysInMonth", () => {
	it("agrees with Date.UTC for every month of 1900-2100", () => {
		const wrong: string[] = [];
		for (let year = 1900; year <= 2100; year += 1)
			for (let month = 1; month <= 12; month += 1)
				if (daysInMonth(year, month) !== new Date(Date.UTC(year, month, 0)).getUTCDate())
					wrong.push(`${year}-${month}`);
		expect(wrong).toEqual([]);
	});

	it.each([
		[1900, 28],
		[2000, 29],
		[2100, 28],
		[2024, 29],
	])("February %i", (year, days) => {
		expect(daysInMonth(year, 2)).toBe(days);
	});
});

describe("parseIsoDate", () => {
	it.each(["0001-01-01", "1900-02-28", "2000-02-29", "2024-02-29", "9999-12-31"])("reads %s", (text) => {
		const day = parseIsoDate(text);
		expect(day).toBe(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
		expect(formatIsoDate(day!)).toBe(text);
	});

	it.each([
		"",
		"2026-2-03",
		"2026-02-30",
		"2025-02-29",
		"1900-02-29",
		"2026-00-10",
		"2026-13-01",
		"2026-01-00",
		"2026-04-31",
		"0000-01-01",
		"2026/01/01",
		"2026-01-01 ",
		" 2026-01-01",
		"2026-01-01T00:00:00Z",
		"+002026-01",
		"-026-01-01",
		"2026-1e-01",
		"２０２６-01-01",
		"2026\u201101\u201101",
		"20260101",
	])("refuses %j", (text) => {
		expect(parseIsoDate(text)).toBeUndefined();
	});
});
