import type { Supplier } from "../../plan/index.js";
import { chargesOf, discountAt } from "../joint-order/supplier-terms.js";
import type { SharedArticle } from "./article-shares.js";
import { cents } from "./share-rule.js";
import { goodsOf, ownGoods, placesTaken } from "./taken.js";

/** What the articles that may be told of cost together beyond their goods. */
export interface JointCharges {
	/** Value of their goods, in money. */
	readonly value: number;
	/** The member's part of ordering and carriage, in cents; `undefined` for one that takes none of them. */
	readonly fixedCents: number | undefined;
}

/**
 * What pieces that may not be told of add to a member's charges, in cents: they follow from its own pieces, and from what
 * the others may know.
 *
 * A member that takes nothing else pays what an order of them alone would cost. Else they travel with the order of the
 * articles that may be told of: ordering is paid, and paid carriage and discount are what that order reaches by itself, or
 * what the member alone would reach with all its goods. Freight is that of its own pieces in either case. What the others'
 * pieces would reach beside it is left to them: it would tell of their needs.
 *
 * @param supplier its terms
 * @param told articles that may be told of, divided
 * @param untold the others, divided
 * @param member its place among the members
 * @param joint what the articles that may be told of cost together
 * @returns cents, below 0 where a discount is larger; 0 for a member that takes none of these pieces
 */
export function apartCharge(
	supplier: Supplier,
	told: readonly SharedArticle[],
	untold: readonly SharedArticle[],
	member: number,
	{ value, fixedCents }: JointCharges,
): number {
	const own = goodsOf(untold, [member]);
	const places = placesTaken(untold, [member]);
	const alone = chargesOf(supplier, own, places);
	if (fixedCents === undefined)
		return cents(alone.ordering + alone.carriage + alone.freight - alone.discount);
	if (own === 0 && places === 0) return 0;
	const together = own + goodsOf(told, [member]);
	const reached = discountAt(supplier, value);
	const discount = Math.max(reached, discountAt(supplier, together));
	const isCarried = together >= (supplier.carriagePaidFrom ?? Number.POSITIVE_INFINITY);
	const { ordering, carriage } = chargesOf(supplier, value);
	const carried = isCarried && carriage > 0 ? Math.round((fixedCents * carriage) / (ordering + carriage)) : 0;
	return cents(alone.freight - discount * own - (discount - reached) * ownGoods(told, member)) - carried;
}
