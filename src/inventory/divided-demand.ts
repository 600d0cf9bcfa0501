import { type Distribution, latticeFromProbabilities, survival } from "../math/index.js";

/** Pieces that are missed less often than this are left out: they change no level that a service asks for. */
const LEAST_RISK = 1e-12;

/**
 * Pieces that several places need together once each has to live on its own: what lies at one can no longer serve another.
 *
 * The next piece always goes to the place that is likeliest to miss it. P(D > pieces) is the largest risk that is left
 * then, so that the smallest number of pieces with P(D > pieces) <= risk lets every place have that risk at most, and the
 * expected pieces above any number are those that the places miss together. With one place it is that place's demand.
 *
 * @param places demand of each place, at least one, over the window in which nothing more can come; counts of pieces
 * @returns lattice over 0, 1, 2, ... whose mean is the sum of their means
 * @see Federgruen and Zipkin (1984), Management Science 30, on dividing whole pieces by the risk that is left
 * @example
 * const rare = { kind: "poisson", rate: 0.1 };
 * quantile(dividedDemand([rare, rare, rare]), 0.95); // => 3
 */
export function dividedDemand(places: readonly Distribution[]): Distribution {
	const risks = places.flatMap((place) => {
		const own: number[] = [];
		for (let risk = survival(place, 0); risk > LEAST_RISK; risk = survival(place, own.length)) own.push(risk);
		return own;
	});
	risks.sort((a, b) => b - a);
	const masses = [1 - (risks[0] ?? 0), ...risks.map((risk, index) => risk - (risks[index + 1] ?? 0))];
	return latticeFromProbabilities(0, masses);
}
