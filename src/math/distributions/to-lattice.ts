import { smallestInteger } from "../special/smallest-integer.js";
import { compoundLattice } from "./compound.js";
import { cutLattice } from "./cut-lattice.js";
import type { Distribution, LatticeDistribution, MixtureDistribution } from "./distribution.js";
import { checkedFamily } from "./families.js";
import { type Family, requireOption } from "./family.js";

/** Longest lattice that is written out. */
const LONGEST = 4_000_000;

/** Probabilities of one known formula between the points that leave half of the tail on either side. */
function tabulate(d: Distribution, family: Family<Distribution>, tail: number): LatticeDistribution {
	const half = Math.max(0.5 * tail, 1e-300);
	const first = family.quantile(d, half);
	const end = family.quantile(d, 1);
	const guess = family.quantile(d, 1 - Math.max(half, 1e-16));
	const last = smallestInteger((k) => k >= end || family.survival(d, k) <= half, guess, 16, first, end);
	requireOption(
		last - first < LONGEST,
		"Count in larger units: this distribution needs more than 4,000,000 points.",
	);
	const probabilities = new Array<number>(last - first + 1);
	for (let k = first; k <= last; k++) probabilities[k - first] = family.mass(d, k);
	probabilities[0]! += family.cdf(d, first - 1);
	probabilities[last - first]! += family.survival(d, last);
	return { kind: "lattice", start: first, probabilities };
}

function mixtureLattice(d: MixtureDistribution, tail: number): LatticeDistribution {
	const parts = d.parts
		.filter(({ weight }) => weight > 0)
		.map(({ weight, distribution }) => ({ weight, lattice: latticeOf(distribution, tail) }));
	const first = Math.min(...parts.map(({ lattice }) => lattice.start));
	const end = Math.max(...parts.map(({ lattice }) => lattice.start + lattice.probabilities.length));
	const sums = new Float64Array(end - first);
	for (const { weight, lattice } of parts) {
		const shift = lattice.start - first;
		for (let i = 0; i < lattice.probabilities.length; i++)
			sums[shift + i]! += weight * lattice.probabilities[i]!;
	}
	return cutLattice(first, sums, sums.length, 1, 0);
}

function latticeOf(d: Distribution, tail: number): LatticeDistribution {
	if (d.kind === "lattice") return d;
	if (d.kind === "mixture") return mixtureLattice(d, tail);
	if (d.kind === "compound") return compoundLattice(d, tail);
	if (d.kind === "point") return { kind: "lattice", start: d.value, probabilities: [1] };
	const family = checkedFamily(d);
	if (d.kind === "empirical") return tabulate(d, family, 0);
	return tabulate(d, family, tail);
}

/**
 * Writes an integer distribution out as probabilities of consecutive integers: a compound by Panjer's recursion, a mixture by the
 * weighted sum of its parts, the others by their formula.
 *
 * What is cut off lies on the first and the last point, so that inner probabilities and the distribution function between the ends
 * stay exact. A list of more than 4,000,000 points is refused.
 *
 * @param d an integer distribution
 * @param options `tail`: total probability that may be cut off, half on either side, in [0, 0.1]; default 1e-12
 * @returns lattice distribution; its probabilities sum to 1 but for rounding
 * @throws {ReapproError} OPTION_INVALID when the distribution is not integer, is too long, or the tail is out of range
 * @example
 * toLattice({ kind: "binomial", trials: 2, probability: 0.5 }); // => { kind: "lattice", start: 0, probabilities: [0.25, 0.5, 0.25] }
 */
export function toLattice(d: Distribution, options: { readonly tail?: number } = {}): LatticeDistribution {
	const tail = options.tail ?? 1e-12;
	requireOption(tail >= 0 && tail <= 0.1, "Give a tail between 0 and 0.1.", "tail");
	const family = checkedFamily(d);
	requireOption(
		family.isInteger(d),
		"Round a continuous distribution first: only integer ones become a lattice.",
	);
	return latticeOf(d, tail);
}
