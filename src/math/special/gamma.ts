import { gammaLower, gammaPrefix, gammaUpper } from "./incomplete-gamma.js";
import { logGamma } from "./log-gamma.js";
import { normalQuantile } from "./normal-quantile.js";
import { solveTail } from "./solve-tail.js";

/**
 * Distribution function of the gamma distribution.
 *
 * @param x any number
 * @param shape > 0
 * @param scale > 0; the mean is shape * scale
 * @returns P(X <= x)
 * @example
 * gammaCdf(3, 2, 1); // => 0.8008517265285442
 */
export function gammaCdf(x: number, shape: number, scale: number): number {
	return gammaLower(shape, x / scale);
}

/** Start for log x: Wilson and Hilferty (1931), but never below the bound P(a, x) <= x^a / Gamma(a + 1). */
function startLogarithm(p: number, shape: number, bound: number): number {
	const ninth = 1 / (9 * shape);
	const cube = 1 - ninth + normalQuantile(p) * Math.sqrt(ninth);
	const start = cube > 0 ? Math.log(shape * cube * cube * cube) : bound;
	return Math.max(start, bound);
}

/**
 * Quantile of the gamma distribution.
 *
 * @param p probability in [0, 1]
 * @param shape > 0
 * @param scale > 0
 * @returns the x with P(X <= x) = p; `NaN` outside the domain
 * Source: start by Wilson and Hilferty (1931), then Newton on the logarithm of the smaller tail in log x.
 * @example
 * gammaQuantile(0.95, 2, 1); // => 4.743864518390616
 */
export function gammaQuantile(p: number, shape: number, scale: number): number {
	if (!(p >= 0 && p <= 1 && shape > 0)) return Number.NaN;
	if (p === 0) return 0;
	if (p === 1) return Number.POSITIVE_INFINITY;
	const bound = (Math.log(p) + logGamma(shape + 1)) / shape;
	// exp of less underflows: the quantile is 0 to double precision.
	if (bound < -700 && gammaLower(shape, 1e-304) >= p) return 0;
	const start = startLogarithm(p, shape, bound);
	const rising = p <= 0.5;
	const slope = (u: number): number => {
		const x = Math.exp(u);
		const density = shape * gammaPrefix(shape, x);
		return rising ? density : -density;
	};
	const value = rising
		? (u: number): number => gammaLower(shape, Math.exp(u))
		: (u: number): number => gammaUpper(shape, Math.exp(u));
	const target = rising ? p : 1 - p;
	const lower = bound - 1e-12 * Math.max(1, Math.abs(bound));
	return (
		scale * Math.exp(solveTail({ value, slope, rising }, target, start, lower, Number.POSITIVE_INFINITY))
	);
}
