import { type ArmaCoefficients, growOrder, toPartials } from "./polynomials.js";

/** Second moments of a stationary mixed model with shocks of variance 1. */
export interface ArmaMoments {
	/** Autocovariances at the lags 0..p. */
	readonly covariances: Float64Array;
	/** Covariance of a shock with the value 0, 1, ... q periods later. */
	readonly responses: Float64Array;
}

/**
 * Autocovariances and impulse responses of a mixed model.
 *
 * Those of the autoregressive part come from its partial autocorrelations, in the order of p^2 steps; the moving
 * average then mixes them.
 *
 * @param coefficients the model
 * @returns its moments, or undefined when the model is not stationary
 * @see Brockwell and Davis (1991), Time Series: Theory and Methods, sections 3.3 and 5.2
 * @example
 * Array.from(armaMoments({ phi: Float64Array.of(0.5), theta: Float64Array.of(1) }).covariances); // => [4, 3]
 */
export function armaMoments({ phi, theta }: ArmaCoefficients): ArmaMoments | undefined {
	const p = phi.length;
	const q = theta.length;
	const pure = autoregressiveCovariances(phi, p + q);
	if (pure === undefined) return undefined;
	const mixed = new Float64Array(q + 1);
	for (let lag = 0; lag <= q; lag++) {
		let sum = lag === 0 ? 1 : theta[lag - 1]!;
		for (let j = 0; j + lag < q; j++) sum += theta[j]! * theta[j + lag]!;
		mixed[lag] = sum;
	}
	const covariances = new Float64Array(p + 1);
	for (let k = 0; k <= q; k++) {
		const weight = mixed[k]!;
		if (weight === 0) continue;
		for (let h = 0; h <= p; h++)
			covariances[h]! += weight * (k === 0 ? pure[h]! : pure[Math.abs(h - k)]! + pure[h + k]!);
	}
	return { covariances, responses: impulseResponses(phi, theta, q + 1) };
}

/**
 * Effect of a shock of 1 after 0, 1, 2 ... periods.
 *
 * @param phi autoregressive coefficients, stationary or not
 * @param theta moving-average coefficients
 * @param count number of periods
 * @returns the psi weights
 * @see Box and Jenkins (1976), Time Series Analysis, equation 4.1.5
 * @example
 * Array.from(impulseResponses([0.5], [0.3], 3)); // => [1, 0.8, 0.4]
 */
export function impulseResponses(
	phi: ArrayLike<number>,
	theta: ArrayLike<number>,
	count: number,
): Float64Array {
	const responses = new Float64Array(count);
	for (let k = 0; k < count; k++) responses[k] = k === 0 ? 1 : k <= theta.length ? theta[k - 1]! : 0;
	// Lag by lag would not do: a response needs the earlier ones whole.
	const lags: number[] = [];
	for (let i = 0; i < phi.length; i++) if (phi[i] !== 0) lags.push(i + 1);
	for (let k = 1; k < count; k++)
		for (const lag of lags) {
			if (lag > k) break;
			responses[k]! += phi[lag - 1]! * responses[k - lag]!;
		}
	return responses;
}

function autoregressiveCovariances(phi: Float64Array, last: number): Float64Array | undefined {
	const p = phi.length;
	const partials = phi.slice();
	if (!toPartials(partials)) return undefined;
	const covariances = new Float64Array(last + 1);
	let variance = 1;
	for (let k = 0; k < p; k++) variance /= 1 - partials[k]! * partials[k]!;
	covariances[0] = variance;
	const current = new Float64Array(p);
	for (let k = 1; k <= p; k++) {
		const partial = partials[k - 1]!;
		let sum = partial * variance;
		for (let i = 1; i < k; i++) sum += current[i - 1]! * covariances[k - i]!;
		covariances[k] = sum;
		growOrder(current, k - 1, partial);
		variance *= 1 - partial * partial;
	}
	for (let k = p + 1; k <= last; k++) {
		let sum = 0;
		for (let i = 1; i <= p; i++) sum += phi[i - 1]! * covariances[k - i]!;
		covariances[k] = sum;
	}
	return covariances;
}
