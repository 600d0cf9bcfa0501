import type { Family } from "./family.js";

/** A distribution over integers, told by its values at integers k with lower <= k < upper. */
export interface IntegerKernel<D> {
	readonly check: (d: D) => void;
	readonly mean: (d: D) => number;
	readonly variance: (d: D) => number;
	/** First integer of the support. */
	readonly lower: (d: D) => number;
	/** Last integer of the support, or Infinity. */
	readonly upper: (d: D) => number;
	readonly mass: (d: D, k: number) => number;
	readonly cdf: (d: D, k: number) => number;
	readonly survival: (d: D, k: number) => number;
	readonly quantile: (d: D, p: number) => number;
	readonly loss: (d: D, k: number) => number;
	readonly complementaryLoss: (d: D, k: number) => number;
	readonly secondOrderLoss: (d: D, k: number) => number;
}

/** Below its support a count is X >= x for sure: E[(X - x)(X - x - 1)] / 2 from the moments. */
function secondBelow(mean: number, variance: number, x: number): number {
	const gap = mean - x;
	return 0.5 * (variance + gap * gap - gap);
}

/**
 * Answers for every real x from the values at integers: the distribution function is a step function, the first-order loss is
 * linear between integers, and (X - x)(X - x - 1) between k and k + 1 follows by interpolation less f (1 - f) / 2 P(X >= k + 2).
 */
export function integerFamily<D>(kernel: IntegerKernel<D>): Family<D> {
	const linear = (f: (d: D, k: number) => number, d: D, x: number): number => {
		const k = Math.floor(x);
		const part = x - k;
		return part === 0 ? f(d, k) : (1 - part) * f(d, k) + part * f(d, k + 1);
	};
	return {
		check: kernel.check,
		isInteger: () => true,
		mean: kernel.mean,
		variance: kernel.variance,
		mass: (d, k) =>
			Number.isInteger(k) && k >= kernel.lower(d) && k <= kernel.upper(d) ? kernel.mass(d, k) : 0,
		cdf: (d, x) => {
			const k = Math.floor(x);
			if (k < kernel.lower(d)) return 0;
			return k >= kernel.upper(d) ? 1 : kernel.cdf(d, k);
		},
		survival: (d, x) => {
			const k = Math.floor(x);
			if (k < kernel.lower(d)) return 1;
			return k >= kernel.upper(d) ? 0 : kernel.survival(d, k);
		},
		quantile: (d, p) => {
			if (p === 0) return kernel.lower(d);
			return p === 1 ? kernel.upper(d) : kernel.quantile(d, p);
		},
		loss: (d, x) => {
			if (x <= kernel.lower(d)) return kernel.mean(d) - x;
			return x >= kernel.upper(d) ? 0 : linear(kernel.loss, d, x);
		},
		complementaryLoss: (d, x) => {
			if (x <= kernel.lower(d)) return 0;
			return x >= kernel.upper(d) ? x - kernel.mean(d) : linear(kernel.complementaryLoss, d, x);
		},
		secondOrderLoss: (d, x) => {
			const lower = kernel.lower(d);
			if (x <= lower - 1) return secondBelow(kernel.mean(d), kernel.variance(d), x);
			if (x >= kernel.upper(d)) return 0;
			const at = (k: number): number =>
				k <= lower ? secondBelow(kernel.mean(d), kernel.variance(d), k) : kernel.secondOrderLoss(d, k);
			const k = Math.floor(x);
			const part = x - k;
			if (part === 0) return at(k);
			const beyond = k + 1 < lower ? 1 : k + 1 >= kernel.upper(d) ? 0 : kernel.survival(d, k + 1);
			return Math.max(0, (1 - part) * at(k) + part * at(k + 1) - 0.5 * part * (1 - part) * beyond);
		},
	};
}

/** Next mass over this one, P(X = k + 1) / P(X = k). */
export type MassRatio = (k: number) => number;

/** Sum over j > k of weight(j - k) P(X = j), upwards until the terms no longer count; for k at or above the mode. */
export function sumAbove(
	massAbove: number,
	k: number,
	ratio: MassRatio,
	order: 1 | 2,
	upper: number,
): number {
	let mass = massAbove;
	let sum = 0;
	for (let j = k + 1; j <= upper && mass > 0; j++) {
		const excess = j - k;
		const term = order === 1 ? excess * mass : 0.5 * excess * (excess - 1) * mass;
		sum += term;
		if (excess > 2 && term <= sum * 1e-17) break;
		mass *= ratio(j);
	}
	return sum;
}

/** Sum over j < k of (k - j) P(X = j), downwards from k - 1 to `lower`. */
export function sumBelow(massBelow: number, k: number, ratio: MassRatio, lower: number): number {
	let mass = massBelow;
	let sum = 0;
	for (let j = k - 1; j >= lower && mass > 0; j--) {
		const term = (k - j) * mass;
		sum += term;
		if (term <= sum * 1e-17) break;
		mass /= ratio(j - 1);
	}
	return sum;
}
