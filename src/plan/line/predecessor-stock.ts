import type { DayNumber } from "../../calendar/index.js";
import { protectionDemand } from "../../inventory/index.js";
import { survival } from "../../math/index.js";
import { dailyMeanOf } from "./daily-mean.js";
import { lineLevels } from "./line-levels.js";
import type { LineTask } from "./line-task.js";
import { untilDayOf } from "./timing.js";

/**
 * Pieces of a predecessor that are of use to an article: all that there are where they may be sold to the end of the
 * protected window, else as many as its level falls by when the days before their end of sale are left out.
 *
 * @param task article, times and demand of the successor
 * @param endDay first day on which the predecessor may no longer be sold, after `asOf`
 * @returns pieces, 0 or more; infinite for all
 */
export function usablePieces(
	{ item, timing, windowDemand }: Pick<LineTask, "item" | "timing" | "windowDemand">,
	endDay: DayNumber,
): number {
	if (endDay >= untilDayOf(timing)) return Number.POSITIVE_INFINITY;
	const { leadTime, reviewDays, asOfDay } = timing;
	const setting = { dailyMean: dailyMeanOf({ windowDemand, timing }), reviewDays };
	const levelFrom = (day: number): number => {
		const demand = protectionDemand({
			windowDemand: (days) => windowDemand(days, Math.min(day, days)),
			leadTime,
			reviewDays,
		});
		return lineLevels(item, demand, { ...setting, leastLevel: 0, levelOfSites: 0 }).reorderPoint;
	};
	return Math.max(0, levelFrom(0) - levelFrom(endDay - asOfDay));
}

/**
 * Probability of running out after pieces of a predecessor may no longer be sold, and before an order of today comes.
 *
 * @param task stock, demand and times of a line
 * @param arrivalDay day on which an order of today comes
 * @returns the largest over the ends of sale before it; 0 where there is none
 */
export function stockoutAfterEnd(
	{ shelf, timing, windowDemand, leaving, transfer }: LineTask,
	arrivalDay: DayNumber,
): number {
	const due = shelf.openOrders.reduce(
		(sum, { dueDay, quantity }) => (dueDay < arrivalDay ? sum + quantity : sum),
		transfer === undefined || transfer.arrivalDay >= arrivalDay ? 0 : transfer.pieces,
	);
	const all = shelf.onHand - shelf.reserved - shelf.backorders + due;
	const risks = leaving
		.filter(({ endDay }) => endDay < arrivalDay)
		.map(({ endDay }) => {
			const gone = leaving.reduce((sum, one) => (one.endDay <= endDay ? sum + one.free : sum), 0);
			const demand = windowDemand(arrivalDay - timing.asOfDay, endDay - timing.asOfDay);
			return all - gone < 0 ? 1 : survival(demand, all - gone);
		});
	return Math.max(0, ...risks);
}
