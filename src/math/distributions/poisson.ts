import { poissonCdf, poissonMass, poissonQuantile, poissonSurvival } from "../special/poisson.js";
import type { PoissonDistribution } from "./distribution.js";
import { requireOption } from "./family.js";
import { integerFamily, sumAbove, sumBelow } from "./integer-family.js";

type D = PoissonDistribution;

/** Above this ratio of neighbouring masses the closed form loses less than two digits and the sum would be long. */
const LONG_TAIL_RATIO = 0.98;

/** Zipkin (2000), C.2.3.1: (rate - k) P(X > k) + rate P(X = k); in the tail the sum itself. */
function loss(d: D, k: number): number {
	if (d.rate < LONG_TAIL_RATIO * (k + 2))
		return sumAbove(poissonMass(k + 1, d.rate), k, (j) => d.rate / (j + 1), 1, Number.POSITIVE_INFINITY);
	return (d.rate - k) * poissonSurvival(k, d.rate) + d.rate * poissonMass(k, d.rate);
}

/** Zipkin (2000), C.2.3.1: [((k - rate)^2 + k) P(X > k) - rate (k - rate) P(X = k)] / 2; in the tail the sum itself. */
function secondOrderLoss(d: D, k: number): number {
	if (d.rate < LONG_TAIL_RATIO * (k + 2))
		return sumAbove(poissonMass(k + 1, d.rate), k, (j) => d.rate / (j + 1), 2, Number.POSITIVE_INFINITY);
	const gap = k - d.rate;
	return 0.5 * ((gap * gap + k) * poissonSurvival(k, d.rate) - d.rate * gap * poissonMass(k, d.rate));
}

function complementaryLoss(d: D, k: number): number {
	if (k > d.rate) return k - d.rate + loss(d, k);
	return sumBelow(poissonMass(k - 1, d.rate), k, (j) => d.rate / (j + 1), 0);
}

export const poissonFamily = integerFamily<D>({
	check: (d) =>
		requireOption(
			d.rate >= 0 && d.rate < Number.POSITIVE_INFINITY,
			"Give a Poisson rate that is finite and not negative.",
		),
	mean: (d) => d.rate,
	variance: (d) => d.rate,
	lower: () => 0,
	upper: (d) => (d.rate === 0 ? 0 : Number.POSITIVE_INFINITY),
	mass: (d, k) => poissonMass(k, d.rate),
	cdf: (d, k) => poissonCdf(k, d.rate),
	survival: (d, k) => poissonSurvival(k, d.rate),
	quantile: (d, p) => poissonQuantile(p, d.rate),
	loss,
	complementaryLoss,
	secondOrderLoss,
});
