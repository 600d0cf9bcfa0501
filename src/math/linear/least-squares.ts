import { ReapproError } from "../../errors.js";

/** Columns whose remaining length is below this share of their own length are taken as dependent. */
const RANK_TOLERANCE = 1e-12;

/** Rows, then one row of sqrt(ridge) a column, with the target as last column; column-major for the reflections. */
function workMatrix(
	rows: ArrayLike<number>,
	targets: ArrayLike<number>,
	columns: number,
	ridge: number,
): Float64Array {
	const observations = targets.length;
	const height = observations + (ridge > 0 ? columns : 0);
	const work = new Float64Array(height * (columns + 1));
	for (let j = 0; j < columns; j++) {
		for (let i = 0; i < observations; i++) work[j * height + i] = rows[i * columns + j]!;
		if (ridge > 0) work[j * height + observations + j] = Math.sqrt(ridge);
	}
	for (let i = 0; i < observations; i++) work[columns * height + i] = targets[i]!;
	return work;
}

/** Householder reflections in place; the factor R is left in the upper triangle. Returns which columns are independent. */
function reflect(work: Float64Array, height: number, columns: number): boolean[] {
	const independent: boolean[] = [];
	for (let j = 0; j < columns; j++) {
		const column = j * height;
		let whole = 0;
		for (let i = 0; i < height; i++) whole += work[column + i]! ** 2;
		let square = 0;
		for (let i = j; i < height; i++) square += work[column + i]! ** 2;
		const kept = j < height && square > RANK_TOLERANCE ** 2 * whole;
		independent.push(kept);
		if (!kept) continue;
		const head = work[column + j]!;
		const diagonal = head > 0 ? -Math.sqrt(square) : Math.sqrt(square);
		// The reflection vector is the column less the diagonal in its first entry; half its squared length is:
		const half = square - head * diagonal;
		work[column + j] = head - diagonal;
		for (let k = j + 1; k <= columns; k++) {
			const other = k * height;
			let product = 0;
			for (let i = j; i < height; i++) product += work[column + i]! * work[other + i]!;
			const factor = product / half;
			for (let i = j; i < height; i++) work[other + i]! -= factor * work[column + i]!;
		}
		work[column + j] = diagonal;
	}
	return independent;
}

/**
 * Least squares by Householder reflections: the coefficients that minimise |rows x - targets|^2 + ridge |x|^2.
 *
 * @param rows row-major, one row of `columns` values for each target
 * @param targets values to fit
 * @param columns number of coefficients
 * @param options `ridge` >= 0, default 0
 * @returns coefficients; 0 for a column that depends on the ones before it
 * @throws {ReapproError} OPTION_INVALID when the lengths do not agree or the ridge is negative
 * Source: Golub and Van Loan (2013), 5.2 and 6.1.
 * @example
 * const line = solveLeastSquares([1, 0, 1, 1, 1, 2], [1, 3, 5], 2);
 * line[1]; // => 2.00000
 */
export function solveLeastSquares(
	rows: ArrayLike<number>,
	targets: ArrayLike<number>,
	columns: number,
	options: { readonly ridge?: number } = {},
): Float64Array {
	const ridge = options.ridge ?? 0;
	if (rows.length !== targets.length * columns)
		throw new ReapproError("OPTION_INVALID", "Give one row of `columns` values for each target.", "rows");
	if (!(ridge >= 0)) throw new ReapproError("OPTION_INVALID", "Give a ridge of 0 or more.", "ridge");
	const work = workMatrix(rows, targets, columns, ridge);
	const height = work.length / (columns + 1);
	const independent = reflect(work, height, columns);
	const solution = new Float64Array(columns);
	for (let j = columns - 1; j >= 0; j--) {
		if (!independent[j]) continue;
		let sum = work[columns * height + j]!;
		for (let k = j + 1; k < columns; k++) sum -= work[k * height + j]! * solution[k]!;
		solution[j] = sum / work[j * height + j]!;
	}
	return solution;
}
