import { type DayNumber, formatIsoDate } from "../calendar/index.js";
import {
	type LeadTimeDistribution,
	netInventoryPosition,
	protectionDemand,
	roundOrderQuantity,
	stockoutBeforeArrival,
} from "../inventory/index.js";
import { type Distribution, mean, survival } from "../math/index.js";
import { explainQuantity } from "./explain-quantity.js";
import type { Item } from "./input-types.js";
import { lineLevels } from "./line-levels.js";
import type { LineForecast, PlanLine, PlanWarning } from "./types.js";

/** A stock position in day numbers, zeros filled in. */
export interface Shelf {
	readonly onHand: number;
	readonly reserved: number;
	readonly backorders: number;
	readonly openOrders: readonly { readonly quantity: number; readonly dueDay: DayNumber }[];
}

/** When an order of today would be placed and arrive. */
export interface OrderTiming {
	readonly asOfDay: DayNumber;
	/** Days from `asOf` to arrival, the wait for an order day included. */
	readonly leadTime: LeadTimeDistribution;
	/** Days from the arrival of this order to that of the next one. */
	readonly reviewDays: number;
}

/** All that one line is planned from. */
export interface LineTask {
	readonly operatorId: string;
	readonly siteId: string | undefined;
	readonly item: Item;
	readonly shelf: Shelf;
	readonly timing: OrderTiming;
	readonly forecast: Omit<LineForecast, "windowMean">;
	/** Distribution of demand over the first `days` days from `asOf`. */
	readonly windowDemand: (days: number) => Distribution;
	readonly warnings: readonly PlanWarning[];
}

/** A risk of running out before anything ordered today can arrive that is worth a word to the buyer. */
const NOTABLE_RISK = 0.1;

const NOTHING = {
	quantity: 0,
	minimumAdded: 0,
	packAdded: 0,
	capRemoved: 0,
	bindingRule: undefined,
} as const;

function roundQuantity(
	item: Item,
	levels: { readonly reorderPoint: number; readonly orderUpTo: number },
	inventoryPosition: number,
	shelf: Shelf,
	arrivalDay: DayNumber,
) {
	// An order that arrives with or after one of today was placed in this review: they share one maximum.
	const placed = shelf.openOrders.reduce(
		(sum, { dueDay, quantity }) => sum + (dueDay >= arrivalDay ? quantity : 0),
		0,
	);
	return roundOrderQuantity({
		inventoryPosition,
		reorderPoint: levels.reorderPoint,
		orderUpTo: levels.orderUpTo,
		minOrderQuantity: item.minOrderQuantity ?? 1,
		packSize: item.packSize ?? 1,
		...(item.maxOrderQuantity === undefined
			? {}
			: { maxOrderQuantity: Math.max(0, item.maxOrderQuantity - placed) }),
		...(item.maxStock === undefined ? {} : { maxStock: item.maxStock }),
	});
}

function coverWarnings(item: Item, position: number, ordered: number, dailyMean: number): PlanWarning[] {
	if (ordered === 0 || dailyMean <= 0) return [];
	const days = Math.round((position + ordered) / dailyMean);
	const warnings: PlanWarning[] = [];
	if (item.shelfLifeDays !== undefined && days > item.shelfLifeDays)
		warnings.push({ code: "SHELF_LIFE_EXCEEDED", days });
	return warnings;
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
	const untilDay = arrivalDay + reviewDays;
	const demand = protectionDemand({ windowDemand, leadTime, reviewDays });
	const windowMean = mean(demand.protection);
	const dailyMean = windowMean / (leadTime.mean + reviewDays);
	const levels = lineLevels(item, demand, dailyMean, reviewDays);
	const net = netInventoryPosition(shelf, { asOfDay, untilDay });
	const inventoryPosition = net.position;
	const rounded =
		item.status === "discontinued"
			? NOTHING
			: roundQuantity(item, levels, inventoryPosition, shelf, arrivalDay);
	const status = rounded.bindingRule !== undefined ? "infeasible" : rounded.quantity > 0 ? "order" : "wait";
	const expectedDemand = Math.round(windowMean);
	const safetyStock = levels.orderUpTo - levels.cycleStock - expectedDemand;
	const runsOutBefore = stockoutBeforeArrival(shelf, windowDemand, { asOfDay, arrivalDay }).probability;
	const warnings = [
		...task.warnings,
		...(item.status === "discontinued" ? [{ code: "DISCONTINUED_ARTICLE" } as const] : []),
		...(runsOutBefore > NOTABLE_RISK ? [{ code: "STOCKOUT_BEFORE_ARRIVAL" } as const] : []),
		...coverWarnings(item, inventoryPosition, rounded.quantity, dailyMean),
	];
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
		expectedArrival: formatIsoDate(arrivalDay),
		protectedUntil: formatIsoDate(untilDay),
		stockoutRisk: survival(demand.protection, inventoryPosition + rounded.quantity),
		achievedService: levels.achievedService,
		...(item.unitCost === undefined ? {} : { unitCost: item.unitCost }),
		forecast: { ...task.forecast, windowMean },
		explanation: explainQuantity({
			expectedDemand,
			safetyStock,
			cycleStock: levels.cycleStock,
			onHand: shelf.onHand,
			reserved: shelf.reserved,
			backorders: shelf.backorders,
			dueReceipts: net.dueReceipts,
			minimumAdded: rounded.minimumAdded,
			packAdded: rounded.packAdded,
			capRemoved: rounded.capRemoved,
			status,
		}),
		warnings,
	};
	return rounded.bindingRule !== undefined
		? { status: "infeasible", ...figures, bindingRule: rounded.bindingRule }
		: { status: status as "order" | "wait", ...figures };
}
