import type { Item, Supplier } from "../../src/index.js";

const BREAK = 24;
const BREAK_FACTOR = 97;

/** Invented terms, the same for all, as the data holds none. */
export const TERMS = "Invented terms: 3 % off a piece from 24 on, 60 of carriage below 2,000, 15 an order.";

/** Articles of the group, reviewed every so many days, with a price that falls once. */
export function withTerms(items: readonly Item[], reviewDays: number): Item[] {
	return items
		.filter(({ shareable }) => shareable === true)
		.map(({ orderCost: _orderCost, ...item }) => ({
			...item,
			reviewDays,
			...(item.unitCost === undefined
				? {}
				: { priceBreaks: [{ from: BREAK, unitCost: Math.round(BREAK_FACTOR * item.unitCost) / 100 }] }),
		}));
}

/** Suppliers of the articles, with the same charges. */
export function suppliersOf(items: readonly Item[]): Supplier[] {
	return [...new Set(items.flatMap(({ supplierId }) => supplierId ?? []))].map((supplierId) => ({
		supplierId,
		orderCost: 15,
		carriageCost: 60,
		carriagePaidFrom: 2000,
	}));
}
