import { armaMoments } from "./moments.js";
import type { ArmaCoefficients } from "./polynomials.js";

/** Scratch memory and results of a run of the filter. */
export interface Innovations {
	/** One-step errors over their standard deviation, in units of the shocks. */
	readonly values: Float64Array;
	/** The same of a series of ones: how a constant enters each error. Left as it was for a model without constant. */
	readonly ones: Float64Array;
	/** Sum of the logarithms of the variances of the errors. */
	logs: number;
}

/** Variances this near to their limit of 1 stay there, since they never rise. */
const SETTLED = 1e-13;

/**
 * Exact one-step errors of a stationary mixed model without missing values.
 *
 * The filter carries the change of its covariance matrix, which has rank one, instead of the matrix: each period costs
 * a multiple of the number of states and not of its square.
 *
 * @param coefficients the model
 * @param values the series, mean zero but for the constant
 * @param result receives errors and logarithms
 * @param withOnes whether the errors of a series of ones are wanted too
 * @returns false when the model is not stationary
 * @see Morf, Sidhu and Kailath (1974), IEEE Transactions on Automatic Control 19; Melard (1984), Applied Statistics 33 (AS 197)
 * @example
 * const result = { values: new Float64Array(2), ones: new Float64Array(2), logs: 0 };
 * runInnovations({ phi: Float64Array.of(0.6), theta: new Float64Array(0) }, Float64Array.of(5, 4), result, false);
 * Array.from(result.values); // => [4.0000, 1.0000]
 */
export function runInnovations(
	coefficients: ArmaCoefficients,
	values: Float64Array,
	result: Innovations,
	withOnes: boolean,
): boolean {
	const moments = armaMoments(coefficients);
	if (moments === undefined) return false;
	const { phi, theta } = coefficients;
	const states = Math.max(phi.length, theta.length);
	// One more than the states: the last entry of each stays zero and ends the shifts.
	const lagged = new Float64Array(states);
	lagged.set(phi);
	const gain = firstGain(coefficients, moments.covariances, moments.responses, states);
	const change = gain.slice();
	const state = new Float64Array(states + 1);
	const stateOfOnes = new Float64Array(states + 1);
	let variance = moments.covariances[0]!;
	let weight = -1 / variance;
	let settled = states === 0;
	let logs = 0;
	for (let t = 0; t < values.length; t++) {
		const root = settled ? 1 : Math.sqrt(variance);
		if (withOnes) {
			const mean = stateOfOnes[0]!;
			const share = (1 - mean) / variance;
			result.ones[t] = (1 - mean) / root;
			for (let i = 0; i < states; i++)
				stateOfOnes[i] = lagged[i]! * mean + stateOfOnes[i + 1]! + gain[i]! * share;
		}
		const mean = state[0]!;
		const error = values[t]! - mean;
		result.values[t] = error / root;
		if (settled) {
			for (let i = 0; i < states; i++) state[i] = lagged[i]! * mean + state[i + 1]! + gain[i]! * error;
			continue;
		}
		logs += Math.log(variance);
		const share = error / variance;
		const head = change[0]!;
		const headShare = head / variance;
		const weighted = weight * head;
		for (let i = 0; i < states; i++) {
			const k = gain[i]!;
			const coefficient = lagged[i]!;
			state[i] = coefficient * mean + state[i + 1]! + k * share;
			const moved = coefficient * head + change[i + 1]!;
			change[i] = moved - k * headShare;
			gain[i] = k + weighted * moved;
		}
		const next = variance + weighted * head;
		weight *= variance / next;
		variance = next;
		if (!(variance > 0)) return false;
		if (variance - 1 < SETTLED || (theta.length === 0 && t + 1 >= states)) {
			settled = true;
			variance = 1;
			gain.set(lagged);
			for (let j = 0; j < theta.length; j++) gain[j]! += theta[j]!;
		}
	}
	result.logs = logs;
	return true;
}

/** Covariance of the predictable part of the next state with the present value, in the stationary distribution. */
function firstGain(
	{ phi, theta }: ArmaCoefficients,
	covariances: Float64Array,
	responses: Float64Array,
	states: number,
): Float64Array {
	const gain = new Float64Array(states + 1);
	for (let j = 0; j < phi.length; j++)
		if (phi[j] !== 0) for (let i = 0; i <= j; i++) gain[i]! += phi[j]! * covariances[j - i]!;
	for (let j = 0; j < theta.length; j++)
		if (theta[j] !== 0) for (let i = 0; i <= j; i++) gain[i]! += theta[j]! * responses[j - i]!;
	return gain;
}
