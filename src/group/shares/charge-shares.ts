import type { Supplier } from "../../plan/index.js";
import { largestRemainder } from "../allocation/index.js";
import { type CoreTest, type CostGame, coreTest, equalSavingShares, shapleyValue } from "../games/index.js";
import { roundedUp, unitCostAt } from "../joint-order/price-break.js";
import { chargesOf } from "../joint-order/supplier-terms.js";
import type { SharedArticle } from "./article-shares.js";
import { byWeight, cents, inSteps, type ShareRule } from "./share-rule.js";

/** More coalitions than those of 12 members are not looked at in a run. */
const MOST_TESTED = 12;

/** A member's part of what an order costs beyond its goods, in cents; below 0 where a discount is larger. */
export interface ChargePart {
	readonly costCents: number;
	readonly aloneCents: number;
}

/** What the orders at one supplier cost beyond their goods, divided. */
export interface SharedCharges {
	readonly supplierId: string;
	/** Value of the goods, in money. */
	readonly value: number;
	/** One part for each member, in their order. */
	readonly parts: readonly ChargePart[];
	/** Whether some would pay less by themselves; absent for more than 12 members in an order. */
	readonly core: CoreTest | undefined;
}

/** Goods of some members at the prices that their pieces reach together. */
function goodsOf(articles: readonly SharedArticle[], members: readonly number[]): number {
	let value = 0;
	for (const { order, parts } of articles) {
		let pieces = 0;
		for (const member of members) pieces += parts[member]!.quantity;
		if (pieces > 0) value += pieces * (unitCostAt(order.item, roundedUp(order.item, pieces)) ?? 0);
	}
	return value;
}

/** Adds up the goods of members who come one after the other. */
function joiningGoods(articles: readonly SharedArticle[]): (member: number) => number {
	const pieces = new Float64Array(articles.length);
	const values = new Float64Array(articles.length);
	let value = 0;
	return (member) => {
		for (const [index, { order, parts }] of articles.entries()) {
			const { quantity } = parts[member]!;
			if (quantity === 0) continue;
			pieces[index]! += quantity;
			const all = pieces[index]!;
			const now = all * (unitCostAt(order.item, roundedUp(order.item, all)) ?? 0);
			value += now - values[index]!;
			values[index] = now;
		}
		return value;
	};
}

/** Value of what each member takes, or is expected to, at the prices that the group's order reached. */
const valuesOf = (
	articles: readonly SharedArticle[],
	takers: readonly number[],
	of: "quantity" | "expectedDemand",
): number[] =>
	takers.map((member) =>
		articles.reduce((sum, { parts, unitCost = 0 }) => sum + parts[member]![of] * unitCost, 0),
	);

/** What each taker pays beyond its own discount, in money. */
function beyondDiscount(
	game: CostGame,
	discounts: readonly number[],
	flat: number,
	weights: readonly number[],
	rule: ShareRule | "even",
): readonly number[] {
	const plus = (shares: readonly number[]): number[] =>
		shares.map((share, index) => share + discounts[index]!);
	if (rule === "shapley") return plus(shapleyValue(game).shares);
	if (rule === "equal-saving") return plus(equalSavingShares(game));
	return byWeight(flat, rule === "even" ? weights.map(() => 1) : weights);
}

/**
 * Divides what the orders at one supplier cost beyond their goods: its cost of ordering, carriage and the discount on
 * the whole. `"volume"` divides ordering and carriage by the value of the goods, `"order-cost"` by that of expected
 * demand where all members take pieces; by both everybody has the discount on its own goods.
 *
 * @param supplier its terms
 * @param articles its shared articles
 * @param rule how to divide
 * @param isOpen whether the figures of all its articles pass the gate in this run; else cost and carriage are divided evenly
 * @returns parts that add up, to the cent; `undefined` where nothing is ordered or the supplier charges nothing
 */
export function shareCharges(
	supplier: Supplier,
	articles: readonly SharedArticle[],
	rule: ShareRule,
	isOpen: boolean,
): SharedCharges | undefined {
	const members = articles[0]?.parts.length ?? 0;
	const takers = Array.from({ length: members }, (_, member) => member).filter((member) =>
		articles.some(({ parts }) => parts[member]!.quantity > 0),
	);
	const value = goodsOf(articles, takers);
	const charges = chargesOf(supplier, value);
	if (takers.length === 0 || (charges.ordering === 0 && charges.carriage === 0 && charges.discount === 0))
		return undefined;
	const costAt = (goods: number): number => {
		const { ordering, carriage, discount } = chargesOf(supplier, goods);
		return ordering + carriage - discount;
	};
	const costOf = (some: readonly number[]): number => costAt(goodsOf(articles, some));
	const game: CostGame = {
		members: takers.length,
		cost: (coalition) => costOf(coalition.map((taker) => takers[taker]!)),
		joining: () => {
			const join = joiningGoods(articles);
			return (taker) => costAt(join(takers[taker]!));
		},
	};
	const values = valuesOf(articles, takers, "quantity");
	const isByDemand = rule === "order-cost" && takers.length === members;
	const weights = isByDemand ? valuesOf(articles, takers, "expectedDemand") : values;
	// A discount is a price: everybody has it on its own goods.
	const discounts = largestRemainder(cents(charges.discount), values);
	const flat = charges.ordering + charges.carriage;
	const alone = takers.reduce((sum, taker) => sum + costOf([taker]), 0);
	const beyond = inSteps(
		beyondDiscount(
			game,
			discounts.map((part) => part / 100),
			flat,
			weights,
			isOpen ? rule : "even",
		),
		cents(flat),
		cents(alone + charges.discount),
	);
	const paid = beyond.map((part, index) => part - discounts[index]!);
	return {
		supplierId: supplier.supplierId,
		value,
		core:
			takers.length <= MOST_TESTED
				? coreTest(
						game,
						paid.map((part) => part / 100),
					)
				: undefined,
		parts: Array.from({ length: members }, (_, member) => {
			const at = takers.indexOf(member);
			return at < 0
				? { costCents: 0, aloneCents: 0 }
				: { costCents: paid[at]!, aloneCents: cents(costOf([member])) };
		}),
	};
}
