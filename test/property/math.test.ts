import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	cdf,
	complementaryLoss,
	compoundOf,
	type Distribution,
	isDistribution,
	isIntegerDistribution,
	latticeFromProbabilities,
	loss,
	mean,
	mixtureOf,
	probabilityMass,
	quantile,
	secondOrderLoss,
	sumOfIndependent,
	survival,
	toLattice,
	variance,
} from "../../src/math/index.js";

const SETTINGS = { seed: 20240607, numRuns: 150 } as const;

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const probability = positive(0.01, 0.99);
const weights = fc
	.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 })
	.filter((list) => list.some((weight) => weight > 0))
	.map((list) => {
		const sum = list.reduce((total, weight) => total + weight, 0);
		return list.map((weight) => weight / sum);
	});

const poisson = positive(0.01, 300).map((rate): Distribution => ({ kind: "poisson", rate }));
const negativeBinomial = fc
	.tuple(positive(0.05, 50), probability)
	.map(([size, p]): Distribution => ({ kind: "negative-binomial", size, probability: p }));
const binomial = fc
	.tuple(fc.integer({ min: 1, max: 80 }), probability)
	.map(([trials, p]): Distribution => ({ kind: "binomial", trials, probability: p }));
const lattice = fc
	.tuple(fc.integer({ min: -5, max: 20 }), weights)
	.map(([start, list]): Distribution => latticeFromProbabilities(start, list));
const compound = fc
	.tuple(positive(0.05, 20), weights)
	.map(([rate, sizes]): Distribution => compoundOf({ kind: "poisson", rate }, sizes));
const simpleCount = fc.oneof(poisson, negativeBinomial, binomial, lattice, compound);
const mixture = fc.tuple(simpleCount, simpleCount, probability).map(([a, b, weight]) =>
	mixtureOf([
		{ weight, distribution: a },
		{ weight: 1 - weight, distribution: b },
	]),
);
const count = fc.oneof(simpleCount, mixture);
const continuous: fc.Arbitrary<Distribution> = fc.oneof(
	fc
		.tuple(positive(-50, 50), positive(0.1, 20))
		.map(([m, standardDeviation]): Distribution => ({ kind: "normal", mean: m, standardDeviation })),
	fc.tuple(positive(-50, 50), positive(0.1, 20), positive(2.5, 60)).map(
		([location, scale, degreesOfFreedom]): Distribution => ({
			kind: "student",
			location,
			scale,
			degreesOfFreedom,
		}),
	),
	fc
		.tuple(positive(0.1, 400), positive(0.1, 20))
		.map(([shape, scale]): Distribution => ({ kind: "gamma", shape, scale })),
);
const any = fc.oneof(count, continuous);

function scaleOf(d: Distribution): number {
	return Math.sqrt(variance(d)) + Math.abs(mean(d)) + 1;
}

describe("laws of every distribution", () => {
	it("the quantile of a count is the smallest k that reaches p", () => {
		fc.assert(
			fc.property(count, probability, (d, p) => {
				const k = quantile(d, p);
				expect(Number.isInteger(k)).toBe(true);
				expect(cdf(d, k)).toBeGreaterThanOrEqual(p);
				expect(cdf(d, k - 1)).toBeLessThan(p);
			}),
			SETTINGS,
		);
	});

	it("the quantile of a continuous distribution inverts its distribution function", () => {
		fc.assert(
			fc.property(continuous, positive(1e-9, 1 - 1e-9), (d, p) => {
				const x = quantile(d, p);
				const [value, target] = p < 0.5 ? [cdf(d, x), p] : [survival(d, x), 1 - p];
				expect(Math.abs(value / target - 1)).toBeLessThan(1e-9);
			}),
			SETTINGS,
		);
	});

	it("quantiles never cross", () => {
		fc.assert(
			fc.property(any, probability, probability, (d, p, q) => {
				expect(quantile(d, Math.min(p, q))).toBeLessThanOrEqual(quantile(d, Math.max(p, q)));
			}),
			SETTINGS,
		);
	});

	it("distribution function and survival add up to 1", () => {
		fc.assert(
			fc.property(any, positive(-3, 5), (d, z) => {
				const x = mean(d) + z * Math.sqrt(variance(d));
				expect(Math.abs(cdf(d, x) + survival(d, x) - 1)).toBeLessThan(1e-11);
			}),
			SETTINGS,
		);
	});

	it("loss less complementary loss is mean less x", () => {
		fc.assert(
			fc.property(any, positive(-4, 6), (d, z) => {
				const x = mean(d) + z * Math.sqrt(variance(d));
				const gap = loss(d, x) - complementaryLoss(d, x) - (mean(d) - x);
				expect(Math.abs(gap)).toBeLessThan(1e-10 * scaleOf(d));
			}),
			SETTINGS,
		);
	});

	it("the loss falls by the survival from one integer to the next, and the second-order loss by the loss", () => {
		fc.assert(
			fc.property(count, positive(-2, 5), (d, z) => {
				const k = Math.round(mean(d) + z * Math.sqrt(variance(d)));
				const scale = scaleOf(d);
				expect(Math.abs(loss(d, k) - loss(d, k + 1) - survival(d, k))).toBeLessThan(1e-11 * scale);
				const fall = secondOrderLoss(d, k) - secondOrderLoss(d, k + 1);
				expect(Math.abs(fall - loss(d, k + 1))).toBeLessThan(1e-11 * scale * scale);
			}),
			SETTINGS,
		);
	});

	it("the slope of the continuous losses is minus the survival and minus the loss", () => {
		fc.assert(
			fc.property(continuous, positive(-3, 5), (d, z) => {
				const deviation = Math.sqrt(variance(d));
				const x = mean(d) + z * deviation;
				const h = 1e-4 * deviation;
				const slope = (loss(d, x + h) - loss(d, x - h)) / (2 * h);
				expect(Math.abs(slope + survival(d, x))).toBeLessThan(1e-6 + 1e-10 * scaleOf(d));
				const second = (secondOrderLoss(d, x + h) - secondOrderLoss(d, x - h)) / (2 * h);
				expect(Math.abs(second + loss(d, x))).toBeLessThan(1e-6 * scaleOf(d));
			}),
			SETTINGS,
		);
	});

	it("survives a JSON round trip with the same answers", () => {
		fc.assert(
			fc.property(any, probability, (d, p) => {
				const copy: unknown = JSON.parse(JSON.stringify(d));
				expect(isDistribution(copy)).toBe(true);
				expect(quantile(copy as Distribution, p)).toBe(quantile(d, p));
				expect(mean(copy as Distribution)).toBe(mean(d));
				expect(isIntegerDistribution(copy as Distribution)).toBe(isIntegerDistribution(d));
			}),
			SETTINGS,
		);
	});
});

describe("laws of lattices", () => {
	it("the lattice of a count sums to 1 and keeps mean, variance and distribution function", () => {
		fc.assert(
			fc.property(count, probability, (d, p) => {
				const table = toLattice(d);
				const sum = table.probabilities.reduce((total, value) => total + value, 0);
				expect(Math.abs(sum - 1)).toBeLessThan(1e-11);
				expect(Math.abs(mean(table) - mean(d))).toBeLessThan(1e-9 * scaleOf(d));
				expect(Math.abs(variance(table) - variance(d))).toBeLessThan(1e-7 * scaleOf(d) ** 2);
				const k = quantile(d, p);
				expect(Math.abs(cdf(table, k) - cdf(d, k))).toBeLessThan(1e-11);
			}),
			SETTINGS,
		);
	});

	it("sums commute and add means and variances", () => {
		fc.assert(
			fc.property(count, count, (a, b) => {
				const sum = sumOfIndependent(a, b);
				const other = sumOfIndependent(b, a);
				const scale = scaleOf(a) + scaleOf(b);
				expect(Math.abs(mean(sum) - mean(a) - mean(b))).toBeLessThan(1e-8 * scale);
				expect(Math.abs(variance(sum) - variance(a) - variance(b))).toBeLessThan(1e-6 * scale * scale);
				const k = Math.round(mean(sum));
				expect(Math.abs(probabilityMass(sum, k) - probabilityMass(other, k))).toBeLessThan(1e-13);
			}),
			{ ...SETTINGS, numRuns: 60 },
		);
	});

	it("Panjer's recursion equals the sum over the number of events of convolution powers", () => {
		const events = fc.oneof(
			positive(0.05, 8).map((rate) => ({ kind: "poisson", rate }) as const),
			fc
				.tuple(positive(0.1, 6), positive(0.3, 0.95))
				.map(([size, p]) => ({ kind: "negative-binomial", size, probability: p }) as const),
		);
		fc.assert(
			fc.property(events, weights, (n, sizes) => {
				const length = 60;
				const expected = new Float64Array(length);
				let power = new Float64Array(length);
				power[0] = 1;
				for (let events = 0; events < length; events++) {
					const share = probabilityMass(n, events);
					const next = new Float64Array(length);
					for (let i = 0; i < length; i++) {
						expected[i]! += share * power[i]!;
						for (let j = 0; j < sizes.length && i + j + 1 < length; j++)
							next[i + j + 1]! += power[i]! * sizes[j]!;
					}
					power = next;
				}
				const d: Distribution = { kind: "compound", count: n, sizes };
				for (let k = 0; k < length; k++)
					expect(Math.abs(probabilityMass(d, k) - expected[k]!)).toBeLessThan(1e-13);
			}),
			{ ...SETTINGS, numRuns: 80 },
		);
	});
});
