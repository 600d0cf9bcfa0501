import { findRoot } from "../optimise/find-root.js";
import { normalCdf, normalDensity } from "./normal.js";

/** Beyond it the normal density is below the smallest part of a probability that a double can tell from 1. */
const EDGE = 9;
/** Steps of Simpson's rule; the integrand is analytic and vanishes at both ends, so that the error is below 1e-13. */
const STEPS = 720;

/**
 * Upper tail of the studentized range with infinitely many degrees of freedom: the range of independent standard
 * normals.
 *
 * @param range 0 or more
 * @param groups number of normals, 2 or more
 * @returns P(range of the normals > range)
 * Source: Tukey (1953); the upper tail as an integral over the largest normal.
 * @example
 * rangeSurvival(3.3145, 3); // => 0.05
 */
export function rangeSurvival(range: number, groups: number): number {
	if (!(range > 0)) return 1;
	const step = (2 * EDGE + range) / STEPS;
	let sum = 0;
	for (let at = 0; at <= STEPS; at++) {
		const x = -EDGE + at * step;
		const below = normalCdf(x);
		// Others below the largest, less others within the range below it, without cancellation.
		const within = (groups - 1) * Math.log1p(-normalCdf(x - range) / below);
		const farther = below > 0 ? -Math.expm1(within) * below ** (groups - 1) : 0;
		const weight = at === 0 || at === STEPS ? 1 : at % 2 === 1 ? 4 : 2;
		sum += weight * normalDensity(x) * farther;
	}
	return Math.min(Math.max((groups * sum * step) / 3, 0), 1);
}

/**
 * Upper quantile of the studentized range with infinitely many degrees of freedom.
 *
 * @param probability of a larger range, in (0, 1)
 * @param groups number of normals, 2 or more
 * @returns the range that is exceeded with that probability
 * @example
 * rangeQuantile(0.05, 3); // => 3.3145
 */
export function rangeQuantile(probability: number, groups: number): number {
	let upper = 8;
	while (rangeSurvival(upper, groups) > probability && upper < 64) upper *= 2;
	return findRoot((range) => rangeSurvival(range, groups) - probability, 0, upper);
}
