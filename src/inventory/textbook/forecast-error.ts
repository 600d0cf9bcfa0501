import { normalQuantile, studentCdf, studentQuantile } from "../../math/index.js";
import { requireAtLeast, requireFraction, requireInteger } from "../require.js";

/**
 * Standard deviation of the error of the sum over L periods of simple exponential smoothing: the errors of one
 * forecast are correlated, variance = sigma^2 sum over j < L of (1 + j alpha)^2, not L sigma^2 (Johnston and Harrison 1986).
 *
 * @param oneStepErrorSd standard deviation of the one-step error, >= 0
 * @param alpha smoothing constant in [0, 1]
 * @param periods L, whole periods >= 1
 * @returns standard deviation of the cumulative error
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * cumulativeSmoothingErrorSd(2.631, 0.41011, 11); // => 28.92489
 */
export function cumulativeSmoothingErrorSd(oneStepErrorSd: number, alpha: number, periods: number): number {
	requireAtLeast(oneStepErrorSd, "oneStepErrorSd");
	requireAtLeast(alpha, "alpha");
	requireInteger(periods, "periods", 1);
	let variance = 0;
	for (let ahead = 0; ahead < periods; ahead++) variance += (1 + ahead * alpha) ** 2;
	return oneStepErrorSd * Math.sqrt(variance);
}

/**
 * Safety factor when mean and deviation of normal demand are estimated from n periods:
 * t_{n-1}(p) sqrt(1 + 1/n), and what the normal factor would achieve instead.
 *
 * @param sampleSize n, whole periods >= 2
 * @param target service level in (0, 1)
 * @returns factor on the estimated deviation, the normal quantile z, and the service that z achieves
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * safetyFactorOfEstimates(4, 0.99).factor; // => 5.07666
 */
export function safetyFactorOfEstimates(
	sampleSize: number,
	target: number,
): { readonly factor: number; readonly z: number; readonly achievedWithNaiveZ: number } {
	requireInteger(sampleSize, "sampleSize", 2);
	requireFraction(target, "target");
	const widening = Math.sqrt(1 + 1 / sampleSize);
	const z = normalQuantile(target);
	return {
		factor: studentQuantile(target, sampleSize - 1) * widening,
		z,
		achievedWithNaiveZ: studentCdf(z / widening, sampleSize - 1),
	};
}
