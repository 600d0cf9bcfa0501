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
