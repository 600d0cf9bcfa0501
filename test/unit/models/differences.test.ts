import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/math/index.js";
import {
	differences,
	kpssStatistic,
	ordinaryDifferences,
	seasonalDifferences,
	seasonalStrength,
} from "../../../src/models/index.js";

const random = createRandom(12);
const noise = Float64Array.from({ length: 120 }, () => random.normal());
const walk = noise.slice();
for (let t = 1; t < walk.length; t++) walk[t]! += walk[t - 1]!;
const twice = walk.slice();
for (let t = 1; t < twice.length; t++) twice[t]! += twice[t - 1]!;
const seasonal = noise.map((value, t) => value + [8, -3, 1, -6][t % 4]!);

describe("KPSS statistic", () => {
	it("is that of partial sums over the long-run variance", () => {
		// residuals -1.5 -0.5 0.5 1.5, partial sums -1.5 -2 -1.5 0: 8.5 / (4 * 5)
		expect(kpssStatistic([1, 2, 3, 4])).toBeCloseTo(8.5 / 20, 12);
	});
});

describe("numbers of differences", () => {
	it("are 0, 1, 2 for noise, a walk, and a summed walk", () => {
		expect([noise, walk, twice].map((values) => ordinaryDifferences(values))).toEqual([0, 1, 2]);
	});

	it("stop at the most allowed", () => {
		expect(ordinaryDifferences(twice, { most: 1 })).toBe(1);
		expect(ordinaryDifferences(twice, { most: 0 })).toBe(0);
		expect(seasonalDifferences(seasonal, 4, { most: 0 })).toBe(0);
	});

	it("are one for a strong season and none for a weak one", () => {
		expect(seasonalDifferences(seasonal, 4)).toBe(1);
		expect(seasonalDifferences(noise, 4)).toBe(0);
	});

	it("read over missing values", () => {
		const gapped = (values: Float64Array): Float64Array =>
			values.map((value, t) => (t % 11 === 5 ? Number.NaN : value));
		expect(ordinaryDifferences(gapped(walk))).toBe(1);
		expect(seasonalDifferences(gapped(seasonal), 4)).toBe(1);
	});

	it("are none for constants, missing values, one season, two seasons and nothing", () => {
		expect(ordinaryDifferences(new Float64Array(20).fill(3))).toBe(0);
		expect(ordinaryDifferences([])).toBe(0);
		expect(ordinaryDifferences(new Float64Array(9).fill(Number.NaN))).toBe(0);
		expect(seasonalDifferences(new Float64Array(20).fill(3), 4)).toBe(0);
		expect(seasonalDifferences(new Float64Array(20).fill(Number.NaN), 4)).toBe(0);
		expect(seasonalDifferences(seasonal, 1)).toBe(0);
		expect(seasonalDifferences(seasonal.slice(0, 8), 4)).toBe(0);
	});
});

describe("seasonal strength", () => {
	it("lies between 0 and 1 and grows with the season", () => {
		const strengths = [0, 0.1, 0.3, 3].map((factor) =>
			seasonalStrength(
				noise.map((value, t) => value + factor * (seasonal[t]! - value)),
				4,
			),
		);
		expect(strengths).toEqual([...strengths].sort((a, b) => a - b));
		expect(strengths[0]).toBeGreaterThanOrEqual(0);
		expect(strengths[3]).toBeGreaterThan(0.98);
	});
});

describe("differences", () => {
	it("pair values over the lag, and miss where one misses", () => {
		expect(Array.from(differences([1, Number.NaN, 4, 8], 2))).toEqual([3, Number.NaN]);
		expect(differences([1], 2)).toHaveLength(0);
	});
});
