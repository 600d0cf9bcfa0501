import { describe, expect, it } from "vitest";
import { samplePaths } from "../../../src/forecast/reconcile/sample-paths.js";
import { createRandom, mean, quantile, variance } from "../../../src/math/index.js";
import {
	type CountProcess,
	cumulativeDistribution,
	type GaussianProcess,
	periodDistribution,
	processMeans,
	scaleForCoverage,
	windowDistribution,
} from "../../../src/models/index.js";

const walk: GaussianProcess = {
	kind: "gaussian",
	means: [4, 5, 6],
	shocks: [[2], [2, 2], [2, 2, 2]],
	counts: false,
};
const counts: CountProcess = {
	kind: "counts",
	parts: [{ weight: 1, rates: [2, 4], levelVariance: 0.1 }],
	periodVariance: 0.2,
	sizes: [1],
};

describe("windowDistribution of a gaussian process", () => {
	it("sums a random walk with its covariances", () => {
		expect(cumulativeDistribution(walk, 2)).toEqual({
			kind: "normal",
			mean: 15,
			standardDeviation: Math.sqrt(4 * (9 + 4 + 1)),
		});
	});

	it("takes part of a period", () => {
		expect(windowDistribution(walk, [0, 0.5])).toEqual({
			kind: "normal",
			mean: 2.5,
			standardDeviation: Math.sqrt(2),
		});
	});

	it("is a count distribution with these moments when counts are meant", () => {
		const distribution = periodDistribution({ ...walk, counts: true }, 0);
		expect(distribution.kind).not.toBe("normal");
		expect(Number.isInteger(quantile(distribution, 0.95))).toBe(true);
	});

	it("takes part of a period of counts as thinned pieces", () => {
		const week = (variance: number): GaussianProcess => ({
			kind: "gaussian",
			means: [4],
			shocks: [[Math.sqrt(variance)]],
			counts: true,
		});
		// A Poisson week of 4 has half weeks of 2; a negative binomial one of variance 4 + 5 keeps 5 / 4 of its own.
		expect(variance(windowDistribution(week(4), [0.5]))).toBeCloseTo(2, 9);
		expect(variance(windowDistribution(week(9), [0.5]))).toBeCloseTo(3.25, 9);
		expect(variance(windowDistribution(week(9), [1]))).toBeCloseTo(9, 9);
		// Less noise than Poisson: nothing is added that was not there.
		expect(variance(windowDistribution(week(1), [0.5]))).toBeCloseTo(0.25 + 0.25, 9);
	});

	it("is a point without shocks", () => {
		const still: GaussianProcess = { kind: "gaussian", means: [3], shocks: [[0]], counts: false };
		expect(periodDistribution(still, 0)).toEqual({ kind: "point", value: 3 });
	});
});

describe("windowDistribution of a count process", () => {
	it("has the mean and the variance of the gamma mixture", () => {
		const sum = cumulativeDistribution(counts, 1);
		expect(mean(sum)).toBeCloseTo(6, 10);
		// Poisson 6, common level 0.1 * 36, period factors 0.2 * (4 + 16), and both at once 0.1 * 0.2 * (4 + 16)
		expect(variance(sum)).toBeCloseTo(6 + 3.6 + 4 + 0.4, 8);
	});

	it("is as wide as paths that are drawn from the process", () => {
		const wide: CountProcess = {
			kind: "counts",
			parts: [{ weight: 1, rates: [1, 2, 1], levelVariance: 1 }],
			periodVariance: 2,
			sizes: [0.5, 0.5],
		};
		const paths = samplePaths(wide, 200_000, createRandom(5));
		const sums = Array.from(
			{ length: 200_000 },
			(_, i) => paths[3 * i]! + paths[3 * i + 1]! + paths[3 * i + 2]!,
		);
		const average = sums.reduce((total, sum) => total + sum, 0) / sums.length;
		const drawn = sums.reduce((total, sum) => total + (sum - average) ** 2, 0) / sums.length;
		const stated = cumulativeDistribution(wide, 2);
		expect(mean(stated) / average).toBeCloseTo(1, 1);
		expect(variance(stated) / drawn).toBeGreaterThan(0.95);
		expect(variance(stated) / drawn).toBeLessThan(1.05);
		const below = sums.filter((sum) => sum <= quantile(stated, 0.99)).length / sums.length;
		expect(Math.abs(below - 0.99)).toBeLessThan(0.004);
	});

	it("is plain Poisson when all is known, thinned by the weights", () => {
		const known: CountProcess = {
			...counts,
			parts: [{ weight: 1, rates: [2, 4], levelVariance: 0 }],
			periodVariance: 0,
		};
		expect(windowDistribution(known, [1, 0.25])).toEqual({ kind: "poisson", rate: 3 });
	});

	it("multiplies by the line sizes", () => {
		const lumpy: CountProcess = { ...counts, sizes: [0.5, 0, 0.5] };
		expect(mean(periodDistribution(lumpy, 0))).toBeCloseTo(4, 8);
		expect(processMeans(lumpy)).toEqual([4, 8]);
	});

	it("mixes its parts", () => {
		const mixed: CountProcess = {
			...counts,
			parts: [
				{ weight: 0.25, rates: [8], levelVariance: 0 },
				{ weight: 0.75, rates: [0], levelVariance: 0 },
			],
		};
		expect(mean(periodDistribution(mixed, 0))).toBeCloseTo(2, 10);
		expect(quantile(periodDistribution(mixed, 0), 0.7)).toBe(0);
	});

	it("is zero without rate", () => {
		const none: CountProcess = { ...counts, parts: [{ weight: 1, rates: [0, 0], levelVariance: 1 }] };
		expect(cumulativeDistribution(none, 1)).toEqual({ kind: "point", value: 0 });
	});
});

describe("what is refused", () => {
	it.each([
		["a weight above 1", () => windowDistribution(walk, [2])],
		["more weights than periods", () => windowDistribution(counts, [1, 1, 1])],
		["a period outside the horizon", () => periodDistribution(walk, 3)],
		["a share of nothing", () => scaleForCoverage(walk, 0)],
		["a share above 1", () => scaleForCoverage(walk, 1.2)],
	])("%s", (_, act) => {
		expect(act).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
	});
});

describe("scaleForCoverage", () => {
	it("multiplies rates and keeps relative variances", () => {
		const total = scaleForCoverage(counts, 0.5);
		expect(processMeans(total)).toEqual([4, 8]);
		expect(variance(periodDistribution(total, 0))).toBeCloseTo(4 + 16 * (1.1 * 1.2 - 1), 8);
	});

	it("inverts the thinning of a gaussian process of counts", () => {
		// Total: mean 10, variance 30; seen with share 0.4: mean 4, variance 0.16 * 30 + 0.4 * 0.6 * 10 = 7.2
		const seen: GaussianProcess = { kind: "gaussian", means: [4], shocks: [[Math.sqrt(7.2)]], counts: true };
		const total = scaleForCoverage(seen, 0.4) as GaussianProcess;
		expect(total.means).toEqual([10]);
		expect(total.shocks[0]![0]! ** 2).toBeCloseTo(30, 10);
	});

	it("inverts the thinning of a Student process by its variance, tails included", () => {
		// Seen: mean 4, variance 5 / 3 of 6 = 10 with what is carried; total: (10 - 4) / 0.16 + 4 / 0.4 = 47.5.
		const seen: GaussianProcess = {
			kind: "gaussian",
			means: [4, 4],
			shocks: [[Math.sqrt(6)], [1, Math.sqrt(5)]],
			counts: true,
			degreesOfFreedom: 5,
		};
		const { shocks } = scaleForCoverage(seen, 0.4) as GaussianProcess;
		for (const row of shocks)
			expect((5 / 3) * row.reduce((sum, shock) => sum + shock * shock, 0)).toBeCloseTo(47.5, 10);
	});

	it("never narrows below the noise of single pieces", () => {
		const seen: GaussianProcess = { kind: "gaussian", means: [4], shocks: [[0]], counts: true };
		expect((scaleForCoverage(seen, 0.5) as GaussianProcess).shocks[0]![0]! ** 2).toBeCloseTo(8, 10);
	});

	it("leaves full coverage alone", () => {
		expect(scaleForCoverage(counts, 1)).toBe(counts);
	});
});
