import { describe, expect, it } from "vitest";
import { findRoot, minimiseBrent, minimiseNelderMead } from "../../../src/math/index.js";

describe("minimiseBrent", () => {
	it("finds smooth and kinked minima, inside and at a bound", () => {
		expect(minimiseBrent((x) => (x - 2) ** 2 + 1, -10, 10).x).toBeCloseTo(2, 7);
		expect(minimiseBrent((x) => Math.abs(x - 0.3), 0, 1).x).toBeCloseTo(0.3, 7);
		expect(minimiseBrent((x) => x, 1, 3).x).toBeCloseTo(1, 6);
		expect(minimiseBrent((x) => -x, 1, 3).x).toBeCloseTo(3, 6);
		expect(minimiseBrent((x) => x * x, 4, 4)).toEqual({ x: 4, value: 16 });
	});

	it("needs few evaluations, never more than allowed, and walks round NaN", () => {
		let calls = 0;
		const f = (x: number): number => {
			calls += 1;
			return Math.exp(x) - 2 * x;
		};
		expect(minimiseBrent(f, -5, 5).x).toBeCloseTo(Math.LN2, 7);
		expect(calls).toBeLessThan(30);
		calls = 0;
		minimiseBrent(f, -5, 5, { maxEvaluations: 7 });
		expect(calls).toBeLessThanOrEqual(7);
		expect(minimiseBrent((x) => (x > 0.8 ? Number.NaN : (x - 0.5) ** 2), 0, 1).x).toBeCloseTo(0.5, 6);
	});

	it("refuses bounds that are none", () => {
		expect(() => minimiseBrent((x) => x, 2, 1)).toThrow("bounds");
		expect(() => minimiseBrent((x) => x, 0, Number.POSITIVE_INFINITY)).toThrow("bounds");
	});
});

describe("findRoot", () => {
	it("finds roots to the last digits", () => {
		expect(findRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 12);
		expect(findRoot((x) => Math.cos(x) - x, 0, 1)).toBeCloseTo(0.7390851332151607, 12);
		expect(findRoot((x) => (x - 1) ** 9, 0, 1.7)).toBeCloseTo(1, 1);
		expect(findRoot((x) => x - 3, 3, 5)).toBe(3);
		expect(findRoot((x) => x - 3, 1, 3)).toBe(3);
		expect(findRoot((x) => (x < 0.25 ? -1 : 1), 0, 1)).toBeCloseTo(0.25, 11);
		expect(findRoot((x) => 1e8 - x, 0, 1e12)).toBeCloseTo(1e8, 3);
	});

	it("refuses an interval without a change of sign", () => {
		expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow("changes its sign");
		expect(() => findRoot(() => Number.NaN, -1, 1)).toThrow("changes its sign");
	});
});

describe("minimiseNelderMead", () => {
	it("finds the minimum of Rosenbrock's valley and of a quadratic in six variables", () => {
		const valley = minimiseNelderMead(([x, y]) => (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2, [-1.2, 1]);
		expect(valley.x[0]).toBeCloseTo(1, 4);
		expect(valley.x[1]).toBeCloseTo(1, 4);
		expect(valley.evaluations).toBeLessThan(400);
		const bowl = minimiseNelderMead(
			(x) => x.reduce((sum, v, i) => sum + (i + 1) * (v - i) ** 2, 0),
			[3, 3, 3, 3, 3, 3],
		);
		for (const [i, v] of bowl.x.entries()) expect(v).toBeCloseTo(i, 3);
	});

	it("stays inside bounds told by an infinite value, and in one dimension", () => {
		const inside = minimiseNelderMead(([x]) => (x! < 0.5 ? Number.POSITIVE_INFINITY : x! * x!), [2]);
		expect(inside.x[0]).toBeGreaterThanOrEqual(0.5);
		expect(inside.x[0]).toBeCloseTo(0.5, 3);
	});

	it("is deterministic, leaves its start alone, and stops at its limit", () => {
		const start = Float64Array.of(1, 2);
		const f = ([x, y]: Float64Array): number => (x! - 4) ** 2 + (y! + 1) ** 2;
		expect(minimiseNelderMead(f, start)).toEqual(minimiseNelderMead(f, start));
		expect([...start]).toEqual([1, 2]);
		expect(minimiseNelderMead(f, start, { maxEvaluations: 10 }).evaluations).toBeLessThanOrEqual(13);
		expect(() => minimiseNelderMead(f, [])).toThrow("start");
	});
});
