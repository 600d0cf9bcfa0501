import { convolutionPower } from "./convolve.js";
import type { CompoundDistribution, LatticeDistribution } from "./distribution.js";
import { type Family, isProbability, requireOption } from "./family.js";
import { latticeFamily } from "./lattice.js";
import { negativeBinomialFamily } from "./negative-binomial.js";
import { panjerLattice } from "./panjer.js";
import { poissonFamily } from "./poisson.js";

type D = CompoundDistribution;

/** Tail that is cut when a compound distribution is asked for a probability. */
const TAIL = 1e-15;

/** Lattices already worked out. Distributions are readonly data; one that is changed in place would answer as before. */
const lattices = new WeakMap<D, LatticeDistribution>();

function countMean(d: D): number {
	if (d.count.kind === "point") return d.count.value;
	return d.count.kind === "poisson" ? d.count.rate : negativeBinomialFamily.mean(d.count);
}

function countVariance(d: D): number {
	if (d.count.kind === "point") return 0;
	return d.count.kind === "poisson" ? d.count.rate : negativeBinomialFamily.variance(d.count);
}

function sizeMoment(d: D, power: 1 | 2): number {
	let sum = 0;
	for (let i = 0; i < d.sizes.length; i++) sum += (i + 1) ** power * d.sizes[i]!;
	return sum;
}

const meanOf = (d: D): number => countMean(d) * sizeMoment(d, 1);

/** E[N] Var(S) + Var(N) E[S]^2. */
function varianceOf(d: D): number {
	const first = sizeMoment(d, 1);
	return countMean(d) * (sizeMoment(d, 2) - first * first) + countVariance(d) * first * first;
}

/** Lattice of a compound distribution: Panjer's recursion, or a power of the sizes when the count is fixed. */
export function compoundLattice(d: D, tail: number): LatticeDistribution {
	if (countMean(d) === 0) return { kind: "lattice", start: 0, probabilities: [1] };
	if (d.count.kind === "point")
		return convolutionPower({ kind: "lattice", start: 1, probabilities: d.sizes }, d.count.value);
	return panjerLattice(d.count, d.sizes, meanOf(d), tail);
}

function latticeOf(d: D): LatticeDistribution {
	let lattice = lattices.get(d);
	if (lattice === undefined) {
		lattice = compoundLattice(d, TAIL);
		lattices.set(d, lattice);
	}
	return lattice;
}

function check(d: D): void {
	if (lattices.has(d)) return;
	if (d.count.kind === "poisson") poissonFamily.check(d.count);
	else if (d.count.kind === "negative-binomial") negativeBinomialFamily.check(d.count);
	else
		requireOption(
			Number.isSafeInteger(d.count.value) && d.count.value >= 0,
			"Give a fixed count that is an integer, 0 or more.",
		);
	requireOption(
		d.sizes.length > 0 && d.sizes.every(isProbability),
		"Give the sizes of a compound as probabilities.",
	);
	const sum = d.sizes.reduce((total, share) => total + share, 0);
	requireOption(Math.abs(sum - 1) <= 1e-9, "Give size probabilities that sum to 1.");
}

export const compoundFamily: Family<D> = {
	check,
	isInteger: () => true,
	mean: meanOf,
	variance: varianceOf,
	cdf: (d, x) => latticeFamily.cdf(latticeOf(d), x),
	survival: (d, x) => latticeFamily.survival(latticeOf(d), x),
	quantile: (d, p) => {
		if (p === 1 && d.count.kind !== "point" && countMean(d) > 0) return Number.POSITIVE_INFINITY;
		return p === 0 && d.count.kind !== "point" ? 0 : latticeFamily.quantile(latticeOf(d), p);
	},
	mass: (d, k) => latticeFamily.mass(latticeOf(d), k),
	loss: (d, x) => latticeFamily.loss(latticeOf(d), x),
	complementaryLoss: (d, x) => latticeFamily.complementaryLoss(latticeOf(d), x),
	secondOrderLoss: (d, x) => latticeFamily.secondOrderLoss(latticeOf(d), x),
};
