import type { DayNumber } from "../../calendar/index.js";
import type { LeadTimeDistribution } from "../../inventory/index.js";
import type { Item } from "../input/input-types.js";
import type { PlanSetting } from "../setting.js";
import { itemEnd } from "./life-cycle.js";

/** When an order of today can be placed, how long it takes, and how long it must last. */
export interface Timing {
	readonly asOfDay: DayNumber;
	/** Days until an order can be placed. */
	readonly waitDays: number;
	/** Days from `asOf` to arrival, the wait included. */
	readonly leadTime: LeadTimeDistribution;
	/** Days from the arrival of this order to that of the next one, or to the end of sale. */
	readonly reviewDays: number;
	/** Days from `asOf` on which the article is sold. */
	readonly sellingDays: number;
	/** Days of the lead time after its arrival at a depot, on the way to the sites; 0 without one. */
	readonly onwardDays: number;
	/** Whether an order of today is the last one, or comes after it. */
	readonly lastOrder: "now" | "past" | undefined;
}

/**
 * Times of an order of an article.
 *
 * @param item the article
 * @param setting what all lines of a plan share
 * @returns when it is placed and arrives, and what it must cover: the last order everything up to the end of sale
 */
export function timingOf(
	item: Item,
	setting: Pick<PlanSetting, "asOfDay" | "orderDaysOf" | "leadTimeOf">,
): Timing {
	const { asOfDay } = setting;
	const days = setting.orderDaysOf(item.supplierId);
	const { lastOrderDay, endDay } = itemEnd(item);
	const placedOn = days.next(asOfDay);
	const nextPlacedOn = days.next(placedOn + (item.reviewDays ?? 1));
	const leadTime = setting.leadTimeOf(item, placedOn - asOfDay);
	// What arrives when it is no longer sold is of no use, whatever the supplier still takes.
	const isPast = placedOn > lastOrderDay || asOfDay + leadTime.expectedDays >= endDay;
	const lastOrder = isPast ? "past" : nextPlacedOn > lastOrderDay ? "now" : undefined;
	const reviewDays = nextPlacedOn - placedOn;
	const untilEnd = endDay - asOfDay - (leadTime.days[0] ?? 0);
	return {
		asOfDay,
		waitDays: placedOn - asOfDay,
		onwardDays: 0,
		leadTime,
		reviewDays: lastOrder === "now" ? Math.max(untilEnd, reviewDays) : reviewDays,
		sellingDays: Math.max(0, endDay - asOfDay),
		lastOrder,
	};
}

/** First day after the protected window of an order of today. */
export const untilDayOf = ({ asOfDay, leadTime, reviewDays, sellingDays }: Timing): DayNumber =>
	Math.min(asOfDay + leadTime.expectedDays + reviewDays, asOfDay + sellingDays);

/** Longest window that an item can need, in days from `asOf`. */
export function longestWindow(item: Item, setting: PlanSetting): number {
	const { leadTime, reviewDays, sellingDays } = timingOf(item, setting);
	return Math.max(1, Math.min((leadTime.days.at(-1) ?? 0) + reviewDays + setting.depotDays, sellingDays));
}
