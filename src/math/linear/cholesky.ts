import { ReapproError } from "../../errors.js";

/**
 * Cholesky factor of a symmetric positive definite matrix.
 *
 * @param matrix row-major, n x n; the lower triangle is read
 * @param n order
 * @returns lower factor L with L L' = matrix, row-major, zeros above the diagonal
 * @throws {ReapproError} OPTION_INVALID when the matrix is not positive definite
 * Source: Golub and Van Loan (2013), 4.2.
 * @example
 * [...cholesky([4, 2, 2, 2], 2)]; // => [2, 0, 1, 1]
 */
export function cholesky(matrix: ArrayLike<number>, n: number): Float64Array {
	const factor = new Float64Array(n * n);
	for (let i = 0; i < n; i++) {
		for (let j = 0; j <= i; j++) {
			let sum = matrix[i * n + j]!;
			for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
			if (i !== j) {
				factor[i * n + j] = sum / factor[j * n + j]!;
				continue;
			}
			if (!(sum > 0))
				throw new ReapproError("OPTION_INVALID", "Give a symmetric positive definite matrix.", "matrix");
			factor[i * n + i] = Math.sqrt(sum);
		}
	}
	return factor;
}

/**
 * Solves L L' x = b for a Cholesky factor.
 *
 * @param factor result of `cholesky`, row-major
 * @param targets right-hand side, n values
 * @returns x, n values
 * @example
 * [...solveCholesky(cholesky([4, 2, 2, 2], 2), [6, 4])]; // => [1, 1]
 */
export function solveCholesky(factor: Float64Array, targets: ArrayLike<number>): Float64Array {
	const n = targets.length;
	const x = Float64Array.from(targets);
	for (let i = 0; i < n; i++) {
		let sum = x[i]!;
		for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * x[k]!;
		x[i] = sum / factor[i * n + i]!;
	}
	for (let i = n - 1; i >= 0; i--) {
		let sum = x[i]!;
		for (let k = i + 1; k < n; k++) sum -= factor[k * n + i]! * x[k]!;
		x[i] = sum / factor[i * n + i]!;
	}
	return x;
}
