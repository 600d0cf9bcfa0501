import type { DayNumber } from "../../calendar/index.js";

/** A stock position in day numbers, zeros filled in. */
export interface Shelf {
	readonly onHand: number;
	readonly reserved: number;
	readonly backorders: number;
	readonly openOrders: readonly { readonly quantity: number; readonly dueDay: DayNumber }[];
}
