import {
	type Distribution,
	isIntegerDistribution,
	mean,
	secondOrderLoss,
	variance,
} from "../../math/index.js";

/**
 * Second-order complementary loss: 1/2 E[((x - X)^+)^2] of a continuous, 1/2 E[(x - X)^+ (x + 1 - X)^+] of an integer
 * distribution (Zipkin 2000, app. C).
 *
 * @param demand any distribution with a variance
 * @param level x; an integer for integer distributions
 * @returns the loss
 * @example
 * secondOrderComplementaryLoss({ kind: "point", value: 2 }, 4); // => 3
 */
export function secondOrderComplementaryLoss(demand: Distribution, level: number): number {
	const distance = mean(demand) - level;
	const both = variance(demand) + distance ** 2;
	const twice = isIntegerDistribution(demand) ? both - distance : both;
	return Math.max(0, twice / 2 - secondOrderLoss(demand, level));
}
