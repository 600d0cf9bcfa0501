import { gammaQuantile } from "../special/gamma.js";
import { gammaLower, gammaPrefix, gammaTailFraction, gammaUpper } from "../special/incomplete-gamma.js";
import type { GammaDistribution } from "./distribution.js";
import { type Family, isPositive, requireOption } from "./family.js";

type D = GammaDistribution;

const standardise = (d: D, x: number): number => x / d.scale;

/**
 * E[(X - t)^+] for scale 1: a Q(a + 1, t) - t Q(a, t) (Zipkin 2000, C.5), with Q(a + 1) = Q(a) + prefix. Above a + 1 both parts
 * nearly cancel; written with the continued fraction of Q the difference is prefix a (1 + K1) / (t - a + 1 + K1).
 */
function unitLoss(a: number, t: number): number {
	if (t <= 0) return a - t;
	if (t === Number.POSITIVE_INFINITY) return 0;
	if (t < a + 1) return (a - t) * gammaUpper(a, t) + a * gammaPrefix(a, t);
	const offset = t - a;
	const inner = (a - 1) / (offset + 3 + gammaTailFraction(a, t));
	return (gammaPrefix(a, t) * a * (1 + inner)) / (offset + 1 + inner);
}

/** E[((X - t)^+)^2] / 2 for scale 1: [((a - t)^2 + a) Q + a prefix (a + 1 - t)] / 2, in the tail again by the fraction. */
function unitSecondLoss(a: number, t: number): number {
	if (t <= 0) return 0.5 * (a + (a - t) ** 2);
	if (t === Number.POSITIVE_INFINITY) return 0;
	const prefix = gammaPrefix(a, t);
	if (t < a + 1) return 0.5 * (((a - t) ** 2 + a) * gammaUpper(a, t) + a * prefix * (a + 1 - t));
	const offset = t - a;
	const deep = gammaTailFraction(a, t);
	const inner = (a - 1) / (offset + 3 + deep);
	const top = 2 * a + offset + 1 + 0.5 * (a + 1) * deep;
	return (a * prefix * top) / ((offset + 3 + deep) * (offset + 1 + inner));
}

/** E[(t - X)^+] for scale 1: the sum over m >= 1 of m x^(a + m) exp(-x) / Gamma(a + m + 1), all terms positive. */
function unitComplement(a: number, t: number): number {
	if (t <= 0) return 0;
	if (t >= a + 1) return t - a + unitLoss(a, t);
	let term = gammaPrefix(a, t);
	let sum = 0;
	for (let m = 1; m < 1_000_000; m++) {
		term *= t / (a + m);
		sum += m * term;
		if (m * term <= sum * 1e-17) break;
	}
	return sum;
}

export const gammaFamily: Family<D> = {
	check: (d) => {
		requireOption(isPositive(d.shape), "Give a gamma distribution a shape above 0.");
		requireOption(isPositive(d.scale), "Give a gamma distribution a scale above 0.");
	},
	isInteger: () => false,
	mean: (d) => d.shape * d.scale,
	variance: (d) => d.shape * d.scale ** 2,
	cdf: (d, x) => gammaLower(d.shape, standardise(d, x)),
	survival: (d, x) => gammaUpper(d.shape, standardise(d, x)),
	quantile: (d, p) => gammaQuantile(p, d.shape, d.scale),
	mass: () => 0,
	loss: (d, x) => d.scale * unitLoss(d.shape, standardise(d, x)),
	complementaryLoss: (d, x) => d.scale * unitComplement(d.shape, standardise(d, x)),
	secondOrderLoss: (d, x) => d.scale ** 2 * unitSecondLoss(d.shape, standardise(d, x)),
};
