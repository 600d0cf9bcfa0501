import { dailyMeanOf } from "../line/daily-mean.js";
import { DAYS_PER_YEAR } from "../line/line-levels.js";
import type { LineTask } from "../line/line-task.js";

/** What one article brings to a trip. */
export interface Moved {
	readonly donor: LineTask;
	/** Pieces that the donor has to spare, and those of them that are moved. */
	readonly spare: number;
	readonly quantity: number;
	/** Whether the receiver then has to order none. */
	readonly isEnough: boolean;
}

/**
 * What moving spare pieces saves: the cost of holding them until the donor would have used them, at most their price, and
 * the cost of an order that is not placed. The last pieces of what is to spare lie the longest, and go first.
 *
 * @param moved the pieces; an article without price or holding rate saves no holding
 * @returns money, 0 or more
 */
export function worthOfMoving({ donor, spare, quantity, isEnough }: Moved): number {
	const { unitCost = 0, holdingRate = 0, orderCost = 0, shelfLifeDays } = donor.item;
	const ordering = isEnough ? orderCost : 0;
	if (unitCost * holdingRate === 0) return ordering;
	const daily = dailyMeanOf(donor);
	const usable = Math.min(shelfLifeDays ?? Number.POSITIVE_INFINITY, donor.timing.sellingDays);
	let holding = 0;
	for (let piece = spare - quantity + 1; piece <= spare; piece++) {
		const days = piece / daily;
		// What would not be used in time is lost with its whole price.
		const share = days < usable ? Math.min(1, (holdingRate * days) / DAYS_PER_YEAR) : 1;
		holding += unitCost * share;
	}
	return holding + ordering;
}
