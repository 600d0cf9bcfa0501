import { describe, expect, it } from "vitest";
import { civilFromDay, dayFromCivil, isoWeekday } from "../../../src/calendar/index.js";

const FIRST = Date.UTC(1900, 0, 1) / 86_400_000;
const LAST = Date.UTC(2100, 11, 31) / 86_400_000;

describe("day numbers against Date.UTC, every day of 1900-2100", () => {
	it("gives the same calendar date and weekday, and the way back", () => {
		const wrong: number[] = [];
		for (let day = FIRST; day <= LAST; day += 1) {
			const date = new Date(day * 86_400_000);
			const civil = civilFromDay(day);
			const same =
				civil.year === date.getUTCFullYear() &&
				civil.month === date.getUTCMonth() + 1 &&
				civil.day === date.getUTCDate() &&
				dayFromCivil(civil.year, civil.month, civil.day) === day &&
				isoWeekday(day) === (date.getUTCDay() || 7);
			if (!same) wrong.push(day);
		}
		expect(wrong).toEqual([]);
		expect(LAST - FIRST + 1).toBe(73_414);
	});
});

describe("day numbers by hand", () => {
	it.each([
		[1970, 1, 1, 0, 4],
		[1969, 12, 31, -1, 3],
		[2000, 2, 29, 11_016, 2],
		[1900, 3, 1, -25_508, 4],
		[1, 1, 1, -719_162, 1],
		[9999, 12, 31, 2_932_896, 5],
	])("%i-%i-%i", (year, month, day, number, weekday) => {
		expect(dayFromCivil(year, month, day)).toBe(number);
		expect(civilFromDay(number)).toEqual({ year, month, day });
		expect(isoWeekday(number)).toBe(weekday);
	});

	it("runs days past the end of a month into the next", () => {
		expect(dayFromCivil(2025, 2, 29)).toBe(dayFromCivil(2025, 3, 1));
		expect(dayFromCivil(2025, 12, 32)).toBe(dayFromCivil(2026, 1, 1));
	});
});
