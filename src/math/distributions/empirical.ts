import type { EmpiricalDistribution } from "./distribution.js";
import { type Family, requireOption } from "./family.js";

type D = EmpiricalDistribution;

/** Number of values at most x, by bisection of the sorted values. */
function countUpTo(d: D, x: number): number {
	let low = 0;
	let high = d.values.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (d.values[middle]! <= x) low = middle + 1;
		else high = middle;
	}
	return low;
}

function average(d: D, term: (value: number) => number): number {
	let sum = 0;
	for (const value of d.values) sum += term(value);
	return sum / d.values.length;
}

const meanOf = (d: D): number => average(d, (value) => value);
const isInteger = (d: D): boolean => d.values.every(Number.isInteger);

/** Smallest value whose share i / n reaches p; i / n is compared as it is, without tolerance. */
function quantile(d: D, p: number): number {
	const n = d.values.length;
	let i = Math.min(n, Math.max(1, Math.ceil(p * n)));
	while (i > 1 && (i - 1) / n >= p) i--;
	while (i < n && i / n < p) i++;
	return d.values[i - 1]!;
}

export const empiricalFamily: Family<D> = {
	check: (d) => requireOption(d.values.length > 0, "Give an empirical distribution at least one value."),
	isInteger,
	mean: meanOf,
	variance: (d) => {
		const centre = meanOf(d);
		return average(d, (value) => (value - centre) ** 2);
	},
	cdf: (d, x) => countUpTo(d, x) / d.values.length,
	survival: (d, x) => (d.values.length - countUpTo(d, x)) / d.values.length,
	quantile,
	mass: (d, k) => average(d, (value) => (value === k ? 1 : 0)),
	loss: (d, x) => average(d, (value) => Math.max(0, value - x)),
	complementaryLoss: (d, x) => average(d, (value) => Math.max(0, x - value)),
	secondOrderLoss: (d, x) => {
		const step = isInteger(d) ? 1 : 0;
		return average(d, (value) => 0.5 * Math.max(0, value - x) * Math.max(0, value - x - step));
	},
};
