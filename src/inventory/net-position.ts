import type { OpenOrder } from "./types.js";

/** What lies on the shelf, what is promised, and what is on its way. */
export interface StockState {
	readonly onHand: number;
	readonly reserved?: number;
	readonly backorders?: number;
	readonly openOrders?: readonly OpenOrder[];
}

/** An inventory position by date, with its receipts split by when they are due. */
export interface NetPosition {
	/** onHand - reserved - backorders + dueReceipts. */
	readonly position: number;
	/** Pieces due before the end of the window, the overdue ones included. */
	readonly dueReceipts: number;
	/** The part of `dueReceipts` that was due on or before `asOfDay`; it counts as arriving today. */
	readonly overdueReceipts: number;
	/** Pieces due on or after the end of the window; not counted. */
	readonly laterReceipts: number;
}

/**
 * Inventory position over the window [asOfDay, untilDay): open orders count by their date.
 *
 * @param stock pieces on hand, reserved, in backorder, and open orders with due day numbers
 * @param window `asOfDay` today; `untilDay` the first day after the window
 * @returns the position and the receipts it counts or leaves out
 * @example
 * const stock = { onHand: 4, reserved: 1, backorders: 0, openOrders: [{ quantity: 6, dueDay: 12 }, { quantity: 9, dueDay: 20 }] };
 * netInventoryPosition(stock, { asOfDay: 10, untilDay: 20 }).position; // => 9
 */
export function netInventoryPosition(
	stock: StockState,
	window: { readonly asOfDay: number; readonly untilDay: number },
): NetPosition {
	let dueReceipts = 0;
	let overdueReceipts = 0;
	let laterReceipts = 0;
	for (const { quantity, dueDay } of stock.openOrders ?? []) {
		if (dueDay <= window.asOfDay) overdueReceipts += quantity;
		if (dueDay <= window.asOfDay || dueDay < window.untilDay) dueReceipts += quantity;
		else laterReceipts += quantity;
	}
	const position = stock.onHand - (stock.reserved ?? 0) - (stock.backorders ?? 0) + dueReceipts;
	return { position, dueReceipts, overdueReceipts, laterReceipts };
}
