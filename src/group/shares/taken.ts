import { roundedUp, unitCostAt, wholeCents } from "../../inventory/index.js";
import { placesOf } from "../joint-order/freight.js";
import { orderAlone } from "../joint-order/order-alone.js";
import type { SharedArticle } from "./article-shares.js";

/** Pallet places that the pieces of some members take; pieces are added up first, a sum of parts would tell of them. */
export const placesTaken = (articles: readonly SharedArticle[], members: readonly number[]): number =>
	articles.reduce(
		(sum, { order, parts }) =>
			sum +
			placesOf(
				order.item,
				members.reduce((own, member) => own + parts[member]!.quantity, 0),
			),
		0,
	);

/** Goods of some members at the prices that their pieces reach together, in whole cents. */
export function goodsOf(articles: readonly SharedArticle[], members: readonly number[]): number {
	let value = 0;
	for (const { order, parts } of articles) {
		let pieces = 0;
		for (const member of members) pieces += parts[member]!.quantity;
		if (pieces > 0) value += pieces * (unitCostAt(order.item, roundedUp(order.item, pieces)) ?? 0);
	}
	return wholeCents(value);
}

/** What an order is worth, and the pallet places that it takes. */
export interface Goods {
	readonly value: number;
	readonly places: number;
}

/** What one member would have to order alone for its needs: whole packs, and at least each minimum. */
export function needsAlone(articles: readonly SharedArticle[], member: number): Goods {
	let [value, places] = [0, 0];
	for (const {
		order: { item },
		parts,
	} of articles) {
		const quantity = orderAlone(item, parts[member]!.need);
		value += quantity * (unitCostAt(item, quantity) ?? 0);
		places += placesOf(item, quantity);
	}
	return { value: wholeCents(value), places };
}

/** Goods of one member at the prices that the order reached. */
export const ownGoods = (articles: readonly SharedArticle[], member: number): number =>
	articles.reduce((sum, { parts, unitCost = 0 }) => sum + parts[member]!.quantity * unitCost, 0);

/** Value of what each taker is expected to need, at the prices that the group's order reached. */
export const expectedValues = (articles: readonly SharedArticle[], takers: readonly number[]): number[] =>
	takers.map((member) =>
		articles.reduce((sum, { parts, unitCost = 0 }) => sum + parts[member]!.expectedDemand * unitCost, 0),
	);
