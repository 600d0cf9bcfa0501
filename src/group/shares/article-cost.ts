import { roundedUp, unitCostAt } from "../../inventory/index.js";
import type { Item } from "../../plan/index.js";
import type { CoreTest } from "../games/index.js";
import { cents } from "./share-rule.js";

/**
 * What a number of pieces costs those who need them: at the price that the order reaches under the same minimum and
 * pack, and the cost of ordering.
 *
 * @param item the article
 * @returns money for a number of pieces, 0 for none
 */
export const articleCost =
	(item: Item) =>
	(quantity: number): number =>
		quantity === 0
			? 0
			: (item.orderCost ?? 0) + quantity * (unitCostAt(item, roundedUp(item, quantity)) ?? 0);

/**
 * What all members would pay more for some pieces if each ordered an equal part alone, by price and cost of ordering.
 *
 * @param item the article
 * @param quantity pieces of all
 * @param members who share them, 1 or more
 * @returns cents; they tell of the pieces of all and nothing else
 */
export function savedByEquals(item: Item, quantity: number, members: number): number {
	if (quantity === 0) return 0;
	const buyers = Math.min(members, quantity);
	const price = unitCostAt(item, roundedUp(item, Math.ceil(quantity / buyers))) ?? 0;
	return cents(buyers * (item.orderCost ?? 0) + quantity * price) - cents(articleCost(item)(quantity));
}

/**
 * A core test that takes the rounding of bills to cents for no reason to leave.
 *
 * @param core what was found
 * @param members whose bills were rounded
 * @returns the same, in the core where nobody pays more than a cent a member too much
 */
export const upToCents = (core: CoreTest, members: number): CoreTest => ({
	...core,
	isInCore: core.isInCore || core.largestExcess <= members / 100,
});
