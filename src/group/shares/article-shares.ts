import { roundedUp, unitCostAt } from "../../inventory/index.js";
import type { Item } from "../../plan/index.js";
import { inTurn } from "../allocation/index.js";
import { type CoreTest, coreTestOfSum } from "../games/index.js";
import { type ArticleOrder, type MemberNeed, orderedAt } from "../joint-order/article-order.js";
import { orderAlone } from "../joint-order/order-alone.js";
import { articleCost, savedByEquals, upToCents } from "./article-cost.js";
import { type Bill, paidCents } from "./paid-cents.js";
import { cents, evenly, type ShareRule } from "./share-rule.js";

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
	/** Price of a piece; `undefined` where there is none, and where each member orders by itself and prices differ. */
	readonly unitCost: number | undefined;
	/** One part for each member, in their order. */
	readonly parts: readonly MemberPart[];
	/** What as many members of equal size as there are in the group would pay more alone, in cents: it tells of the pieces of all and nothing else. */
	readonly savedCents: number | undefined;
	/**
	 * Whether some would pay less by themselves; absent where there is nothing to pay, too many pieces to look at, or each
	 * orders by itself.
	 */
	readonly core: CoreTest | undefined;
}

/**
 * Pieces for each of those who need some: its need, and its part of those that minimum, pack or price brought beside.
 * They go by need as far as all have the same for a piece, the rest evenly, so that a part follows from the own need, the
 * pieces of all and the number of members alone.
 */
function dividedPieces(
	asking: readonly number[],
	{ quantity, allotted, needs: all }: ArticleOrder,
): readonly number[] {
	if (allotted !== undefined) return asking.map((index) => allotted[index]!);
	const needs = asking.map((index) => all[index]!.need);
	const needed = needs.reduce((sum, need) => sum + need, 0);
	const extra = quantity - needed;
	const each = Math.floor(extra / needed);
	const rest = evenly(extra - each * needed, needs.length);
	return needs.map((need, index) => need + each * need + rest[index]!);
}

/** Prices that members reach who order by themselves, each once. */
const pricesApart = (item: Item, pieces: readonly number[]): (number | undefined)[] => [
	...new Set(pieces.filter((own) => own > 0).map((own) => unitCostAt(item, roundedUp(item, own)))),
];

/** Cents that a member would pay alone for its need. */
const needAlone = (item: Item, need: number): number => cents(articleCost(item)(orderAlone(item, need)));

/** How an article is divided: each by itself where nothing may be told of it, evenly where pieces are scarce. */
type Division = ShareRule | "even" | "apart";

/** Pieces and cents of those who need some; cents are 0 where the article has no price. */
function divided(
	order: ArticleOrder,
	asking: readonly number[],
	rule: Division,
): { readonly pieces: readonly number[]; readonly paid: readonly number[] } {
	const { item } = order;
	const pieces = dividedPieces(asking, order);
	if (rule === "apart") return { pieces, paid: pieces.map((own) => cents(articleCost(item)(own))) };
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
		// Each has a bill of its own where pieces are scarce: a cent that depends on the pieces of all would tell.
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
 * the Shapley values, see `shapleyLine`. Of scarce pieces the cost of ordering is divided evenly.
 *
 * Of an article that may not be told of at all each member has an order and a bill of its own, as it would alone: both
 * follow from its own need, and nothing of another's is in them.
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
	const shared = order.allotted === undefined ? told : "even";
	const { pieces, paid } = divided(order, takers, isOpen ? shared : "apart");
	const prices = isOpen ? [orderedAt(order)] : pricesApart(item, pieces);
	const partOf = (index: number, of: readonly number[]): number => of[takers.indexOf(index)] ?? 0;
	return {
		order,
		unitCost: prices.length === 1 ? prices[0] : undefined,
		savedCents: isPriced ? savedByEquals(item, order.quantity, needs.length) : undefined,
		core:
			isOpen && isPriced && takers.length > 0 && order.quantity <= MOST_TESTED
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
