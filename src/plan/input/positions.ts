import { parseIsoDate } from "../../calendar/index.js";
import type { StockoutDays } from "../../demand/index.js";
import type { StockPosition } from "./input-types.js";
import type { Shelf } from "./shelf.js";

/** One pair that gets a line in the plan. */
export interface Position {
	readonly operatorId: string;
	readonly siteId: string | undefined;
	readonly sku: string;
	readonly shelf: Shelf;
	/** True when the caller gave no stock for it and it counts as an empty shelf. */
	readonly assumedEmpty: boolean;
}

const EMPTY_SHELF: Shelf = { onHand: 0, reserved: 0, backorders: 0, openOrders: [] };

/**
 * Position of a pair without a stock entry: an empty shelf.
 *
 * @param operatorId the operator
 * @param sku the article
 * @returns a position of nothing, marked as assumed
 * @example
 * emptyPosition("op-1", "urn").assumedEmpty; // => true
 */
export function emptyPosition(operatorId: string, sku: string): Position {
	return { operatorId, siteId: undefined, sku, shelf: EMPTY_SHELF, assumedEmpty: true };
}

/** Position of a stock entry whose dates were checked. */
export function stockedPosition(stock: StockPosition): Position {
	return {
		operatorId: stock.operatorId,
		siteId: stock.siteId,
		sku: stock.sku,
		shelf: {
			onHand: stock.onHand,
			reserved: stock.reserved ?? 0,
			backorders: stock.backorders ?? 0,
			openOrders: (stock.onOrder ?? []).map(({ quantity, dueOn }) => ({
				quantity,
				dueDay: parseIsoDate(dueOn) as number,
			})),
		},
		assumedEmpty: false,
	};
}

/**
 * Stock positions by operator, for those operators that have any.
 *
 * @param stock checked stock positions
 * @returns positions in the order given
 * @example
 * positionsByOperator([{ operatorId: "op-1", sku: "urn", onHand: 2 }]).get("op-1").length; // => 1
 */
export function positionsByOperator(stock: readonly StockPosition[]): Map<string, Position[]> {
	const byOperator = new Map<string, Position[]>();
	for (const entry of stock) {
		const known = byOperator.get(entry.operatorId);
		if (known === undefined) byOperator.set(entry.operatorId, [stockedPosition(entry)]);
		else known.push(stockedPosition(entry));
	}
	return byOperator;
}

/**
 * Days on which a pair was out of stock.
 *
 * @param stock checked stock positions, where any are given
 * @returns an entry for each position that had such days
 * @example
 * stockoutsOf([{ operatorId: "op-1", sku: "urn", onHand: 2, stockoutDays: ["2026-11-20"] }]); // => [{ operatorId: "op-1", sku: "urn", days: ["2026-11-20"] }]
 */
export const stockoutsOf = (stock: readonly StockPosition[] | undefined): StockoutDays[] =>
	(stock ?? []).flatMap(({ operatorId, siteId, sku, stockoutDays: days = [] }) =>
		days.length === 0 ? [] : [{ operatorId, ...(siteId === undefined ? {} : { siteId }), sku, days }],
	);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Order of the lines of a plan: operator, site (none first), article, by code unit.
 *
 * @param a a line or position
 * @param b another
 * @returns below 0 when `a` comes first, above 0 when `b` does
 * @example
 * comparePairs({ operatorId: "op-1", sku: "urn" }, { operatorId: "op-1", siteId: "north", sku: "oak" }); // => -1
 */
export function comparePairs(
	a: { readonly operatorId: string; readonly siteId?: string | undefined; readonly sku: string },
	b: { readonly operatorId: string; readonly siteId?: string | undefined; readonly sku: string },
): number {
	return (
		compare(a.operatorId, b.operatorId) || compare(a.siteId ?? "", b.siteId ?? "") || compare(a.sku, b.sku)
	);
}
