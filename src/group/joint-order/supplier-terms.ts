import type { Supplier } from "../../plan/index.js";
import { loadOf } from "./freight.js";

/** What an order costs beyond its goods: ordering, carriage, freight and, to be taken off, the discount on the whole. */
export interface OrderCharges {
	readonly ordering: number;
	readonly carriage: number;
	readonly freight: number;
	readonly discount: number;
}

/**
 * Whether an order at a supplier may be raised for its terms, so that the pieces of one article follow from those of others.
 *
 * @param supplier its terms
 * @returns false where nothing depends on what the order is worth or how much room it takes
 * @example
 * hasThresholds({ supplierId: "s", orderCost: 20 }); // => false
 * hasThresholds({ supplierId: "s", minimumOrderValue: 500 }); // => true
 */
export const hasThresholds = ({
	minimumOrderValue = 0,
	carriageCost = 0,
	carriagePaidFrom = 0,
	valueBreaks = [],
	container,
}: Supplier): boolean =>
	minimumOrderValue > 0 ||
	Math.min(carriageCost, carriagePaidFrom) > 0 ||
	valueBreaks.length > 0 ||
	container !== undefined;

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
 * @param places pallet places that it takes, for a supplier with containers
 * @returns the charges, in money
 * @example
 * chargesOf({ supplierId: "s", orderCost: 20, carriageCost: 60, carriagePaidFrom: 500 }, 300); // => { ordering: 20, carriage: 60, freight: 0, discount: 0 }
 */
export function chargesOf(supplier: Supplier | undefined, value: number, places = 0): OrderCharges {
	if (supplier === undefined || (value <= 0 && places <= 0))
		return { ordering: 0, carriage: 0, freight: 0, discount: 0 };
	const isPaid = value >= (supplier.carriagePaidFrom ?? Number.POSITIVE_INFINITY);
	return {
		ordering: supplier.orderCost ?? 0,
		carriage: isPaid ? 0 : (supplier.carriageCost ?? 0),
		freight: supplier.container === undefined ? 0 : loadOf(supplier.container, places).cost,
		discount: discountAt(supplier, value) * value,
	};
}
