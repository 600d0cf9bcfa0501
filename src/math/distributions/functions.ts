import { ReapproError } from "../../errors.js";
import type { Distribution } from "./distribution.js";
import { checkedFamily, isKnownKind } from "./families.js";
import { requireOption } from "./family.js";

function requireNumber(x: number): void {
	requireOption(!Number.isNaN(x), "Give a number, not NaN, as the value to ask a distribution for.");
}

/**
 * Mean of a distribution.
 *
 * @param d any distribution
 * @returns E[X]; `NaN` for a Student distribution with 1 degree of freedom or less, which has none
 * @throws {ReapproError} OPTION_INVALID when a parameter is out of range
 * @example
 * mean({ kind: "gamma", shape: 2, scale: 3 }); // => 6
 */
export function mean(d: Distribution): number {
	return checkedFamily(d).mean(d);
}

/**
 * Variance of a distribution.
 *
 * @param d any distribution
 * @returns E[(X - E[X])^2]; Infinity where there is none
 * @throws {ReapproError} OPTION_INVALID when a parameter is out of range
 * @example
 * variance({ kind: "negative-binomial", size: 2, probability: 0.5 }); // => 4
 */
export function variance(d: Distribution): number {
	return checkedFamily(d).variance(d);
}

/**
 * Distribution function.
 *
 * @param d any distribution
 * @param x any number
 * @returns P(X <= x)
 * @throws {ReapproError} OPTION_INVALID when a parameter is out of range or x is NaN
 * @example
 * cdf({ kind: "poisson", rate: 3 }, 2); // => 0.42319008112684
 */
export function cdf(d: Distribution, x: number): number {
	requireNumber(x);
	return checkedFamily(d).cdf(d, x);
}

/**
 * Upper tail, accurate relative to itself where `1 - cdf` would be rounded away.
 *
 * @param d any distribution
 * @param x any number
 * @returns P(X > x)
 * @throws {ReapproError} OPTION_INVALID when a parameter is out of range or x is NaN
 * @example
 * survival({ kind: "poisson", rate: 3 }, 2); // => 0.57680991887316
 */
export function survival(d: Distribution, x: number): number {
	requireNumber(x);
	return checkedFamily(d).survival(d, x);
}

/**
 * Quantile: the smallest x with P(X <= x) >= p; an integer for integer distributions. No tolerance enters: a p that the
 * distribution function meets exactly gives that x.
 *
 * @param d any distribution
 * @param p probability in [0, 1]; 0 gives the lower end of the support, 1 the upper end (both may be infinite)
 * @returns x
 * @throws {ReapproError} OPTION_INVALID when p is not in [0, 1] or a parameter is out of range
 * @example
 * quantile({ kind: "poisson", rate: 3 }, 0.95); // => 6
 */
export function quantile(d: Distribution, p: number): number {
	requireOption(p >= 0 && p <= 1, "Give a probability between 0 and 1 (0.95, not 95).");
	return checkedFamily(d).quantile(d, p);
}

/**
 * First-order loss, accurate relative to itself in the far tail.
 *
 * @param d any distribution
 * @param x any number
 * @returns E[(X - x)^+]
 * @throws {ReapproError} OPTION_INVALID when a parameter is out of range or x is NaN
 * Source: Zipkin (2000), appendix C; Snyder and Shen (2019), appendix C.
 * @example
 * loss({ kind: "normal", mean: 100, standardDeviation: 10 }, 110); // => 0.833154705876
 */
export function loss(d: Distribution, x: number): number {
	requireNumber(x);
	return checkedFamily(d).loss(d, x);
}

/**
 * Complementary first-order loss.
 *
 * @param d any distribution
 * @param x any number
 * @returns E[(x - X)^+]
 * @throws {ReapproError} OPTION_INVALID when a parameter is out of range or x is NaN
 * @example
 * complementaryLoss({ kind: "point", value: 3 }, 5); // => 2
 */
export function complementaryLoss(d: Distribution, x: number): number {
	requireNumber(x);
	return checkedFamily(d).complementaryLoss(d, x);
}

/**
 * Second-order loss.
 *
 * @param d any distribution
 * @param x any number
 * @returns E[((X - x)^+)^2] / 2, or E[(X - x)^+ (X - x - 1)^+] / 2 for an integer distribution
 * @throws {ReapproError} OPTION_INVALID when a parameter is out of range or x is NaN
 * Source: Zipkin (2000), appendix C; Snyder and Shen (2019), appendix C.
 * @example
 * secondOrderLoss({ kind: "poisson", rate: 3 }, 0); // => 4.5
 */
export function secondOrderLoss(d: Distribution, x: number): number {
	requireNumber(x);
	return checkedFamily(d).secondOrderLoss(d, x);
}

/**
 * Probability of exactly k.
 *
 * @param d any distribution
 * @param k any number
 * @returns P(X = k); 0 everywhere for a continuous distribution
 * @throws {ReapproError} OPTION_INVALID when a parameter is out of range or k is NaN
 * @example
 * probabilityMass({ kind: "binomial", trials: 4, probability: 0.5 }, 2); // => 0.375
 */
export function probabilityMass(d: Distribution, k: number): number {
	requireNumber(k);
	return checkedFamily(d).mass(d, k);
}

/**
 * Tells whether a distribution has mass on integers only.
 *
 * @param d any distribution
 * @returns true for Poisson, negative binomial, binomial, lattice and compound; for points, values and mixtures as they are
 * @throws {ReapproError} OPTION_INVALID when a parameter is out of range
 * @example
 * isIntegerDistribution({ kind: "point", value: 2.5 }); // => false
 */
export function isIntegerDistribution(d: Distribution): boolean {
	return checkedFamily(d).isInteger(d);
}

/**
 * Tells whether a value is a distribution: a known kind with parameters in range.
 *
 * @param value anything, such as the result of JSON.parse
 * @returns true when every function of this module will answer for it
 * @example
 * isDistribution({ kind: "poisson", rate: -1 }); // => false
 */
export function isDistribution(value: unknown): value is Distribution {
	if (typeof value !== "object" || value === null || !("kind" in value) || !isKnownKind(value.kind))
		return false;
	try {
		checkedFamily(value as Distribution);
		return true;
	} catch (error) {
		// A missing parameter fails its check, or is read as a list that is not there.
		if (error instanceof ReapproError || error instanceof TypeError) return false;
		throw error;
	}
}
