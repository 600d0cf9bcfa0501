import type { ArticleOrder } from "./joint-order/article-order.js";
import { type OrderTerms, raisedTogether } from "./joint-order/joint-orders.js";
import { hasThresholds } from "./joint-order/supplier-terms.js";

/**
 * Articles whose figures the coordinator is told: those that the gate let out, less those whose order would tell of
 * others.
 *
 * An order of nothing says of each member that it needs nothing. Where articles are raised together to what a supplier
 * asks for, the pieces of one are what the others left over: one that is held back holds back all that grew beside it.
 *
 * @param orders of the run
 * @param terms suppliers, scarce supply and open articles, as the orders were made with
 * @param released articles that the gate let out
 * @returns skus
 */
export function toldArticles(
	orders: readonly ArticleOrder[],
	terms: OrderTerms,
	released: Iterable<string>,
): ReadonlySet<string> {
	const told = new Set(released);
	const skuAt = (place: number): string => orders[place]!.item.sku;
	for (const { item, needs } of orders) if (needs.every(({ need }) => need === 0)) told.delete(item.sku);
	for (const supplier of terms.suppliers.values()) {
		if (!hasThresholds(supplier)) continue;
		const together = raisedTogether(orders, supplier, terms).map(skuAt);
		if (!together.every((sku) => told.has(sku))) for (const sku of together) told.delete(sku);
	}
	return told;
}
