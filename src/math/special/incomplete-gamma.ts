import { poissonTerm } from "./loader.js";
import { logGamma } from "./log-gamma.js";

const EPSILON = 1e-17;
const TINY = 1e-300;

/**
 * x^a exp(-x) / Gamma(a + 1) for real a > 0.
 */
export function gammaPrefix(shape: number, x: number): number {
	if (x === 0) return 0;
	return shape < 1 ? Math.exp(shape * Math.log(x) - x - logGamma(shape + 1)) : poissonTerm(shape, x);
}

/**
 * Inner part K2 of the continued fraction of the upper tail, for x > shape: with c = x - shape,
 * K1 = (shape - 1) / (c + 3 + K2) and Q = prefix * shape / (c + 1 + K1). Kept apart because the losses
 * of the gamma distribution follow from K2 without cancellation.
 */
export function gammaTailFraction(shape: number, x: number): number {
	const offset = x - shape;
	let numerator = 2 * (shape - 2);
	if (numerator === 0) return 0;
	// Modified Lentz (Thompson and Barnett 1986) for a2 / (b3 + a3 / (b4 + ...)), a[n] = n (shape - n), b = c + 2 n + 1.
	let c = 1 / TINY;
	let d = 1 / (offset + 5);
	let fraction = numerator * d;
	for (let n = 3; n < 100_000; n++) {
		numerator = n * (shape - n);
		const denominator = offset + 2 * n + 1;
		d = denominator + numerator * d;
		c = denominator + numerator / c;
		if (d === 0) d = TINY;
		if (c === 0) c = TINY;
		d = 1 / d;
		const change = c * d;
		fraction *= change;
		if (Math.abs(change - 1) < 3e-16) break;
	}
	return fraction;
}

/** P(a, x) / prefix by the series 1 + x/(a+1) + x^2/((a+1)(a+2)) + ... */
function lowerSeries(shape: number, x: number): number {
	let term = 1;
	let sum = 1;
	for (let n = 1; n < 1_000_000; n++) {
		term *= x / (shape + n);
		sum += term;
		if (term < sum * EPSILON) break;
	}
	return sum;
}

/** Q for shape < 1 and x <= 1, where 1 - P would cancel. */
function upperSmall(shape: number, x: number): number {
	const logHead = shape * Math.log(x) - logGamma(shape + 1);
	let term = 1;
	let sum = 0;
	for (let n = 1; n < 100; n++) {
		term *= -x / n;
		const part = term / (shape + n);
		sum += part;
		if (Math.abs(part) < Math.abs(sum) * EPSILON) break;
	}
	return -Math.expm1(logHead) - Math.exp(logHead) * shape * sum;
}

function upperFraction(shape: number, x: number): number {
	const offset = x - shape;
	const inner = (shape - 1) / (offset + 3 + gammaTailFraction(shape, x));
	return (gammaPrefix(shape, x) * shape) / (offset + 1 + inner);
}

/** True where the lower tail is summed and the upper one is its complement. */
function sumsLowerTail(shape: number, x: number): boolean {
	return x < shape + 1;
}

/**
 * Regularized lower incomplete gamma function P(shape, x): series below shape + 1, continued fraction above.
 *
 * @param shape > 0
 * @param x >= 0
 * @returns probability that a gamma variable of this shape and scale 1 is at most x; `NaN` for a shape that is not positive
 * Source: DLMF 8.7.1 and 8.9.2; prefix by Loader (2000).
 * @example
 * gammaLower(2, 3); // => 0.8008517265285442
 */
export function gammaLower(shape: number, x: number): number {
	if (!(shape > 0) || Number.isNaN(x)) return Number.NaN;
	if (x <= 0) return 0;
	if (x === Number.POSITIVE_INFINITY) return 1;
	if (shape < 1 && x <= 1) return gammaPrefix(shape, x) * lowerSeries(shape, x);
	if (sumsLowerTail(shape, x)) return Math.min(1, gammaPrefix(shape, x) * lowerSeries(shape, x));
	return 1 - upperFraction(shape, x);
}

/**
 * Regularized upper incomplete gamma function Q(shape, x) = 1 - P(shape, x), accurate in its own tail.
 *
 * @param shape > 0
 * @param x >= 0
 * @returns probability that a gamma variable of this shape and scale 1 exceeds x
 * Source: DLMF 8.9.2.
 * @example
 * gammaUpper(2, 3); // => 0.1991482734714558
 */
export function gammaUpper(shape: number, x: number): number {
	if (!(shape > 0) || Number.isNaN(x)) return Number.NaN;
	if (x <= 0) return 1;
	if (x === Number.POSITIVE_INFINITY) return 0;
	if (shape < 1 && x <= 1) return upperSmall(shape, x);
	if (sumsLowerTail(shape, x)) return Math.max(0, 1 - gammaPrefix(shape, x) * lowerSeries(shape, x));
	return upperFraction(shape, x);
}
