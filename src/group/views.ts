import { wholeCents } from "../inventory/index.js";
import { jointOrdering } from "./games/index.js";
import { loadOf } from "./joint-order/freight.js";
import { placesOfOrders } from "./joint-order/top-up.js";
import type { PooledFigures } from "./pooled-demand.js";
import type { SharedArticle } from "./shares/article-shares.js";
import type { SharedCharges } from "./shares/charge-shares.js";
import type {
	CoordinatorArticle,
	CoordinatorSupplier,
	MemberView,
	Supplier,
	SupplierOrder,
} from "./types.js";

const toHundredths = (value: number): number => Math.round(value * 100) / 100;
/** What is told is no more exact than it is known; all digits of a sum would tell of its parts. */
const toThreeDigits = (value: number): number => Number(value.toPrecision(3));

/**
 * What the coordinator sees of one article: its figures where they may be told, else nothing.
 *
 * @param shared the divided order
 * @param pooled pooled demand
 * @param isTold whether the article's figures may be told
 * @returns the article with its figures, or marked as suppressed
 */
export function coordinatorArticle(
	{ order, savedCents }: SharedArticle,
	{ expectedDemand, demandQuantile95 }: PooledFigures,
	isTold: boolean,
): CoordinatorArticle {
	const { sku } = order.item;
	if (!isTold) return { sku, status: "suppressed" };
	return {
		sku,
		status: "released",
		orderQuantity: order.quantity,
		expectedDemand: toThreeDigits(expectedDemand),
		demandQuantile95,
		...(savedCents === undefined ? {} : { saving: savedCents / 100 }),
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

/**
 * What one member sees: its own lines and its own share.
 *
 * @param articles shared articles
 * @param charges what the orders cost beyond their goods
 * @param member its place among the members
 * @returns its view; articles of which it neither takes nor needs a piece are left out
 */
export function memberView(
	articles: readonly SharedArticle[],
	charges: readonly SharedCharges[],
	member: number,
): MemberView {
	let cost = 0;
	let alone = 0;
	const lines = articles.flatMap(({ order, parts }) => {
		const { quantity, need, runsOutOn, costCents, aloneCents } = parts[member]!;
		if (quantity === 0 && need === 0) return [];
		const line = {
			sku: order.item.sku,
			orderQuantity: quantity,
			ownNeed: need,
			...(runsOutOn === undefined ? {} : { runsOutOn }),
		};
		if (costCents === undefined || aloneCents === undefined) return [line];
		cost += costCents;
		alone += aloneCents;
		const saving = (aloneCents - costCents) / 100;
		return [{ ...line, cost: costCents / 100, costAlone: aloneCents / 100, saving }];
	});
	const own = charges.flatMap(({ supplierId, parts }) => {
		const { costCents, aloneCents } = parts[member]!;
		if (costCents === 0 && aloneCents === 0) return [];
		cost += costCents;
		alone += aloneCents;
		const saving = (aloneCents - costCents) / 100;
		return [{ supplierId, cost: costCents / 100, costAlone: aloneCents / 100, saving }];
	});
	return { lines, charges: own, cost: cost / 100, saving: (alone - cost) / 100 };
}

/**
 * The orders as the suppliers see them, with what to deliver to whom.
 *
 * @param articles shared articles, sorted by article
 * @param memberIds members in their order
 * @returns one order for each supplier that gets one, suppliers in code unit order, articles without one last
 */
export function supplierOrders(
	articles: readonly SharedArticle[],
	memberIds: readonly string[],
): SupplierOrder[] {
	const bySupplier = new Map<string, SharedArticle[]>();
	for (const shared of articles) {
		if (shared.order.quantity === 0) continue;
		const supplierId = shared.order.item.supplierId ?? "";
		bySupplier.set(supplierId, [...(bySupplier.get(supplierId) ?? []), shared]);
	}
	return [...bySupplier]
		.sort(([a], [b]) => (a === "" ? 1 : b === "" ? -1 : a < b ? -1 : 1))
		.map(([supplierId, ordered]) => ({
			...(supplierId === "" ? {} : { supplierId }),
			lines: ordered.map(({ order, unitCost }) => ({
				sku: order.item.sku,
				quantity: order.quantity,
				...(unitCost === undefined ? {} : { unitCost }),
			})),
			deliveries: deliveriesOf(ordered, memberIds),
		}));
}

function deliveriesOf(
	ordered: readonly SharedArticle[],
	memberIds: readonly string[],
): SupplierOrder["deliveries"] {
	return memberIds
		.map((operatorId, member) => ({
			operatorId,
			lines: ordered.flatMap(({ order, parts }) => {
				const { quantity } = parts[member]!;
				return quantity === 0 ? [] : [{ sku: order.item.sku, quantity }];
			}),
		}))
		.filter(({ lines }) => lines.length > 0);
}
