import { unitCostAt, wholeCents } from "../../inventory/index.js";
import type { Supplier } from "../../plan/index.js";
import { type ArticleOrder, orderedAt } from "./article-order.js";
import { type ContainerTerms, fullAt, placeCost, placesOf, ROUNDING } from "./freight.js";
import { chargesOf } from "./supplier-terms.js";

const DAYS_OF_A_YEAR = 365.25;
/** No order is raised beyond a year of demand, whatever a threshold promises. */
const MOST_DAYS = 366;
/** An order is not raised for less than this, in money. */
const LEAST_SAVING = 0.01;

/** Goods of some orders at their prices, in whole cents; articles without a price count as nothing. */
export const goodsValue = (orders: readonly ArticleOrder[]): number =>
	wholeCents(orders.reduce((sum, order) => sum + order.quantity * (orderedAt(order) ?? 0), 0));

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

/** Until when orders grow: enough of something is reached, or the next step would not fit. */
interface Growth {
	readonly isEnough: (orders: readonly ArticleOrder[]) => boolean;
	/** Room that is left in a container; without one there is no end to it. */
	readonly roomLeft?: (orders: readonly ArticleOrder[]) => number;
}

/** Whether one more step fits, for an article of which it is known how much room it takes and what holding it costs. */
const fits = ({ item, quantity }: ArticleOrder, after: ArticleOrder, room: number): boolean =>
	item.palletQuantity !== undefined &&
	item.holdingRate !== undefined &&
	placesOf(item, after.quantity - quantity) <= room + ROUNDING;

/** Adds packs or pallets to the article whose order lasts the shortest, until it is enough or none may grow. */
function grown(orders: readonly ArticleOrder[], { isEnough, roomLeft }: Growth): readonly ArticleOrder[] {
	const growing = [...orders];
	while (!isEnough(growing)) {
		const room = roomLeft?.(growing);
		let next: ArticleOrder | undefined;
		let at = -1;
		for (const [index, order] of growing.entries()) {
			const candidate = withStep(order);
			if (candidate === undefined || (room !== undefined && !fits(order, candidate, room))) continue;
			const days = order.quantity / order.dailyDemand;
			if (at >= 0 && days >= growing[at]!.quantity / growing[at]!.dailyDemand) continue;
			next = candidate;
			at = index;
		}
		if (next === undefined) return growing;
		growing[at] = next;
	}
	return growing;
}

/** Raises orders until the goods are worth `target`; `undefined` where they can not be. */
function raisedTo(orders: readonly ArticleOrder[], target: number): readonly ArticleOrder[] | undefined {
	const isEnough = (raised: readonly ArticleOrder[]): boolean => goodsValue(raised) >= target;
	const raised = grown(orders, { isEnough });
	return isEnough(raised) ? raised : undefined;
}

/** Pallet places of some orders. */
export const placesOfOrders = (orders: readonly ArticleOrder[]): number =>
	orders.reduce((sum, { item, quantity }) => sum + placesOf(item, quantity), 0);

/** Pallet places of those whose pieces it is known to cost something to hold: only they may fill room for later. */
const placesHeld = (orders: readonly ArticleOrder[]): number =>
	placesOfOrders(orders.filter(({ item }) => item.holdingRate !== undefined));

/** Raises orders while they fit into a container that they begin. */
function filled(orders: readonly ArticleOrder[], terms: ContainerTerms): readonly ArticleOrder[] {
	const most = fullAt(terms, placesOfOrders(orders));
	return grown(orders, {
		isEnough: () => false,
		roomLeft: (growing) => most - placesOfOrders(growing),
	});
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
 * Raises the orders at one supplier to its minimum, to paid carriage or to a discount, or until a container is full, where
 * what is saved is worth more than holding the extra pieces until they are used. Room in a container saves what it would
 * cost in a full one later. The articles that last the shortest grow first, so that all last about as long.
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
	const { minimumOrderValue = 0, carriagePaidFrom = 0, valueBreaks = [], container } = supplier;
	const held = placesHeld(orders);
	const costOf = (raised: readonly ArticleOrder[]): number => {
		const room = placesOfOrders(raised);
		const { ordering, carriage, freight, discount } = chargesOf(supplier, goodsValue(raised), room);
		const later = container === undefined ? 0 : (placesHeld(raised) - held) * placeCost(container);
		return raised.reduce(
			(sum, after, index) => sum + costOfMore(orders[index]!, after),
			ordering + carriage + freight - discount - later,
		);
	};
	const paidFrom = (supplier.carriageCost ?? 0) > 0 ? carriagePaidFrom : 0;
	const raised = [minimumOrderValue, paidFrom, ...valueBreaks.map(({ from }) => from)]
		.filter((target) => target > value && target >= minimumOrderValue)
		.sort((a, b) => a - b)
		.map((target) => raisedTo(orders, target))
		.filter((own) => own !== undefined);
	const plain = value >= minimumOrderValue ? [orders, ...raised] : raised;
	const choices =
		container === undefined
			? plain
			: plain
					.flatMap((own) => [own, filled(own, container)])
					.filter((own) => goodsValue(own) >= minimumOrderValue);
	let best = orders;
	let bestCost = Number.POSITIVE_INFINITY;
	for (const choice of choices) {
		const cost = costOf(choice);
		if (cost < bestCost - LEAST_SAVING) [best, bestCost] = [choice, cost];
	}
	return best;
}
