import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	civilFromDay,
	dayFromCivil,
	daysInMonth,
	formatIsoDate,
	isoWeekday,
	type PeriodName,
	parseIsoDate,
	periodCeiling,
	periodOf,
} from "../../src/calendar/index.js";

const FIRST = dayFromCivil(1, 1, 1);
const LAST = dayFromCivil(9999, 12, 31);
const days = fc.integer({ min: FIRST, max: LAST });
const periods = fc.constantFrom<PeriodName>("day", "week", "month").map(periodOf);
const steps = fc.integer({ min: -5_000, max: 5_000 });
const SETTINGS = { seed: 20261123, numRuns: 2_000 };

describe("calendar laws", () => {
	it("a day number and its date are one to one", () => {
		fc.assert(
			fc.property(days, (day) => {
				const { year, month, day: dayOfMonth } = civilFromDay(day);
				expect(dayFromCivil(year, month, dayOfMonth)).toBe(day);
				expect(dayOfMonth).toBeLessThanOrEqual(daysInMonth(year, month));
				expect(parseIsoDate(formatIsoDate(day))).toBe(day);
			}),
			SETTINGS,
		);
	});

	it("ISO dates sort as their day numbers do", () => {
		fc.assert(
			fc.property(days, days, (a, b) => {
				expect(Math.sign(a - b)).toBe(formatIsoDate(a) < formatIsoDate(b) ? -1 : a === b ? 0 : 1);
			}),
			SETTINGS,
		);
	});

	it("a text that is read is written back the same", () => {
		const part = (max: number, width: number) =>
			fc.integer({ min: 0, max }).map((value) => String(value).padStart(width, "0"));
		const likely = fc.tuple(part(9999, 4), part(13, 2), part(32, 2)).map((parts) => parts.join("-"));
		fc.assert(
			fc.property(fc.oneof(likely, fc.string({ maxLength: 12 })), (text) => {
				const day = parseIsoDate(text);
				const exists = !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && /^\d{4}-\d\d-\d\d$/.test(text);
				const real = exists && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
				expect(day !== undefined).toBe(real && !text.startsWith("0000"));
				if (day !== undefined) expect(formatIsoDate(day)).toBe(text);
			}),
			SETTINGS,
		);
	});

	it("the weekday goes round every seven days", () => {
		fc.assert(
			fc.property(days, (day) => {
				expect(isoWeekday(day + 7)).toBe(isoWeekday(day));
				expect(isoWeekday(day + 1)).toBe((isoWeekday(day) % 7) + 1);
			}),
			SETTINGS,
		);
	});

	it("floor is idempotent, holds the day, and ceiling is the other side", () => {
		fc.assert(
			fc.property(periods, days, (period, day) => {
				const start = period.floor(day);
				const next = period.offset(start, 1);
				expect(period.floor(start)).toBe(start);
				expect(period.floor(next - 1)).toBe(start);
				expect(period.floor(next)).toBe(next);
				expect(start <= day && day < next).toBe(true);
				expect(periodCeiling(period, day)).toBe(day === start ? start : next);
			}),
			SETTINGS,
		);
	});

	it("offset and count undo each other, and offsets add", () => {
		fc.assert(
			fc.property(periods, days, steps, steps, (period, day, first, second) => {
				const start = period.floor(day);
				expect(period.count(start, period.offset(start, first))).toBe(first);
				expect(period.offset(period.offset(start, first), second)).toBe(period.offset(start, first + second));
			}),
			SETTINGS,
		);
	});
});
