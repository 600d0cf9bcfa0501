import { describe, expect, it } from "vitest";
import { poolExposure } from "../../../../src/forecast/pool/pool-exposure.js";
import { lifeOf, type PoolSeries, presenceOf } from "../../../../src/forecast/pool/pool-series.js";
import { poolVariance } from "../../../../src/forecast/pool/pool-variance.js";
import { pooledExpectation } from "../../../../src/forecast/pool/pooled-expectation.js";
import { aggregateDemand, forecastDemand, formatIsoDate, parseIsoDate } from "../../../../src/index.js";
import { createRandom } from "../../../../src/math/index.js";
import { admitted, type ShortLine } from "../../../support/admitted.js";

const random = createRandom(11);
const series = (operatorId: string, sku: string, length: number, rate: number): PoolSeries => {
	const events = Float64Array.from({ length }, () => random.poisson(rate));
	return {
		index: 0,
		key: { operatorId, sku },
		events,
		sum: events.reduce((sum, value) => sum + value, 0),
		size: { mean: 1, dispersion: 1, probabilities: [1] },
	};
};

describe("presenceOf", () => {
	it("counts each owner from its start, with its own mean", () => {
		const events = (length: number, each: number): PoolSeries => ({
			...series("a", "x", length, 0),
			events: new Float64Array(length).fill(each),
			sum: length * each,
		});
		expect(Array.from(presenceOf([events(4, 3), events(2, 1)], 4))).toEqual([0.75, 0.75, 1, 1]);
		const growing = {
			...events(2, 1),
			events: Float64Array.of(1, 2),
			sum: 3,
			presence: Float64Array.of(0.5, 1),
		};
		expect(Array.from(presenceOf([growing], 2))).toEqual([0.5, 1]);
	});

	it("counts an article from its launch to its end, and one that is rarely sold all along", () => {
		const of = (...events: number[]): PoolSeries => ({
			...series("a", "x", 0, 0),
			events: Float64Array.from(events),
			sum: events.reduce((sum, value) => sum + value, 0),
		});
		const launched = of(0, 0, 0, 0, 6, 6, 6, 6);
		const ended = of(3, 3, 3, 3, 3, 0, 0, 0);
		const rare = of(0, 0, 1, 0, 0, 1, 0, 0);
		// 3 and 6 events a period, and a quarter of one.
		const expected = [3.25, 3.25, 3.25, 3.25, 9.25, 6.25, 6.25, 6.25].map((value) => value / 9.25);
		expect(Array.from(presenceOf([launched, ended, rare], 8))).toEqual(expected);
		expect(lifeOf(rare.events)).toEqual({ from: 0, to: 8 });
		expect(lifeOf(new Float64Array(3))).toEqual({ from: 0, to: 3 });
	});
});

describe("forecasts of a pool", () => {
	it("are the same for the articles that stay when a large one ends", () => {
		const start = parseIsoDate("2024-11-25") as number;
		const ratios = [1, 2, 3, 4, 5, 6].map((seed) => {
			const draws = createRandom(seed);
			const lines: ShortLine[] = [];
			for (let week = 0; week < 104; week++) {
				const on = formatIsoDate(start + 7 * week);
				const draw = (sku: string, rate: number): void => {
					for (let line = draws.poisson(rate); line > 0; line--) lines.push({ sku, on });
				};
				for (let article = 0; article < 5; article++) draw(`STAYS-${article}`, 2);
				if (week < 91) draw("LARGE", 8);
			}
			const forecasts = forecastDemand(aggregateDemand(admitted(lines), { period: "week" }), { horizon: 4 });
			const staying = forecasts.filter(({ key }) => key.sku !== "LARGE");
			return staying.reduce((sum, { mean }) => sum + mean[3]!, 0) / 10;
		});
		const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
		expect(mean).toBeGreaterThan(0.93);
		expect(mean).toBeLessThan(1.07);
	});
});

describe("pooledExpectation", () => {
	const operators = ["a", "b", "c", "d", "e", "f"];
	const articles = ["k", "l", "m", "n", "o", "p", "q", "r"];
	const pool = (spread: number): PoolSeries[] =>
		operators.flatMap((operator, i) =>
			articles.map((article, j) => {
				const own = (i * 7 + j * 3) % 5 < 2 ? Math.exp(spread) : Math.exp(-spread);
				return series(operator, article, 100, 0.1 * (i + 1) * (j + 1) ** 0.5 * own);
			}),
		);

	it("keeps the totals of articles and owners", () => {
		const members = pool(0.5);
		const { expected } = pooledExpectation(members);
		for (const article of articles) {
			const sum = (of: (place: number) => number): number =>
				members.reduce((total, { key }, place) => total + (key.sku === article ? of(place) : 0), 0);
			expect(sum((place) => expected[place]!)).toBeCloseTo(
				sum((place) => members[place]!.sum),
				8,
			);
		}
	});

	it("is worth much where owners are alike, and little where each is different", () => {
		expect(pooledExpectation(pool(0)).worth).toBe(32);
		expect(pooledExpectation(pool(1.2)).worth).toBe(0.5);
	});

	it("expects nothing of one owner or one article", () => {
		expect(pooledExpectation([series("a", "k", 9, 1), series("a", "l", 9, 1)]).worth).toBe(0);
		expect(pooledExpectation([series("a", "k", 9, 1), series("b", "k", 9, 1)]).worth).toBe(0);
	});
});

describe("poolVariance", () => {
	const levelled = (shape: number) =>
		Array.from({ length: 20 }, () => {
			const events = Float64Array.from({ length: 150 }, () =>
				random.poisson((10 * random.gamma(shape)) / shape),
			);
			return {
				events,
				sum: events.reduce((sum, value) => sum + value, 0),
				exposure: new Float64Array(150).fill(1),
			};
		});

	it("finds the variance of a gamma factor, and none beyond the shock that deaths share in plain Poisson", () => {
		expect(poolVariance(levelled(4), 1)).toBeGreaterThan(0.22);
		expect(poolVariance(levelled(4), 1)).toBeLessThan(0.28);
		expect(poolVariance(levelled(1e6), 1)).toBeLessThan(0.006);
		expect(poolVariance([], 1)).toBe(0.055 ** 2);
	});
});

describe("poolExposure", () => {
	const periods = (length: number, ahead: number) => ({
		known: new Float64Array(length + ahead).fill(1),
		presence: new Float64Array(length).fill(1),
		periodsPerYear: 365.25 / 7,
		position: 0,
		hasSeason: false,
	});

	it("finds the season of the total, and puts it into the future", () => {
		const season = (t: number): number => 1 + 0.3 * Math.cos((2 * Math.PI * t) / (365.25 / 7));
		const total = Float64Array.from({ length: 208 }, (_, t) => random.poisson(300 * season(t)));
		const { exposure } = poolExposure(total, 10, periods(208, 30));
		expect(exposure[208]! / exposure[234]!).toBeGreaterThan(1.5);
		expect(exposure[208]! / exposure[234]!).toBeLessThan(2.2);
	});

	it("knows the season where it is given, and finds none then", () => {
		const total = Float64Array.from({ length: 208 }, (_, t) =>
			random.poisson(300 * (1 + 0.3 * Math.cos(t / 8.3))),
		);
		const { season } = poolExposure(total, 10, { ...periods(208, 4), hasSeason: true });
		expect(season.every((value) => value === 1)).toBe(true);
	});

	it("takes a late member for what it is, not for growth", () => {
		const total = Float64Array.from({ length: 160 }, (_, t) => random.poisson(t < 80 ? 200 : 400));
		const late = { ...periods(160, 1), presence: new Float64Array(160).map((_, t) => (t < 80 ? 0.5 : 1)) };
		const { exposure } = poolExposure(total, 10, late);
		expect(exposure[40]! / exposure[120]!).toBeCloseTo(0.5, 1);
		expect(exposure[160]! / exposure[120]!).toBeCloseTo(1, 1);
	});
});

describe("a pool in the middle of a wave", () => {
	it("expects some of it in the weeks to come, and the old level after it", () => {
		const length = 156;
		const total = Float64Array.from({ length }, (_, t) => (t >= 153 ? 400 : 200));
		const periods = {
			known: new Float64Array(length + 30).fill(1),
			presence: new Float64Array(length).fill(1),
			periodsPerYear: 365.25 / 7,
			position: 0,
			hasSeason: true,
		};
		const { exposure } = poolExposure(total, 8, periods);
		const usual = exposure[100]!;
		expect(exposure[155]! / usual).toBeGreaterThan(1.9);
		expect(exposure[length]! / usual).toBeGreaterThan(1.5);
		expect(exposure[length + 29]! / usual).toBeLessThan(1.05);
	});
});
