import { describe, expect, it } from "vitest";
import { ownSeason } from "../../../../src/forecast/pool/own-season.js";
import { aggregateDemand, forecastDemand, formatIsoDate, parseIsoDate } from "../../../../src/index.js";
import { createRandom } from "../../../../src/math/index.js";
import { admitted, type ShortLine } from "../../../support/admitted.js";

const YEAR = 365.25 / 7;
const WEEKS = 156;
const wave = (t: number): number => Math.cos((2 * Math.PI * t) / YEAR);
const place = { periodsPerYear: YEAR, position: 0, periodVariance: 0 };
/** A pool that has its peak in winter. */
const POOL = Float64Array.from({ length: WEEKS + 52 }, (_, t) => 1 + 0.3 * wave(t));

function drawn(rate: (week: number) => number, seed: number): Float64Array {
	const random = createRandom(seed);
	return Float64Array.from({ length: WEEKS }, (_, t) => random.poisson(rate(t)));
}

describe("the season of an article of its own", () => {
	it("is found where it sells in summer and its pool in winter", () => {
		const found = ownSeason(
			drawn((t) => 6 * (1 - 0.6 * wave(t)), 3),
			POOL,
			place,
		)!;
		for (const t of [WEEKS, WEEKS + 13, WEEKS + 26, WEEKS + 39])
			expect(Math.abs(found.exposure[t]! / (1 - 0.6 * wave(t)) - 1)).toBeLessThan(0.25);
	});

	it("is not seen in a launch, a rare article, or before two years", () => {
		const launched = drawn((t) => (t < WEEKS - 60 ? 0 : 6), 4);
		expect(ownSeason(launched, POOL, place)).toBeUndefined();
		expect(
			ownSeason(
				drawn(() => 0.1, 5),
				POOL,
				place,
			),
		).toBeUndefined();
		expect(ownSeason(drawn(() => 6, 6).subarray(0, 100), POOL, place)).toBeUndefined();
	});
});

describe("forecasts of an article that is sold for half of the year", () => {
	it("foretell the next season while it is out of season", () => {
		const random = createRandom(9);
		const start = parseIsoDate("2023-11-27") as number;
		const inSeason = (week: number): boolean => week % 52 >= 24 && week % 52 < 50;
		const lines: ShortLine[] = [];
		for (let week = 0; week < WEEKS; week++) {
			const on = formatIsoDate(start + 7 * week);
			for (let article = 0; article < 6; article++)
				for (let line = random.poisson(2); line > 0; line--) lines.push({ sku: `ALL-YEAR-${article}`, on });
			if (inSeason(week))
				for (let line = random.poisson(4); line > 0; line--) lines.push({ sku: "SUMMER", on });
		}
		const panel = aggregateDemand(admitted(lines), { period: "week" });
		const { mean } = forecastDemand(panel, { horizon: 52 }).find(({ key }) => key.sku === "SUMMER")!;
		let [season, rest] = [0, 0];
		mean.forEach((value, week) => {
			if (inSeason(week)) season += value / 26;
			else rest += value / 26;
		});
		expect(season).toBeGreaterThan(3);
		expect(rest).toBeLessThan(1);
	});
});
