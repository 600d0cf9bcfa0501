import { describe, expect, it } from "vitest";
import { cdf, createRandom, type Distribution, mean, variance } from "../../../src/math/index.js";

const DRAWS = 20_000;

describe("createRandom", () => {
	it("gives the same numbers for the same seed, others for another", () => {
		const draw = (seed: number): number[] => {
			const random = createRandom(seed);
			return [random.uniform(), random.normal(), random.exponential(), random.poisson(40), random.gamma(2.5)];
		};
		expect(draw(7)).toEqual(draw(7));
		expect(draw(7)).not.toEqual(draw(8));
		// Seeds that differ above 2^32 only are different seeds.
		expect(draw(7)).not.toEqual(draw(7 + 2 ** 40));
	});

	it("keeps its first numbers for ever: a change here is a change of every simulation", () => {
		const random = createRandom(1);
		expect([random.integer(1000), random.integer(1000), random.integer(1000), random.integer(1000)]).toEqual([
			599, 68, 186, 475,
		]);
	});

	it("is uniform: 100 cells, 8 lagged pairs of halves", () => {
		const random = createRandom(3);
		const cells = new Float64Array(100);
		const pairs = new Float64Array(4);
		let before = random.uniform();
		for (let i = 0; i < 100_000; i++) {
			const u = random.uniform();
			cells[Math.floor(u * 100)]! += 1;
			pairs[2 * Math.round(before) + Math.round(u)]! += 1;
			before = u;
		}
		const chiSquare = cells.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
		// 99 degrees of freedom: 0.1 % and 99.9 % points.
		expect(chiSquare).toBeGreaterThan(60);
		expect(chiSquare).toBeLessThan(149);
		for (const n of pairs) expect(Math.abs(n - 25_000)).toBeLessThan(600);
	});

	it("draws integers without bias, also where the range does not divide a power of 2", () => {
		const random = createRandom(11);
		const range = 6_004_799_503_160_661;
		let inUpperThird = 0;
		for (let i = 0; i < DRAWS; i++) if (random.integer(range) >= (range / 3) * 2) inUpperThird += 1;
		// A remainder of 2^53 would put 0.25 instead of 0.333 here.
		expect(inUpperThird / DRAWS).toBeCloseTo(1 / 3, 1.5);
		expect(random.integer(1)).toBe(0);
	});

	it("refuses parameters out of range", () => {
		expect(() => createRandom(-1)).toThrow("seed");
		expect(() => createRandom(0.5)).toThrow("seed");
		const random = createRandom(1);
		expect(() => random.integer(0)).toThrow("upper bound");
		expect(() => random.poisson(-1)).toThrow("rate");
		expect(() => random.gamma(0)).toThrow("shape");
		expect(() => random.negativeBinomial(1, 0)).toThrow("probability");
		expect(() => random.sample({ kind: "poisson", rate: -1 })).toThrow("rate");
	});
});

const EACH_KIND: readonly Distribution[] = [
	{ kind: "point", value: 4 },
	{ kind: "normal", mean: 3, standardDeviation: 2 },
	{ kind: "student", location: 1, scale: 2, degreesOfFreedom: 8 },
	{ kind: "gamma", shape: 0.4, scale: 3 },
	{ kind: "gamma", shape: 6.5, scale: 0.5 },
	{ kind: "poisson", rate: 0.8 },
	{ kind: "poisson", rate: 12 },
	{ kind: "poisson", rate: 700 },
	{ kind: "negative-binomial", size: 0.6, probability: 0.2 },
	{ kind: "binomial", trials: 9, probability: 0.3 },
	{ kind: "lattice", start: -1, probabilities: [0.3, 0, 0.7] },
	{ kind: "empirical", values: [1, 2, 2, 5] },
	{ kind: "compound", count: { kind: "poisson", rate: 1.5 }, sizes: [0.6, 0.3, 0.1] },
	{
		kind: "mixture",
		parts: [
			{ weight: 0.3, distribution: { kind: "poisson", rate: 1 } },
			{ weight: 0.7, distribution: { kind: "poisson", rate: 6 } },
		],
	},
];

describe("sample", () => {
	for (const [i, d] of EACH_KIND.entries()) {
		it(`of ${d.kind} ${i} has the mean and the distribution function of its kind`, () => {
			const random = createRandom(100 + i);
			const draws = Float64Array.from({ length: DRAWS }, () => random.sample(d));
			const average = draws.reduce((sum, x) => sum + x, 0) / DRAWS;
			expect(Math.abs(average - mean(d))).toBeLessThanOrEqual(4.5 * Math.sqrt(variance(d) / DRAWS));
			draws.sort();
			let distance = 0;
			for (let rank = 0; rank < DRAWS; rank++)
				if (draws[rank] !== draws[rank + 1])
					distance = Math.max(distance, Math.abs((rank + 1) / DRAWS - cdf(d, draws[rank]!)));
			// Kolmogorov and Smirnov, 0.1 % point 1.95 / sqrt(n); conservative for counts.
			expect(distance).toBeLessThan(1.95 / Math.sqrt(DRAWS));
		});
	}
});
