import { type Distribution, mean } from "../math/index.js";
import type { LeadTimeDistribution } from "./lead-time.js";
import { mixDemand } from "./mix-demand.js";
import type { ProtectionDemand } from "./protection-demand.js";
import { requireInteger } from "./require.js";

/**
 * Demand up to a day that is certain, such as that of a receipt, and its part before an order of today arrives.
 *
 * @param input `windowDemand(days)` gives the distribution of the demand of the first `days` >= 1 whole days;
 * `leadTime` the probabilities of whole-day lead times; `days` whole days from today up to that day, >= 1
 * @returns the demand of these days, that before the order (all of them where it comes later), and the expected demand of
 * the days that it serves
 * @throws {ReapproError} `INPUT_INVALID` when `days` is not a whole number >= 1
 * @example
 * const windowDemand = (days) => ({ kind: "poisson", rate: 0.4 * days });
 * demandUntil({ windowDemand, leadTime: leadTimeDistribution(6), days: 8 }).reviewMean; // => 0.8
 */
export function demandUntil(input: {
	readonly windowDemand: (days: number) => Distribution;
	readonly leadTime: LeadTimeDistribution;
	readonly days: number;
}): ProtectionDemand {
	const { leadTime, windowDemand } = input;
	const days = requireInteger(input.days, "days", 1);
	const protection = mixDemand([{ weight: 1, distribution: windowDemand(days) }]);
	const weights = new Map<number, number>();
	leadTime.days.forEach((leadDays, index) => {
		const first = Math.min(leadDays, days);
		weights.set(first, (weights.get(first) ?? 0) + leadTime.probabilities[index]!);
	});
	const none: Distribution = { kind: "point", value: 0 };
	const lead = mixDemand(
		[...weights].map(([first, weight]) => ({
			weight,
			distribution: first === 0 ? none : windowDemand(first),
		})),
	);
	return { protection, lead, reviewMean: Math.max(0, mean(protection) - mean(lead)) };
}
