import type { Item } from "../input/input-types.js";
import type { Shelf } from "../input/shelf.js";
import type { PlanWarning } from "../warning-types.js";
import type { JoinedPosition } from "./joined-stock.js";
import type { LineDemand } from "./line-demand.js";
import { noOrderWarning, type Timing } from "./timing.js";

/** A history of less than half a year is called short, whatever its periods are. */
const SHORT_HISTORY_YEARS = 0.5;

/** How long an article has been ordered. */
export interface ArticleHistory {
	/** Periods since it was first ordered. */
	readonly periods: number;
	/** Periods a year. */
	readonly perYear: number;
}

/** Receipts that should have come by now. They still count as coming today: what was bought is not bought again unasked. */
function overdueReceipts({ openOrders }: Shelf, { asOfDay }: Timing): PlanWarning[] {
	const overdue = openOrders.filter(({ dueDay }) => dueDay < asOfDay);
	if (overdue.length === 0) return [];
	const count = overdue.reduce((sum, { quantity }) => sum + quantity, 0);
	const days = overdue.reduce((most, { dueDay }) => Math.max(most, asOfDay - dueDay), 0);
	return [{ code: "RECEIPT_OVERDUE", count, days }];
}

/**
 * What a line is warned of before its quantity is known.
 *
 * @param item the article
 * @param demand what it is planned from
 * @param history how long the article has been ordered
 * @param position its shelf, with what lies there of articles that it replaces
 * @param timing when it can be ordered
 * @returns warnings
 */
export function lineWarnings(
	item: Item,
	demand: LineDemand,
	{ periods, perYear }: ArticleHistory,
	{ shelf, usedUp, isAssumedEmpty }: JoinedPosition,
	timing: Timing,
): PlanWarning[] {
	const { waitDays, isLastOrder, hasNextOrder, noOrder, sellingDays } = timing;
	const warnings: PlanWarning[] = [];
	if (item.assumed !== undefined && item.assumed.length > 0)
		warnings.push({ code: "ASSUMED_FIELDS", fields: item.assumed });
	if (isAssumedEmpty) warnings.push({ code: "STOCK_ASSUMED_ZERO" });
	if (demand.source === "pooled") warnings.push({ code: "POOLED_FORECAST" });
	if (demand.source === "prior") warnings.push({ code: "PRIOR_FORECAST" });
	else if (demand.source !== "replaced" && periods < SHORT_HISTORY_YEARS * perYear)
		warnings.push({ code: "SHORT_HISTORY", count: periods });
	warnings.push(...overdueReceipts(shelf, timing));
	if (waitDays > 0 && noOrder !== "orderDay") warnings.push({ code: "ORDER_DAY_LATER", days: waitDays });
	for (const { sku, pieces } of usedUp) warnings.push({ code: "REPLACES_ARTICLE", sku, count: pieces });
	if (isLastOrder) warnings.push({ code: "LAST_ORDER", days: sellingDays });
	else if (noOrder !== undefined) warnings.push(noOrderWarning(noOrder, sellingDays));
	else if (!hasNextOrder) warnings.push({ code: "NO_NEXT_ORDER_DAY" });
	return warnings;
}
