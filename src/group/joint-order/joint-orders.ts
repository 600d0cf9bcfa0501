import type { Item, Supplier } from "../../plan/index.js";
import type { PooledFigures } from "../pooled-demand.js";
import { type ArticleOrder, articleOrder, type MemberNeed, type ScarceSupply } from "./article-order.js";
import { toppedUp } from "./top-up.js";

/** What the orders of a run depend on beside needs and demand. */
export interface OrderTerms {
	readonly suppliers: ReadonlyMap<string, Supplier>;
	readonly supply: ReadonlyMap<string, ScarceSupply>;
	/** Articles whose figures of this run pass the gate by themselves. */
	readonly open: ReadonlySet<string>;
}

/**
 * Places of the orders that are raised together at a supplier: the pieces of each may follow from those of the others.
 *
 * @param orders of the run
 * @param supplier its terms
 * @param terms scarce supply and open articles
 * @returns places in `orders`, ascending
 */
export const raisedTogether = (
	orders: readonly ArticleOrder[],
	{ supplierId }: Supplier,
	{ supply, open }: Pick<OrderTerms, "supply" | "open">,
): number[] =>
	orders.flatMap(({ item, quantity }, index) =>
		item.supplierId === supplierId && quantity > 0 && open.has(item.sku) && !supply.has(item.sku)
			? [index]
			: [],
	);

/**
 * Joins the needs of a run, article by article, and raises the orders at a supplier where its terms make that pay.
 *
 * Only open articles are raised, and only their value is counted for it: else figures that are shown would depend on
 * those that never are.
 *
 * @param items articles of the run
 * @param needs for each article one need for each member
 * @param pooled pooled demand of each article
 * @param terms suppliers, scarce supply and open articles
 * @returns one order for each article, in the same order
 */
export function jointOrders(
	items: readonly Item[],
	needs: readonly (readonly MemberNeed[])[],
	pooled: readonly PooledFigures[],
	terms: OrderTerms,
): ArticleOrder[] {
	const { suppliers, supply, open } = terms;
	const orders = items.map((item, index) =>
		articleOrder(item, needs[index]!, pooled[index]!.dailyDemand, supply.get(item.sku), open.has(item.sku)),
	);
	for (const supplier of suppliers.values()) {
		const places = raisedTogether(orders, supplier, terms);
		toppedUp(
			places.map((place) => orders[place]!),
			supplier,
		).forEach((order, at) => {
			orders[places[at]!] = order;
		});
	}
	return orders;
}
