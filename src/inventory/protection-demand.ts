import { type Distribution, mean } from "../math/index.js";
import type { LeadTimeDistribution } from "./lead-time.js";
import { mixDemand, type WeightedDemand } from "./mix-demand.js";
import { requireInteger } from "./require.js";

/** Demand that the stock must protect, seen from the day of an order. */
export interface ProtectionDemand {
	/** Demand over lead time and review period. */
	readonly protection: Distribution;
	/** Demand over the lead time alone. */
	readonly lead: Distribution;
	/** Expected demand of the review period that follows the lead time. */
	readonly reviewMean: number;
}

/**
 * Demand over the lead time, and over lead time plus review period, as exact mixtures over the possible lead times.
 *
 * Every distinct window is asked for once. The result is one integer lattice while that is short; above some thousand
 * pieces it is a mixture of closed forms. A mass below 1e-12 in the far tails lies on the last integer kept.
 *
 * @param input `windowDemand(days)` gives the distribution of the demand of the first `days` >= 1 whole days;
 * `leadTime` the probabilities of whole-day lead times; `reviewDays` whole days between two orders, >= 1
 * @returns both distributions and the expected demand of the review period
 * @throws {ReapproError} `INPUT_INVALID` when `reviewDays` is not a whole number >= 1
 * @example
 * const windowDemand = (days) => ({ kind: "poisson", rate: 0.5 * days });
 * protectionDemand({ windowDemand, leadTime: leadTimeDistribution(6), reviewDays: 2 }).reviewMean; // => 1
 */
export function protectionDemand(input: {
	readonly windowDemand: (days: number) => Distribution;
	readonly leadTime: LeadTimeDistribution;
	readonly reviewDays: number;
}): ProtectionDemand {
	const { leadTime, windowDemand } = input;
	const reviewDays = requireInteger(input.reviewDays, "reviewDays", 1);
	const windows = new Map<number, Distribution>([[0, { kind: "point", value: 0 }]]);
	const demandOf = (days: number): Distribution => {
		let demand = windows.get(days);
		if (demand === undefined) {
			demand = windowDemand(days);
			windows.set(days, demand);
		}
		return demand;
	};
	const leads: WeightedDemand[] = [];
	const protections: WeightedDemand[] = [];
	for (let index = 0; index < leadTime.days.length; index++) {
		const days = leadTime.days[index] as number;
		const weight = leadTime.probabilities[index] as number;
		leads.push({ weight, distribution: demandOf(days) });
		protections.push({ weight, distribution: demandOf(days + reviewDays) });
	}
	const lead = mixDemand(leads);
	const protection = mixDemand(protections);
	return { protection, lead, reviewMean: Math.max(0, mean(protection) - mean(lead)) };
}
