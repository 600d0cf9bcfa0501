import type { Item } from "../../plan/index.js";
import { largestRemainder } from "../allocation/index.js";
import { type CoreTest, coreTestOfSum, type SumGame, shapleyOfSum } from "../games/index.js";
import { type ArticleOrder, type MemberNeed, orderedAt } from "../joint-order/article-order.js";
import { roundedUp, unitCostAt } from "../joint-order/price-break.js";
import { type Discretion, isDiscreet, type SeenFigures } from "./discretion.js";
import { byWeight, cents, evenly, inSteps, type ShareRule } from "./share-rule.js";

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
 * Pieces for each of those who need some: its need, and its part of those that minimum, pack or price brought beside.
 * They go by need as far as all have the same for a piece, the rest evenly, so that a part follows from the own need, the
 * pieces of all and the number of members alone; in an article of which nothing may be told all go evenly.
 */
function dividedPieces(
	needs: readonly number[],
	{ quantity, allotted, needs: all }: ArticleOrder,
	isByNeed: boolean,
): readonly number[] {
	if (allotted !== undefined) return allotted.filter((_, index) => all[index]!.need > 0);
	if (quantity === 0) return needs.map(() => 0);
	const needed = needs.reduce((sum, need) => sum + need, 0);
	const extra = quantity - needed;
	const each = isByNeed ? Math.floor(extra / needed) : 0;
	const rest = evenly(extra - each * needed, needs.length);
	return needs.map((need, index) => need + each * need + rest[index]!);
}

/** The same part of a cost for each piece, in whole cents; what is left goes to the first. */
function byPiece(total: number, quantities: readonly number[]): number[] {
	const pieces = quantities.reduce((sum, quantity) => sum + quantity, 0);
	const each = Math.floor(total / pieces);
	return quantities.map((quantity, index) => quantity * each + (index === 0 ? total - pieces * each : 0));
}

/**
 * What each taker pays beyond the price of its pieces, in cents that sum to `beyond`.
 *
 * All but the last two follow from the own pieces, the pieces of all and the number of members alone; demands and what
 * each one's coming costs are told in coarse steps.
 */
function beyondPieces(
	game: SumGame,
	goods: readonly number[],
	demands: readonly number[],
	beyond: number,
	{ rule, item }: { readonly rule: ShareRule | "even"; readonly item: Item },
): number[] {
	const { quantities, cost } = game;
	const pieces = quantities.reduce((sum, quantity) => sum + quantity, 0);
	// What a piece costs alone more than together, alone at the list price.
	const dearer = cents(pieces * (item.unitCost ?? 0)) - goods.reduce((sum, part) => sum + part, 0);
	switch (rule) {
		case "even":
			return evenly(beyond, quantities.length);
		case "volume":
			return byPiece(beyond, quantities);
		case "equal-saving": {
			const saved = byPiece(dearer, quantities);
			const rest = evenly(beyond - dearer, quantities.length);
			return saved.map((part, index) => part + rest[index]!);
		}
		case "order-cost":
			return inSteps(byWeight(beyond / 100, demands), beyond, beyond);
		case "shapley": {
			const shares = shapleyOfSum(game).map((share, index) => share - goods[index]! / 100);
			// The most that can be saved: all at the list price, each with a cost of ordering of its own.
			const stake = dearer + quantities.length * beyond;
			return inSteps(shares, cents(cost(pieces)) - goods.reduce((sum, part) => sum + part, 0), stake);
		}
	}
}

/** What those who take pieces pay, in cents. */
function paidCents(
	game: SumGame,
	demands: readonly number[],
	item: Item,
	rule: ShareRule | "even",
): readonly number[] {
	const { quantities, cost } = game;
	const total = cost(quantities.reduce((sum, quantity) => sum + quantity, 0));
	const ordering = item.orderCost ?? 0;
	const goods = largestRemainder(cents(total - ordering), quantities);
	const beyond = cents(total) - cents(total - ordering);
	return beyondPieces(game, goods, demands, beyond, { rule, item }).map(
		(part, index) => part + goods[index]!,
	);
}

/** Pieces and cents of those who need any. */
interface Division {
	readonly pieces: readonly number[];
	readonly paid: readonly number[];
}

/** Divides pieces and bill among those who need some; `paid` is 0 where the article has no price. */
function divide(
	order: ArticleOrder,
	needs: readonly number[],
	demands: readonly number[],
	rule: ShareRule | "even",
): Division {
	const { item } = order;
	const pieces = dividedPieces(needs, order, rule !== "even");
	if (item.unitCost === undefined) return { pieces, paid: pieces.map(() => 0) };
	const takers = needs.flatMap((_, index) => (pieces[index]! > 0 ? [index] : []));
	const paid = pieces.map(() => 0);
	const game = { quantities: takers.map((index) => pieces[index]!), cost: articleCost(item) };
	if (takers.length > 0)
		paidCents(
			game,
			takers.map((index) => demands[index]!),
			item,
			rule,
		).forEach((part, at) => {
			paid[takers[at]!] = part;
		});
	return { pieces, paid };
}

/** The rule by which an order is divided, given what may be told. */
function ruleFor(
	order: ArticleOrder,
	needs: readonly number[],
	demands: readonly number[],
	rule: ShareRule,
	discretion: Discretion | undefined,
): ShareRule | "even" {
	if (discretion === undefined || order.allotted !== undefined) return "even";
	const chosen = rule === "order-cost" && needs.length < order.needs.length ? "volume" : rule;
	if (chosen !== "shapley") return chosen;
	const seenBy: SeenFigures = (other) => {
		const { pieces, paid } = divide(order, other, demands, chosen);
		return pieces.map((quantity, index) => [quantity, paid[index]!]);
	};
	return isDiscreet(needs, seenBy, discretion) ? chosen : "even";
}

/**
 * Divides the pieces and the bill of an article.
 *
 * Whoever takes no piece pays nothing; all pay their pieces at the price reached. `"volume"`: the cost of ordering by
 * pieces. `"equal-saving"`: all save the same against buying alone at the list price. `"order-cost"`: the cost of ordering
 * by expected demand (the SOC rule for equal holding costs); where not all members need pieces by pieces, since a sum over
 * some members would tell of the others. `"shapley"`: what each one's coming costs. The last two are told in steps, see
 * `inSteps`; where even that would bound a member's need too closely by Shapley values, see `isDiscreet`, and in an
 * article that may not be told of at all, the cost of ordering is divided evenly.
 *
 * @param order the joint order
 * @param rule how to divide
 * @param discretion how far needs must stay open, for an article whose figures of this run pass the gate by themselves;
 * `undefined` for others
 * @returns parts that add up to the pieces and, to the cent, to the bill
 * @see Meca, Timmer, Garcia-Jurado, Borm (2004); Shapley (1953)
 */
export function shareArticle(
	order: ArticleOrder,
	rule: ShareRule,
	discretion: Discretion | undefined,
): SharedArticle {
	const { item, needs } = order;
	const isPriced = item.unitCost !== undefined;
	const cost = articleCost(item);
	const takers = needs.flatMap(({ need }, index) => (need > 0 && order.quantity > 0 ? [index] : []));
	const asked = takers.map((index) => needs[index]!.need);
	const demands = takers.map((index) => needs[index]!.expectedDemand);
	const chosen = ruleFor(order, asked, demands, rule, discretion);
	const { pieces, paid } = divide(order, asked, demands, chosen);
	const partOf = (index: number, of: readonly number[]): number => of[takers.indexOf(index)] ?? 0;
	const game = { quantities: pieces, cost };
	return {
		order,
		unitCost: orderedAt(order),
		core:
			isPriced && takers.length > 0
				? coreTestOfSum(
						game,
						paid.map((part) => part / 100),
					)
				: undefined,
		parts: needs.map((need, index) => ({
			...need,
			quantity: partOf(index, pieces),
			costCents: isPriced ? partOf(index, paid) : undefined,
			aloneCents: isPriced ? cents(cost(partOf(index, pieces))) : undefined,
		})),
	};
}
