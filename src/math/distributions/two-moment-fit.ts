import { mixtureOf } from "./combine.js";
import type { Distribution } from "./distribution.js";
import { mean, variance } from "./functions.js";
import { distributionFromMoments } from "./moments.js";

/**
 * The same distribution with every compound in it replaced by the count distribution of its mean and variance: for
 * demands of thousands of pieces, where a compound's lattice is long and its shape is close to that anyway.
 *
 * @param distribution any distribution
 * @returns a distribution without compounds, with the same mean and variance
 * @example
 * const compound = { kind: "compound", count: { kind: "poisson", rate: 4 }, sizes: [0.5, 0.5] };
 * mean(withoutCompounds(compound)); // => 6
 */
export function withoutCompounds(distribution: Distribution): Distribution {
	if (distribution.kind === "compound") {
		if (distribution.sizes.length === 1) return distribution.count;
		return distributionFromMoments(mean(distribution), variance(distribution));
	}
	if (distribution.kind !== "mixture") return distribution;
	return mixtureOf(
		distribution.parts.map(({ weight, distribution: part }) => ({
			weight,
			distribution: withoutCompounds(part),
		})),
	);
}
