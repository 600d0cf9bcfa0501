import { type Distribution, quantile } from "../math/index.js";

/** Quantiles that were asked for, by degrees of freedom and probability: thousands of series share a few. */
const known = new Map<number, Map<number, number>>();
const MOST_KNOWN = 1000;

function exactQuantile(degreesOfFreedom: number, probability: number): number {
	const standard: Distribution =
		degreesOfFreedom === Number.POSITIVE_INFINITY
			? { kind: "normal", mean: 0, standardDeviation: 1 }
			: { kind: "student", location: 0, scale: 1, degreesOfFreedom };
	return quantile(standard, probability);
}

/**
 * Quantile of a Student or normal distribution at location 0 and scale 1, computed once for each pair of arguments.
 *
 * @param degreesOfFreedom above 0; `Infinity` for the normal distribution
 * @param probability in (0, 1)
 * @returns the quantile
 * @example
 * standardQuantile(Infinity, 0.975); // => 1.95996
 */
export function standardQuantile(degreesOfFreedom: number, probability: number): number {
	let ofShape = known.get(degreesOfFreedom);
	if (ofShape === undefined) {
		if (known.size >= MOST_KNOWN) known.clear();
		ofShape = new Map();
		known.set(degreesOfFreedom, ofShape);
	}
	let value = ofShape.get(probability);
	if (value === undefined) {
		if (ofShape.size >= MOST_KNOWN) ofShape.clear();
		value = exactQuantile(degreesOfFreedom, probability);
		ofShape.set(probability, value);
	}
	return value;
}
