import {
	type Distribution,
	distributionFromMoments,
	mean,
	mixtureOf,
	sumOfIndependent,
	variance,
} from "../math/index.js";
import { mixDemand } from "./mix-demand.js";

/** Multiplications that an exact sum may take. */
const MOST_MULTIPLICATIONS = 4e6;

const momentsAdded = (a: Distribution, b: Distribution): Distribution =>
	distributionFromMoments(mean(a) + mean(b), variance(a) + variance(b));

/**
 * Demand of two independent parts together: exact where their lattices are short, else the count distribution of the
 * two moments of the sum, for each part of a mixture by itself.
 *
 * @param a demand in whole pieces
 * @param b demand in whole pieces
 * @returns a distribution whose mean is the sum of their means
 * @example
 * addDemand({ kind: "poisson", rate: 2 }, { kind: "point", value: 3 }).start; // => 3
 */
export function addDemand(a: Distribution, b: Distribution): Distribution {
	const [first, second] = [a, b].map((distribution) => mixDemand([{ weight: 1, distribution }])) as [
		Distribution,
		Distribution,
	];
	if (first.kind === "mixture")
		return mixtureOf(
			first.parts.map(({ weight, distribution }) => ({
				weight,
				distribution: momentsAdded(distribution, second),
			})),
		);
	const lengthOf = (part: Distribution): number => (part.kind === "lattice" ? part.probabilities.length : 1);
	const isKnown = [first, second].every(({ kind }) => kind === "lattice" || kind === "point");
	return isKnown && lengthOf(first) * lengthOf(second) <= MOST_MULTIPLICATIONS
		? sumOfIndependent(first, second)
		: momentsAdded(first, second);
}
