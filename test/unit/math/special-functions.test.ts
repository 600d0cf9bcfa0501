import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as math from "../../../src/math/index.js";
import { negativeBinomialSurvival } from "../../../src/math/special/negative-binomial.js";
import { poissonSurvival } from "../../../src/math/special/poisson.js";
import { studentSurvival } from "../../../src/math/special/student.js";

type Row = readonly [name: string, ...numbers: number[]];

const TOLERANCE = 1e-11;
const golden = JSON.parse(
	readFileSync(new URL("../../golden/math/special-functions.json", import.meta.url), "utf8"),
) as Row[];

const FUNCTIONS: Readonly<Record<string, (...numbers: number[]) => number>> = {
	normalCdf: math.normalCdf,
	normalSurvival: math.normalSurvival,
	normalDensity: math.normalDensity,
	normalQuantile: math.normalQuantile,
	logGamma: math.logGamma,
	digamma: math.digamma,
	studentCdf: math.studentCdf,
	studentSurvival,
	studentQuantile: math.studentQuantile,
	gammaLower: math.gammaLower,
	gammaUpper: math.gammaUpper,
	gammaQuantile: (p, shape) => math.gammaQuantile(p, shape, 1),
	poissonMass: math.poissonMass,
	poissonCdf: math.poissonCdf,
	poissonSurvival,
	poissonQuantile: math.poissonQuantile,
	negativeBinomialMass: math.negativeBinomialMass,
	negativeBinomialCdf: math.negativeBinomialCdf,
	negativeBinomialSurvival,
	negativeBinomialQuantile: math.negativeBinomialQuantile,
	regularizedBeta: math.regularizedBeta,
};

describe("special functions against R", () => {
	it("has rows for every function", () => {
		expect(new Set(golden.map(([name]) => name))).toEqual(new Set(Object.keys(FUNCTIONS)));
		expect(golden.length).toBeGreaterThan(1500);
	});

	for (const [name, compute] of Object.entries(FUNCTIONS)) {
		it(`${name} is within 1e-11 of R, relative`, () => {
			for (const [, ...numbers] of golden.filter((row) => row[0] === name)) {
				const expected = numbers.pop()!;
				const value = compute(...numbers);
				const error = value === expected ? 0 : Math.abs(value - expected) / Math.abs(expected);
				expect(error, `${name}(${numbers.join(", ")}) = ${value}, not ${expected}`).toBeLessThan(TOLERANCE);
			}
		});
	}
});

describe("ends of the domain", () => {
	it("gives the limits", () => {
		expect(math.normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
		expect(math.normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
		expect(math.normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
		expect(math.normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
		expect(math.normalLoss(Number.POSITIVE_INFINITY)).toBe(0);
		expect(math.studentQuantile(0.5, 3)).toBe(0);
		expect(math.studentCdf(Number.POSITIVE_INFINITY, 3)).toBe(1);
		expect(math.studentQuantile(0, 3)).toBe(Number.NEGATIVE_INFINITY);
		expect(math.gammaQuantile(0, 2, 1)).toBe(0);
		expect(math.gammaQuantile(1, 2, 1)).toBe(Number.POSITIVE_INFINITY);
		expect(math.gammaLower(2, Number.POSITIVE_INFINITY)).toBe(1);
		expect(math.poissonQuantile(1, 2)).toBe(Number.POSITIVE_INFINITY);
		expect(math.poissonQuantile(0.7, 0)).toBe(0);
		expect(math.negativeBinomialQuantile(0.9, 2, 1)).toBe(0);
		expect(math.regularizedBeta(0, 2, 3)).toBe(0);
		expect(math.regularizedBeta(1, 2, 3)).toBe(1);
		expect(math.logGamma(0)).toBe(Number.POSITIVE_INFINITY);
	});

	it("answers NaN outside, never a plausible number", () => {
		const outside = [
			math.normalQuantile(1.1),
			math.normalSurvival(Number.NaN),
			math.logGamma(-0.5),
			math.digamma(0),
			math.gammaLower(0, 1),
			math.gammaQuantile(0.5, -1, 1),
			math.studentCdf(1, 0),
			math.studentQuantile(-0.1, 4),
			math.poissonQuantile(0.5, -1),
			math.negativeBinomialQuantile(0.5, 1, 0),
			math.regularizedBeta(1.5, 1, 1),
		];
		for (const value of outside) expect(value).toBeNaN();
	});

	it("gives 0 mass off the integers", () => {
		expect(math.poissonMass(1.5, 2)).toBe(0);
		expect(math.poissonMass(-1, 2)).toBe(0);
		expect(math.negativeBinomialMass(0.5, 2, 0.5)).toBe(0);
	});
});

describe("quantiles of counts at the boundary", () => {
	it("takes the k whose distribution function is exactly p, and the next one just above", () => {
		for (const rate of [0.3, 2, 17.5, 300]) {
			for (const k of [0, 1, 2, 9, 16, 290]) {
				const p = math.poissonCdf(k, rate);
				if (p === 0 || p > 0.999999) continue;
				expect(math.poissonQuantile(p, rate)).toBe(k);
				expect(math.poissonQuantile(p * (1 + 1e-13), rate)).toBe(k + 1);
			}
		}
	});

	it("does the same for the negative binomial", () => {
		for (const [size, probability] of [
			[0.4, 0.1],
			[3, 0.5],
			[1e5, 0.9999],
		] as const) {
			for (const k of [0, 1, 4, 11]) {
				const p = math.negativeBinomialCdf(k, size, probability);
				expect(math.negativeBinomialQuantile(p, size, probability)).toBe(k);
				expect(math.negativeBinomialQuantile(p * (1 + 1e-13), size, probability)).toBe(k + 1);
			}
		}
	});
});
