import type { PlanWarning } from "../plan/index.js";
import type { ArticleOrder } from "./joint-order/article-order.js";
import type { MemberPart } from "./shares/article-shares.js";

/** Warns of an order that the article's maximum cut: there is less than all need. */
export const cutWarnings = ({ isCutToMaximum }: ArticleOrder): PlanWarning[] =>
	isCutToMaximum === true ? [{ code: "ORDER_CUT_TO_MAXIMUM" }] : [];

/**
 * Warns of a member's part by its own figures: that it gets less than it needs since the order was cut to its maximum, or
 * more than it has room for.
 *
 * @param order of the article
 * @param part of the member
 * @returns warnings
 */
export function partWarnings(
	order: ArticleOrder,
	{ quantity, need, cover }: Pick<MemberPart, "quantity" | "need" | "cover">,
): PlanWarning[] {
	const { maxStock = Number.POSITIVE_INFINITY } = order.item;
	const isTooMuch = quantity > need && (cover?.inventoryPosition ?? 0) + quantity > maxStock;
	return [
		...(quantity < need ? cutWarnings(order) : []),
		...(isTooMuch ? [{ code: "MAX_STOCK_EXCEEDED" } as const] : []),
	];
}
