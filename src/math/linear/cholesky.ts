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
	factorCholesky(matrix, n, factor);
	return factor;
}

/**
 * The same into memory at hand, for inner loops.
 *
 * @param matrix row-major, n x n; the lower triangle is read
 * @param n order
 * @param factor receives the lower triangle of L, row-major; what lies above stays as it was
 * @throws {ReapproError} OPTION_INVALID when the matrix is not positive definite
 * @example
 * const factor = new Float64Array(4);
 * factorCholesky([4, 2, 2, 2], 2, factor);
 * [...factor]; // => [2, 0, 1, 1]
 */
export function factorCholesky(matrix: ArrayLike<number>, n: number, factor: Float64Array): void {
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
	const x = Float64Array.from(targets);
	substituteCholesky(factor, x.length, x);
	return x;
}

/**
 * The same in place, for inner loops.
 *
 * @param factor result of `factorCholesky`, row-major
 * @param n order
 * @param x right-hand side in its first n values; receives the solution
 * @example
 * const x = Float64Array.of(6, 4);
 * substituteCholesky(cholesky([4, 2, 2, 2], 2), 2, x);
 * [...x]; // => [1, 1]
 */
export function substituteCholesky(factor: Float64Array, n: number, x: Float64Array): void {
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
}
