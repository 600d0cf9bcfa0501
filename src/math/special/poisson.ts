import { gammaLower, gammaUpper } from "./incomplete-gamma.js";
import { poissonTerm } from "./loader.js";
import { normalQuantile } from "./normal-quantile.js";
import { cornishFisherStart, smallestInteger } from "./smallest-integer.js";

/**
 * Poisson probability of k events.
 *
 * @param k count; 0 is returned for anything but an integer >= 0
 * @param rate mean, >= 0
 * @returns P(X = k)
 * Source: Loader (2000).
 * @example
 * poissonMass(2, 3); // => 0.22404180765538775
 */
export function poissonMass(k: number, rate: number): number {
	if (!(k >= 0) || !Number.isInteger(k)) return 0;
	if (rate === 0) return k === 0 ? 1 : 0;
	return poissonTerm(k, rate);
}

/**
 * Poisson distribution function.
 *
 * @param k any number; the floor counts
 * @param rate mean, >= 0
 * @returns P(X <= k)
 * @example
 * poissonCdf(2, 3); // => 0.42319008112684364
 */
export function poissonCdf(k: number, rate: number): number {
	if (k < 0) return 0;
	return rate === 0 ? 1 : gammaUpper(Math.floor(k) + 1, rate);
}

/** P(X > k), accurate in its own tail. */
export function poissonSurvival(k: number, rate: number): number {
	if (k < 0) return 1;
	return rate === 0 ? 0 : gammaLower(Math.floor(k) + 1, rate);
}

/**
 * Poisson quantile: the smallest k with P(X <= k) >= p, without any tolerance.
 *
 * @param p probability in [0, 1]; 1 gives Infinity
 * @param rate mean, >= 0
 * @returns integer >= 0; `NaN` outside the domain
 * @example
 * poissonQuantile(0.95, 3); // => 6
 */
export function poissonQuantile(p: number, rate: number): number {
	if (!(p >= 0 && p <= 1 && rate >= 0)) return Number.NaN;
	if (p === 0 || rate === 0) return 0;
	if (p === 1) return Number.POSITIVE_INFINITY;
	const deviation = Math.sqrt(rate);
	const start = cornishFisherStart(normalQuantile(p), rate, deviation, 1 / deviation);
	const reaches = (k: number): boolean => poissonCdf(k, rate) >= p;
	return smallestInteger(reaches, start, deviation / 8, 0, Number.POSITIVE_INFINITY);
}
