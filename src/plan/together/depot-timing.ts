import type { DayNumber } from "../../calendar/index.js";
import type { LeadTimeDistribution } from "../../inventory/index.js";
import type { Depot } from "../input/input-types.js";
import type { Shelf } from "../input/shelf.js";
import type { Timing } from "../line/timing.js";

const later = (
	{ days, mean, expectedDays, probabilities }: LeadTimeDistribution,
	by: number,
): LeadTimeDistribution => ({
	days: days.map((day) => day + by),
	probabilities,
	mean: mean + by,
	expectedDays: expectedDays + by,
});

/** Times of a depot's order until its pieces have come to the sites: the way, and the wait for a trip. */
export function onwardTiming(timing: Timing, { daysToSites, tripEveryDays = 1 }: Depot): Timing {
	const onwardDays = daysToSites + tripEveryDays - 1;
	const { leadTime, sellingDays } = timing;
	return {
		...timing,
		onwardDays,
		leadTime: later(leadTime, onwardDays),
		noOrder: timing.noOrder ?? (leadTime.expectedDays + daysToSites >= sellingDays ? "endOfSale" : undefined),
	};
}

/**
 * What lies at the depot and at its sites. What is due at the depot comes to the sites by the next trip at the latest, and
 * before the end of sale where it can.
 */
export function together(
	own: Shelf,
	sites: readonly Shelf[],
	{ asOfDay, onwardDays, sellingDays }: Timing,
	{ daysToSites }: Depot,
): Shelf {
	const shelves = [own, ...sites];
	const lastDay = asOfDay + sellingDays - 1;
	const dueAt = (dueDay: DayNumber): DayNumber => {
		const day = Math.max(dueDay, asOfDay);
		return Math.min(day + onwardDays, Math.max(day + daysToSites, lastDay));
	};
	return {
		onHand: shelves.reduce((sum, { onHand }) => sum + onHand, 0),
		reserved: shelves.reduce((sum, { reserved }) => sum + reserved, 0),
		backorders: shelves.reduce((sum, { backorders }) => sum + backorders, 0),
		openOrders: [
			...own.openOrders.map(({ quantity, dueDay }) => ({ quantity, dueDay: dueAt(dueDay) })),
			...sites.flatMap(({ openOrders }) => openOrders),
		],
	};
}
