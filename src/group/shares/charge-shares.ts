import type { Supplier } from "../../plan/index.js";
import { inTurn, largestRemainder } from "../allocation/index.js";
import { type CoreTest, type CostGame, coreTest } from "../games/index.js";
import { placesOf } from "../joint-order/freight.js";
import { chargesOf, discountAt, hasThresholds } from "../joint-order/supplier-terms.js";
import { apartCharge } from "./apart-charges.js";
import { upToCents } from "./article-cost.js";
import type { SharedArticle } from "./article-shares.js";
import { byWeight, cents, evenly, inSteps, type ShareRule } from "./share-rule.js";
import { expectedValues, type Goods, goodsOf, needsAlone, placesTaken } from "./taken.js";
import { turnsAt } from "./turns.js";

/** More coalitions than those of 12 members are not looked at in a run. */
const MOST_TESTED = 12;

/** A member's part of what an order costs beyond its goods, in cents; below 0 where a discount is larger. */
export interface ChargePart {
	readonly costCents: number;
	/** Goods that an order alone lacks to the supplier's minimum are counted in, here and for the need. */
	readonly aloneCents: number;
	/** Of an order of what it needs alone, in whole packs and at least the minimum. */
	readonly needAloneCents: number;
}

/** What the orders at one supplier cost beyond their goods, divided. */
export interface SharedCharges {
	readonly supplierId: string;
	/** Value of the goods that may be told of, in money. */
	readonly value: number;
	/** One part for each member, in their order. */
	readonly parts: readonly ChargePart[];
	/** What as many members of equal size as there are in the group would pay more alone, in cents, for what may be told of. */
	readonly savedCents: number;
	/** Whether some would pay less by themselves for what may be told of; absent for none or more than 12 in an order. */
	readonly core: CoreTest | undefined;
}

/** Whether an order at the supplier may cost more or less than its goods, in the group or alone. */
const hasCharges = (supplier: Supplier): boolean =>
	(supplier.orderCost ?? 0) > 0 || (supplier.carriageCost ?? 0) > 0 || hasThresholds(supplier);

/** What an order of some goods costs beyond them. */
function chargesTotal(supplier: Supplier, { value, places }: Goods): number {
	const { ordering, carriage, freight, discount } = chargesOf(supplier, value, places);
	return ordering + carriage + freight - discount;
}

/** The same of an order by itself, with the goods that it lacks to the supplier's minimum: without them none is taken. */
function chargesAlone(supplier: Supplier, { value, places }: Goods): number {
	const lacking = value > 0 ? Math.max(0, (supplier.minimumOrderValue ?? 0) - value) : 0;
	return lacking + chargesTotal(supplier, { value: value + lacking, places });
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

/** The articles that may be told of at one supplier, and who takes pieces of them. */
interface Told {
	readonly articles: readonly SharedArticle[];
	/** In their turn. */
	readonly takers: readonly number[];
	readonly value: number;
}

/** Members that take a piece of some articles. */
const takersOf = (articles: readonly SharedArticle[]): number[] =>
	(articles[0]?.parts ?? []).flatMap((_, member) =>
		articles.some(({ parts }) => parts[member]!.quantity > 0) ? [member] : [],
	);

function toldOf(supplierId: string, articles: readonly SharedArticle[]): Told {
	const turns = turnsAt(supplierId, articles);
	const takers = inTurn(takersOf(articles), (member) => turns?.[member]);
	return { articles, takers, value: goodsOf(articles, takers) };
}

/** Freight of each taker, by room. */
function freightShares(supplier: Supplier, { articles, takers, value }: Told): number[] {
	const { freight } = chargesOf(supplier, value, placesTaken(articles, takers));
	const loaders = takers.filter((member) => placesTaken(articles, [member]) > 0);
	const loaded = weighed(cents(freight), articles, loaders, byRoom);
	return takers.map((member) => loaded[loaders.indexOf(member)] ?? 0);
}

/** Discount of each taker, by the value of its goods. */
const discountShares = (supplier: Supplier, { articles, takers, value }: Told): number[] =>
	weighed(cents(discountAt(supplier, value) * value), articles, takers, byValue);

/** Cost of ordering and carriage of each taker. */
function fixedShares(supplier: Supplier, { articles, takers, value }: Told, rule: ShareRule): number[] {
	const { ordering, carriage } = chargesOf(supplier, value, placesTaken(articles, takers));
	const flat = cents(ordering + carriage);
	if (rule === "equal-saving" || rule === "shapley") return evenly(flat, takers.length);
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
 * Freight goes by room, whatever the rule.
 *
 * What may not be told of is no part of that: its pieces cost each member what they would alone, or less where they
 * travel with what it takes of the others, see `apartCharge`. So no charge holds anything of another member's pieces that
 * may not be told of.
 *
 * @param supplier its terms
 * @param articles its shared articles
 * @param rule how to divide
 * @param open articles whose figures pass the gate in this run
 * @returns parts that are whole cents; `undefined` where nothing is ordered or the supplier has no such terms
 */
export function shareCharges(
	supplier: Supplier,
	articles: readonly SharedArticle[],
	rule: ShareRule,
	open: ReadonlySet<string>,
): SharedCharges | undefined {
	if (takersOf(articles).length === 0 || !hasCharges(supplier)) return undefined;
	const isTold = ({ order }: SharedArticle): boolean => open.has(order.item.sku);
	const told = toldOf(supplier.supplierId, articles.filter(isTold));
	const untold = articles.filter((article) => !isTold(article));
	const { takers, value } = told;
	const members = articles[0]!.parts.length;
	const costOf = (some: readonly number[], of: readonly SharedArticle[]): number =>
		chargesAlone(supplier, { value: goodsOf(of, some), places: placesTaken(of, some) });
	const equal = { value: value / members, places: placesTaken(told.articles, takers) / members };
	const fixed = takers.length === 0 ? [] : fixedShares(supplier, told, rule);
	const freight = freightShares(supplier, told);
	const discounts = discountShares(supplier, told);
	const paid = fixed.map((part, index) => part + freight[index]! - discounts[index]!);
	const game: CostGame = {
		members: takers.length,
		cost: (coalition) =>
			costOf(
				coalition.map((taker) => takers[taker]!),
				told.articles,
			),
	};
	const shares = paid.map((part) => part / 100);
	const isTested = takers.length > 0 && takers.length <= MOST_TESTED;
	return {
		supplierId: supplier.supplierId,
		value,
		savedCents: cents(members * chargesTotal(supplier, equal)) - paid.reduce((sum, part) => sum + part, 0),
		core: isTested ? upToCents(coreTest(game, shares), takers.length) : undefined,
		parts: Array.from({ length: members }, (_, member) => {
			const at = takers.indexOf(member);
			const joint = { value, fixedCents: fixed[at] };
			return {
				costCents: (paid[at] ?? 0) + apartCharge(supplier, told.articles, untold, member, joint),
				aloneCents: cents(costOf([member], articles)),
				needAloneCents: cents(chargesAlone(supplier, needsAlone(articles, member))),
			};
		}),
	};
}
