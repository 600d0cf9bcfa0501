import { stirlingError } from "./log-gamma.js";

const TWO_PI = 6.283185307179586;

/**
 * Deviance part x log(x / m) + m - x without cancellation when x is near m.
 * Source: Loader (2000), section 3.
 */
export function deviance(x: number, m: number): number {
	if (x === 0) return m;
	const difference = x - m;
	if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) - difference;
	const v = difference / (x + m);
	let sum = difference * v;
	let term = 2 * x * v;
	const square = v * v;
	for (let j = 3; j < 1000; j += 2) {
		term *= square;
		const next = sum + term / j;
		if (next === sum) break;
		sum = next;
	}
	return sum;
}

/**
 * Poisson mass m^x exp(-m) / Gamma(x + 1) for real x >= 0, m > 0.
 * Source: Loader (2000), equation 6.
 */
export function poissonTerm(x: number, m: number): number {
	if (x === 0) return Math.exp(-m);
	return Math.exp(-stirlingError(x) - deviance(x, m)) / Math.sqrt(TWO_PI * x);
}

/**
 * Binomial mass Gamma(n+1) / (Gamma(x+1) Gamma(n-x+1)) p^x q^(n-x) for real 0 <= x <= n and q = 1 - p, where `rest` = n - x is given
 * apart, so that neither is rounded away when the other is large.
 * Source: Loader (2000), equation 5.
 */
export function binomialTerm(x: number, rest: number, p: number, q: number): number {
	const n = x + rest;
	if (x === 0) return n === 0 ? 1 : Math.exp(rest * (p < 0.1 ? Math.log1p(-p) : Math.log(q)));
	if (rest === 0) return Math.exp(x * (q < 0.1 ? Math.log1p(-q) : Math.log(p)));
	const exponent =
		stirlingError(n) - stirlingError(x) - stirlingError(rest) - deviance(x, n * p) - deviance(rest, n * q);
	return Math.exp(exponent) * Math.sqrt(n / (TWO_PI * x * rest));
}
