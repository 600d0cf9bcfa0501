import { betaLower, betaUpper } from "../special/incomplete-beta.js";
import { binomialTerm } from "../special/loader.js";
import { normalQuantile } from "../special/normal-quantile.js";
import { cornishFisherStart, smallestInteger } from "../special/smallest-integer.js";
import type { BinomialDistribution } from "./distribution.js";
import { isProbability, requireOption } from "./family.js";
import { integerFamily, type MassRatio, sumAbove, sumBelow } from "./integer-family.js";

type D = BinomialDistribution;

const meanOf = (d: D): number => d.trials * d.probability;
const varianceOf = (d: D): number => meanOf(d) * (1 - d.probability);

function massOf(d: D, k: number): number {
	return binomialTerm(k, d.trials - k, d.probability, 1 - d.probability);
}

function ratioOf(d: D): MassRatio {
	const odds = d.probability / (1 - d.probability);
	return (j) => ((d.trials - j) / (j + 1)) * odds;
}

function above(d: D, k: number, order: 1 | 2): number {
	return sumAbove(massOf(d, k + 1), k, ratioOf(d), order, d.trials);
}

function below(d: D, k: number): number {
	return sumBelow(massOf(d, k - 1), k, ratioOf(d), 0);
}

/** Where the sum over the upper part is short, or its complement would cancel. */
function sumsUpperPart(d: D, k: number): boolean {
	return k >= meanOf(d) || d.trials - k <= 64;
}

/** DLMF 8.17.5. */
function cdf(d: D, k: number): number {
	return betaLower(1 - d.probability, d.probability, d.trials - k, k + 1);
}

function survival(d: D, k: number): number {
	return betaUpper(1 - d.probability, d.probability, d.trials - k, k + 1);
}

function quantile(d: D, p: number): number {
	if (d.probability === 0 || d.probability === 1) return meanOf(d);
	const deviation = Math.sqrt(varianceOf(d));
	const skewness = (1 - 2 * d.probability) / deviation;
	const start = cornishFisherStart(normalQuantile(p), meanOf(d), deviation, skewness);
	// At `trials` itself the distribution function is 1, which the search takes for granted.
	return smallestInteger((k) => k >= d.trials || cdf(d, k) >= p, start, deviation / 8, 0, d.trials);
}

/** E[(X - k)(X - k - 1)] over all X, less the part below k: both are sums of positive terms. */
function secondOrderLoss(d: D, k: number): number {
	if (sumsUpperPart(d, k)) return above(d, k, 2);
	const gap = meanOf(d) - k;
	let part = 0;
	let mass = massOf(d, k - 1);
	const ratio = ratioOf(d);
	for (let j = k - 1; j >= 0 && mass > 0; j--) {
		part += (k - j) * (k - j + 1) * mass;
		mass /= ratio(j - 1);
	}
	return 0.5 * (varianceOf(d) + gap * gap - gap - part);
}

export const binomialFamily = integerFamily<D>({
	check: (d) => {
		requireOption(
			Number.isSafeInteger(d.trials) && d.trials >= 0,
			"Give an integer number of binomial trials, 0 or more.",
		);
		requireOption(isProbability(d.probability), "Give a binomial probability between 0 and 1.");
	},
	mean: meanOf,
	variance: varianceOf,
	lower: (d) => (d.probability === 1 ? d.trials : 0),
	upper: (d) => (d.probability === 0 ? 0 : d.trials),
	mass: (d, k) => (d.probability === 0 || d.probability === 1 ? 1 : massOf(d, k)),
	cdf,
	survival,
	quantile,
	loss: (d, k) => (sumsUpperPart(d, k) ? above(d, k, 1) : meanOf(d) - k + below(d, k)),
	complementaryLoss: (d, k) => (k >= meanOf(d) ? k - meanOf(d) + above(d, k, 1) : below(d, k)),
	secondOrderLoss,
});
