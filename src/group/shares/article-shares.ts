import type { Item } from "../../plan/index.js";
import { largestRemainder } from "../allocation/index.js";
import {
	asCostGame,
	type CoreTest,
	coreTestOfSum,
	equalSavingShares,
	type SumGame,
	shapleyOfSum,
} from "../games/index.js";
import { type ArticleOrder, type MemberNeed, orderedAt } from "../joint-order/article-order.js";
import { roundedUp, unitCostAt } from "../joint-order/price-break.js";
import { byWeight, cents, inSteps, type ShareRule } from "./share-rule.js";

/** A member's part of an article's order; money in cents, absent where the article has no price. */
export interface MemberPart extends MemberNeed {
	readonly quantity: number;
	readonly costCents: number | undefined;
	readonly aloneCents: number | undefined;
}

/** An article's order with everyone's part of it. */
export interface SharedArticle {
	readonly order: ArticleOrder;
	readonly unitCost: number | undefined;
	/** One part for each member, in their order. */
	readonly parts: readonly MemberPart[];
	/** Whether some would pay less by themselves; absent where there is nothing to pay. */
	readonly core: CoreTest | undefined;
}

/**
 * What a number of pieces costs those who need them: at the price that the order reaches under the same minimum and
 * pack, and the cost of ordering.
 */
const articleCost =
	(item: Item) =>
	(quantity: number): number =>
		quantity === 0
			? 0
			: (item.orderCost ?? 0) + quantity * (unitCostAt(item, roundedUp(item, quantity)) ?? 0);

/**
 * Pieces for each member: its need, and its part of those that minimum, pack or price brought beside. They are divided
 * by need; in an article whose figures may not be shown evenly, so that a part tells nothing of what others need.
 */
function dividedPieces({ needs, quantity, allotted }: ArticleOrder, isOpen: boolean): readonly number[] {
	if (allotted !== undefined) return allotted;
	const asked = needs.map(({ need }) => need);
	const extra = quantity - asked.reduce((sum, need) => sum + need, 0);
	if (quantity === 0 || extra === 0) return asked.map((need) => (quantity === 0 ? 0 : need));
	const more = largestRemainder(extra, isOpen ? asked : asked.map((need) => (need > 0 ? 1 : 0)));
	return asked.map((need, index) => need + more[index]!);
}

/** What each taker pays beyond the price of its pieces, in money. */
function beyondPieces(
	game: SumGame,
	goods: readonly number[],
	demands: readonly number[],
	ordering: number,
	rule: ShareRule | "even",
): number[] {
	const less = (shares: readonly number[]): number[] => shares.map((share, index) => share - goods[index]!);
	switch (rule) {
		case "shapley":
			return less(shapleyOfSum(game));
		case "equal-saving":
			return less(equalSavingShares(asCostGame(game)));
		case "volume":
			return byWeight(ordering, game.quantities);
		case "order-cost":
			return byWeight(ordering, demands);
		case "even":
			return byWeight(
				ordering,
				goods.map(() => 1),
			);
	}
}

/** What those who take pieces pay, in cents, and whether some would pay less by themselves. */
function sharedBill(
	game: SumGame,
	demands: readonly number[],
	ordering: number,
	rule: ShareRule | "even",
): { readonly paid: readonly number[]; readonly core: CoreTest } {
	const { quantities, cost } = game;
	const total = cost(quantities.reduce((sum, quantity) => sum + quantity, 0));
	const goods = largestRemainder(cents(total - ordering), quantities);
	const alone = quantities.reduce((sum, quantity) => sum + cost(quantity), 0);
	const beyond = inSteps(
		beyondPieces(
			game,
			goods.map((part) => part / 100),
			demands,
			ordering,
			rule,
		),
		cents(total) - cents(total - ordering),
		cents(alone - total + ordering),
	);
	const paid = goods.map((part, index) => part + beyond[index]!);
	return {
		paid,
		core: coreTestOfSum(
			game,
			paid.map((part) => part / 100),
		),
	};
}

/**
 * Divides the pieces and the bill of an article.
 *
 * Whoever takes no piece pays nothing. `"order-cost"`: pieces at the price reached, the cost of ordering by expected
 * demand (the SOC rule for equal holding costs); where not all members take pieces by pieces, since a sum over some
 * members would tell of the others. `"volume"`: both by pieces. `"equal-saving"`: all save the same. `"shapley"`: what
 * each one's coming costs. What a share differs from the price of the pieces is rounded to coarse steps, see `inSteps`. An
 * article whose figures do not pass the gate is divided so that a part tells of nothing but prices and the number of
 * members in the order.
 *
 * @param order the joint order
 * @param rule how to divide
 * @param isOpen whether the article's figures of this run pass the gate by themselves
 * @returns parts that add up to the pieces and, to the cent, to the bill
 * @see Meca, Timmer, Garcia-Jurado, Borm (2004); Shapley (1953)
 */
export function shareArticle(order: ArticleOrder, rule: ShareRule, isOpen: boolean): SharedArticle {
	const { item, needs } = order;
	const pieces = dividedPieces(order, isOpen);
	const unitCost = orderedAt(order);
	const cost = articleCost(item);
	const isPriced = item.unitCost !== undefined;
	const takers = needs.flatMap((_, index) => (pieces[index]! > 0 ? [index] : []));
	const paid = needs.map(() => 0);
	let core: CoreTest | undefined;
	if (isPriced && takers.length > 0) {
		const game = { quantities: takers.map((index) => pieces[index]!), cost };
		const demands = takers.map((index) => needs[index]!.expectedDemand);
		const isWhole = takers.length === needs.length;
		const chosen = rule === "order-cost" && !isWhole ? "volume" : rule;
		const bill = sharedBill(game, demands, item.orderCost ?? 0, isOpen ? chosen : "even");
		core = bill.core;
		bill.paid.forEach((part, at) => {
			paid[takers[at]!] = part;
		});
	}
	return {
		order,
		unitCost,
		core,
		parts: needs.map((need, index) => ({
			...need,
			quantity: pieces[index]!,
			costCents: isPriced ? paid[index] : undefined,
			aloneCents: isPriced ? cents(cost(pieces[index]!)) : undefined,
		})),
	};
}
