import { roundedUp, unitCostAt, wholeCents } from "../inventory/index.js";
import type { PlanWarning, Supplier } from "../plan/index.js";
import { type ArticleTerms, type OrderDates, packsOpened, warned } from "./article-terms.js";
import type { SharedArticle } from "./shares/article-shares.js";
import type { SupplierOrder } from "./types.js";

/** An article that is ordered, with its dates. */
interface Ordered {
	readonly shared: SharedArticle;
	readonly dates: OrderDates;
}

/**
 * The orders as the suppliers see them, with what to deliver to whom.
 *
 * @param articles shared articles, sorted by article
 * @param terms of the articles, in the same order
 * @param memberIds members in their order
 * @param suppliers terms of those that the caller described
 * @returns one order for each supplier that gets one, suppliers in code unit order, articles without one last
 */
export function supplierOrders(
	articles: readonly SharedArticle[],
	terms: readonly ArticleTerms[],
	memberIds: readonly string[],
	suppliers: ReadonlyMap<string, Supplier>,
): SupplierOrder[] {
	const bySupplier = new Map<string, Ordered[]>();
	for (const [index, shared] of articles.entries()) {
		const { dates } = terms[index]!;
		if (shared.order.quantity === 0 || dates === undefined) continue;
		const supplierId = shared.order.item.supplierId ?? "";
		bySupplier.set(supplierId, [...(bySupplier.get(supplierId) ?? []), { shared, dates }]);
	}
	return [...bySupplier]
		.sort(([a], [b]) => (a === "" ? 1 : b === "" ? -1 : a < b ? -1 : 1))
		.map(([supplierId, ordered]) => ({
			...(supplierId === "" ? {} : { supplierId }),
			// One supplier has one calendar.
			orderOn: ordered[0]!.dates.orderOn,
			lines: ordered.map(({ shared: { order, unitCost }, dates }) => ({
				sku: order.item.sku,
				quantity: order.quantity,
				...(unitCost === undefined ? {} : { unitCost }),
				expectedArrival: dates.expectedArrival,
			})),
			deliveries: deliveriesOf(ordered, memberIds),
			...warned([...belowMinimum(suppliers.get(supplierId), ordered), ...ordered.flatMap(openedIn)]),
		}));
}

/** Price of a piece of a member's part: that of the order, or where each orders by itself, of its own pieces. */
const priceOf = ({ order: { item }, unitCost }: SharedArticle, quantity: number): number | undefined =>
	unitCost ?? unitCostAt(item, roundedUp(item, quantity));

/** Warns of an order that is worth less than the supplier takes, where all its prices are known. */
function belowMinimum(supplier: Supplier | undefined, ordered: readonly Ordered[]): PlanWarning[] {
	const worth = ordered.map(({ shared }) =>
		shared.parts.reduce(
			(sum, { quantity }) =>
				quantity === 0 ? sum : sum + quantity * (priceOf(shared, quantity) ?? Infinity),
			0,
		),
	);
	const value = wholeCents(worth.reduce((sum, own) => sum + own, 0));
	return supplier !== undefined && value < (supplier.minimumOrderValue ?? 0)
		? [{ code: "SUPPLIER_MINIMUM_NOT_REACHED", supplierId: supplier.supplierId }]
		: [];
}

/** Warns where a delivery is not of whole packs. */
const openedIn = ({ shared: { order, parts } }: Ordered): PlanWarning[] =>
	parts
		.flatMap(({ quantity }) => packsOpened(order.item, quantity))
		.slice(0, 1)
		.map((warning) => ({ ...warning, sku: order.item.sku }));

function deliveriesOf(
	ordered: readonly Ordered[],
	memberIds: readonly string[],
): SupplierOrder["deliveries"] {
	return memberIds
		.map((operatorId, member) => ({
			operatorId,
			lines: ordered.flatMap(({ shared }) => {
				const { order, unitCost, parts } = shared;
				const { quantity } = parts[member]!;
				if (quantity === 0) return [];
				const own = unitCost === undefined ? priceOf(shared, quantity) : undefined;
				return [{ sku: order.item.sku, quantity, ...(own === undefined ? {} : { unitCost: own }) }];
			}),
		}))
		.filter(({ lines }) => lines.length > 0);
}
