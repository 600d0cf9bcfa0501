import { roundedUp, unitCostAt } from "../../inventory/index.js";
import type { Item } from "../../plan/index.js";
import { inTurn } from "../allocation/index.js";
import { type CoreTest, coreTestOfSum } from "../games/index.js";
import { type ArticleOrder, type MemberNeed, orderedAt } from "../joint-order/article-order.js";
import { articleCost, orderAlone, savedByEquals, upToCents } from "./article-cost.js";
import { shapleyLine } from "./shapley-line.js";
import { byPiece, byWeight, cents, evenly, inSteps, type ShareRule } from "./share-rule.js";

/** Orders of more pieces are not tested: the test has a table as long as the order. */
const MOST_TESTED = 1_000_000;

/** A member's part of an article's order; money in cents, absent where the article has no price. */
export interface MemberPart extends MemberNeed {
	readonly quantity: number;
	readonly costCents: number | undefined;
	readonly aloneCents: number | undefined;
	/** What it would pay alone for its need, in whole packs and at least the minimum. */
	readonly needAloneCents: number | undefined;
}

/** An article's order with everyone's part of it. */
export interface SharedArticle {
	readonly order: ArticleOrder;
	readonly unitCost: number | undefined;
	/** One part for each member, in their order. */
	readonly parts: readonly MemberPart[];
	/** What as many members of equal size would pay more alone, in cents: it tells of the pieces of all and nothing else. */
	readonly savedCents: number | undefined;
	/** Whether some would pay less by themselves; absent where there is nothing to pay, or too many pieces to look at. */
	readonly core: CoreTest | undefined;
}

/**
 * Pieces for each of those who need some: its need, and its part of those that minimum, pack or price brought beside.
 * They go by need as far as all have the same for a piece, the rest evenly, so that a part follows from the own need, the
 * pieces of all and the number of members alone; in an article of which nothing may be told all go evenly.
 */
function dividedPieces(
	asking: readonly number[],
	{ quantity, allotted, needs: all }: ArticleOrder,
	isByNeed: boolean,
): readonly number[] {
	if (allotted !== undefined) return asking.map((index) => allotted[index]!);
	const needs = asking.map((index) => all[index]!.need);
	const needed = needs.reduce((sum, need) => sum + need, 0);
	const extra = quantity - needed;
	const each = isByNeed ? Math.floor(extra / needed) : 0;
	const rest = evenly(extra - each * needed, needs.length);
	return needs.map((need, index) => need + each * need + rest[index]!);
}

/** What the order of an article costs, in cents, and who takes what of it. */
interface Bill {
	readonly item: Item;
	/** Pieces of each who takes some, 1 or more. */
	readonly quantities: readonly number[];
	readonly demands: readonly number[];
	/** The pieces at the price reached, and that price in money. */
	readonly goods: number;
	readonly price: number;
	/** The cost of ordering. */
	readonly ordering: number;
}

/**
 * What each taker pays, in cents that sum to the bill.
 *
 * All rules but the one by demand are straight lines of the own pieces, set by what the group has together: of a share
 * nobody can work out how the others divide the rest. Demands are told in coarse steps.
 */
function paidCents(
	{ item, quantities, demands, goods, price, ordering }: Bill,
	rule: ShareRule | "even",
): readonly number[] {
	const pieces = quantities.reduce((sum, quantity) => sum + quantity, 0);
	const members = quantities.length;
	const beyond = (): readonly number[] => {
		switch (rule) {
			case "even":
				return evenly(ordering, members);
			case "volume":
				return byPiece(ordering, quantities);
			case "order-cost":
				return inSteps(byWeight(ordering / 100, demands), ordering);
			case "equal-saving": {
				// What a piece costs alone more than together, alone at the list price.
				const dearer = cents(pieces * (item.unitCost ?? 0)) - goods;
				const rest = evenly(ordering - dearer, members);
				return byPiece(dearer, quantities).map((part, index) => part + rest[index]!);
			}
			case "shapley": {
				const { perPiece } = shapleyLine(members, pieces, articleCost(item));
				const rest = evenly(ordering + goods - cents(perPiece) * pieces, members);
				return byPiece(cents(perPiece) * pieces - goods, quantities).map(
					(part, index) => part + rest[index]!,
				);
			}
		}
	};
	// What a bill in cents leaves over would tell of all pieces, where nothing may be told each has a bill of its own.
	const parts = rule === "even" ? quantities.map((own) => cents(own * price)) : byPiece(goods, quantities);
	return beyond().map((part, index) => part + parts[index]!);
}

/** Cents that a member would pay alone for its need. */
const needAlone = (item: Item, need: number): number => cents(articleCost(item)(orderAlone(item, need)));

/** Pieces and cents of those who need some; cents are 0 where the article has no price. */
function divided(
	order: ArticleOrder,
	asking: readonly number[],
	rule: ShareRule | "even",
): { readonly pieces: readonly number[]; readonly paid: readonly number[] } {
	const { item } = order;
	const pieces = dividedPieces(asking, order, rule !== "even");
	const paid = pieces.map(() => 0);
	const takers = asking.flatMap((_, index) => (pieces[index]! > 0 ? [index] : []));
	if (item.unitCost === undefined || takers.length === 0) return { pieces, paid };
	const quantities = takers.map((index) => pieces[index]!);
	const total = quantities.reduce((sum, quantity) => sum + quantity, 0);
	const ordering = item.orderCost ?? 0;
	const cost = articleCost(item)(total);
	const bill: Bill = {
		item,
		quantities,
		demands: takers.map((index) => order.needs[asking[index]!]!.expectedDemand),
		goods: cents(cost - ordering),
		price: unitCostAt(item, roundedUp(item, total)) ?? 0,
		// Each has a bill of its own where nothing may be told: a cent that depends on the pieces of all would tell.
		ordering: rule === "even" ? cents(ordering) : cents(cost) - cents(cost - ordering),
	};
	paidCents(bill, rule).forEach((part, at) => {
		paid[takers[at]!] = part;
	});
	return { pieces, paid };
}

/**
 * Divides the pieces and the bill of an article.
 *
 * Whoever takes no piece pays nothing; all pay their pieces at the price reached. `"volume"`: the cost of ordering by
 * pieces. `"equal-saving"`: all save the same against buying alone at the list price. `"order-cost"`: the cost of ordering
 * by expected demand in coarse steps, see `inSteps` (the SOC rule for equal holding costs); where not all members need
 * pieces by pieces, since a sum over some members would tell of the others. `"shapley"`: by the straight line nearest to
 * the Shapley values, see `shapleyLine`. In an article that may not be told of at all, the cost of ordering is divided
 * evenly.
 *
 * What can not be divided, cents and pieces, goes to the members in their turn.
 *
 * @param order the joint order
 * @param rule how to divide
 * @param isOpen whether the figures of this run for the article pass the gate by themselves
 * @returns parts that add up to the pieces and, to the cent, to the bill; of an article that may not be told of each has a
 * bill of its own, in whole cents
 * @see Meca, Timmer, Garcia-Jurado, Borm (2004); Shapley (1953)
 */
export function shareArticle(order: ArticleOrder, rule: ShareRule, isOpen: boolean): SharedArticle {
	const { item, needs } = order;
	const isPriced = item.unitCost !== undefined;
	const cost = articleCost(item);
	const takers = inTurn(
		needs.flatMap(({ need }, index) => (need > 0 && order.quantity > 0 ? [index] : [])),
		(index) => needs[index]!.turn,
	);
	const told = rule === "order-cost" && takers.length < needs.length ? "volume" : rule;
	const chosen = isOpen && order.allotted === undefined ? told : "even";
	const { pieces, paid } = divided(order, takers, chosen);
	const partOf = (index: number, of: readonly number[]): number => of[takers.indexOf(index)] ?? 0;
	return {
		order,
		unitCost: orderedAt(order),
		savedCents: isPriced ? savedByEquals(item, order.quantity, needs.length) : undefined,
		core:
			isPriced && takers.length > 0 && order.quantity <= MOST_TESTED
				? upToCents(
						coreTestOfSum(
							{ quantities: pieces, cost },
							paid.map((part) => part / 100),
						),
						takers.length,
					)
				: undefined,
		parts: needs.map((need, index) => ({
			...need,
			quantity: partOf(index, pieces),
			costCents: isPriced ? partOf(index, paid) : undefined,
			aloneCents: isPriced ? cents(cost(partOf(index, pieces))) : undefined,
			needAloneCents: isPriced ? needAlone(item, need.need) : undefined,
		})),
	};
}
