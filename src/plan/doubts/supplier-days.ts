import type { CheckedPlanInput } from "../input/checked-input.js";
import { orderDays } from "../line/supplier-calendar.js";
import type { PlanWarning } from "../warning-types.js";

/**
 * Suppliers of shared articles that take no order within a year: what members need of them can not be bought.
 *
 * @param input its articles and suppliers
 * @returns one warning for each such supplier
 */
export function closedSupplierWarnings({
	items,
	suppliers,
	asOfDay,
}: Pick<CheckedPlanInput, "items" | "suppliers" | "asOfDay">): PlanWarning[] {
	const used = new Set(
		items.flatMap(({ shareable, supplierId }) => (shareable === true ? [supplierId] : [])),
	);
	return suppliers
		.filter((supplier) => used.has(supplier.supplierId) && orderDays(supplier).next(asOfDay) === undefined)
		.map(({ supplierId }) => ({ code: "NO_ORDER_DAY", supplierId }));
}
