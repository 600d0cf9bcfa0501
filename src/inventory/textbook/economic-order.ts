import { requireAtLeast, requirePositive } from "../require.js";

/** Deterministic demand with an order cost and a holding cost, all in the same unit of time. */
export interface EconomicOrder {
	/** Pieces a unit of time, > 0. */
	readonly demandRate: number;
	/** Money an order, > 0. */
	readonly fixedCost: number;
	/** Money a piece and unit of time, > 0. */
	readonly holdingCost: number;
}

/**
 * Ordering and holding cost a unit of time at a given quantity: K d / Q + h Q / 2 (Harris 1913).
 *
 * @param order demand rate, fixed and holding cost
 * @param orderQuantity Q > 0
 * @returns cost a unit of time, purchases left out
 * @throws {ReapproError} `INPUT_INVALID` when a figure is not above 0
 * @example
 * economicOrderCost({ demandRate: 1300, fixedCost: 8, holdingCost: 0.225 }, 250); // => 69.725
 */
export function economicOrderCost(order: EconomicOrder, orderQuantity: number): number {
	const { demandRate, fixedCost, holdingCost } = checked(order);
	requirePositive(orderQuantity, "orderQuantity");
	return (fixedCost * demandRate) / orderQuantity + (holdingCost * orderQuantity) / 2;
}

/**
 * Economic order quantity sqrt(2 K d / h) (Harris 1913).
 *
 * @param order demand rate, fixed and holding cost
 * @returns quantity, cost a unit of time, time between orders and orders a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is not above 0
 * @example
 * economicOrder({ demandRate: 100, fixedCost: 20, holdingCost: 2.5 }).orderQuantity; // => 40
 */
export function economicOrder(order: EconomicOrder): {
	readonly orderQuantity: number;
	readonly cost: number;
	readonly cycleTime: number;
	readonly ordersPerUnitTime: number;
} {
	const { demandRate, fixedCost, holdingCost } = checked(order);
	const orderQuantity = Math.sqrt((2 * fixedCost * demandRate) / holdingCost);
	return {
		orderQuantity,
		cost: economicOrderCost(order, orderQuantity),
		cycleTime: orderQuantity / demandRate,
		ordersPerUnitTime: demandRate / orderQuantity,
	};
}

/**
 * Economic order quantity with planned backorders (Zipkin 2000, sec. 3.3).
 *
 * @param order demand rate, fixed and holding cost
 * @param stockoutCost money a piece backordered and unit of time, > 0
 * @returns quantity, share of a cycle's quantity that is backordered, largest backorder and cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is not above 0
 * @example
 * const order = { demandRate: 1300, fixedCost: 8, holdingCost: 0.225 };
 * economicOrderWithBackorders(order, 5).orderQuantity; // => 310.812555
 */
export function economicOrderWithBackorders(
	order: EconomicOrder,
	stockoutCost: number,
): {
	readonly orderQuantity: number;
	readonly stockoutFraction: number;
	readonly maxBackorder: number;
	readonly cost: number;
} {
	const { demandRate, fixedCost, holdingCost } = checked(order);
	requirePositive(stockoutCost, "stockoutCost");
	const stockoutFraction = holdingCost / (holdingCost + stockoutCost);
	const orderQuantity = Math.sqrt((2 * fixedCost * demandRate) / (holdingCost * (1 - stockoutFraction)));
	return {
		orderQuantity,
		stockoutFraction,
		maxBackorder: stockoutFraction * orderQuantity,
		cost: Math.sqrt(2 * fixedCost * demandRate * holdingCost * (1 - stockoutFraction)),
	};
}

/**
 * Economic production quantity: receipts come at a finite rate (Taft 1918).
 *
 * @param order demand rate, fixed and holding cost
 * @param productionRate pieces a unit of time, above the demand rate
 * @returns quantity, cost a unit of time and largest inventory
 * @throws {ReapproError} `INPUT_INVALID` when a figure is not above 0 or production is not faster than demand
 * @example
 * economicProduction({ demandRate: 100, fixedCost: 20, holdingCost: 2.5 }, 200).maxInventory; // => 28.284271
 */
export function economicProduction(
	order: EconomicOrder,
	productionRate: number,
): { readonly orderQuantity: number; readonly cost: number; readonly maxInventory: number } {
	const { demandRate, fixedCost, holdingCost } = checked(order);
	const idle = requirePositive(
		1 - demandRate / requirePositive(productionRate, "productionRate"),
		"productionRate",
	);
	const orderQuantity = Math.sqrt((2 * fixedCost * demandRate) / (holdingCost * idle));
	return {
		orderQuantity,
		cost: Math.sqrt(2 * fixedCost * demandRate * holdingCost * idle),
		maxInventory: orderQuantity * idle,
	};
}

/**
 * Cheapest order quantity among whole packs of at least a minimum: the cost is convex, so the two multiples beside the
 * square root decide. Pack 1 and minimum 1 give the integer economic order quantity.
 *
 * @param order demand rate, fixed and holding cost
 * @param packing `packSize` >= 1 and `minimumOrderQuantity` >= 0, default 1 each
 * @returns quantity and cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * economicOrderInPacks({ demandRate: 100, fixedCost: 20, holdingCost: 2.5 }, { packSize: 12 }).orderQuantity; // => 36
 */
export function economicOrderInPacks(
	order: EconomicOrder,
	packing: { readonly packSize?: number; readonly minimumOrderQuantity?: number } = {},
): { readonly orderQuantity: number; readonly cost: number } {
	const packSize = requirePositive(packing.packSize ?? 1, "packSize");
	const minimum = requireAtLeast(packing.minimumOrderQuantity ?? 1, "minimumOrderQuantity");
	const fewest = Math.max(1, Math.ceil(minimum / packSize));
	const below = Math.max(fewest, Math.floor(economicOrder(order).orderQuantity / packSize));
	const lower = below * packSize;
	const upper = lower + packSize;
	const orderQuantity = economicOrderCost(order, lower) <= economicOrderCost(order, upper) ? lower : upper;
	return { orderQuantity, cost: economicOrderCost(order, orderQuantity) };
}

function checked(order: EconomicOrder): EconomicOrder {
	requirePositive(order.demandRate, "demandRate");
	requirePositive(order.fixedCost, "fixedCost");
	requirePositive(order.holdingCost, "holdingCost");
	return order;
}
