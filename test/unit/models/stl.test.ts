import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/math/index.js";
import { mstlDecomposition, type StlOptions, stl } from "../../../src/models/index.js";
import { smoothLoess } from "../../../src/models/stl/loess.js";
import { loessPlan } from "../../../src/models/stl/loess-plan.js";
import { lowPass } from "../../../src/models/stl/low-pass.js";
import { partialMedian } from "../../../src/models/stl/partial-median.js";

const random = createRandom(8);
const noise = Float64Array.from({ length: 90 }, () => random.normal());
const figure = [3, -1, -4, 2];
const seasonal = noise.map((value, t) => 50 + 0.2 * t + figure[t % 4]! + 0.1 * value);
const farthest = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
	Math.max(...Array.from(a, (value, t) => Math.abs(value - b[t]!)));

/** Locally weighted regression as its definition reads, by normal equations. */
function loessAt(
	values: ArrayLike<number>,
	span: number,
	degree: number,
	x: number,
	weights?: ArrayLike<number>,
): number {
	const length = values.length;
	const nearest = Array.from({ length }, (_, t) => t)
		.sort((a, b) => Math.abs(a - x) - Math.abs(b - x) || a - b)
		.slice(0, span);
	const width =
		Math.max(...nearest.map((t) => Math.abs(t - x))) + Math.max(0, Math.floor((span - length) / 2));
	let [s0, s1, s2, y0, y1] = [0, 0, 0, 0, 0];
	for (const t of nearest) {
		const share = Math.abs(t - x) / width;
		const weight = share > 0.999 ? 0 : (1 - share ** 3) ** 3 * (weights?.[t] ?? 1);
		s0 += weight;
		s1 += weight * (t - x);
		s2 += weight * (t - x) ** 2;
		y0 += weight * values[t]!;
		y1 += weight * (t - x) * values[t]!;
	}
	return degree === 0 ? y0 / s0 : (s2 * y0 - s1 * y1) / (s0 * s2 - s1 * s1);
}

describe("loess", () => {
	it.each([
		[7, 1],
		[7, 0],
		[89, 1],
		[121, 1],
	] as const)("of span %i and degree %i is the regression of its definition", (span, degree) => {
		const out = new Float64Array(92);
		const trust = noise.map((value) => Math.abs(Math.sin(value)));
		for (const weights of [undefined, trust]) {
			smoothLoess(noise, loessPlan(90, { span, degree, jump: 1 }), weights, out, 1);
			for (let t = 0; t < 90; t++)
				expect(out[1 + t]).toBeCloseTo(loessAt(noise, span, degree, t, weights), 10);
		}
	});

	it("leaves one step at both ends when asked", () => {
		const line = Float64Array.from({ length: 9 }, (_, t) => 2 + 3 * t);
		const out = new Float64Array(11);
		smoothLoess(line, loessPlan(9, { span: 5, degree: 1, jump: 1, ends: true }), undefined, out, 1);
		expect(out[0]).toBeCloseTo(-1, 10);
		expect(out[10]).toBeCloseTo(29, 10);
	});

	it("draws lines between the fits of a jump", () => {
		const out = new Float64Array(90);
		const plan = loessPlan(90, { span: 15, degree: 1, jump: 4 });
		smoothLoess(noise, plan, undefined, out, 0);
		expect(out[6]).toBeCloseTo((out[4]! + out[8]!) / 2, 12);
		expect(Array.from(plan.positions.slice(-3))).toEqual([84, 88, 89]);
	});

	it("keeps the value where nothing in its window has weight", () => {
		const out = new Float64Array(12);
		const weights = new Float64Array(10);
		smoothLoess(
			noise.slice(0, 10),
			loessPlan(10, { span: 3, degree: 1, jump: 1, ends: true }),
			weights,
			out,
			1,
		);
		expect(Array.from(out.slice(1, 11))).toEqual(Array.from(noise.slice(0, 10)));
		expect(out[0]).toBe(noise[0]);
		expect(out[11]).toBe(noise[9]);
	});
});

describe("low-pass filter", () => {
	it("is three moving averages", () => {
		const averages = (values: number[], span: number): number[] =>
			values.slice(span - 1).map((_, t) => values.slice(t, t + span).reduce((a, b) => a + b, 0) / span);
		const values = Float64Array.from(noise.slice(0, 38));
		const expected = averages(averages(averages(Array.from(values), 4), 4), 3);
		lowPass(values, 30, 4);
		expect(farthest(expected, values)).toBeLessThan(1e-13);
	});
});

describe("partial median", () => {
	it("is the median of an odd number of values", () => {
		for (const length of [1, 3, 9, 15, 55, 89]) {
			const values = noise.slice(0, length);
			expect(partialMedian(values.slice())).toBe(values.slice().sort()[(length - 1) / 2]);
		}
	});

	it("lies between middle values and their neighbours in the one part of an even number", () => {
		const values = Float64Array.from({ length: 90 }, (_, t) => (t * 37) % 90);
		const median = partialMedian(values.slice());
		expect(median).toBeGreaterThan(20);
		expect(median).toBeLessThan(70);
	});
});

describe("stl", () => {
	it("adds up to the values", () => {
		for (const options of [{ seasonWindow: "periodic" }, { seasonWindow: 7, robust: true }] as StlOptions[]) {
			const { seasonal: season, trend, remainder } = stl(seasonal, 4, options);
			expect(
				farthest(
					season.map((value, t) => value + trend[t]! + remainder[t]!),
					seasonal,
				),
			).toBeLessThan(1e-12);
		}
	});

	it("finds an exact season on a line", () => {
		const exact = Float64Array.from({ length: 41 }, (_, t) => 50 + 0.2 * t + figure[t % 4]!);
		const parts = stl(exact, 4, { seasonWindow: "periodic" });
		expect(farthest(parts.seasonal.slice(4, 8), figure)).toBeLessThan(0.02);
		expect(farthest(parts.seasonal.slice(0, 37), parts.seasonal.slice(4))).toBe(0);
	});

	it("gives wild values no weight", () => {
		const wild = seasonal.slice();
		wild[40]! += 30;
		const parts = stl(wild, 4, { seasonWindow: "periodic", robust: true });
		expect(parts.weights[40]).toBe(0);
		expect(farthest(parts.seasonal.slice(0, 4), figure)).toBeLessThan(0.2);
		expect(Array.from(stl(wild, 4, { seasonWindow: 7 }).weights.slice(0, 3))).toEqual([1, 1, 1]);
	});

	it("raises even windows by one", () => {
		expect(stl(seasonal, 4, { seasonWindow: 8, seasonJump: 1 })).toEqual(
			stl(seasonal, 4, { seasonWindow: 9, seasonJump: 1, trendWindow: 9 }),
		);
	});

	it("refuses what it can not decompose", () => {
		const refusal = (code: string): unknown => expect.objectContaining({ code });
		const periodic = { seasonWindow: "periodic" } as const;
		expect(() => stl(seasonal, 45, periodic)).toThrow(refusal("INPUT_INVALID"));
		expect(() => stl([1, 2, 3, Number.NaN, 5], 2, periodic)).toThrow(refusal("INPUT_INVALID"));
		expect(() => stl(seasonal, 1, periodic)).toThrow(refusal("OPTION_INVALID"));
		expect(() => stl(seasonal, 4, { seasonWindow: 7.5 })).toThrow(refusal("OPTION_INVALID"));
		expect(() => stl(seasonal, 4, { ...periodic, outer: -1 })).toThrow(refusal("OPTION_INVALID"));
	});
});

describe("mstl", () => {
	const third = [5, -5, 0, 2, 0, -2, 0];
	const both = seasonal.map((value, t) => value + third[t % 7]!);

	it("tells two seasons apart", () => {
		const parts = mstlDecomposition(both, [7, 4], { seasonWindows: "periodic" });
		expect(parts.periods).toEqual([4, 7]);
		expect(farthest(parts.seasonals[0]!.slice(0, 4), figure)).toBeLessThan(0.2);
		expect(farthest(parts.seasonals[1]!.slice(0, 7), third)).toBeLessThan(0.2);
		const sum = parts.trend.map((value, t) => value + parts.seasonals[0]![t]! + parts.seasonals[1]![t]!);
		expect(
			farthest(
				sum.map((value, t) => value + parts.remainder[t]!),
				both,
			),
		).toBeLessThan(1e-12);
	});

	it("is stl for one season, and leaves out a season that is not exceeded twice", () => {
		const parts = mstlDecomposition(seasonal, [4, 45]);
		expect(parts.periods).toEqual([4]);
		expect(parts.seasonals[0]).toEqual(stl(seasonal, 4, { seasonWindow: 11 }).seasonal);
		expect(() => mstlDecomposition(seasonal, [45])).toThrow(
			expect.objectContaining({ code: "INPUT_INVALID" }),
		);
	});

	it("leaves its input as it is", () => {
		const url = new URL("../../fixtures/forecast/r-AirPassengers.json", import.meta.url);
		const train: number[] = JSON.parse(readFileSync(url, "utf8")).train;
		const values = Float64Array.from(train);
		mstlDecomposition(values, [12]);
		expect(Array.from(values)).toEqual(train);
	});
});
