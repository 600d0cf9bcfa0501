import type { BindingRule } from "./types.js";

/** Levels and constraints of one order; all integers. */
export interface OrderRules {
	readonly inventoryPosition: number;
	/** An order is raised when the inventory position is at or below it. */
	readonly reorderPoint: number;
	readonly orderUpTo: number;
	readonly minOrderQuantity: number;
	readonly packSize: number;
	readonly maxOrderQuantity?: number;
	/** Most pieces that may be in stock or on order. */
	readonly maxStock?: number;
}

/**
 * What to order and why:
 * quantity = need + minimumAdded + packAdded - capRemoved - infeasibleRemoved.
 */
export interface RoundedOrder {
	readonly quantity: number;
	/** Pieces up to `orderUpTo`; 0 while the position is above the reorder point. */
	readonly need: number;
	/** Pieces added to reach the minimum order quantity. */
	readonly minimumAdded: number;
	/** Pieces added to fill the last pack. */
	readonly packAdded: number;
	/** Pieces taken away by `maxOrderQuantity` or `maxStock`. */
	readonly capRemoved: number;
	/** What the cap left, when that is less than the supplier accepts; 0 unless `bindingRule` is given. */
	readonly infeasibleRemoved: number;
	/** Present only when something is needed and no quantity satisfies all rules: then `quantity` is 0. */
	readonly bindingRule?: BindingRule;
}

/**
 * Turns a need into a quantity that the supplier accepts, in integers: up to the minimum, up to whole packs, then down
 * to the cap in whole packs; when what the cap leaves is below the minimum, rounded up to packs, nothing is ordered.
 *
 * The binding rule names the cap when the cap alone is below the need; otherwise the minimum or the pack size that
 * forces more than the cap allows.
 *
 * @param rules inventory position, levels, minimum, pack size and caps, all in pieces
 * @returns the quantity and the terms that make it
 * @example
 * const order = { inventoryPosition: 3, reorderPoint: 5, orderUpTo: 10, minOrderQuantity: 1, packSize: 4 };
 * roundOrderQuantity(order).quantity; // => 8
 */
export function roundOrderQuantity(rules: OrderRules): RoundedOrder {
	const { inventoryPosition, packSize } = rules;
	const need = inventoryPosition <= rules.reorderPoint ? Math.max(0, rules.orderUpTo - inventoryPosition) : 0;
	if (need === 0)
		return { quantity: 0, need, minimumAdded: 0, packAdded: 0, capRemoved: 0, infeasibleRemoved: 0 };
	const minimum = Math.max(need, rules.minOrderQuantity);
	const wanted = roundUp(minimum, packSize);
	const terms = { need, minimumAdded: minimum - need, packAdded: wanted - minimum };
	const orderCap = rules.maxOrderQuantity ?? Number.POSITIVE_INFINITY;
	const stockCap = Math.max(0, (rules.maxStock ?? Number.POSITIVE_INFINITY) - inventoryPosition);
	const cap = Math.min(orderCap, stockCap);
	if (wanted <= cap) return { quantity: wanted, ...terms, capRemoved: 0, infeasibleRemoved: 0 };
	const capped = cap - (cap % packSize);
	const capRemoved = wanted - capped;
	if (capped > 0 && capped >= roundUp(rules.minOrderQuantity, packSize))
		return { quantity: capped, ...terms, capRemoved, infeasibleRemoved: 0 };
	let bindingRule: BindingRule = stockCap < orderCap ? "maxStock" : "maxOrderQuantity";
	if (cap >= need) bindingRule = rules.minOrderQuantity > cap ? "minOrderQuantity" : "packSize";
	return { quantity: 0, ...terms, capRemoved, infeasibleRemoved: capped, bindingRule };
}

function roundUp(quantity: number, packSize: number): number {
	return Math.ceil(quantity / packSize) * packSize;
}
