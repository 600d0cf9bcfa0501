import { describe, expect, it } from "vitest";
import { minimiseSquares, type Residuals } from "../../../src/math/index.js";

const rosenbrock: Residuals = (x, out) => {
	out[0] = 10 * (x[1]! - x[0]! ** 2);
	out[1] = 1 - x[0]!;
	return true;
};

describe("least squares", () => {
	it("finds the minimum of Rosenbrock's valley", () => {
		const { x, squares } = minimiseSquares(rosenbrock, [-1.2, 1], 2);
		expect(x[0]).toBeCloseTo(1, 6);
		expect(x[1]).toBeCloseTo(1, 6);
		expect(squares).toBeLessThan(1e-12);
	});

	it("stays inside the box and finds the best point of its edge", () => {
		const { x } = minimiseSquares(rosenbrock, [-0.5, 0.2], 2, { lower: [-2, -2], upper: [0.5, 2] });
		expect(x[0]).toBe(0.5);
		expect(x[1]).toBeCloseTo(0.25, 6);
	});

	it("fits an exponential to exact values", () => {
		const curve: Residuals = (x, out) => {
			for (let t = 0; t < 5; t++) out[t] = 3 * Math.exp(-0.4 * t) - x[0]! * Math.exp(-x[1]! * t);
			return true;
		};
		const { x } = minimiseSquares(curve, [1, 1], 5);
		expect(x[0]).toBeCloseTo(3, 6);
		expect(x[1]).toBeCloseTo(0.4, 6);
	});

	it("holds coordinates that move nothing, and keeps to where the function is defined", () => {
		const root: Residuals = (x, out) => {
			out[0] = Math.sqrt(x[0]!) - 2;
			return x[0]! >= 0;
		};
		const { x } = minimiseSquares(root, [0.01, 7], 1);
		expect(x[0]).toBeCloseTo(4, 5);
		expect(x[1]).toBe(7);
	});

	it("leaves a coordinate alone whose slopes overflow", () => {
		const steep: Residuals = (x, out) => {
			out[0] = x[0]! - 3;
			out[1] = x[1] === 2 ? 1 : 1e160 * x[1]!;
			return true;
		};
		const { x } = minimiseSquares(steep, [0, 2], 2);
		expect(x[0]).toBeCloseTo(3, 6);
		expect(x[1]).toBe(2);
	});

	it("says so when the start is not defined, and asks for whole bounds", () => {
		expect(minimiseSquares(() => false, [1], 1).squares).toBe(Number.POSITIVE_INFINITY);
		expect(() => minimiseSquares(rosenbrock, [0, 0], 2, { lower: [0] })).toThrow(
			expect.objectContaining({ code: "OPTION_INVALID" }),
		);
	});
});
