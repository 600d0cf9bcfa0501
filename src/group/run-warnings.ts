import type { Item, PlanWarning, Supplier } from "../plan/index.js";

/** Articles that travel in containers without its being known how much room they take. */
function withoutRoom(items: readonly Item[], suppliers: ReadonlyMap<string, Supplier>): PlanWarning[] {
	return items.flatMap(({ sku, supplierId, palletQuantity }): PlanWarning[] => {
		const hasContainer = suppliers.get(supplierId ?? "")?.container !== undefined;
		return hasContainer && palletQuantity === undefined ? [{ code: "PALLET_UNKNOWN", sku }] : [];
	});
}

/**
 * Warnings of a group run; none of them depends on a figure of a member.
 *
 * @param linesAdmitted number of admitted lines
 * @param withoutStock whether no stock was told
 * @param items of the run
 * @param suppliers by id
 * @returns warnings of the run as a whole
 */
export function runWarnings(
	linesAdmitted: number,
	withoutStock: boolean,
	items: readonly Item[],
	suppliers: ReadonlyMap<string, Supplier>,
): PlanWarning[] {
	return [
		...withoutRoom(items, suppliers),
		...(linesAdmitted === 0 ? [{ code: "NO_ORDERS_ADMITTED" } as const] : []),
		...(withoutStock ? [{ code: "STOCK_ASSUMED_ZERO" } as const] : []),
	];
}
