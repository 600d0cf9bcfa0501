import { unitCostAt } from "../../inventory/index.js";
import type { Supplier } from "../../plan/index.js";
import { type ArticleOrder, orderedAt } from "./article-order.js";
import { chargesOf } from "./supplier-terms.js";

const DAYS_OF_A_YEAR = 365.25;
/** No order is raised beyond a year of demand, whatever a threshold promises. */
const MOST_DAYS = 366;

/** Goods of some orders at their prices; articles without a price count as nothing. */
export const goodsValue = (orders: readonly ArticleOrder[]): number =>
	orders.reduce((sum, order) => sum + order.quantity * (orderedAt(order) ?? 0), 0);

/** Pieces by which an order grows: a pallet where it is of whole ones, else a pack. */
function stepOf({ item, quantity }: ArticleOrder): number {
	const { packSize = 1, palletQuantity = packSize } = item;
	return quantity % palletQuantity === 0 && palletQuantity % packSize === 0 ? palletQuantity : packSize;
}

/** One step more, where the article may grow: it has a price and demand, and keeps to its maximum and shelf life. */
function withStep(order: ArticleOrder): ArticleOrder | undefined {
	const { item, quantity, dailyDemand, allotted } = order;
	const grown = quantity + stepOf(order);
	const mayGrow =
		quantity > 0 &&
		allotted === undefined &&
		item.unitCost !== undefined &&
		grown <= (item.maxOrderQuantity ?? Number.POSITIVE_INFINITY) &&
		grown <= dailyDemand * Math.min(item.shelfLifeDays ?? MOST_DAYS, MOST_DAYS);
	return mayGrow ? { ...order, quantity: grown } : undefined;
}

/** Adds packs or pallets to the article whose order lasts the shortest, until the goods are worth `target`. */
function toppedUpTo(orders: readonly ArticleOrder[], target: number): readonly ArticleOrder[] | undefined {
	const grown = [...orders];
	while (goodsValue(grown) < target) {
		let next: ArticleOrder | undefined;
		let at = -1;
		for (const [index, order] of grown.entries()) {
			const candidate = withStep(order);
			if (candidate === undefined) continue;
			const days = order.quantity / order.dailyDemand;
			if (at >= 0 && days >= grown[at]!.quantity / grown[at]!.dailyDemand) continue;
			next = candidate;
			at = index;
		}
		if (next === undefined) return undefined;
		grown[at] = next;
	}
	return grown;
}

/** What more pieces cost: holding them until they are used, less their worth at the price without them. */
function costOfMore(before: ArticleOrder, after: ArticleOrder): number {
	const extra = after.quantity - before.quantity;
	const price = orderedAt(after) ?? 0;
	const goods = after.quantity * price - before.quantity * (orderedAt(before) ?? 0);
	const worth = extra * (unitCostAt(before.item, before.quantity) ?? 0);
	const daysHeld = after.dailyDemand > 0 ? (before.quantity + extra / 2) / after.dailyDemand : 0;
	return goods - worth + (extra * price * (after.item.holdingRate ?? 0) * daysHeld) / DAYS_OF_A_YEAR;
}

/**
 * Raises the orders at one supplier to its minimum, to paid carriage or to a discount, where what is saved is worth more
 * than holding the extra pieces until they are used. The articles that last the shortest grow first, so that all last
 * about as long.
 *
 * @param orders of one supplier
 * @param supplier its terms; `undefined` for one without
 * @returns the cheapest of the orders that keep to the minimum; as they were where the minimum can not be reached
 * @see Silver, Pyke, Thomas (2017), Inventory and production management in supply chains, 10.4, coordinated items
 */
export function toppedUp(
	orders: readonly ArticleOrder[],
	supplier: Supplier | undefined,
): readonly ArticleOrder[] {
	const value = goodsValue(orders);
	if (supplier === undefined || value === 0) return orders;
	const { minimumOrderValue = 0, carriagePaidFrom = 0, valueBreaks = [] } = supplier;
	const targets = [minimumOrderValue, carriagePaidFrom, ...valueBreaks.map(({ from }) => from)]
		.filter((target) => target > value && target >= minimumOrderValue)
		.sort((a, b) => a - b);
	const costOf = (raised: readonly ArticleOrder[]): number => {
		const { ordering, carriage, discount } = chargesOf(supplier, goodsValue(raised));
		return raised.reduce(
			(sum, after, index) => sum + costOfMore(orders[index]!, after),
			ordering + carriage - discount,
		);
	};
	let best = value >= minimumOrderValue ? orders : undefined;
	let bestCost = best === undefined ? Number.POSITIVE_INFINITY : costOf(best);
	for (const target of targets) {
		const raised = toppedUpTo(orders, target);
		if (raised === undefined) continue;
		const cost = costOf(raised);
		if (cost < bestCost) [best, bestCost] = [raised, cost];
	}
	return best ?? orders;
}
