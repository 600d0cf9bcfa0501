import { betaLower, betaUpper } from "./incomplete-beta.js";
import { binomialTerm } from "./loader.js";
import { normalQuantile } from "./normal-quantile.js";
import { cornishFisherStart, smallestInteger } from "./smallest-integer.js";

/**
 * Negative binomial probability of k failures before the size-th success.
 *
 * @param k count; 0 is returned for anything but an integer >= 0
 * @param size > 0, need not be an integer
 * @param probability of a success, in (0, 1]
 * @returns P(X = k)
 * Source: Loader (2000).
 * @example
 * negativeBinomialMass(2, 3, 0.5); // => 0.1875
 */
export function negativeBinomialMass(k: number, size: number, probability: number): number {
	if (!(k >= 0) || !Number.isInteger(k)) return 0;
	if (probability === 1) return k === 0 ? 1 : 0;
	return (size / (size + k)) * binomialTerm(size, k, probability, 1 - probability);
}

/**
 * Negative binomial distribution function.
 *
 * @param k any number; the floor counts
 * @param size > 0, need not be an integer
 * @param probability of a success, in (0, 1]
 * @returns P(X <= k)
 * Source: DLMF 8.17.24, I_probability(size, k + 1).
 * @example
 * negativeBinomialCdf(2, 3, 0.5); // => 0.5
 */
export function negativeBinomialCdf(k: number, size: number, probability: number): number {
	return k < 0 ? 0 : betaLower(probability, 1 - probability, size, Math.floor(k) + 1);
}

/** P(X > k), accurate in its own tail. */
export function negativeBinomialSurvival(k: number, size: number, probability: number): number {
	return k < 0 ? 1 : betaUpper(probability, 1 - probability, size, Math.floor(k) + 1);
}

/**
 * Negative binomial quantile: the smallest k with P(X <= k) >= p, without any tolerance.
 *
 * @param p probability in [0, 1]; 1 gives Infinity
 * @param size > 0, need not be an integer
 * @param probability of a success, in (0, 1]
 * @returns integer >= 0; `NaN` outside the domain
 * @example
 * negativeBinomialQuantile(0.95, 3, 0.5); // => 8
 */
export function negativeBinomialQuantile(p: number, size: number, probability: number): number {
	if (!(p >= 0 && p <= 1 && size > 0 && probability > 0 && probability <= 1)) return Number.NaN;
	if (p === 0 || probability === 1) return 0;
	if (p === 1) return Number.POSITIVE_INFINITY;
	const failure = 1 - probability;
	const deviation = Math.sqrt(size * failure) / probability;
	const skewness = (2 - probability) / Math.sqrt(size * failure);
	const start = cornishFisherStart(
		normalQuantile(p),
		(size * failure) / probability,
		deviation,
		Math.min(skewness, 3),
	);
	const reaches = (k: number): boolean => negativeBinomialCdf(k, size, probability) >= p;
	return smallestInteger(reaches, start, deviation / 8, 0, Number.POSITIVE_INFINITY);
}
