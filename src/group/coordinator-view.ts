import { wholeCents } from "../inventory/index.js";
import type { PlanWarning } from "../plan/index.js";
import { type ArticleTerms, lastingWarnings, warned } from "./article-terms.js";
import { jointOrdering } from "./games/index.js";
import { loadOf } from "./joint-order/freight.js";
import { placesOfOrders } from "./joint-order/growth.js";
import { cutWarnings } from "./part-warnings.js";
import type { PooledFigures } from "./pooled-demand.js";
import type { SharedArticle } from "./shares/article-shares.js";
import type { SharedCharges } from "./shares/charge-shares.js";
import type { CoordinatorArticle, CoordinatorSupplier, Supplier } from "./types.js";

const toHundredths = (value: number): number => Math.round(value * 100) / 100;
/** What is told is no more exact than it is known; all digits of a sum would tell of its parts. */
const toThreeDigits = (value: number): number => Number(value.toPrecision(3));

/**
 * Warns of an order that lasts too long, by what the coordinator is told of it and nothing else: the stock of members is
 * not in it, and more than twice the level of demand counts as raised.
 *
 * @param shared the divided order
 * @param pooled pooled demand
 * @param terms of the article
 * @returns warnings
 */
export const orderWarnings = (
	{ order: { item, quantity } }: SharedArticle,
	{ expectedDemand, demandQuantile95 }: PooledFigures,
	terms: ArticleTerms,
): PlanWarning[] =>
	lastingWarnings(item, terms, {
		quantity,
		need: demandQuantile95,
		inventoryPosition: 0,
		dailyMean: toThreeDigits(expectedDemand) / terms.windowDays,
	});

/**
 * What the coordinator sees of one article: its figures where they may be told, else what its terms say.
 *
 * @param shared the divided order
 * @param pooled pooled demand
 * @param terms of the article
 * @param isTold whether the article's figures may be told
 * @returns the article with its figures, or marked as suppressed
 */
export function coordinatorArticle(
	shared: SharedArticle,
	pooled: PooledFigures,
	terms: ArticleTerms,
	isTold: boolean,
): CoordinatorArticle {
	const { order, savedCents } = shared;
	const { expectedDemand, demandQuantile95 } = pooled;
	const { sku } = order.item;
	if (!isTold) return { sku, status: "suppressed", ...warned(terms.warnings) };
	return {
		sku,
		status: "released",
		orderQuantity: order.quantity,
		expectedDemand: toThreeDigits(expectedDemand),
		demandQuantile95,
		...(savedCents === undefined ? {} : { saving: savedCents / 100 }),
		...terms.dates,
		...warned([...terms.warnings, ...cutWarnings(order), ...orderWarnings(shared, pooled, terms)]),
	};
}

/** Best time between two joint orders of some articles; absent where no cost of ordering or holding is known. */
function bestCycleDays(
	supplier: Supplier,
	articles: readonly SharedArticle[],
): Pick<Extract<CoordinatorSupplier, { status: "released" }>, "bestCycleDays"> {
	const held = articles.filter(
		({ order: { item, dailyDemand } }) =>
			dailyDemand > 0 && (item.unitCost ?? 0) * (item.holdingRate ?? 0) > 0,
	);
	const sharedFixedCost = held.reduce(
		(sum, { order }) => sum + (order.item.orderCost ?? 0),
		supplier.orderCost ?? 0,
	);
	if (held.length === 0 || sharedFixedCost <= 0) return {};
	const { cycleTime } = jointOrdering({
		sharedFixedCost,
		demandRates: held.map(({ order }) => 365.25 * order.dailyDemand),
		holdingCosts: held.map(({ order: { item } }) => (item.unitCost ?? 0) * (item.holdingRate ?? 0)),
	});
	return { bestCycleDays: Math.max(Math.round(365.25 * cycleTime), 1) };
}

/**
 * What the coordinator sees of the order at one supplier: figures only where those of all its articles may be told.
 *
 * @param supplier its terms
 * @param articles its shared articles
 * @param charges what the order costs beyond its goods
 * @param told articles whose figures may be told
 * @returns the supplier with its figures, or marked as suppressed
 */
export function coordinatorSupplier(
	supplier: Supplier,
	articles: readonly SharedArticle[],
	charges: SharedCharges | undefined,
	told: ReadonlySet<string>,
): CoordinatorSupplier {
	const { supplierId } = supplier;
	if (!articles.every(({ order }) => told.has(order.item.sku))) return { supplierId, status: "suppressed" };
	const value = wholeCents(
		articles.reduce((sum, { order, unitCost = 0 }) => sum + order.quantity * unitCost, 0),
	);
	const { container } = supplier;
	const load =
		container === undefined
			? undefined
			: loadOf(container, placesOfOrders(articles.map(({ order }) => order)));
	const paid = (charges?.parts ?? []).reduce((sum, { costCents }) => sum + costCents, 0);
	return {
		supplierId,
		status: "released",
		orderValue: value,
		charges: paid / 100,
		chargesSaved: (charges?.savedCents ?? 0) / 100,
		...(load === undefined ? {} : { containers: load.containers, palletPlaces: toHundredths(load.places) }),
		isBelowMinimum: value > 0 && value < (supplier.minimumOrderValue ?? 0),
		...bestCycleDays(supplier, articles),
	};
}
