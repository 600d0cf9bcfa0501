import { binomialTerm } from "./loader.js";

const TINY = 1e-300;

/** x^a y^b / B(a, b) with y = 1 - x. */
export function betaPrefix(x: number, y: number, a: number, b: number): number {
	return ((a * b) / (a + b)) * binomialTerm(a, b, x, y);
}

/**
 * K in I_x(a, b) = prefix / (b0 + K), K = a1 / (b1 + a2 / (b2 + ...)); terms positive while m < b.
 * Source: Didonato and Morris (1992), Algorithm 708, equation of BFRAC, summed by modified Lentz.
 */
export function betaFraction(x: number, y: number, a: number, b: number): number {
	const lean = a * y - b * x;
	let fraction = 0;
	let c = 1 / TINY;
	let d = 0;
	for (let m = 1; m < 100_000; m++) {
		const low = a + 2 * m - 1;
		const numerator = ((a + m - 1) / low) * ((a + b + m - 1) / low) * m * (b - m) * x * x;
		if (numerator === 0) break;
		const denominator = m + (m * (b - m) * x) / low + ((a + m) * (lean + 1 + m * (1 + y))) / (low + 2);
		d = denominator + numerator * d;
		if (d === 0) d = TINY;
		d = 1 / d;
		if (m === 1) {
			fraction = numerator * d;
			continue;
		}
		c = denominator + numerator / c;
		if (c === 0) c = TINY;
		const change = c * d;
		fraction *= change;
		if (Math.abs(change - 1) < 3e-16) break;
	}
	return fraction;
}

/** b0 of the continued fraction. */
export function betaFractionHead(x: number, y: number, a: number, b: number): number {
	return (a * (a * y - b * x + 1)) / (a + 1);
}

function lowerByFraction(x: number, y: number, a: number, b: number): number {
	return betaPrefix(x, y, a, b) / (betaFractionHead(x, y, a, b) + betaFraction(x, y, a, b));
}

function isLeftOfMean(x: number, a: number, b: number): boolean {
	return x <= (a + 1) / (a + b + 2);
}

/** I_x(a, b) where y = 1 - x is known apart from x. */
export function betaLower(x: number, y: number, a: number, b: number): number {
	if (x <= 0) return 0;
	if (y <= 0) return 1;
	return isLeftOfMean(x, a, b) ? lowerByFraction(x, y, a, b) : 1 - lowerByFraction(y, x, b, a);
}

/** 1 - I_x(a, b), accurate in its own tail. */
export function betaUpper(x: number, y: number, a: number, b: number): number {
	if (x <= 0) return 1;
	if (y <= 0) return 0;
	return isLeftOfMean(x, a, b) ? 1 - lowerByFraction(x, y, a, b) : lowerByFraction(y, x, b, a);
}

/**
 * Regularized incomplete beta function I_x(a, b).
 *
 * @param x in [0, 1]
 * @param a > 0
 * @param b > 0
 * @returns probability that a beta variable is at most x; `NaN` outside the domain
 * Source: Didonato and Morris (1992), Algorithm 708; prefix by Loader (2000).
 * @example
 * regularizedBeta(0.5, 2, 3); // => 0.6875
 */
export function regularizedBeta(x: number, a: number, b: number): number {
	if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) return Number.NaN;
	return betaLower(x, 1 - x, a, b);
}
