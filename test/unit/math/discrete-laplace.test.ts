import { describe, expect, it } from "vitest";
import {
	discreteLaplaceHalfWidth,
	discreteLaplaceMass,
	discreteLaplaceSum,
	discreteLaplaceVariance,
	mean,
	probabilityMass,
	survival,
	variance,
} from "../../../src/math/index.js";

const RATES = [0.01, 0.125, 1, 4, 10];

/** Masses of -reach..reach. */
const masses = (rate: number, reach: number): number[] =>
	Array.from({ length: 2 * reach + 1 }, (_, at) => discreteLaplaceMass(rate, at - reach));

describe("discreteLaplaceMass", () => {
	it.each(RATES)("sums to 1 and falls by exp(-rate) a step: rate %f", (rate) => {
		const all = masses(rate, Math.ceil(40 / rate));
		expect(all.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 12);
		expect(discreteLaplaceMass(rate, 5) / discreteLaplaceMass(rate, 4)).toBeCloseTo(Math.exp(-rate), 12);
		expect(discreteLaplaceMass(rate, -3)).toBe(discreteLaplaceMass(rate, 3));
		expect(discreteLaplaceMass(rate, 0.5)).toBe(0);
	});
});

describe("discreteLaplaceVariance", () => {
	it.each(RATES)("is the sum over the masses: rate %f", (rate) => {
		const reach = Math.ceil(60 / rate);
		const sum = masses(rate, reach).reduce((total, mass, at) => total + (at - reach) ** 2 * mass, 0);
		expect(discreteLaplaceVariance(rate) / sum).toBeCloseTo(1, 11);
	});

	it("is close to twice the squared scale for a large scale", () => {
		expect(discreteLaplaceVariance(1e-6) / 2e12).toBeCloseTo(1, 10);
	});
});

describe("discreteLaplaceHalfWidth", () => {
	it.each(RATES)("is the smallest that holds the probability: rate %f", (rate) => {
		for (const confidence of [0, 0.1, 0.5, 0.9, 0.95, 0.999, 1 - 1e-9]) {
			const found = discreteLaplaceHalfWidth(rate, confidence);
			const held = (width: number): number =>
				masses(rate, width).reduce((sum, mass) => sum + mass, 0) + 1e-13;
			expect(held(found)).toBeGreaterThanOrEqual(confidence);
			if (found > 0) expect(held(found - 1) - 2e-13).toBeLessThan(confidence);
		}
	});
});

describe("discreteLaplaceSum", () => {
	it.each([
		[0.3, 1],
		[0.3, 2],
		[0.3, 5],
		[1, 7],
		[6, 3],
		[0.05, 4],
	])("is the convolution of its terms: rate %f, %i terms", (rate, terms) => {
		const reach = Math.ceil(45 / rate);
		const single = masses(rate, reach);
		let brute = [1];
		for (let term = 0; term < terms; term++) {
			const next = new Array<number>(brute.length + single.length - 1).fill(0);
			for (const [i, a] of brute.entries()) {
				if (a > 0) for (const [j, b] of single.entries()) next[i + j] = (next[i + j] as number) + a * b;
			}
			brute = next;
		}
		const sum = discreteLaplaceSum(rate, terms);
		const centre = (brute.length - 1) / 2;
		for (let k = 0; k < centre / terms; k++) {
			const exact = brute[centre + k] as number;
			for (const at of [k, -k]) {
				expect(Math.abs(probabilityMass(sum, at) - exact), `${at}`).toBeLessThan(1e-14 + 1e-11 * exact);
			}
		}
	});

	it.each([
		[0.5, 1000],
		[0.001, 52],
		[10, 1],
		[10, 100_000],
		[0.2, 1_000_000],
	])("has the moments of a sum: rate %f, %i terms", (rate, terms) => {
		const sum = discreteLaplaceSum(rate, terms);
		const exact = terms * discreteLaplaceVariance(rate);
		expect(Math.abs(mean(sum)) / Math.sqrt(exact)).toBeLessThan(1e-9);
		expect(variance(sum) / exact).toBeCloseTo(1, 9);
		expect(survival(sum, 0)).toBeCloseTo((1 - probabilityMass(sum, 0)) / 2, 10);
	});

	it("is the point 0 where the rate leaves nothing beside it", () => {
		for (const rate of [100.5, 1000, 1e300]) {
			expect(discreteLaplaceSum(rate, 1000)).toEqual({ kind: "lattice", start: 0, probabilities: [1] });
		}
		expect(probabilityMass(discreteLaplaceSum(99, 3), 0)).toBe(1);
		expect(probabilityMass(discreteLaplaceSum(30, 3), 1) / (3 * Math.exp(-30))).toBeCloseTo(1, 10);
	});

	it.each([
		["a rate of 0", 0, 1, "rate"],
		["a negative rate", -1, 1, "rate"],
		["an endless rate", Number.POSITIVE_INFINITY, 1, "rate"],
		["NaN", Number.NaN, 1, "rate"],
		["no term", 1, 0, "terms"],
		["half a term", 1, 1.5, "terms"],
		["more than 4,000,000 points", 1e-6, 1, undefined],
	])("refuses %s", (_, rate, terms, path) => {
		const expected = expect.objectContaining({ code: "OPTION_INVALID" });
		expect(() => discreteLaplaceSum(rate, terms)).toThrowError(expected);
		if (path === "rate") {
			expect(() => discreteLaplaceMass(rate, 0)).toThrowError(expected);
			expect(() => discreteLaplaceVariance(rate)).toThrowError(expected);
			expect(() => discreteLaplaceHalfWidth(rate, 0.5)).toThrowError(expected);
		}
	});

	it.each([-0.1, 1, 1.5, Number.NaN])("refuses a confidence of %f", (confidence) => {
		expect(() => discreteLaplaceHalfWidth(1, confidence)).toThrowError(
			expect.objectContaining({ code: "OPTION_INVALID", path: "confidence" }),
		);
	});
});
