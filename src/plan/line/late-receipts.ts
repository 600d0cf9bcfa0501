import type { DayNumber } from "../../calendar/index.js";
import { demandUntil, netInventoryPosition, type ProtectionDemand } from "../../inventory/index.js";
import type { Distribution } from "../../math/index.js";
import type { Item } from "../input/input-types.js";
import type { LineLevels } from "./line-levels.js";
import type { LineTask } from "./line-task.js";

/** The time up to a receipt that comes after an order of today: its demand, and what is there for it without that order. */
export interface ReceiptEve {
	readonly dueDay: DayNumber;
	readonly protection: Distribution;
	/** What levels are set from. */
	readonly levelled: ProtectionDemand;
	readonly position: number;
	readonly dueReceipts: number;
}

/**
 * Times up to each receipt that comes after an order of today, and before its protected window ends.
 *
 * @param task shelf, timing and demand of a line
 * @param window day on which an order of today arrives, and the first day after its protected window
 * @returns one entry a day, in order of time
 */
export function receiptEves(
	{ shelf, timing, windowDemand, levelDemand, transfer }: LineTask,
	{ arrivalDay, untilDay }: { readonly arrivalDay: DayNumber; readonly untilDay: DayNumber },
): ReceiptEve[] {
	const { asOfDay, leadTime } = timing;
	const late = shelf.openOrders.map(({ dueDay }) => dueDay);
	const days = [...new Set(late)].filter((day) => day > arrivalDay && day < untilDay).sort((a, b) => a - b);
	return days.map((dueDay) => {
		const span = { leadTime, days: dueDay - asOfDay };
		const demand = demandUntil({ windowDemand, ...span });
		const { position, dueReceipts } = netInventoryPosition(shelf, { asOfDay, untilDay: dueDay });
		return {
			dueDay,
			protection: demand.protection,
			levelled:
				levelDemand === undefined
					? demand
					: demandUntil({ windowDemand: (end) => levelDemand(end, arrivalDay - asOfDay), ...span }),
			position: position + (transfer?.pieces ?? 0),
			dueReceipts,
		};
	});
}

/** Levels up to a late receipt, and the time that they are for. */
export interface BindingEve {
	readonly eve: ReceiptEve;
	readonly levels: LineLevels;
}

/**
 * The time up to a late receipt in which more pieces are missed than up to any other, and than in the whole window.
 *
 * What is ordered for these days is no batch. Where an order has to be placed for them anyway, it is filled up to what the
 * whole window allows, batch included.
 *
 * @param item the article
 * @param eves of `receiptEves`
 * @param whole levels and position of the whole window
 * @param levelsOf levels of an article for the demand up to a receipt
 * @returns `undefined` where the whole window says what is ordered
 */
export function bindingEve(
	item: Item,
	eves: readonly ReceiptEve[],
	whole: { readonly levels: LineLevels; readonly position: number },
	levelsOf: (item: Item, eve: ReceiptEve) => LineLevels,
): BindingEve | undefined {
	const room = whole.levels.orderUpTo - whole.position;
	let most = whole.position <= whole.levels.reorderPoint ? room : 0;
	let binding: BindingEve | undefined;
	for (const eve of eves) {
		const levels = levelsOf(item, eve);
		const { reorderPoint } = levels;
		if (eve.position > reorderPoint) continue;
		const apart = levels.cycleStock === 0 ? levels : levelsOf({ ...item, orderCost: 0 }, eve);
		const need = apart.orderUpTo - eve.position;
		if (need <= most) continue;
		most = need;
		const batch = Math.max(0, room - need);
		const orderUpTo = apart.orderUpTo + batch;
		binding = { eve, levels: { ...apart, reorderPoint, orderUpTo, cycleStock: batch } };
	}
	return binding;
}
