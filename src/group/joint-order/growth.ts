import { wholeCents } from "../../inventory/index.js";
import { type ArticleOrder, orderedAt } from "./article-order.js";
import { placesOf } from "./freight.js";

/** Goods of some orders at their prices, in whole cents; articles without a price count as nothing. */
export const goodsValue = (orders: readonly ArticleOrder[]): number =>
	wholeCents(orders.reduce((sum, order) => sum + order.quantity * (orderedAt(order) ?? 0), 0));

/** Pallet places of some orders. */
export const placesOfOrders = (orders: readonly ArticleOrder[]): number =>
	orders.reduce((sum, { item, quantity }) => sum + placesOf(item, quantity), 0);

/** Whether it is known what holding more of an article costs: else nothing is weighed, and only a minimum may raise it. */
export const isWeighed = ({ item }: ArticleOrder): boolean => item.holdingRate !== undefined;

/** Days that an order lasts those who take it. */
const lastsDays = ({ quantity, takers }: ArticleOrder): number => quantity / takers.dailyDemand;

/**
 * An order with one step more: with a pallet, where it is of whole ones, and with a pack.
 *
 * @param order of an article
 * @returns the larger step first; none where the article may not grow: it has no price, is scarce, or is at its limits
 */
function steps(order: ArticleOrder): ArticleOrder[] {
	const { item, quantity, takers, allotted } = order;
	if (quantity === 0 || allotted !== undefined || item.unitCost === undefined) return [];
	const { packSize = 1, palletQuantity = packSize, maxOrderQuantity = Number.POSITIVE_INFINITY } = item;
	const isPalleted = palletQuantity % packSize === 0 && quantity % palletQuantity === 0;
	return (isPalleted && palletQuantity > packSize ? [palletQuantity, packSize] : [packSize])
		.map((step) => ({ ...order, quantity: quantity + step }))
		.filter((after) => after.quantity <= Math.min(maxOrderQuantity, takers.mostRaised));
}

/** A step of one of some orders. */
interface Step {
	readonly at: number;
	readonly after: ArticleOrder;
}

/** Of the steps that may be made, the one of the article that lasts the shortest, the larger one first. */
function nextStep(
	orders: readonly ArticleOrder[],
	mayBeMade: (before: ArticleOrder, after: ArticleOrder, at: number) => boolean,
): Step | undefined {
	let next: Step | undefined;
	for (const [at, before] of orders.entries()) {
		if (next !== undefined && lastsDays(before) >= lastsDays(orders[next.at]!)) continue;
		const after = steps(before).find((candidate) => mayBeMade(before, candidate, at));
		if (after !== undefined) next = { at, after };
	}
	return next;
}

/**
 * Adds packs or pallets to the article whose order lasts the shortest, until no step fits.
 *
 * @param orders of one supplier
 * @param fits whether a step may be made, after those made before
 * @returns the orders
 */
export function grown(
	orders: readonly ArticleOrder[],
	fits: (before: ArticleOrder, after: ArticleOrder, growing: readonly ArticleOrder[]) => boolean,
): readonly ArticleOrder[] {
	const growing = [...orders];
	for (;;) {
		const next = nextStep(growing, (before, after) => fits(before, after, growing));
		if (next === undefined) return growing;
		growing[next.at] = next.after;
	}
}

/** What some orders are worth, and on what it depends what they cost. */
export interface Figures {
	/** Goods, in money. */
	readonly value: number;
	readonly places: number;
	/** Pallet places of those of which it is known what holding them costs. */
	readonly placesHeld: number;
	/** What the pieces that were added cost until they are used, in money. */
	readonly more: number;
}

const NONE: Figures = { value: 0, places: 0, placesHeld: 0, more: 0 };

/** Up to which value orders are raised, by what, and what that costs. */
export interface Raise {
	readonly target: number;
	readonly mayGrow: (order: ArticleOrder) => boolean;
	/** What an article adds to what its order costs and needs, at its place among the orders. */
	readonly figuresOf: (order: ArticleOrder, at: number) => Figures;
	readonly costOf: (figures: Figures) => number;
}

const exchanged = (all: Figures, before: Figures, after: Figures): Figures => ({
	value: all.value - before.value + after.value,
	places: all.places - before.places + after.places,
	placesHeld: all.placesHeld - before.placesHeld + after.placesHeld,
	more: all.more - before.more + after.more,
});

/** Figures of some orders together. */
export const totalOf = (figures: readonly Figures[]): Figures =>
	figures.reduce((all, own) => exchanged(all, NONE, own), NONE);

/**
 * Raises orders until their goods are worth enough. The articles that last the shortest grow first, by steps that stay
 * below the target, and the last step is the cheapest of all that reach it from any of these orders.
 *
 * @param orders of one supplier
 * @param raise the target, who may grow, and what that costs
 * @returns the cheapest of the orders that are found; `undefined` where the target can not be reached
 */
export function raisedTo(
	orders: readonly ArticleOrder[],
	{ target, mayGrow, figuresOf, costOf }: Raise,
): readonly ArticleOrder[] | undefined {
	const growing = [...orders];
	const own = growing.map(figuresOf);
	let all = totalOf(own);
	let best: readonly ArticleOrder[] | undefined;
	let [bestCost, bestValue] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
	const figuresAfter = (after: ArticleOrder, at: number): Figures =>
		exchanged(all, own[at]!, figuresOf(after, at));
	const reaches = ({ value }: Figures): boolean => wholeCents(value) >= target;
	for (;;) {
		for (const [at, before] of growing.entries()) {
			if (!mayGrow(before)) continue;
			for (const after of steps(before)) {
				const figures = figuresAfter(after, at);
				if (!reaches(figures)) continue;
				const cost = wholeCents(costOf(figures));
				if (cost > bestCost || (cost === bestCost && figures.value >= bestValue)) continue;
				best = growing.map((order, place) => (place === at ? after : order));
				[bestCost, bestValue] = [cost, figures.value];
			}
		}
		const next = nextStep(
			growing,
			(before, after, at) => mayGrow(before) && !reaches(figuresAfter(after, at)),
		);
		if (next === undefined) return best;
		all = figuresAfter(next.after, next.at);
		own[next.at] = figuresOf(next.after, next.at);
		growing[next.at] = next.after;
	}
}
