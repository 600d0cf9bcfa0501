import { ReapproError } from "../errors.js";
import {
	type Distribution,
	isDistribution,
	isIntegerDistribution,
	latticeFromProbabilities,
	quantile,
} from "../math/index.js";
import { survivalsOf } from "./risks-by-pieces.js";

/** One place must not take what another needs more, so that only whole pieces from 0 on can be divided. */
function requireCounts(places: readonly Distribution[]): void {
	if (!Array.isArray(places) || places.length === 0)
		throw new ReapproError("INPUT_INVALID", "Give the demand of one place or more.", "places");
	places.forEach((place, index) => {
		if (!isDistribution(place) || !isIntegerDistribution(place) || quantile(place, 0) < 0)
			throw new ReapproError(
				"INPUT_INVALID",
				"Give a distribution over whole numbers from 0 on.",
				`places[${index}]`,
			);
	});
}

/**
 * The pieces after which no place has more than a risk, when the next piece always goes to the place with the largest.
 *
 * @param places risk of each place with 0, 1, 2, ... pieces, falling
 * @returns lattice over 0, 1, 2, ... of which P(D > pieces) is the largest risk that is left
 * @example
 * dividedByRisk([[0.5, 0.125], [0.25]]).probabilities; // => [0.5, 0.25, 0.125, 0.125]
 */
export function dividedByRisk(places: readonly (readonly number[])[]): Distribution {
	const risks = new Float64Array(places.reduce((sum, place) => sum + place.length, 0));
	let filled = 0;
	for (const place of places) {
		risks.set(place, filled);
		filled += place.length;
	}
	risks.sort().reverse();
	const masses = new Array<number>(risks.length + 1);
	masses[0] = 1 - (risks[0] ?? 0);
	for (let at = 0; at < risks.length; at++) masses[at + 1] = risks[at]! - (risks[at + 1] ?? 0);
	return latticeFromProbabilities(0, masses);
}

/**
 * Pieces that several places need together once each has to live on its own: what lies at one can no longer serve another.
 *
 * The next piece always goes to the place that is likeliest to miss it. P(D > pieces) is the largest risk that is left
 * then, so that the smallest number of pieces with P(D > pieces) <= risk lets every place have that risk at most, and the
 * expected pieces above any number are those that the places miss together. With one place it is that place's demand.
 *
 * @param places demand of each place, at least one, over the window in which nothing more can come; counts of pieces
 * @returns lattice over 0, 1, 2, ... whose mean is the sum of their means
 * @throws {ReapproError} `INPUT_INVALID` when there is no place, or a demand is not one of whole pieces (`places[2]`)
 * @see Federgruen and Zipkin (1984), Management Science 30, on dividing whole pieces by the risk that is left
 * @example
 * const rare = { kind: "poisson", rate: 0.1 };
 * quantile(dividedDemand([rare, rare, rare]), 0.95); // => 3
 */
export function dividedDemand(places: readonly Distribution[]): Distribution {
	requireCounts(places);
	return dividedByRisk(places.map(survivalsOf));
}
