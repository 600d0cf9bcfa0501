import { type DayNumber, formatIsoDate } from "../../calendar/index.js";
import {
	netInventoryPosition,
	protectionDemand,
	roundedUp,
	stockoutBeforeArrival,
	unitCostAt,
} from "../../inventory/index.js";
import { type Distribution, mean, survival } from "../../math/index.js";
import type { Item } from "../input/input-types.js";
import type { Shelf } from "../input/shelf.js";
import type { LineForecast, PlanLine, PlanWarning } from "../types.js";
import { explainQuantity } from "./explain-quantity.js";
import { lineLevels } from "./line-levels.js";
import {
	type LineQuantity,
	lineQuantity,
	NOTHING,
	type SharedLimits,
	withinLimits,
} from "./line-quantity.js";
import type { Timing } from "./timing.js";

/** All that one line is planned from. */
export interface LineTask {
	readonly operatorId: string;
	readonly siteId: string | undefined;
	readonly item: Item;
	readonly shelf: Shelf;
	/** Whether another article has taken its place: it is not ordered then, nor moved. */
	readonly isReplaced: boolean;
	/** Pieces on hand that are of articles which this one replaces. */
	readonly ofPredecessors: number;
	readonly timing: Timing;
	readonly forecast: Omit<LineForecast, "windowMean">;
	/** Distribution of demand over the first `days` days from `asOf`. */
	readonly windowDemand: (days: number) => Distribution;
	readonly warnings: readonly PlanWarning[];
	/** Pieces that the operator's room and budget leave to this line. */
	readonly limits?: SharedLimits;
	/** Pieces that the order-up-to level, batches aside, may not be below: what a kit asks for. */
	readonly leastLevel?: number;
	/** Where a depot buys: the site that sends this one's pieces, or the pieces that the sites of a depot have. */
	readonly supply?: { readonly depotSiteId: string } | { readonly piecesAtSites: number };
	/** Pieces that come from other sites of the operator, less those that go there, and the day of their arrival. */
	readonly transfer?: { readonly pieces: number; readonly arrivalDay: DayNumber };
}

/** The shelf once pieces have gone to other sites, with those that come from there as a receipt. */
function withTransfer(shelf: Shelf, transfer: LineTask["transfer"]): Shelf {
	if (transfer === undefined) return shelf;
	const { pieces, arrivalDay } = transfer;
	if (pieces < 0) return { ...shelf, onHand: shelf.onHand + pieces };
	return { ...shelf, openOrders: [...shelf.openOrders, { quantity: pieces, dueDay: arrivalDay }] };
}

/** A risk of running out before anything ordered today can arrive that is worth a word to the buyer. */
const NOTABLE_RISK = 0.1;
/** Stock that minimum or pack make last longer than this is worth one too. */
const LONG_COVER_DAYS = 365;

function coverWarnings(
	item: Item,
	position: number,
	{ quantity, minimumAdded, packAdded }: LineQuantity,
	dailyMean: number,
): PlanWarning[] {
	if (quantity === 0 || dailyMean <= 0) return [];
	const days = Math.round((position + quantity) / dailyMean);
	const warnings: PlanWarning[] = [];
	if (item.shelfLifeDays !== undefined && days > item.shelfLifeDays)
		warnings.push({ code: "SHELF_LIFE_EXCEEDED", days });
	if (minimumAdded + packAdded > 0 && days > LONG_COVER_DAYS)
		warnings.push({ code: "MINIMUM_ORDER_LONG_COVER", days });
	return warnings;
}

/** Pieces by which an order can be smaller: a pack, or all of it where less would be no order. */
function leftOut(item: Item, quantity: number): number {
	const pack = item.packSize ?? 1;
	return quantity === 0 || quantity - pack >= roundedUp(item, 1) ? pack : quantity;
}

/**
 * Plans one line: levels from the demand of the protected window, position by date, quantity under the constraints.
 *
 * @param task item, shelf, timing and demand of the line
 * @returns a line with status `order`, `wait` or `infeasible`
 */
export function planLine(task: LineTask): PlanLine {
	const { item, shelf, timing, windowDemand } = task;
	const { asOfDay, leadTime, reviewDays } = timing;
	const arrivalDay = asOfDay + leadTime.expectedDays;
	const untilDay = Math.min(arrivalDay + reviewDays, asOfDay + timing.sellingDays);
	const demand = protectionDemand({ windowDemand, leadTime, reviewDays });
	const windowMean = mean(demand.protection);
	const dailyMean = windowMean / (leadTime.mean + reviewDays);
	const levels = lineLevels(item, demand, { dailyMean, reviewDays, leastLevel: task.leastLevel ?? 0 });
	const net = netInventoryPosition(shelf, { asOfDay, untilDay });
	const moved = task.transfer?.pieces ?? 0;
	const inventoryPosition = net.position + moved;
	const isFromDepot = task.supply !== undefined && "depotSiteId" in task.supply;
	const isOrdered =
		item.status !== "discontinued" && timing.lastOrder !== "past" && !task.isReplaced && !isFromDepot;
	const isMissed =
		timing.lastOrder === "past" &&
		!task.isReplaced &&
		// Once it is no longer sold only what is owed is missed.
		(windowMean > 0 ? inventoryPosition <= levels.reorderPoint : inventoryPosition < 0);
	const wanted = isOrdered
		? lineQuantity(item, { levels, inventoryPosition, shelf, arrivalDay, dailyMean, reviewDays })
		: { ...NOTHING, ...(isMissed ? { bindingRule: "lastOrder" as const } : {}) };
	const rounded = withinLimits(wanted, task.limits ?? {});
	const status = rounded.bindingRule !== undefined ? "infeasible" : rounded.quantity > 0 ? "order" : "wait";
	const expectedDemand = Math.round(windowMean);
	const safetyStock = levels.orderUpTo - levels.cycleStock - expectedDemand;
	const runsOutBefore = stockoutBeforeArrival(withTransfer(shelf, task.transfer), windowDemand, {
		asOfDay,
		arrivalDay,
	}).probability;
	const warnings = [
		...task.warnings,
		...(item.status === "discontinued" ? [{ code: "DISCONTINUED_ARTICLE" } as const] : []),
		...(runsOutBefore > NOTABLE_RISK ? [{ code: "STOCKOUT_BEFORE_ARRIVAL" } as const] : []),
		...(levels.isRaised ? [{ code: "RAISED_FOR_KIT" } as const] : []),
		...coverWarnings(item, inventoryPosition, rounded, dailyMean),
	];
	const unitCost = unitCostAt(item, rounded.quantity);
	const left = leftOut(item, rounded.quantity);
	const figures = {
		operatorId: task.operatorId,
		...(task.siteId === undefined ? {} : { siteId: task.siteId }),
		sku: item.sku,
		...(item.supplierId === undefined ? {} : { supplierId: item.supplierId }),
		reorderPoint: levels.reorderPoint,
		orderUpTo: levels.orderUpTo,
		safetyStock,
		inventoryPosition,
		orderQuantity: rounded.quantity,
		expectedArrival: formatIsoDate(arrivalDay - timing.onwardDays),
		protectedUntil: formatIsoDate(untilDay),
		stockoutRisk: survival(demand.protection, inventoryPosition + rounded.quantity),
		oneLess: {
			pieces: left,
			stockoutRisk: survival(demand.protection, inventoryPosition + rounded.quantity - left),
		},
		achievedService: levels.achievedService,
		...(unitCost === undefined ? {} : { unitCost }),
		...task.supply,
		forecast: { ...task.forecast, windowMean },
		explanation: explainQuantity({
			expectedDemand,
			safetyStock,
			cycleStock: levels.cycleStock,
			onHand: shelf.onHand,
			reserved: shelf.reserved,
			backorders: shelf.backorders,
			dueReceipts: net.dueReceipts,
			transfers: moved,
			isFromDepot,
			...rounded,
			status,
		}),
		warnings,
	};
	return rounded.bindingRule !== undefined
		? { status: "infeasible", ...figures, bindingRule: rounded.bindingRule }
		: { status: status as "order" | "wait", ...figures };
}
