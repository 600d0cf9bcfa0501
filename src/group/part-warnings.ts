import type { PlanWarning } from "../plan/index.js";
import type { ArticleOrder } from "./joint-order/article-order.js";
import { roomOf } from "./joint-order/takers.js";
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
export function partWarnings(order: ArticleOrder, part: MemberPart): PlanWarning[] {
	return [
		...(part.quantity < part.need ? cutWarnings(order) : []),
		...(part.quantity > roomOf(order.item, part) ? [{ code: "MAX_STOCK_EXCEEDED" } as const] : []),
	];
}
