import type { KalmanRun } from "./kalman.js";
import type { ArimaSystem } from "./state-space.js";

/** Variance, in units of the shocks, below which a direction of the state counts as known. */
const KNOWN = 1e-8;

/**
 * What is not known of the state at the end of a series, as few vectors: the state is its mean plus each of them times
 * an independent standard normal, in units of the shocks. None when the past determines the state.
 *
 * @param run the filter after the last period
 * @param system the model
 * @returns columns of a factor of the covariance matrix without the coming shock
 * @see Golub and Van Loan (2013), Matrix Computations, section 4.2.8 (pivoting)
 * @example
 * const none = { phi: new Float64Array(0), theta: new Float64Array(0) };
 * const run = runKalman(Float64Array.of(3, NaN), new Float64Array(2), none, [1]);
 * stateSpread(run, arimaSystem(none, [1])); // => [[0, 1]]
 */
export function stateSpread(run: KalmanRun, { inner, size, loads }: ArimaSystem): number[][] {
	const rest = run.covariance.slice();
	for (let i = 0; i < inner; i++)
		for (let k = 0; k < inner; k++) rest[i * size + k]! -= loads[i]! * loads[k]!;
	const columns: number[][] = [];
	while (columns.length < size) {
		let pivot = 0;
		for (let i = 1; i < size; i++) if (rest[i * (size + 1)]! > rest[pivot * (size + 1)]!) pivot = i;
		const variance = rest[pivot * (size + 1)]!;
		if (!(variance > KNOWN)) return columns;
		const root = Math.sqrt(variance);
		const column = Array.from({ length: size }, (_, i) => rest[i * size + pivot]! / root);
		columns.push(column);
		for (let i = 0; i < size; i++)
			for (let k = 0; k < size; k++) rest[i * size + k]! -= column[i]! * column[k]!;
		// What rounding leaves of this direction must not be taken for a new one.
		for (let i = 0; i < size; i++) {
			rest[i * size + pivot] = 0;
			rest[pivot * size + i] = 0;
		}
	}
	return columns;
}

/**
 * Adds the outer product of a vector to L L', in place in the lower triangle L.
 *
 * @param rows lower triangle, row h holds h + 1 entries
 * @param vector one entry a row; used up
 * @see Golub and Van Loan (2013), Matrix Computations, sections 5.1.8 and 6.5.4
 * @example
 * const rows = [[3], [0, 1]];
 * addOuterProduct(rows, [4, 0]);
 * rows[0]; // => [5]
 */
export function addOuterProduct(rows: number[][], vector: number[]): void {
	for (let k = 0; k < rows.length; k++) {
		const diagonal = rows[k]![k]!;
		const moved = Math.hypot(diagonal, vector[k]!);
		if (moved === 0) continue;
		const cosine = diagonal / moved;
		const sine = vector[k]! / moved;
		rows[k]![k] = moved;
		for (let i = k + 1; i < rows.length; i++) {
			const row = rows[i]!;
			const response = row[k]!;
			row[k] = cosine * response + sine * vector[i]!;
			vector[i] = cosine * vector[i]! - sine * response;
		}
	}
}
