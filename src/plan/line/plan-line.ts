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
import { quantityWarnings } from "./quantity-warnings.js";
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

/** Pieces by which an order can be smaller: a pack, or all of it where less would be no order. */
function leftOut(item: Item, quantity: number): number {
	const pack = item.packSize ?? 1;
	return quantity === 0 || quantity - pack >= roundedUp(item, 1) ? pack : quantity;
}

/** Demand of a line, its levels, and what counts against them. */
function standingOf({ item, shelf, timing, windowDemand, leastLevel = 0, transfer }: LineTask) {
	const { asOfDay, leadTime, reviewDays } = timing;
	const arrivalDay = asOfDay + leadTime.expectedDays;
	const untilDay = Math.min(arrivalDay + reviewDays, asOfDay + timing.sellingDays);
	const demand = protectionDemand({ windowDemand, leadTime, reviewDays });
	const windowMean = mean(demand.protection);
	const dailyMean = windowMean / (leadTime.mean + reviewDays);
	const levels = lineLevels(item, demand, { dailyMean, reviewDays, leastLevel });
	const { position, dueReceipts } = netInventoryPosition(shelf, { asOfDay, untilDay });
	const moved = transfer?.pieces ?? 0;
	return {
		arrivalDay,
		untilDay,
		protection: demand.protection,
		windowMean,
		dailyMean,
		levels,
		dueReceipts,
		moved,
		inventoryPosition: position + moved,
	};
}

type Standing = ReturnType<typeof standingOf>;

const isFromDepot = ({ supply }: LineTask): boolean => supply !== undefined && "depotSiteId" in supply;

/** What is ordered; 0 with its reason where the article can no longer be, and 0 without one where another place orders. */
function orderedOf(task: LineTask, standing: Standing): LineQuantity {
	const { item, shelf, timing, isReplaced, limits = {} } = task;
	const { levels, inventoryPosition, windowMean } = standing;
	const isPast = timing.lastOrder === "past";
	const isOrdered = item.status !== "discontinued" && !isPast && !isReplaced && !isFromDepot(task);
	if (isOrdered)
		return withinLimits(lineQuantity(item, { ...standing, shelf, reviewDays: timing.reviewDays }), limits);
	// Once it is no longer sold only what is owed is missed.
	const isShort = windowMean > 0 ? inventoryPosition <= levels.reorderPoint : inventoryPosition < 0;
	return isPast && !isReplaced && isShort ? { ...NOTHING, bindingRule: "lastOrder" } : NOTHING;
}

function warningsOf(task: LineTask, standing: Standing, ordered: LineQuantity): PlanWarning[] {
	const { item, shelf, timing, windowDemand, transfer } = task;
	const runsOutBefore = stockoutBeforeArrival(withTransfer(shelf, transfer), windowDemand, {
		asOfDay: timing.asOfDay,
		arrivalDay: standing.arrivalDay,
	}).probability;
	return [
		...task.warnings,
		...(item.status === "discontinued" ? [{ code: "DISCONTINUED_ARTICLE" } as const] : []),
		...(runsOutBefore > NOTABLE_RISK ? [{ code: "STOCKOUT_BEFORE_ARRIVAL" } as const] : []),
		...(standing.levels.isRaised ? [{ code: "RAISED_FOR_KIT" } as const] : []),
		...quantityWarnings(item, ordered, standing),
	];
}

/**
 * Plans one line: levels from the demand of the protected window, position by date, quantity under the constraints.
 *
 * @param task item, shelf, timing and demand of the line
 * @returns a line with status `order`, `wait` or `infeasible`
 */
export function planLine(task: LineTask): PlanLine {
	const { item, shelf, timing } = task;
	const standing = standingOf(task);
	const { levels, inventoryPosition, protection, windowMean } = standing;
	const ordered = orderedOf(task, standing);
	const status = ordered.bindingRule !== undefined ? "infeasible" : ordered.quantity > 0 ? "order" : "wait";
	const expectedDemand = Math.round(windowMean);
	const safetyStock = levels.orderUpTo - levels.cycleStock - expectedDemand;
	const unitCost = unitCostAt(item, ordered.quantity);
	const left = leftOut(item, ordered.quantity);
	const figures = {
		operatorId: task.operatorId,
		...(task.siteId === undefined ? {} : { siteId: task.siteId }),
		sku: item.sku,
		...(item.supplierId === undefined ? {} : { supplierId: item.supplierId }),
		reorderPoint: levels.reorderPoint,
		orderUpTo: levels.orderUpTo,
		safetyStock,
		inventoryPosition,
		orderQuantity: ordered.quantity,
		expectedArrival: formatIsoDate(standing.arrivalDay - timing.onwardDays),
		protectedUntil: formatIsoDate(standing.untilDay),
		stockoutRisk: survival(protection, inventoryPosition + ordered.quantity),
		oneLess: {
			pieces: left,
			stockoutRisk: survival(protection, inventoryPosition + ordered.quantity - left),
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
			dueReceipts: standing.dueReceipts,
			transfers: standing.moved,
			isFromDepot: isFromDepot(task),
			...ordered,
			status,
		}),
		warnings: warningsOf(task, standing, ordered),
	};
	return ordered.bindingRule !== undefined
		? { status: "infeasible", ...figures, bindingRule: ordered.bindingRule }
		: { status: status as "order" | "wait", ...figures };
}
