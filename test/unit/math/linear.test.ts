import { describe, expect, it } from "vitest";
import { cholesky, createRandom, solveCholesky, solveLeastSquares } from "../../../src/math/index.js";

describe("solveLeastSquares", () => {
	it("makes the residuals orthogonal to the columns", () => {
		const random = createRandom(5);
		const [n, columns] = [40, 4];
		const rows = Float64Array.from({ length: n * columns }, () => random.normal());
		const targets = Float64Array.from({ length: n }, () => random.normal());
		const x = solveLeastSquares(rows, targets, columns);
		for (let j = 0; j < columns; j++) {
			let product = 0;
			for (let i = 0; i < n; i++) {
				let fitted = 0;
				for (let k = 0; k < columns; k++) fitted += rows[i * columns + k]! * x[k]!;
				product += rows[i * columns + j]! * (targets[i]! - fitted);
			}
			expect(Math.abs(product)).toBeLessThan(1e-12);
		}
	});

	it("keeps its digits on the Hilbert-like polynomial fit where normal equations lose half of them", () => {
		const [n, columns] = [21, 6];
		const rows = Float64Array.from(
			{ length: n * columns },
			(_, i) => (Math.floor(i / columns) / 20) ** (i % columns),
		);
		const targets = Float64Array.from({ length: n }, (_, i) => {
			const t = i / 20;
			return 1 + t + t ** 2 + t ** 3 + t ** 4 + t ** 5;
		});
		for (const value of solveLeastSquares(rows, targets, columns)) expect(value).toBeCloseTo(1, 10);
	});

	it("shrinks by the ridge as the closed form says, and gives dependent columns 0", () => {
		const ridge = solveLeastSquares([1, 1, 1], [2, 4, 6], 1, { ridge: 3 });
		expect(ridge[0]).toBeCloseTo(2, 12);
		const dependent = solveLeastSquares([1, 2, 2, 4, 3, 6], [1, 2, 3], 2);
		expect(dependent[0]).toBeCloseTo(1, 12);
		expect(dependent[1]).toBe(0);
		const wide = solveLeastSquares([1, 1, 1, 1], [2], 4, { ridge: 1 });
		for (const value of wide) expect(value).toBeCloseTo(0.4, 12);
	});

	it("refuses lengths that do not agree", () => {
		expect(() => solveLeastSquares([1, 2, 3], [1, 2], 2)).toThrow("rows");
		expect(() => solveLeastSquares([1], [1], 1, { ridge: -1 })).toThrow("ridge");
	});
});

describe("cholesky", () => {
	it("factors and solves", () => {
		const matrix = [4, 2, 0.6, 2, 5, 1, 0.6, 1, 3];
		const factor = cholesky(matrix, 3);
		for (let i = 0; i < 3; i++)
			for (let j = 0; j < 3; j++) {
				let sum = 0;
				for (let k = 0; k < 3; k++) sum += factor[i * 3 + k]! * factor[j * 3 + k]!;
				expect(sum).toBeCloseTo(matrix[i * 3 + j]!, 14);
			}
		const x = solveCholesky(factor, [6.6, 8, 4.6]);
		for (const value of x) expect(value).toBeCloseTo(1, 13);
	});

	it("refuses a matrix that is not positive definite", () => {
		expect(() => cholesky([1, 2, 2, 1], 2)).toThrow("positive definite");
		expect(() => cholesky([Number.NaN], 1)).toThrow("positive definite");
	});
});
