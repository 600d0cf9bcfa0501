import { betaFraction } from "../special/incomplete-beta.js";
import {
	negativeBinomialCdf,
	negativeBinomialMass,
	negativeBinomialQuantile,
	negativeBinomialSurvival,
} from "../special/negative-binomial.js";
import type { NegativeBinomialDistribution } from "./distribution.js";
import { isPositive, requireOption } from "./family.js";
import { integerFamily, type MassRatio, sumAbove, sumBelow } from "./integer-family.js";

type D = NegativeBinomialDistribution;

/** Beyond this ratio of neighbouring masses a sum of the tail would be long: the continued fraction is used. */
const LONG_TAIL_RATIO = 0.95;
/** Sums of the lower part up to this many terms are cheaper than a continued fraction. */
const SHORT_SUM = 256;
/** Sums of the lower part beyond this many terms give way to the closed form, which loses digits but no time. */
const LONG_SUM = 100_000;

function meanOf(d: D): number {
	return (d.size * (1 - d.probability)) / d.probability;
}

function ratioOf(d: D): MassRatio {
	const failure = 1 - d.probability;
	return (j) => (failure * (d.size + j)) / (j + 1);
}

function massOf(d: D, k: number): number {
	return negativeBinomialMass(k, d.size, d.probability);
}

function isShortTail(d: D, k: number): boolean {
	return ratioOf(d)(k + 1) < LONG_TAIL_RATIO && k + 1 >= meanOf(d);
}

/**
 * Mean excess E[X - k | X > k] for k above the mean. The tail is prefix / (b0 + K) with K of the continued fraction of
 * the incomplete beta, so that loss = tail [(b0 + K) / p - (k - mean)], and b0 / p - (k - mean) is a sum of positive terms.
 */
function meanExcess(d: D, k: number): number {
	const p = d.probability;
	const fraction = betaFraction(1 - p, p, k + 1, d.size);
	return (1 + (k + 1) / p + meanOf(d)) / (k + 2) + fraction / p;
}

/** Snyder and Shen (2019), C.3.6: (mean - k) P(X > k) + (k + size) beta P(X = k), beta = (1 - p) / p. */
function loss(d: D, k: number): number {
	if (isShortTail(d, k)) return sumAbove(massOf(d, k + 1), k, ratioOf(d), 1, Number.POSITIVE_INFINITY);
	if (k >= meanOf(d)) return negativeBinomialSurvival(k, d.size, d.probability) * meanExcess(d, k);
	if (k <= SHORT_SUM) return meanOf(d) - k + complementaryLoss(d, k);
	return closedLoss(d, k);
}

function closedLoss(d: D, k: number): number {
	const beta = (1 - d.probability) / d.probability;
	return (
		(meanOf(d) - k) * negativeBinomialSurvival(k, d.size, d.probability) + (k + d.size) * beta * massOf(d, k)
	);
}

function complementaryLoss(d: D, k: number): number {
	const below = (): number => sumBelow(massOf(d, k - 1), k, ratioOf(d), 0);
	if (k <= SHORT_SUM) return below();
	if (k >= meanOf(d)) return k - meanOf(d) + loss(d, k);
	// Masses shrink downwards by about this ratio, which tells how many count.
	const terms = 40 / (1 - 1 / ratioOf(d)(k - 2));
	const isSmall = terms > 0 && terms < LONG_SUM && negativeBinomialCdf(k, d.size, d.probability) < 0.05;
	return isSmall ? below() : Math.max(0, k - meanOf(d) + closedLoss(d, k));
}

/**
 * Snyder and Shen (2019), C.3.6, written with the mean excess e: tail [k / p + e (beta - (k - mean))] / 2, and with the mass
 * below the mean.
 */
function secondOrderLoss(d: D, k: number): number {
	if (isShortTail(d, k)) return sumAbove(massOf(d, k + 1), k, ratioOf(d), 2, Number.POSITIVE_INFINITY);
	const beta = (1 - d.probability) / d.probability;
	const gap = k - meanOf(d);
	const tail = negativeBinomialSurvival(k, d.size, d.probability);
	if (gap >= 0) return 0.5 * tail * (k / d.probability + meanExcess(d, k) * (beta - gap));
	return (
		0.5 * ((gap * gap + d.size * beta * beta + k) * tail + (beta - gap) * (k + d.size) * beta * massOf(d, k))
	);
}

export const negativeBinomialFamily = integerFamily<D>({
	check: (d) => {
		requireOption(isPositive(d.size), "Give a negative binomial size that is finite and above 0.");
		requireOption(
			d.probability > 0 && d.probability <= 1,
			"Give a negative binomial probability above 0 and at most 1.",
		);
	},
	mean: meanOf,
	variance: (d) => meanOf(d) / d.probability,
	lower: () => 0,
	upper: (d) => (d.probability === 1 ? 0 : Number.POSITIVE_INFINITY),
	mass: massOf,
	cdf: (d, k) => negativeBinomialCdf(k, d.size, d.probability),
	survival: (d, k) => negativeBinomialSurvival(k, d.size, d.probability),
	quantile: (d, p) => negativeBinomialQuantile(p, d.size, d.probability),
	loss,
	complementaryLoss,
	secondOrderLoss,
});
