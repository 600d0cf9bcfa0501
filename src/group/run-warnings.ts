import type { Item, PlanWarning, Supplier } from "../plan/index.js";
import type { ReleaseRegister } from "../privacy/index.js";

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

/** Articles whose price breaks can not be weighed; whether one would have been reached is not told. */
const withoutHolding = (items: readonly Item[]): PlanWarning[] =>
	items.flatMap((item): PlanWarning[] => {
		const fields = (["unitCost", "holdingRate"] as const).filter((field) => item[field] === undefined);
		const isUnweighed = fields.length > 0 && (item.priceBreaks ?? []).length > 0;
		return isUnweighed ? [{ code: "PRICE_BREAKS_NOT_WEIGHED", sku: item.sku, fields }] : [];
	});

/** What warnings of a group run are made from. */
export interface RunFacts {
	/** Articles of the run. */
	readonly items: readonly Item[];
	readonly suppliers: ReadonlyMap<string, Supplier>;
	/** With the run as its last. */
	readonly register: ReleaseRegister;
	readonly linesAdmitted: number;
	readonly isStockGiven: boolean;
}

/**
 * Warnings of a group run; none of them depends on a figure of a member.
 *
 * @param facts articles, suppliers, and whether there are lines and stock
 * @returns the warnings
 */
export function runWarnings({
	items,
	suppliers,
	register,
	linesAdmitted,
	isStockGiven,
}: RunFacts): PlanWarning[] {
	return [
		...withoutRoom(items, suppliers),
		...withoutHolding(items),
		...(isRerun(register) ? [{ code: "RERUN_ON_SAME_DATA" } as const] : []),
		...(linesAdmitted === 0 ? [{ code: "NO_ORDERS_ADMITTED" } as const] : []),
		...(isStockGiven ? [] : [{ code: "STOCK_ASSUMED_ZERO" } as const]),
	];
}
