import type { Supplier } from "../../plan/index.js";

/** What an order costs beyond its goods: ordering, carriage and, as a part below 0, the discount on the whole. */
export interface OrderCharges {
	readonly ordering: number;
	readonly carriage: number;
	readonly discount: number;
}

/**
 * Discount on an order of that value.
 *
 * @param supplier its terms; `undefined` for one without
 * @param value of the goods, 0 or more
 * @returns a fraction of the value, of the highest break that is reached
 * @example
 * discountAt({ supplierId: "s", valueBreaks: [{ from: 100, discount: 0.02 }, { from: 500, discount: 0.05 }] }, 300); // => 0.02
 */
export function discountAt(supplier: Supplier | undefined, value: number): number {
	let reached = 0;
	let discount = 0;
	for (const { from, discount: own } of supplier?.valueBreaks ?? []) {
		if (value < from || from < reached) continue;
		reached = from;
		discount = own;
	}
	return discount;
}

/**
 * What an order costs beyond its goods.
 *
 * @param supplier its terms; `undefined` for one without
 * @param value of the goods; an order of nothing costs nothing
 * @returns the charges, in money
 * @example
 * chargesOf({ supplierId: "s", orderCost: 20, carriageCost: 60, carriagePaidFrom: 500 }, 300); // => { ordering: 20, carriage: 60, discount: 0 }
 */
export function chargesOf(supplier: Supplier | undefined, value: number): OrderCharges {
	if (supplier === undefined || value <= 0) return { ordering: 0, carriage: 0, discount: 0 };
	const isPaid = value >= (supplier.carriagePaidFrom ?? Number.POSITIVE_INFINITY);
	return {
		ordering: supplier.orderCost ?? 0,
		carriage: isPaid ? 0 : (supplier.carriageCost ?? 0),
		discount: discountAt(supplier, value) * value,
	};
}
