import { type OperatorPanel, panelColumns } from "../demand/index.js";
import type { Item, PlanWarning, StockPosition, Supplier } from "../plan/index.js";
import type { ReleaseRegister } from "../privacy/index.js";
import type { ArticleTerms } from "./article-terms.js";
import { orderWarnings } from "./coordinator-view.js";
import { hasThresholds } from "./joint-order/supplier-terms.js";
import { partWarnings } from "./part-warnings.js";
import type { PooledFigures } from "./pooled-demand.js";
import type { SharedArticle } from "./shares/article-shares.js";

/** Articles that travel in containers without its being known how much room they take. */
function withoutRoom(items: readonly Item[], suppliers: ReadonlyMap<string, Supplier>): PlanWarning[] {
	return items.flatMap(({ sku, supplierId, palletQuantity }): PlanWarning[] => {
		const hasContainer = suppliers.get(supplierId ?? "")?.container !== undefined;
		return hasContainer && palletQuantity === undefined ? [{ code: "PALLET_UNKNOWN", sku }] : [];
	});
}

/** Whether an earlier run had the same data and other facts: who has views of both can tell the difference. */
function isRerun({ runs }: ReleaseRegister): boolean {
	const now = runs.at(-1);
	return runs.some(({ dataUntil, facts }) => dataUntil === now?.dataUntil && facts !== now.facts);
}

/** Articles whose price breaks, or what their supplier grants, can not be weighed; what would be reached is not told. */
const withoutHolding = (items: readonly Item[], suppliers: ReadonlyMap<string, Supplier>): PlanWarning[] =>
	items.flatMap((item): PlanWarning[] => {
		const { sku, priceBreaks = [], supplierId = "" } = item;
		const fields = (["unitCost", "holdingRate"] as const).filter((field) => item[field] === undefined);
		if (fields.length === 0) return [];
		const supplier = suppliers.get(supplierId);
		// A minimum is reached whatever it costs.
		const isGranted = supplier !== undefined && hasThresholds({ ...supplier, minimumOrderValue: 0 });
		return [
			...(priceBreaks.length > 0 ? [{ code: "PRICE_BREAKS_NOT_WEIGHED", sku, fields } as const] : []),
			...(isGranted ? [{ code: "THRESHOLDS_NOT_WEIGHED", sku, fields } as const] : []),
		];
	});

/** Articles of the run that a member buys and has no stock position of. */
function withoutStock(
	panels: readonly OperatorPanel[],
	items: readonly Item[],
	stock: readonly StockPosition[],
): PlanWarning[] {
	const stocked = new Set(stock.map(({ operatorId, sku }) => `${operatorId} ${sku}`));
	const inRun = new Set(items.map(({ sku }) => sku));
	return panels.flatMap(({ operatorId, panel }): PlanWarning[] => {
		const skus = panelColumns(panel).keys.map(({ sku = "" }) => sku);
		const count = skus.filter((sku) => inRun.has(sku) && !stocked.has(`${operatorId} ${sku}`)).length;
		return count === 0 ? [] : [{ code: "MEMBER_STOCK_ASSUMED_ZERO", operatorId, count }];
	});
}

/** Stock of those who are no members of the run. */
function outsideRun(panels: readonly OperatorPanel[], stock: readonly StockPosition[]): PlanWarning[] {
	const members = new Set(panels.map(({ operatorId }) => operatorId));
	const counts = new Map<string, number>();
	for (const { operatorId } of stock)
		if (!members.has(operatorId)) counts.set(operatorId, (counts.get(operatorId) ?? 0) + 1);
	return [...counts]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([operatorId, count]) => ({ code: "STOCK_OUTSIDE_RUN", operatorId, count }));
}

/** Warnings that are the same for all articles of a supplier. */
const OF_SUPPLIER: ReadonlySet<PlanWarning["code"]> = new Set(["ORDER_DAY_LATER", "NO_ORDER_DAY"]);

/**
 * Warnings of the articles of a run, for the processor. None holds a figure: those stand in the views of who may see them.
 *
 * @param articles shared articles
 * @param pooled pooled demand of each
 * @param terms of each
 * @returns the warnings, those of order days once for a supplier
 */
export function articleWarnings(
	articles: readonly SharedArticle[],
	pooled: readonly PooledFigures[],
	terms: readonly ArticleTerms[],
): PlanWarning[] {
	const found = articles.flatMap((shared, index): PlanWarning[] => {
		const { sku, supplierId } = shared.order.item;
		const lasting = orderWarnings(shared, pooled[index]!, terms[index]!);
		return [
			...terms[index]!.warnings.map((warning) =>
				OF_SUPPLIER.has(warning.code) && supplierId !== undefined
					? { ...warning, supplierId }
					: { ...warning, sku },
			),
			...lasting.map(({ days: _, ...warning }) => ({ ...warning, sku })),
			...shared.parts
				.flatMap((part) => partWarnings(shared.order, part))
				.map((warning) => ({ ...warning, sku })),
		];
	});
	return [...new Map(found.map((warning) => [JSON.stringify(warning), warning])).values()];
}

/** What warnings of a group run are made from. */
export interface RunFacts {
	/** Articles of the run. */
	readonly items: readonly Item[];
	/** Whether there are articles, and none of them is shareable. */
	readonly isNothingShared: boolean;
	readonly suppliers: ReadonlyMap<string, Supplier>;
	/** With the run as its last. */
	readonly register: ReleaseRegister;
	readonly panels: readonly OperatorPanel[];
	/** `undefined` when no stock was given at all. */
	readonly stock: readonly StockPosition[] | undefined;
	readonly linesAdmitted: number;
}

/**
 * Warnings of a group run, for the processor alone: some name a member. None holds a figure of its demand or stock.
 *
 * @param facts articles, suppliers, members and stock
 * @returns the warnings
 */
export function runWarnings(facts: RunFacts): PlanWarning[] {
	const { items, suppliers, panels, stock } = facts;
	return [
		...withoutRoom(items, suppliers),
		...withoutHolding(items, suppliers),
		...(isRerun(facts.register) ? [{ code: "RERUN_ON_SAME_DATA" } as const] : []),
		...(facts.isNothingShared ? [{ code: "NO_SHAREABLE_ARTICLE" } as const] : []),
		...(facts.linesAdmitted === 0 ? [{ code: "NO_ORDERS_ADMITTED" } as const] : []),
		...(stock === undefined
			? [{ code: "STOCK_ASSUMED_ZERO" } as const]
			: [...withoutStock(panels, items, stock), ...outsideRun(panels, stock)]),
	];
}
