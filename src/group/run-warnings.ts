import type { Item, PlanWarning, Supplier } from "../plan/index.js";
import type { ReleaseRegister } from "../privacy/index.js";

/** What the warnings of a group run depend on. */
export interface WarnedRun {
	readonly linesAdmitted: number;
	/** Whether no stock was told. */
	readonly withoutStock: boolean;
	readonly items: readonly Item[];
	readonly suppliers: ReadonlyMap<string, Supplier>;
	/** With the run as its last. */
	readonly register: ReleaseRegister;
}

/** Articles that travel in containers without its being known how much room they take. */
function withoutRoom({ items, suppliers }: WarnedRun): PlanWarning[] {
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

/**
 * Warnings of a group run; none of them depends on a figure of a member.
 *
 * @param run what they depend on
 * @returns warnings of the run as a whole
 */
export function runWarnings(run: WarnedRun): PlanWarning[] {
	return [
		...withoutRoom(run),
		...(isRerun(run.register) ? [{ code: "RERUN_ON_SAME_DATA" } as const] : []),
		...(run.linesAdmitted === 0 ? [{ code: "NO_ORDERS_ADMITTED" } as const] : []),
		...(run.withoutStock ? [{ code: "STOCK_ASSUMED_ZERO" } as const] : []),
	];
}
