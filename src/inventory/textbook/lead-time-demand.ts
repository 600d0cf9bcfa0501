import {
	type Distribution,
	latticeFromProbabilities,
	mixtureOf,
	probabilityMass,
	sumOfIndependent,
	toLattice,
} from "../../math/index.js";
import { timesIndependent } from "./repeated-demand.js";

/**
 * Demand over a random whole lead time plus a review period when days are independent and alike: the mixture of the
 * convolutions of one day's demand.
 *
 * @param dailyDemand integer distribution of one day's demand
 * @param leadTime probability of each whole lead time in days
 * @param reviewPeriod whole days >= 0; default 0
 * @returns lattice distribution
 * @example
 * const daily = { kind: "lattice", start: 0, probabilities: [0.5, 0.5] };
 * randomLeadTimeDemand(daily, [{ days: 1, probability: 0.5 }, { days: 2, probability: 0.5 }]).probabilities; // => [0.375, 0.5, 0.125]
 */
export function randomLeadTimeDemand(
	dailyDemand: Distribution,
	leadTime: readonly { readonly days: number; readonly probability: number }[],
	reviewPeriod = 0,
): Distribution {
	return toLattice(
		mixtureOf(
			leadTime.map(({ days, probability }) => ({
				weight: probability,
				distribution: timesIndependent(dailyDemand, days + reviewPeriod),
			})),
		),
	);
}

/**
 * Demand over a window of independent days that differ: the convolution of all of them.
 *
 * @param days integer distribution of each day's demand
 * @returns distribution of the sum
 * @example
 * seasonalLeadTimeDemand([{ kind: "poisson", rate: 1 }, { kind: "poisson", rate: 2 }]); // => { kind: "poisson", rate: 3 }
 */
export function seasonalLeadTimeDemand(days: readonly Distribution[]): Distribution {
	return days.reduce((sum, day) => sumOfIndependent(sum, day), { kind: "point", value: 0 } as Distribution);
}

/**
 * Lattice of probabilities of 0, 1, 2, ... pieces.
 *
 * @param probabilities probability of 0, 1, 2, ...
 * @returns lattice distribution
 * @example
 * demandFromProbabilities([0.5, 0.5]); // => { kind: "lattice", start: 0, probabilities: [0.5, 0.5] }
 */
export function demandFromProbabilities(probabilities: readonly number[]): Distribution {
	return latticeFromProbabilities(0, probabilities);
}

/**
 * Probability that nothing is asked for, also where it lies below the tail that lattices cut away.
 *
 * @param demand integer distribution from 0
 * @returns P(D = 0)
 * @example
 * probabilityOfNoDemand({ kind: "compound", count: { kind: "poisson", rate: 1 }, sizes: [0.5, 0.5] }); // => 0.367879
 */
export function probabilityOfNoDemand(demand: Distribution): number {
	if (demand.kind === "compound") return probabilityMass(demand.count, 0);
	if (demand.kind !== "mixture") return probabilityMass(demand, 0);
	return demand.parts.reduce((sum, part) => sum + part.weight * probabilityOfNoDemand(part.distribution), 0);
}
