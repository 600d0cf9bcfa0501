import { describe, expect, it } from "vitest";
import { cdf, createRandom, logGamma, mean, quantile } from "../../../src/math/index.js";
import {
	type CountProcess,
	cumulativeDistribution,
	negbinSeasonal,
	periodDistribution,
	processMeans,
	type Series,
} from "../../../src/models/index.js";
import { logGammaRatio } from "../../../src/models/negbin/log-gamma-ratio.js";
import { mergeLevels } from "../../../src/models/negbin/merge-levels.js";
import { movingLevel } from "../../../src/models/negbin/moving-level.js";
import { positionOf, positionSeason } from "../../../src/models/negbin/position-season.js";
import { seasonIndex } from "../../../src/models/negbin/season-index.js";

const WEEKS = 52.18;
const poissonSeries = (seed: number, length: number, rate: (t: number) => number): Series => {
	const random = createRandom(seed);
	return {
		values: Float64Array.from({ length }, (_, t) => random.poisson(rate(t))),
		seasonLength: WEEKS,
		counts: true,
	};
};
const predict = (series: Series, horizon: number): CountProcess =>
	negbinSeasonal.predict(negbinSeasonal.fit(series), horizon) as CountProcess;

describe("negbin-seasonal", () => {
	it.each([0.05, 0.3, 2, 20])("covers what comes at %s a week as often as it says", (rate) => {
		const random = createRandom(31);
		const length = 80;
		const ahead = 4;
		const runs = 300;
		let below80 = 0;
		let below95 = 0;
		for (let run = 0; run < runs; run++) {
			const values = Float64Array.from({ length }, () => random.poisson(rate));
			let future = 0;
			for (let h = 0; h < ahead; h++) future += random.poisson(rate);
			const sum = cumulativeDistribution(
				predict({ values, seasonLength: WEEKS, counts: true }, ahead),
				ahead - 1,
			);
			// A uniform point inside the step of the distribution function makes the rank uniform for counts.
			const before = future > 0 ? cdf(sum, future - 1) : 0;
			const rank = before + random.uniform() * (cdf(sum, future) - before);
			if (rank <= 0.8) below80++;
			if (rank <= 0.95) below95++;
		}
		expect(Math.abs(below80 / runs - 0.8)).toBeLessThan(0.075);
		expect(Math.abs(below95 / runs - 0.95)).toBeLessThan(0.04);
	});

	it("keeps an honest doubt about an article that never sold", () => {
		const distribution = (length: number) =>
			cumulativeDistribution(
				predict({ values: new Float64Array(length), seasonLength: WEEKS, counts: true }, 4),
				3,
			);
		expect(quantile(distribution(52), 0.5)).toBe(0);
		expect(mean(distribution(52))).toBeLessThan(0.1);
		expect(quantile(distribution(20), 0.99)).toBeGreaterThan(0);
		expect(mean(distribution(10))).toBeGreaterThan(mean(distribution(100)));
	});

	it("speaks from one observation", () => {
		const process = predict({ values: Float64Array.of(7), seasonLength: WEEKS, counts: true }, 1);
		const distribution = periodDistribution(process, 0);
		expect(mean(distribution)).toBeGreaterThan(3);
		expect(mean(distribution)).toBeLessThan(9);
		expect(quantile(distribution, 0.99)).toBeGreaterThan(14);
	});

	it("finds a real season, in place, and next to none in noise", () => {
		const real = poissonSeries(8, 156, (t) => 20 * (1 + 0.3 * Math.cos((2 * Math.PI * (t + 10)) / WEEKS)));
		const means = processMeans(predict({ ...real, seasonStart: 10 }, 52));
		const peak = means.indexOf(Math.max(...means));
		expect(Math.abs(((peak + 156 + 10) % WEEKS) - WEEKS / 2)).toBeGreaterThan(WEEKS / 2 - 5);
		expect(Math.max(...means) / Math.min(...means)).toBeGreaterThan(1.5);
		let amplitude = 0;
		for (let seed = 0; seed < 20; seed++) {
			const { parameters } = negbinSeasonal.fit(poissonSeries(seed, 156, () => 1));
			amplitude += Math.hypot(parameters.cosine1!, parameters.sine1!) / 20;
		}
		expect(amplitude).toBeLessThan(0.08);
	});

	it("knows a month that sells alone, where harmonics are too smooth, and covers it", () => {
		const rate = (t: number) => (t % 12 === 3 ? 18 : 0.5);
		let below = 0;
		for (let seed = 0; seed < 40; seed++) {
			const { values } = poissonSeries(seed, 60, rate);
			const process = predict({ values, seasonLength: 12, counts: true }, 12);
			const means = processMeans(process);
			expect(means[3]).toBeGreaterThan(10);
			expect(means[3]).toBeLessThan(25);
			for (const h of [1, 2, 4, 5, 9]) expect(means[h]).toBeLessThan(2.5);
			const random = createRandom(1000 + seed);
			for (let h = 0; h < 12; h++)
				if (random.poisson(rate(60 + h)) <= quantile(periodDistribution(process, h), 0.99)) below++;
		}
		expect(below / 480).toBeGreaterThan(0.98);
	});

	it("follows a change of level, and an end", () => {
		const jump = processMeans(
			predict(
				poissonSeries(2, 120, (t) => (t < 90 ? 3 : 12)),
				4,
			),
		);
		expect(jump[0]).toBeGreaterThan(9);
		const ended = processMeans(
			predict(
				poissonSeries(2, 156, (t) => (t < 80 ? 3 : 0)),
				4,
			),
		);
		expect(ended[0]).toBeLessThan(0.15);
	});

	it("tells noise of single weeks from a level that moves", () => {
		const random = createRandom(5);
		const values = Float64Array.from({ length: 200 }, () => random.poisson(10 * (random.gamma(4) / 4)));
		const process = predict({ values, seasonLength: WEEKS, counts: true }, 1);
		expect(process.periodVariance).toBeGreaterThan(0.12);
		expect(process.periodVariance).toBeLessThan(0.4);
	});

	it("passes missing weeks by", () => {
		const series = poissonSeries(6, 104, () => 5);
		const gapped = series.values.map((value, t) => (t % 4 === 1 ? Number.NaN : value));
		const means = processMeans(predict({ ...series, values: gapped }, 2));
		expect(means[0]).toBeGreaterThan(3.5);
		expect(means[0]).toBeLessThan(6.5);
	});

	it("counts lines, and pieces by their sizes", () => {
		const lines = poissonSeries(9, 156, () => 1).values;
		const values = lines.map((count) => 6 * count);
		const squares = lines.map((count) => 36 * count);
		const process = predict({ values, lines, squares, seasonLength: WEEKS, counts: true }, 1);
		expect(processMeans(process)[0]).toBeGreaterThan(4);
		expect(process.parts[0]!.rates[0]).toBeLessThan(1.5);
		expect(process.sizes.reduce((sum, chance, index) => sum + chance * (index + 1), 0)).toBeCloseTo(6, 8);
	});
});

describe("its parts", () => {
	it.each([
		[0.1, 3],
		[2.5, 0.4],
		[40, 17],
		[3e5, 12],
	])("log gamma ratio of %s and %s", (a, x) => {
		expect(logGammaRatio(a, x)).toBeCloseTo(logGamma(a + x) - logGamma(a), a > 1e4 ? 5 : 9);
	});

	it("moving level cancels a wave of fractional length", () => {
		const wave = Array.from({ length: 40 }, (_, t) => 5 + Math.cos((2 * Math.PI * t) / 9.5));
		for (const level of movingLevel(wave, 9.5)) expect(Math.abs(level - 5)).toBeLessThan(0.03);
	});

	it("no season below one and a half seasons", () => {
		const values = poissonSeries(1, 70, (t) => 50 + 40 * Math.cos((2 * Math.PI * t) / WEEKS)).values;
		expect(seasonIndex(values, WEEKS, 0, 0).coefficients).toEqual([0, 0, 0, 0]);
	});

	it("factors of positions come from what seasons agree on, never from one of them", () => {
		const flat = new Float64Array(156).fill(1);
		const found = (seasonLength: number, make: (seed: number) => Float64Array) => {
			let times = 0;
			for (let seed = 0; seed < 60; seed++)
				if (positionSeason(make(seed), flat, seasonLength, 0) !== undefined) times++;
			return times;
		};
		const once = (seed: number) => poissonSeries(seed, 156, () => 1).values.with(60 + (seed >> 2), 50);
		expect(found(WEEKS, (seed) => poissonSeries(seed, 156, () => 1).values)).toBe(0);
		expect(found(WEEKS, (seed) => poissonSeries(seed, 156, (t) => (t < 120 ? 3 : 30)).values)).toBe(0);
		expect(found(WEEKS, once)).toBeLessThan(3);
		expect(found(7, (seed) => poissonSeries(seed, 156, (t) => (t % 7 < 5 ? 5 : 0)).values)).toBe(60);
	});

	it("a position is that of the calendar, wherever the history begins and whatever is missing", () => {
		const { values } = poissonSeries(4, 120, (t) => ((t + 5) % 12 === 0 ? 12 : 0.2));
		const gapped = values.map((value, t) => (t % 10 === 0 ? Number.NaN : value));
		for (const events of [values, gapped]) {
			const { factors } = positionSeason(events, new Float64Array(120).fill(1), 12, 5)!;
			expect(factors.indexOf(Math.max(...factors))).toBe(0);
			expect(factors[0]).toBeGreaterThan(8);
		}
		expect(positionOf(-1, 7)).toBe(6);
		expect(positionOf(105, 52.18)).toBe(0);
		expect(positionSeason(values.subarray(0, 23), new Float64Array(23).fill(1), 12, 5)).toBeUndefined();
	});

	it("merging keeps mean and variance of near levels, and apart what is apart", () => {
		const part = (weight: number, level: number) => ({ weight, mean: level, variance: 0.1, discount: 0.9 });
		const near = mergeLevels([part(0.5, 1), part(0.5, 1.2)]);
		expect(near).toHaveLength(1);
		expect(near[0]!.mean).toBeCloseTo(1.1, 12);
		expect(near[0]!.variance).toBeCloseTo(((1 + 1.44) / 2) * (1.1 / 1.21) - 1, 12);
		expect(mergeLevels([part(0.5, 1), part(0.5, 3)])).toHaveLength(2);
	});
});
