import { armaMoments } from "./moments.js";
import type { ArmaCoefficients } from "./polynomials.js";

/**
 * A seasonal ARIMA model as a linear system: the states of the mixed model of the differences, then the last values of
 * the series itself, newest first.
 */
export interface ArimaSystem {
	/** States of the mixed model: max(p, q + 1). */
	readonly inner: number;
	/** All states: `inner` and the values that the differences reach back to. */
	readonly size: number;
	/** Autoregressive coefficients, filled up with zeros to `inner`. */
	readonly phi: Float64Array;
	/** Effect of a shock on the inner states: 1, theta. */
	readonly loads: Float64Array;
	/** Lags and coefficients by which the past values enter the present one. */
	readonly lags: readonly number[];
	readonly weights: readonly number[];
}

/**
 * Builds the system of a model.
 *
 * @param coefficients of the differences
 * @param integration coefficients c of the differences as 1 - sum c B^i
 * @returns the system
 * @see Harvey (1989), Forecasting, Structural Time Series Models and the Kalman Filter, section 3.4
 * @example
 * arimaSystem({ phi: Float64Array.of(0.5), theta: new Float64Array(0) }, [1]).size; // => 2
 */
export function arimaSystem(coefficients: ArmaCoefficients, integration: ArrayLike<number>): ArimaSystem {
	const { theta } = coefficients;
	const inner = Math.max(coefficients.phi.length, theta.length + 1);
	const phi = new Float64Array(inner);
	phi.set(coefficients.phi);
	const loads = new Float64Array(inner);
	loads[0] = 1;
	loads.set(theta, 1);
	const lags: number[] = [];
	const weights: number[] = [];
	for (let i = 0; i < integration.length; i++)
		if (integration[i] !== 0) {
			lags.push(i + 1);
			weights.push(integration[i]!);
		}
	return { inner, size: inner + integration.length, phi, loads, lags, weights };
}

/**
 * Value that a state shows.
 *
 * @param system the model
 * @param state a state, or a row of the covariance matrix at `offset` in steps of `stride`
 * @param offset where the state starts
 * @param stride distance of its entries
 * @returns first inner state plus what the differences carry on
 * @example
 * const system = arimaSystem({ phi: new Float64Array(0), theta: new Float64Array(0) }, [1]);
 * shownValue(system, Float64Array.of(2, 10)); // => 12
 */
export function shownValue(system: ArimaSystem, state: Float64Array, offset = 0, stride = 1): number {
	const { inner, lags, weights } = system;
	let value = state[offset]!;
	for (let k = 0; k < lags.length; k++)
		value += weights[k]! * state[offset + (inner + lags[k]! - 1) * stride]!;
	return value;
}

/**
 * Moves a state one period on, in place.
 *
 * @param system the model
 * @param state a state, or a row or column of a matrix
 * @param offset where the state starts
 * @param stride distance of its entries
 * @example
 * const system = arimaSystem({ phi: new Float64Array(0), theta: new Float64Array(0) }, [1]);
 * const state = Float64Array.of(2, 10);
 * advance(system, state);
 * Array.from(state); // => [0, 12]
 */
export function advance(system: ArimaSystem, state: Float64Array, offset = 0, stride = 1): void {
	const { inner, size, phi } = system;
	const shown = shownValue(system, state, offset, stride);
	const first = state[offset]!;
	for (let i = 0; i < inner - 1; i++)
		state[offset + i * stride] = phi[i]! * first + state[offset + (i + 1) * stride]!;
	state[offset + (inner - 1) * stride] = phi[inner - 1]! * first;
	for (let i = size - 1; i > inner; i--) state[offset + i * stride] = state[offset + (i - 1) * stride]!;
	if (size > inner) state[offset + inner * stride] = shown;
}

/**
 * Covariance matrix of the inner states in the stationary distribution, in the upper left corner of a matrix of all.
 *
 * @param system the model
 * @param coefficients the same model
 * @returns row-major matrix, or undefined when the model is not stationary
 * @example
 * const coefficients = { phi: Float64Array.of(0.6), theta: new Float64Array(0) };
 * Array.from(stationaryCovariance(arimaSystem(coefficients, []), coefficients)); // => [1.5625]
 */
export function stationaryCovariance(
	system: ArimaSystem,
	coefficients: ArmaCoefficients,
): Float64Array | undefined {
	const moments = armaMoments(coefficients);
	if (moments === undefined) return undefined;
	const { inner, size, phi, loads } = system;
	const { covariances, responses } = moments;
	const matrix = new Float64Array(size * size);
	for (let k = 0; k < inner; k++) {
		let sum = 0;
		for (let j = Math.max(k, 1); j <= coefficients.phi.length; j++)
			if (j - 1 >= k) sum += phi[j - 1]! * covariances[j - k]!;
		for (let j = k; j < inner; j++) sum += loads[j]! * (responses[j - k] ?? 0);
		matrix[k] = k === 0 ? covariances[0]! : sum;
	}
	// The stationary equation P = T P T' + loads loads', entry by entry from the last diagonal.
	for (let i = inner - 1; i >= 1; i--)
		for (let k = inner - 1; k >= i; k--) {
			const nextI = i + 1 < inner ? matrix[i + 1]! : 0;
			const nextK = k + 1 < inner ? matrix[k + 1]! : 0;
			const both = k + 1 < inner ? matrix[(i + 1) * size + k + 1]! : 0;
			matrix[i * size + k] =
				phi[i]! * phi[k]! * matrix[0]! + phi[i]! * nextK + phi[k]! * nextI + both + loads[i]! * loads[k]!;
		}
	for (let i = 0; i < inner; i++) for (let k = 0; k < i; k++) matrix[i * size + k] = matrix[k * size + i]!;
	return matrix;
}
