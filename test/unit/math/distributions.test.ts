import { describe, expect, it } from "vitest";
import { ReapproError } from "../../../src/errors.js";
import {
	cdf,
	type Distribution,
	distributionFromMoments,
	isDistribution,
	isIntegerDistribution,
	latticeFromProbabilities,
	mean,
	mixtureOf,
	probabilityMass,
	quantile,
	sizesFromMoments,
	survival,
	toLattice,
	variance,
} from "../../../src/math/index.js";

function codeOf(run: () => unknown): string | undefined {
	try {
		run();
	} catch (error) {
		if (error instanceof ReapproError) return error.code;
		throw error;
	}
	return undefined;
}

const POISSON: Distribution = { kind: "poisson", rate: 3 };

describe("quantile", () => {
	it("is exact where probabilities are decimal fractions", () => {
		const tenths = latticeFromProbabilities(
			1,
			Array.from({ length: 10 }, () => 0.1),
		);
		const values: Distribution = { kind: "empirical", values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] };
		for (let k = 1; k <= 10; k++) {
			expect(quantile(tenths, k / 10)).toBe(k);
			expect(quantile(values, k / 10)).toBe(k);
		}
		expect(quantile(values, 0.3000001)).toBe(4);
	});

	it("gives the ends of the support for 0 and 1", () => {
		expect(quantile(POISSON, 0)).toBe(0);
		expect(quantile(POISSON, 1)).toBe(Number.POSITIVE_INFINITY);
		expect(quantile({ kind: "lattice", start: 2, probabilities: [0, 0.5, 0.5, 0] }, 0)).toBe(3);
		expect(quantile({ kind: "lattice", start: 2, probabilities: [0, 0.5, 0.5, 0] }, 1)).toBe(4);
		expect(quantile({ kind: "binomial", trials: 4, probability: 0.2 }, 1)).toBe(4);
		expect(quantile({ kind: "normal", mean: 1, standardDeviation: 2 }, 0)).toBe(Number.NEGATIVE_INFINITY);
		expect(quantile({ kind: "compound", count: POISSON, sizes: [0.5, 0.5] }, 1)).toBe(
			Number.POSITIVE_INFINITY,
		);
		expect(quantile({ kind: "point", value: 2.5 }, 0.3)).toBe(2.5);
	});

	it("of a mixture of an atom and a normal meets the atom exactly", () => {
		const d = mixtureOf([
			{ weight: 0.5, distribution: { kind: "point", value: 0.3 } },
			{ weight: 0.5, distribution: { kind: "normal", mean: 0, standardDeviation: 1 } },
		]);
		expect(quantile(d, 0.6)).toBe(0.3);
		expect(isIntegerDistribution(d)).toBe(false);
	});

	it("of a mixture with far parts finds the gap between them", () => {
		const d = mixtureOf([
			{ weight: 0.25, distribution: { kind: "poisson", rate: 1 } },
			{ weight: 0.75, distribution: { kind: "poisson", rate: 900 } },
		]);
		const lattice = toLattice(d);
		for (const p of [0.01, 0.2, 0.249, 0.251, 0.5, 0.99, 1 - 1e-9])
			expect(quantile(d, p)).toBe(quantile(lattice, p));
	});
});

describe("checks", () => {
	it("refuses probabilities outside [0, 1] and values that are no number", () => {
		for (const p of [-0.1, 1.01, 95, Number.NaN])
			expect(codeOf(() => quantile(POISSON, p))).toBe("OPTION_INVALID");
		expect(codeOf(() => cdf(POISSON, Number.NaN))).toBe("OPTION_INVALID");
	});

	const broken: readonly unknown[] = [
		{ kind: "poisson", rate: -1 },
		{ kind: "poisson" },
		{ kind: "normal", mean: 0, standardDeviation: 0 },
		{ kind: "normal", mean: Number.NaN, standardDeviation: 1 },
		{ kind: "student", location: 0, scale: 1, degreesOfFreedom: 0 },
		{ kind: "gamma", shape: 0, scale: 1 },
		{ kind: "gamma", shape: 1, scale: Number.POSITIVE_INFINITY },
		{ kind: "negative-binomial", size: 0, probability: 0.5 },
		{ kind: "negative-binomial", size: 1, probability: 0 },
		{ kind: "binomial", trials: 2.5, probability: 0.5 },
		{ kind: "lattice", start: 0.5, probabilities: [1] },
		{ kind: "lattice", start: 0, probabilities: [] },
		{ kind: "empirical", values: [] },
		{ kind: "compound", count: { kind: "poisson", rate: 1 }, sizes: [0.5] },
		{ kind: "compound", count: { kind: "point", value: 1.5 }, sizes: [1] },
		{ kind: "mixture", parts: [] },
		{ kind: "mixture", parts: [{ weight: 0.5, distribution: POISSON }] },
		{ kind: "point", value: Number.POSITIVE_INFINITY },
		{ kind: "cauchy" },
		{ kind: "toString" },
	];
	it("refuses parameters out of range wherever the distribution is used", () => {
		for (const d of broken) {
			expect(isDistribution(d), JSON.stringify(d)).toBe(false);
			if (Object.keys(d as object).length > 1)
				expect(
					codeOf(() => mean(d as Distribution)),
					JSON.stringify(d),
				).toBe("OPTION_INVALID");
		}
		for (const value of [null, undefined, 3, "poisson", {}, []]) expect(isDistribution(value)).toBe(false);
		expect(isDistribution(POISSON)).toBe(true);
	});

	it("refuses probabilities that are none", () => {
		expect(codeOf(() => latticeFromProbabilities(0, [0.5, 0.4]))).toBe("OPTION_INVALID");
		expect(codeOf(() => latticeFromProbabilities(0, [1.5, -0.5]))).toBe("OPTION_INVALID");
		expect(codeOf(() => latticeFromProbabilities(0, []))).toBe("OPTION_INVALID");
		expect(codeOf(() => latticeFromProbabilities(0.1, [1]))).toBe("OPTION_INVALID");
		expect(codeOf(() => toLattice({ kind: "gamma", shape: 1, scale: 1 }))).toBe("OPTION_INVALID");
		expect(codeOf(() => toLattice(POISSON, { tail: 0.5 }))).toBe("OPTION_INVALID");
	});
});

describe("moments", () => {
	it("has those of the textbook", () => {
		expect(variance({ kind: "student", location: 1, scale: 2, degreesOfFreedom: 4 })).toBe(8);
		expect(variance({ kind: "student", location: 1, scale: 2, degreesOfFreedom: 2 })).toBe(
			Number.POSITIVE_INFINITY,
		);
		expect(mean({ kind: "student", location: 1, scale: 2, degreesOfFreedom: 1 })).toBeNaN();
		expect(variance({ kind: "gamma", shape: 3, scale: 2 })).toBe(12);
		expect(mean({ kind: "binomial", trials: 10, probability: 0.3 })).toBe(3);
		expect(variance({ kind: "empirical", values: [1, 2, 3, 6] })).toBe(3.5);
	});

	it("are met by the count distribution that is made from them", () => {
		for (const [m, v] of [
			[0.02, 0.05],
			[3, 3],
			[3, 3.000001],
			[3.7, 2.1],
			[3.7, 0.3],
			[0.4, 0.31],
			[0.4, 0.25],
			[5, 0.5],
			[250.5, 100],
			[2000, 2100],
			[2000, 1e6],
		] as const) {
			const d = distributionFromMoments(m, v);
			expect(isIntegerDistribution(d)).toBe(true);
			expect(mean(d) / m, `mean ${m} ${v}`).toBeCloseTo(1, 9);
			expect(variance(d) / v, `variance ${m} ${v}`).toBeCloseTo(1, 7);
			expect(quantile(d, 1e-9)).toBeGreaterThanOrEqual(0);
		}
	});

	it("falls back to the least spread that integers allow", () => {
		expect(distributionFromMoments(2.25, 0)).toEqual({
			kind: "lattice",
			start: 2,
			probabilities: [0.75, 0.25],
		});
		expect(distributionFromMoments(3, 0)).toEqual({ kind: "point", value: 3 });
		expect(distributionFromMoments(-1, 4)).toEqual({ kind: "point", value: 0 });
		expect(codeOf(() => distributionFromMoments(Number.NaN, 1))).toBe("OPTION_INVALID");
		expect(codeOf(() => distributionFromMoments(1, -1))).toBe("OPTION_INVALID");
	});

	it("are met by the sizes that are made from them", () => {
		for (const [m1, m2] of [
			[1.2, 1.7],
			[2.5, 9],
			[2, 5],
			[3, 9.5],
			[10, 400],
		] as const) {
			const sizes = sizesFromMoments(m1, m2);
			let first = 0;
			let second = 0;
			for (const [i, share] of sizes.entries()) {
				first += (i + 1) * share;
				second += (i + 1) ** 2 * share;
			}
			expect(first / m1).toBeCloseTo(1, 8);
			expect(second / m2).toBeCloseTo(1, 8);
		}
		expect(sizesFromMoments(1, 1)).toEqual([1]);
		expect(sizesFromMoments(0.3, 1)).toEqual([1]);
		expect(sizesFromMoments(3, 9)).toEqual([0, 0, 1]);
		expect(codeOf(() => sizesFromMoments(Number.NaN, 1))).toBe("OPTION_INVALID");
	});
});

describe("toLattice", () => {
	it("cuts no more than the tail and keeps what lies between exact", () => {
		const d: Distribution = { kind: "poisson", rate: 2000 };
		const lattice = toLattice(d, { tail: 1e-6 });
		expect(lattice.start).toBeGreaterThan(1700);
		expect(lattice.probabilities.length).toBeLessThan(500);
		expect(probabilityMass(lattice, 2000)).toBe(probabilityMass(d, 2000));
		expect(cdf(lattice, 2050)).toBeCloseTo(cdf(d, 2050), 13);
		expect(survival(d, lattice.start + lattice.probabilities.length - 1)).toBeLessThan(1e-6);
	});

	it("writes a mixture as the weighted sum of its parts", () => {
		const mixed = mixtureOf([
			{ weight: 0.25, distribution: { kind: "lattice", start: 0, probabilities: [0.5, 0.5] } },
			{ weight: 0.75, distribution: { kind: "lattice", start: 2, probabilities: [1] } },
		]);
		expect(mixed).toEqual({ kind: "lattice", start: 0, probabilities: [0.125, 0.125, 0.75] });
	});

	it("refuses lists that nobody could use", () => {
		expect(codeOf(() => toLattice({ kind: "negative-binomial", size: 0.1, probability: 1e-8 }))).toBe(
			"OPTION_INVALID",
		);
	});
});
