import { formatIsoDate } from "../../calendar/index.js";
import { roundedUp, stockoutBeforeArrival, unitCostAt } from "../../inventory/index.js";
import type { Item } from "../input/input-types.js";
import type { Shelf } from "../input/shelf.js";
import type { PlanLine } from "../types.js";
import type { PlanWarning } from "../warning-types.js";
import { awaitedPieces } from "./awaited-pieces.js";
import { explainQuantity } from "./explain-quantity.js";
import { type LineQuantity, lineQuantity, NOTHING } from "./line-quantity.js";
import type { LineTask } from "./line-task.js";
import { stockoutAfterEnd } from "./predecessor-stock.js";
import { quantityWarnings } from "./quantity-warnings.js";
import { type Standing, standingOf } from "./standing.js";

/** The shelf once pieces have gone to other sites, with those that come from there as a receipt. */
function withTransfer(shelf: Shelf, transfer: LineTask["transfer"]): Shelf {
	if (transfer === undefined) return shelf;
	const { pieces, arrivalDay } = transfer;
	if (pieces < 0) return { ...shelf, onHand: shelf.onHand + pieces };
	return { ...shelf, openOrders: [...shelf.openOrders, { quantity: pieces, dueDay: arrivalDay }] };
}

/** The day on which an order can be placed, where it has to wait and can be placed at all. */
const orderDayOf = ({ timing: { asOfDay, waitDays, noOrder }, supply }: LineTask): { orderOn?: string } =>
	waitDays === 0 || noOrder === "orderDay" || (supply !== undefined && "depotSiteId" in supply)
		? {}
		: { orderOn: formatIsoDate(asOfDay + waitDays) };

/** A risk of running out before anything ordered today can arrive that is worth a word to the buyer. */
const NOTABLE_RISK = 0.1;

/** Pieces by which an order can be smaller: a pack, or all of it where less would be no order. */
function leftOut(item: Item, quantity: number): number {
	const pack = item.packSize ?? 1;
	return quantity === 0 || quantity - pack >= roundedUp(item, 1) ? pack : quantity;
}

/** What is ordered; 0 with its reason where the article can no longer be, and 0 without one where it is not ordered here. */
function orderedOf(task: LineTask, standing: Standing): LineQuantity {
	const { item, shelf, timing, isReplaced, limits } = task;
	const { levels, inventoryPosition, laterReceipts, windowMean, ownArrivalDay, dailyMean } = standing;
	const { noOrder } = timing;
	if (item.status !== "discontinued" && noOrder === undefined && !isReplaced) {
		return lineQuantity(item, {
			levels,
			inventoryPosition,
			laterReceipts,
			openOrders: task.ownOrders ?? shelf.openOrders,
			arrivalDay: ownArrivalDay,
			dailyMean,
			reviewDays: timing.reviewDays,
			limits,
		});
	}
	// Once it is no longer sold only what is owed is missed.
	const isShort = windowMean > 0 ? inventoryPosition <= levels.reorderPoint : inventoryPosition < 0;
	return noOrder !== undefined && !isReplaced && isShort ? { ...NOTHING, bindingRule: noOrder } : NOTHING;
}

/** What a depot can still send where it buys for this site, and what is ordered here where none does. */
function sourcedOf(task: LineTask, standing: Standing): { awaited: number; ordered: LineQuantity } {
	if (task.supply === undefined || !("depotSiteId" in task.supply))
		return { awaited: 0, ordered: orderedOf(task, standing) };
	const { awaited, ...cut } = awaitedPieces({
		isAwaited: task.isAwaited === true,
		orderUpTo: standing.levels.orderUpTo,
		position: standing.inventoryPosition,
		maxStock: task.item.maxStock,
		room: task.limits?.storage,
	});
	return { awaited, ordered: { ...NOTHING, ...cut } };
}

/** Says that a line may run out before an order, or the next trip of a depot, can arrive. */
function runsOutBefore(task: LineTask, { arrivalDay }: Standing): PlanWarning[] {
	const { shelf, timing, windowDemand, transfer, supply } = task;
	const before = stockoutBeforeArrival(withTransfer(shelf, transfer), windowDemand, {
		asOfDay: timing.asOfDay,
		arrivalDay,
	});
	const afterEnd = stockoutAfterEnd(task, arrivalDay);
	const probability = Math.max(before.probability, afterEnd);
	if (probability <= NOTABLE_RISK) return [];
	const depot = supply !== undefined && "depotSiteId" in supply ? supply : {};
	const isLeast = before.checks.length > 1 || afterEnd > 0;
	return [
		{
			code: "STOCKOUT_BEFORE_ARRIVAL",
			probability,
			...(isLeast && probability < 1 ? { isLeast } : {}),
			...depot,
		},
	];
}

function warningsOf(task: LineTask, standing: Standing, ordered: LineQuantity): PlanWarning[] {
	const { item } = task;
	return [
		...task.warnings,
		...(item.status === "discontinued" ? [{ code: "DISCONTINUED_ARTICLE" } as const] : []),
		...runsOutBefore(task, standing),
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
	const { item, shelf } = task;
	const standing = standingOf(task);
	const { levels, inventoryPosition, receiptDay, riskWith } = standing;
	const { awaited, ordered } = sourcedOf(task, standing);
	const status = ordered.bindingRule !== undefined ? "infeasible" : ordered.quantity > 0 ? "order" : "wait";
	const expectedDemand = Math.round(standing.protectedMean);
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
		...orderDayOf(task),
		expectedArrival: formatIsoDate(standing.ownArrivalDay),
		protectedUntil: formatIsoDate(standing.untilDay),
		...(receiptDay === undefined
			? {}
			: { lateReceipt: { dueOn: formatIsoDate(receiptDay), pieces: standing.laterReceipts } }),
		stockoutRisk: riskWith(ordered.quantity),
		oneLess: { pieces: left, stockoutRisk: riskWith(ordered.quantity - left) },
		achievedService: levels.achievedService,
		...(unitCost === undefined ? {} : { unitCost }),
		...task.supply,
		forecast: { ...task.forecast, windowMean: standing.windowMean },
		explanation: explainQuantity({
			expectedDemand,
			safetyStock,
			cycleStock: levels.cycleStock,
			onHand: shelf.onHand,
			reserved: shelf.reserved,
			backorders: shelf.backorders,
			dueReceipts: standing.dueReceipts,
			transfers: standing.moved,
			awaited,
			...ordered,
			status,
		}),
		warnings: warningsOf(task, standing, ordered),
	};
	return ordered.bindingRule !== undefined
		? { status: "infeasible", ...figures, bindingRule: ordered.bindingRule }
		: { status: status as "order" | "wait", ...figures };
}
