import type { ArticleOrder } from "./article-order.js";
import type { CoordinatorArticle, MemberView, SupplierOrder } from "./types.js";

/** Pooled demand of an article in the protected window. */
export interface PooledFigures {
	readonly expectedDemand: number;
	readonly demandQuantile95: number;
}

/**
 * What the coordinator sees of one article: its figures where the gate let them out, else nothing.
 *
 * @param order the joint order
 * @param pooled pooled demand
 * @param isReleased whether the gate let the article's figures out
 * @returns the article with its figures, or marked as suppressed
 */
export function coordinatorArticle(
	order: ArticleOrder,
	pooled: PooledFigures,
	isReleased: boolean,
): CoordinatorArticle {
	const { sku } = order.item;
	if (!isReleased) return { sku, status: "suppressed" };
	const known = order.parts.every(
		({ costCents, aloneCents }) => costCents !== undefined && aloneCents !== undefined,
	);
	const saving = order.parts.reduce((sum, part) => sum + (part.aloneCents ?? 0) - (part.costCents ?? 0), 0);
	return {
		sku,
		status: "released",
		orderQuantity: order.quantity,
		expectedDemand: pooled.expectedDemand,
		demandQuantile95: pooled.demandQuantile95,
		...(known ? { saving: saving / 100 } : {}),
	};
}

/**
 * What one member sees: its own lines and its own share.
 *
 * @param orders joint orders
 * @param operatorId the member
 * @returns its view; articles of which it takes nothing are left out
 */
export function memberView(orders: readonly ArticleOrder[], operatorId: string): MemberView {
	let cost = 0;
	let saving = 0;
	const lines = orders.flatMap(({ item, parts }) => {
		const part = parts.find((candidate) => candidate.operatorId === operatorId);
		if (part === undefined || part.quantity === 0) return [];
		const line = { sku: item.sku, orderQuantity: part.quantity, ownNeed: part.need };
		if (part.costCents === undefined || part.aloneCents === undefined) return [line];
		cost += part.costCents;
		saving += part.aloneCents - part.costCents;
		return [
			{
				...line,
				cost: part.costCents / 100,
				costAlone: part.aloneCents / 100,
				saving: (part.aloneCents - part.costCents) / 100,
			},
		];
	});
	return { lines, cost: cost / 100, saving: saving / 100 };
}

/**
 * The orders as the suppliers see them, with what to deliver to whom.
 *
 * @param orders joint orders, sorted by article
 * @returns one order for each supplier that gets one, suppliers in code unit order, articles without one last
 */
export function supplierOrders(orders: readonly ArticleOrder[]): SupplierOrder[] {
	const bySupplier = new Map<string, ArticleOrder[]>();
	for (const order of orders) {
		if (order.quantity === 0) continue;
		const supplierId = order.item.supplierId ?? "";
		bySupplier.set(supplierId, [...(bySupplier.get(supplierId) ?? []), order]);
	}
	return [...bySupplier]
		.sort(([a], [b]) => (a === "" ? 1 : b === "" ? -1 : a < b ? -1 : 1))
		.map(([supplierId, ordered]) => ({
			...(supplierId === "" ? {} : { supplierId }),
			lines: ordered.map(({ item, quantity, unitCost }) => ({
				sku: item.sku,
				quantity,
				...(unitCost === undefined ? {} : { unitCost }),
			})),
			deliveries: deliveriesOf(ordered),
		}));
}

function deliveriesOf(ordered: readonly ArticleOrder[]): SupplierOrder["deliveries"] {
	const operators = new Set(ordered.flatMap(({ parts }) => parts.map(({ operatorId }) => operatorId)));
	return [...operators]
		.sort()
		.map((operatorId) => ({
			operatorId,
			lines: ordered.flatMap(({ item, parts }) => {
				const quantity = parts.find((part) => part.operatorId === operatorId)?.quantity ?? 0;
				return quantity === 0 ? [] : [{ sku: item.sku, quantity }];
			}),
		}))
		.filter(({ lines }) => lines.length > 0);
}
