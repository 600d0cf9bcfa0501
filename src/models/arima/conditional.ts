import type { ArmaCoefficients } from "./polynomials.js";
import type { ArimaProblem } from "./problem.js";

/**
 * One-step errors given that everything before the first whole lag is zero: quicker than exact ones and less touchy, a
 * good start for them.
 *
 * @param problem a series without gaps; its `innovations` receive the errors, zero in the first periods
 * @param coefficients the model
 * @see Box and Jenkins (1976), Time Series Analysis, section 7.1.2
 * @example
 * const order = { p: 0, d: 0, q: 0, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period: 1, constant: false };
 * const problem = arimaProblem(Float64Array.of(1, 3, 2), order);
 * conditionalErrors(problem, { phi: Float64Array.of(0.5), theta: new Float64Array(0) });
 * Array.from(problem.innovations.values); // => [0, 2.5, 0.5]
 */
export function conditionalErrors(
	{ differenced, innovations }: ArimaProblem,
	{ phi, theta }: ArmaCoefficients,
): void {
	const { values, ones } = innovations;
	const phiLags = usedLags(phi);
	const thetaLags = usedLags(theta);
	const first = Math.min(phi.length, differenced.length);
	values.fill(0, 0, first);
	ones.fill(0, 0, first);
	let kept = 1;
	for (const lag of phiLags) kept -= phi[lag - 1]!;
	for (let t = first; t < differenced.length; t++) {
		let error = differenced[t]!;
		let errorOfOnes = kept;
		for (const lag of phiLags) error -= phi[lag - 1]! * differenced[t - lag]!;
		for (const lag of thetaLags) {
			if (lag > t) break;
			error -= theta[lag - 1]! * values[t - lag]!;
			errorOfOnes -= theta[lag - 1]! * ones[t - lag]!;
		}
		values[t] = error;
		ones[t] = errorOfOnes;
	}
	innovations.logs = 0;
}

function usedLags(coefficients: Float64Array): number[] {
	const lags: number[] = [];
	for (let i = 0; i < coefficients.length; i++) if (coefficients[i] !== 0) lags.push(i + 1);
	return lags;
}
