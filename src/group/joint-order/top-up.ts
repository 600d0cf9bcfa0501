import { unitCostAt, wholeCents } from "../../inventory/index.js";
import type { Supplier } from "../../plan/index.js";
import { type ArticleOrder, orderedAt } from "./article-order.js";
import { type ContainerTerms, fullAt, loadOf, placeCost, placesOf, ROUNDING } from "./freight.js";
import { type Figures, goodsValue, grown, isWeighed, placesOfOrders, raisedTo, totalOf } from "./growth.js";
import { chargesOf } from "./supplier-terms.js";

const DAYS_OF_A_YEAR = 365.25;
/** An order is not raised for less than this, in money. */
const LEAST_SAVING = 0.01;

/** Raises orders while they fit into a container that they begin; of each it is known what room and holding cost. */
function filled(orders: readonly ArticleOrder[], terms: ContainerTerms): readonly ArticleOrder[] {
	const most = fullAt(terms, placesOfOrders(orders));
	return grown(
		orders,
		(before, after, growing) =>
			isWeighed(before) &&
			before.item.palletQuantity !== undefined &&
			placesOf(before.item, after.quantity - before.quantity) <= most - placesOfOrders(growing) + ROUNDING,
	);
}

/** What more pieces cost: holding them until they are used, less their worth at the price without them. */
function costOfMore(before: ArticleOrder, after: ArticleOrder, holdingRate: number): number {
	const extra = after.quantity - before.quantity;
	const price = orderedAt(after) ?? 0;
	const goods = after.quantity * price - before.quantity * (orderedAt(before) ?? 0);
	const worth = extra * (unitCostAt(before.item, before.quantity) ?? 0);
	const { dailyDemand } = after.takers;
	const daysHeld = dailyDemand > 0 ? (before.quantity + extra / 2) / dailyDemand : 0;
	return goods - worth + (extra * price * holdingRate * daysHeld) / DAYS_OF_A_YEAR;
}

/**
 * Raises the orders at one supplier to its minimum, to paid carriage or to a discount, or until a container is full, where
 * what is saved is worth more than holding the extra pieces until they are used. Room in a container saves what it would
 * cost in a full one later. The articles that last the shortest grow first, so that all last about as long, and the last
 * step is the cheapest that reaches what is aimed at.
 *
 * An article without a holding rate grows for the minimum alone, since nothing else can be weighed: there it counts as
 * dear to hold as the dearest of the others.
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
	if (supplier === undefined || goodsValue(orders) === 0) return orders;
	const { minimumOrderValue = 0, carriagePaidFrom = 0, valueBreaks = [], container } = supplier;
	const known = orders.flatMap(({ item: { holdingRate } }) => holdingRate ?? []);
	// Where nobody says what holding costs, any rate ranks the ways to the minimum alike.
	const otherRate = known.length === 0 ? 1 : Math.max(...known);
	const figuresOf = (after: ArticleOrder, at: number): Figures => {
		const { item, quantity } = after;
		const places = placesOf(item, quantity);
		return {
			value: quantity * (orderedAt(after) ?? 0),
			places,
			placesHeld: isWeighed(after) ? places : 0,
			more: costOfMore(orders[at]!, after, item.holdingRate ?? otherRate),
		};
	};
	const start = totalOf(orders.map(figuresOf));
	const keepingCost = ({ places, placesHeld, more }: Figures): number =>
		container === undefined
			? more
			: more + loadOf(container, places).cost - (placesHeld - start.placesHeld) * placeCost(container);
	const costOf = (figures: Figures): number => {
		const { ordering, carriage, discount } = chargesOf(supplier, wholeCents(figures.value));
		return ordering + carriage - discount + keepingCost(figures);
	};
	// Not by carriage and discount: for them an article without a holding rate would not grow.
	const toMinimum = { target: minimumOrderValue, mayGrow: () => true, figuresOf, costOf: keepingCost };
	const least = goodsValue(orders) >= minimumOrderValue ? orders : raisedTo(orders, toMinimum);
	if (least === undefined) return orders;
	const paidFrom = (supplier.carriageCost ?? 0) > 0 ? carriagePaidFrom : 0;
	const raised = [paidFrom, ...valueBreaks.map(({ from }) => from)]
		.filter((target) => target > goodsValue(least))
		.sort((a, b) => a - b)
		.map((target) => raisedTo(least, { target, mayGrow: isWeighed, figuresOf, costOf }))
		.filter((own) => own !== undefined);
	const plain = [least, ...raised];
	const choices =
		container === undefined
			? plain
			: plain
					.flatMap((own) => [own, filled(own, container)])
					.filter((own) => goodsValue(own) >= minimumOrderValue);
	let best = orders;
	let bestCost = Number.POSITIVE_INFINITY;
	for (const choice of choices) {
		const cost = costOf(totalOf(choice.map(figuresOf)));
		if (cost < bestCost - LEAST_SAVING) [best, bestCost] = [choice, cost];
	}
	return best;
}
