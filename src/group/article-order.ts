import type { Item } from "../plan/index.js";
import { largestRemainder } from "./allocation/largest-remainder.js";
import { orderToPriceBreak, roundedUp, unitCostAt } from "./price-break.js";
import type { ShareRule } from "./types.js";

/** What one member brings to the order of an article. */
export interface MemberNeed {
	readonly operatorId: string;
	/** Pieces that its own levels ask for. */
	readonly need: number;
	/** Mean demand of its protected window. */
	readonly expectedDemand: number;
}

/** A member's part of an article's order; money in cents of the currency. */
export interface MemberPart extends MemberNeed {
	readonly quantity: number;
	readonly costCents: number | undefined;
	readonly aloneCents: number | undefined;
}

/** The joint order of one article. */
export interface ArticleOrder {
	readonly item: Item;
	readonly quantity: number;
	readonly unitCost: number | undefined;
	readonly parts: readonly MemberPart[];
}

const cents = (money: number): number => Math.round(money * 100);

/** Cost of `quantity` pieces bought alone, under the same minimum, pack and price breaks, for the pieces used. */
function aloneCost(item: Item, quantity: number): number | undefined {
	if (quantity === 0) return 0;
	const bought = roundedUp(item, quantity);
	const price = unitCostAt(item, bought);
	return price === undefined ? undefined : cents((item.orderCost ?? 0) + quantity * price);
}

/**
 * Joins the needs of the members in one order and divides pieces and bill.
 *
 * Extra pieces (minimum, pack, price break) go to the members by expected demand; the pieces are billed at the
 * price reached, the cost of ordering by `rule`: by expected demand (`"order-cost"`; Meca, Timmer, Garcia-Jurado
 * and Borm 2004, the SOC rule for equal holding costs) or by pieces (`"volume"`). Parts add up to the cent.
 *
 * @param item the article
 * @param needs one entry a member, in a fixed order
 * @param dailyDemand mean pieces a day of the group
 * @param rule how the cost of ordering is divided
 * @returns the order; quantity 0 when nobody needs a piece
 */
export function articleOrder(
	item: Item,
	needs: readonly MemberNeed[],
	dailyDemand: number,
	rule: ShareRule,
): ArticleOrder {
	const needed = needs.reduce((sum, { need }) => sum + need, 0);
	const quantity = needed === 0 ? 0 : orderToPriceBreak(item, needed, dailyDemand);
	const unitCost = unitCostAt(item, quantity);
	const demands = needs.map(({ expectedDemand }) => expectedDemand);
	const extra = largestRemainder(quantity - needed, demands);
	const quantities = needs.map(({ need }, index) => need + (extra[index] as number));
	const bill = unitCost === undefined ? undefined : cents(quantity * unitCost);
	const takers = demands.map((demand, index) => ((quantities[index] as number) > 0 ? demand : 0));
	const goods = bill === undefined ? undefined : largestRemainder(bill, quantities);
	const ordering = largestRemainder(
		quantity === 0 ? 0 : cents(item.orderCost ?? 0),
		rule === "volume" ? quantities : takers,
	);
	return {
		item,
		quantity,
		unitCost,
		parts: needs.map((need, index) => ({
			...need,
			quantity: quantities[index] as number,
			costCents: goods === undefined ? undefined : (goods[index] as number) + (ordering[index] as number),
			aloneCents: aloneCost(item, quantities[index] as number),
		})),
	};
}
