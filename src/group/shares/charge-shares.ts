import { roundedUp, unitCostAt } from "../../inventory/index.js";
import type { Supplier } from "../../plan/index.js";
import { largestRemainder } from "../allocation/index.js";
import { type CoreTest, type CostGame, coreTest } from "../games/index.js";
import { placesOf } from "../joint-order/freight.js";
import { chargesOf, discountAt } from "../joint-order/supplier-terms.js";
import { upToCents } from "./article-cost.js";
import type { SharedArticle } from "./article-shares.js";
import { byWeight, cents, evenly, inSteps, type ShareRule } from "./share-rule.js";

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
	/** What as many members of equal size would pay more alone, in cents. */
	readonly savedCents: number;
	/** Whether some would pay less by themselves; absent for more than 12 members in an order. */
	readonly core: CoreTest | undefined;
}

/** Pallet places that the pieces of some members take; pieces are added up first, a sum of parts would tell of them. */
const placesTaken = (articles: readonly SharedArticle[], members: readonly number[]): number =>
	articles.reduce(
		(sum, { order, parts }) =>
			sum +
			placesOf(
				order.item,
				members.reduce((own, member) => own + parts[member]!.quantity, 0),
			),
		0,
	);

const hasCharges = ({ orderCost = 0, carriageCost = 0, valueBreaks = [], container }: Supplier): boolean =>
	orderCost > 0 || carriageCost > 0 || valueBreaks.length > 0 || container !== undefined;

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

/** Goods of one member at the prices that the order reached. */
const ownGoods = (articles: readonly SharedArticle[], member: number): number =>
	articles.reduce((sum, { parts, unitCost = 0 }) => sum + parts[member]!.quantity * unitCost, 0);

/** Value of what each taker is expected to need, at the prices that the group's order reached. */
const expectedValues = (articles: readonly SharedArticle[], takers: readonly number[]): number[] =>
	takers.map((member) =>
		articles.reduce((sum, { parts, unitCost = 0 }) => sum + parts[member]!.expectedDemand * unitCost, 0),
	);

/** What a piece of an article weighs where a cost is divided among articles. */
type Weight = (article: SharedArticle) => number;

const byValue: Weight = ({ unitCost = 0 }) => unitCost;
const byRoom: Weight = ({ order: { item } }) => placesOf(item, 1);

/**
 * Divides cents by what the pieces weigh: first among articles, then by piece; what is left evenly. As `byPiece`, the
 * parts follow from own pieces and what the group has together alone.
 */
function weighed(
	total: number,
	articles: readonly SharedArticle[],
	takers: readonly number[],
	weight: Weight,
): number[] {
	const ordered = articles.filter((article) => article.order.quantity > 0 && weight(article) > 0);
	const weights = ordered.map((article) => article.order.quantity * weight(article));
	const each = largestRemainder(total, weights).map((part, index) =>
		Math.floor(part / ordered[index]!.order.quantity),
	);
	const own = takers.map((member) =>
		ordered.reduce((sum, { parts }, index) => sum + each[index]! * parts[member]!.quantity, 0),
	);
	const rest = evenly(total - own.reduce((sum, part) => sum + part, 0), takers.length);
	return own.map((part, index) => part + rest[index]!);
}

/**
 * Divides what the orders at one supplier cost beyond their goods: its cost of ordering, carriage and the discount on
 * the whole, which everybody has on its own goods.
 *
 * `"volume"` divides ordering and carriage by the value of the goods, `"order-cost"` by that of expected demand, in coarse
 * steps, where all members take pieces. `"equal-saving"` and `"shapley"` divide them evenly: an order costs the same whoever is in it, so
 * that all save the same by sharing it; thresholds of carriage are not weighed.
 *
 * Freight goes by room, whatever the rule, for the articles whose figures pass the gate: they fill containers together.
 * What may not be told of fills those of its own member alone, or the number of containers would tell of it. Where one
 * article may not be told of, each has the discount on its own bill in whole cents.
 *
 * @param supplier its terms
 * @param articles its shared articles
 * @param rule how to divide
 * @param open articles whose figures pass the gate in this run; where one does not, ordering and carriage are divided evenly
 * @returns parts that add up, to the cent; `undefined` where nothing is ordered or the supplier has no such terms
 */
export function shareCharges(
	supplier: Supplier,
	articles: readonly SharedArticle[],
	rule: ShareRule,
	open: ReadonlySet<string>,
): SharedCharges | undefined {
	const members = articles[0]?.parts.length ?? 0;
	const takers = Array.from({ length: members }, (_, member) => member).filter((member) =>
		articles.some(({ parts }) => parts[member]!.quantity > 0),
	);
	const value = goodsOf(articles, takers);
	const told = articles.filter(({ order }) => open.has(order.item.sku));
	const untold = articles.filter(({ order }) => !open.has(order.item.sku));
	const isOpen = untold.length === 0;
	const { freight: _, ...beside } = chargesOf(supplier, value, placesTaken(articles, takers));
	const charges = { ...beside, freight: chargesOf(supplier, value, placesTaken(told, takers)).freight };
	const ownFreight = takers.map((member) =>
		cents(chargesOf(supplier, value, placesTaken(untold, [member])).freight),
	);
	if (takers.length === 0 || !hasCharges(supplier)) return undefined;
	const costOf = (some: readonly number[]): number => {
		const { ordering, carriage, freight, discount } = chargesOf(
			supplier,
			goodsOf(articles, some),
			placesTaken(articles, some),
		);
		return ordering + carriage + freight - discount;
	};
	const flat = cents(charges.ordering + charges.carriage);
	const isByDemand = rule === "order-cost" && takers.length === members;
	const isByValue = rule === "order-cost" || rule === "volume";
	const beyond =
		!isOpen || !isByValue
			? evenly(flat, takers.length)
			: isByDemand
				? inSteps(byWeight(flat / 100, expectedValues(articles, takers)), flat)
				: weighed(flat, articles, takers, byValue);
	const discounts = isOpen
		? weighed(cents(charges.discount), articles, takers, byValue)
		: takers.map((member) => cents(discountAt(supplier, value) * ownGoods(articles, member)));
	const loaders = takers.filter((member) => placesTaken(told, [member]) > 0);
	const loaded = weighed(cents(charges.freight), told, loaders, byRoom);
	const freight = takers.map((member) => loaded[loaders.indexOf(member)] ?? 0);
	const alone = chargesOf(supplier, value / members, placesTaken(articles, takers) / members);
	const paid = beyond.map((part, index) => part - discounts[index]! + freight[index]! + ownFreight[index]!);
	const game: CostGame = {
		members: takers.length,
		cost: (coalition) => costOf(coalition.map((taker) => takers[taker]!)),
	};
	return {
		supplierId: supplier.supplierId,
		value,
		savedCents:
			cents(members * (alone.ordering + alone.carriage + alone.freight - alone.discount)) -
			paid.reduce((sum, part) => sum + part, 0),
		core:
			takers.length <= MOST_TESTED
				? upToCents(
						coreTest(
							game,
							paid.map((part) => part / 100),
						),
						takers.length,
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
