import type { DayNumber } from "../../calendar/index.js";
import type { BindingRule, LeadTimeDistribution } from "../../inventory/index.js";
import type { Item } from "../input/input-types.js";
import type { PlanSetting } from "../setting.js";
import type { PlanWarning, WarningCode } from "../warning-types.js";
import { itemEnd } from "./life-cycle.js";
import { LONGEST_WAIT_DAYS } from "./supplier-calendar.js";

/** Why nothing can be ordered, whatever is needed: it is too late, would come too late, or nobody takes the order. */
export type NoOrder = Extract<BindingRule, "lastOrder" | "endOfSale" | "orderDay">;

/** What a line is warned of where nothing can be ordered. */
export const NO_ORDER_WARNING: Readonly<Record<NoOrder, WarningCode>> = {
	lastOrder: "LAST_ORDER_PASSED",
	endOfSale: "ARRIVES_AFTER_END",
	orderDay: "NO_ORDER_DAY",
};

/** Says why nothing can be ordered; where the article ends, with the days on which it is still sold. */
export const noOrderWarning = (noOrder: NoOrder, sellingDays: number): PlanWarning => ({
	code: NO_ORDER_WARNING[noOrder],
	...(noOrder === "orderDay" ? {} : { days: sellingDays }),
});

/** When an order of today can be placed, how long it takes, and how long it must last. */
export interface Timing {
	readonly asOfDay: DayNumber;
	/** Days until an order can be placed; those of a year where none can be within it. */
	readonly waitDays: number;
	/** Days from `asOf` to arrival, the wait included. */
	readonly leadTime: LeadTimeDistribution;
	/** Days from the arrival of this order to that of the next one, or to the end of sale. */
	readonly reviewDays: number;
	/** Days from `asOf` on which the article is sold. */
	readonly sellingDays: number;
	/** Days of the lead time after its arrival at a depot, on the way to the sites; 0 without one. */
	readonly onwardDays: number;
	/** Whether an order of today is the last one. */
	readonly isLastOrder: boolean;
	/** Whether an order can be placed after this one within a year of the day on which it is due. */
	readonly hasNextOrder: boolean;
	/** Why there can be no order of today; `undefined` where there can. */
	readonly noOrder: NoOrder | undefined;
}

function noOrderOf(order: {
	readonly isTaken: boolean;
	readonly isInTime: boolean;
	readonly isSoldOnArrival: boolean;
}): NoOrder | undefined {
	if (!order.isInTime) return "lastOrder";
	if (!order.isTaken) return "orderDay";
	return order.isSoldOnArrival ? undefined : "endOfSale";
}

/**
 * Times of an order of an article.
 *
 * @param item the article
 * @param setting what all lines of a plan share
 * @returns when it is placed and arrives, and what it must cover: the last order everything up to the end of sale
 * @example
 * const setting = planSetting(checkPlanInput({ asOf: "2026-11-23", items: [] }));
 * const item = { sku: "urn", leadTimeDays: 5, reviewDays: 7, service: { type: "cycle", target: 0.95 } };
 * timingOf(item, setting).leadTime.expectedDays; // => 5
 */
export function timingOf(
	item: Item,
	setting: Pick<PlanSetting, "asOfDay" | "orderDaysOf" | "leadTimeOf">,
): Timing {
	const { asOfDay } = setting;
	const days = setting.orderDaysOf(item.supplierId);
	const { lastOrderDay, endDay } = itemEnd(item);
	const orderDay = days.next(asOfDay);
	const placedOn = orderDay ?? asOfDay + LONGEST_WAIT_DAYS;
	const nextDue = placedOn + (item.reviewDays ?? 1);
	const nextOrderDay = days.next(nextDue);
	// Further than a year is not looked: an order lasts until then.
	const nextPlacedOn = nextOrderDay ?? nextDue + LONGEST_WAIT_DAYS;
	const leadTime = setting.leadTimeOf(item, placedOn - asOfDay);
	const noOrder = noOrderOf({
		isTaken: orderDay !== undefined,
		isInTime: placedOn <= lastOrderDay,
		// What arrives when it is no longer sold is of no use, whatever the supplier still takes.
		isSoldOnArrival: asOfDay + leadTime.expectedDays < endDay,
	});
	const isLastOrder = noOrder === undefined && nextPlacedOn > lastOrderDay;
	const reviewDays = nextPlacedOn - placedOn;
	const untilEnd = endDay - asOfDay - (leadTime.days[0] ?? 0);
	return {
		asOfDay,
		waitDays: placedOn - asOfDay,
		onwardDays: 0,
		leadTime,
		reviewDays: isLastOrder ? Math.max(untilEnd, reviewDays) : reviewDays,
		sellingDays: Math.max(0, endDay - asOfDay),
		isLastOrder,
		hasNextOrder: nextOrderDay !== undefined,
		noOrder,
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
