import type { Supplier } from "../../plan/index.js";
import type { ArticleOrder } from "../joint-order/article-order.js";
import { type SharedArticle, shareArticle } from "./article-shares.js";
import { type SharedCharges, shareCharges } from "./charge-shares.js";
import type { ShareRule } from "./share-rule.js";

/** The orders at one supplier, divided. */
export interface SharedSupplier {
	readonly supplier: Supplier;
	readonly articles: readonly SharedArticle[];
	readonly charges: SharedCharges | undefined;
}

/** What the division of a run depends on beside the orders. */
export interface ShareTerms {
	readonly suppliers: ReadonlyMap<string, Supplier>;
	readonly rule: ShareRule;
	/** Articles whose figures of this run pass the gate by themselves. */
	readonly open: ReadonlySet<string>;
}

/**
 * Divides the orders of a run, and what they cost beyond their goods.
 *
 * @param orders one for each article of the run
 * @param terms suppliers, rule and open articles
 * @returns the shared articles, in the same order, and the suppliers that an article names
 */
export function shareOrders(
	orders: readonly ArticleOrder[],
	{ suppliers, rule, open }: ShareTerms,
): { readonly articles: readonly SharedArticle[]; readonly bySupplier: readonly SharedSupplier[] } {
	const articles = orders.map((order) => shareArticle(order, rule, open.has(order.item.sku)));
	const bySupplier = [...suppliers.values()]
		.sort((a, b) => (a.supplierId < b.supplierId ? -1 : 1))
		.map((supplier): SharedSupplier => {
			const own = articles.filter(({ order }) => order.item.supplierId === supplier.supplierId);
			return { supplier, articles: own, charges: shareCharges(supplier, own, rule, open) };
		})
		.filter(({ articles: own }) => own.length > 0);
	return { articles, bySupplier };
}
