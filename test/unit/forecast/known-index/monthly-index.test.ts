import { describe, expect, it } from "vitest";
import { parseIsoDate, periodOf } from "../../../../src/calendar/index.js";
import { periodIndex } from "../../../../src/forecast/known-index/monthly-index.js";

const WINTER = [1.3, 1.2, 1.1, 1, 0.9, 0.8, 0.7, 0.8, 0.9, 1, 1.1, 1.2];

describe("periodIndex", () => {
	it("has no steps between months, and meets the index of a month in its middle", () => {
		const days = periodIndex(WINTER, periodOf("day"), parseIsoDate("2025-01-01")!, 730);
		for (let t = 1; t < days.length; t++) expect(Math.abs(days[t]! - days[t - 1]!)).toBeLessThan(0.004);
		const june = periodIndex(WINTER, periodOf("day"), parseIsoDate("2026-06-15")!, 2);
		expect((june[0]! + june[1]!) / 2).toBeCloseTo(0.8, 2);
	});
	it("a month takes its own index and counts its days", () => {
		const [january, february] = periodIndex(WINTER, periodOf("month"), parseIsoDate("2026-01-01")!, 2);
		expect(january).toBeCloseTo((1.3 * 31 * 12) / 365.25, 12);
		expect(february).toBeCloseTo((1.2 * 28 * 12) / 365.25, 12);
	});
	it("an even year is even", () =>
		expect(
			Array.from(
				periodIndex(
					WINTER.map(() => 1),
					periodOf("week"),
					20_000,
					60,
				),
			),
		).toEqual(new Array(60).fill(1)));
});
