import type { Supplier } from "../../plan/index.js";
import { inTurn, largestRemainder } from "../allocation/index.js";
import { type CoreTest, type CostGame, coreTest } from "../games/index.js";
import { placesOf } from "../joint-order/freight.js";
import { chargesOf, discountAt } from "../joint-order/supplier-terms.js";
import { upToCents } from "./article-cost.js";
import type { SharedArticle } from "./article-shares.js";
import { byWeight, cents, evenly, inSteps, type ShareRule } from "./share-rule.js";
import { expectedValues, type Goods, goodsOf, needsAlone, ownGoods, placesTaken } from "./taken.js";
import { turnsAt } from "./turns.js";

/** More coalitions than those of 12 members are not looked at in a run. */
const MOST_TESTED = 12;

/** A member's part of what an order costs beyond its goods, in cents; below 0 where a discount is larger. */
export interface ChargePart {
	readonly costCents: number;
	readonly aloneCents: number;
	/** Of an order of what it needs alone, in whole packs and at least the minimum. */
	readonly needAloneCents: number;
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

const hasCharges = ({ orderCost = 0, carriageCost = 0, valueBreaks = [], container }: Supplier): boolean =>
	orderCost > 0 || carriageCost > 0 || valueBreaks.length > 0 || container !== undefined;

/** What an order of some goods costs beyond them. */
function chargesTotal(supplier: Supplier, { value, places }: Goods): number {
	const { ordering, carriage, freight, discount } = chargesOf(supplier, value, places);
	return ordering + carriage + freight - discount;
}

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

/** The articles of one supplier: those of which may be told, the others, and who takes pieces. */
interface Told {
	readonly articles: readonly SharedArticle[];
	readonly told: readonly SharedArticle[];
	readonly untold: readonly SharedArticle[];
	/** In their turn. */
	readonly takers: readonly number[];
	readonly value: number;
}

function toldOf(supplierId: string, articles: readonly SharedArticle[], open: ReadonlySet<string>): Told {
	const members = Array.from({ length: articles[0]?.parts.length ?? 0 }, (_, member) => member);
	const told = articles.filter(({ order }) => open.has(order.item.sku));
	// Of what may not be told of not even a cent follows, where there is anything else to draw from.
	const turns = turnsAt(supplierId, told.length > 0 ? told : articles);
	const takers = inTurn(
		members.filter((member) => articles.some(({ parts }) => parts[member]!.quantity > 0)),
		(member) => turns?.[member],
	);
	return {
		articles,
		told,
		untold: articles.filter(({ order }) => !open.has(order.item.sku)),
		takers,
		value: goodsOf(articles, takers),
	};
}

/** Freight of each taker: of what may be told by room, of the rest what its own would cost alone. */
function freightShares(supplier: Supplier, { told, untold, takers, value }: Told): number[] {
	const freightOf = (some: readonly SharedArticle[], members: readonly number[]): number =>
		cents(chargesOf(supplier, value, placesTaken(some, members)).freight);
	const loaders = takers.filter((member) => placesTaken(told, [member]) > 0);
	const loaded = weighed(freightOf(told, takers), told, loaders, byRoom);
	return takers.map((member) => (loaded[loaders.indexOf(member)] ?? 0) + freightOf(untold, [member]));
}

/** Discount of each taker on its own goods. */
function discountShares(supplier: Supplier, { articles, untold, takers, value }: Told): number[] {
	const discount = discountAt(supplier, value);
	return untold.length === 0
		? weighed(cents(discount * value), articles, takers, byValue)
		: takers.map((member) => cents(discount * ownGoods(articles, member)));
}

/** Cost of ordering and carriage of each taker. */
function fixedShares(
	supplier: Supplier,
	{ articles, untold, takers, value }: Told,
	rule: ShareRule,
): number[] {
	const { ordering, carriage } = chargesOf(supplier, value, placesTaken(articles, takers));
	const flat = cents(ordering + carriage);
	const isByValue = rule === "order-cost" || rule === "volume";
	if (untold.length > 0 || !isByValue) return evenly(flat, takers.length);
	if (rule === "order-cost" && takers.length === articles[0]!.parts.length)
		return inSteps(byWeight(flat / 100, expectedValues(articles, takers)), flat);
	return weighed(flat, articles, takers, byValue);
}

/**
 * Divides what the orders at one supplier cost beyond their goods: its cost of ordering, carriage and the discount on
 * the whole, which everybody has on its own goods.
 *
 * `"volume"` divides ordering and carriage by the value of the goods, `"order-cost"` by that of expected demand, in coarse
 * steps, where all members take pieces. `"equal-saving"` and `"shapley"` divide them evenly: an order costs the same
 * whoever is in it, so that all save the same by sharing it; thresholds of carriage are not weighed.
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
	const all = toldOf(supplier.supplierId, articles, open);
	const { takers, value } = all;
	if (takers.length === 0 || !hasCharges(supplier)) return undefined;
	const members = articles[0]!.parts.length;
	const costOf = (some: readonly number[], goods = goodsOf(articles, some), parts = 1): number =>
		chargesTotal(supplier, { value: goods / parts, places: placesTaken(articles, some) / parts });
	const freight = freightShares(supplier, all);
	const discounts = discountShares(supplier, all);
	const paid = fixedShares(supplier, all, rule).map(
		(part, index) => part + freight[index]! - discounts[index]!,
	);
	const game: CostGame = {
		members: takers.length,
		cost: (coalition) => costOf(coalition.map((taker) => takers[taker]!)),
	};
	const shares = paid.map((part) => part / 100);
	return {
		supplierId: supplier.supplierId,
		value,
		savedCents: cents(members * costOf(takers, value, members)) - paid.reduce((sum, part) => sum + part, 0),
		core: takers.length <= MOST_TESTED ? upToCents(coreTest(game, shares), takers.length) : undefined,
		parts: Array.from({ length: members }, (_, member) => {
			const at = takers.indexOf(member);
			const needAloneCents = cents(chargesTotal(supplier, needsAlone(articles, member)));
			return at < 0
				? { costCents: 0, aloneCents: 0, needAloneCents }
				: { costCents: paid[at]!, aloneCents: cents(costOf([member])), needAloneCents };
		}),
	};
}
