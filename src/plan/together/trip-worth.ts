import { dailyMeanOf } from "../line/daily-mean.js";
import { DAYS_PER_YEAR } from "../line/line-levels.js";
import type { Move } from "./site-moves.js";
import { type SitePlace, sparedBy } from "./site-place.js";

/** Cost of holding pieces until their site would have used them, those that would lie the longest; at most their price. */
function holdingOf({ task, spare }: SitePlace, quantity: number): number {
	const { unitCost = 0, holdingRate = 0, shelfLifeDays } = task.item;
	if (unitCost * holdingRate === 0) return 0;
	const daily = dailyMeanOf(task);
	const usable = Math.min(shelfLifeDays ?? Number.POSITIVE_INFINITY, task.timing.sellingDays);
	let holding = 0;
	for (let piece = spare.withBatch - quantity + 1; piece <= spare.withBatch; piece++) {
		const days = piece / daily;
		// What would not be used in time is lost with its whole price.
		const share = days < usable ? Math.min(1, (holdingRate * days) / DAYS_PER_YEAR) : 1;
		holding += unitCost * share;
	}
	return holding;
}

/** Orders that are not placed, less those that are placed sooner because pieces of a batch have gone. */
function orderingOf({ donor, receiver, quantity }: Move): number {
	const { line, moved } = receiver;
	const isSpared = line.orderQuantity > 0 && line.inventoryPosition + moved > line.reorderPoint && moved > 0;
	const spared = isSpared ? ((receiver.task.item.orderCost ?? 0) * quantity) / moved : 0;
	const batch = donor.line.orderUpTo - donor.line.reorderPoint;
	const ofBatch = Math.max(0, Math.min(quantity, -donor.moved - donor.spare.excess));
	return spared - ((donor.task.item.orderCost ?? 0) * ofBatch) / batch;
}

/** Shortages that the receiver is spared; shared by pieces where several sites give. */
function shortageOf({ receiver, quantity }: Move): number {
	const { service, unitCost = 0 } = receiver.task.item;
	const { owed, missed } = sparedBy(receiver, receiver.moved);
	if (service.type !== "cost" && owed > 0) return Number.POSITIVE_INFINITY;
	const cost = service.type === "cost" ? service.shortageCost : unitCost;
	return (cost * missed * quantity) / receiver.moved;
}

/**
 * What moving spare pieces of an article is worth: what it saves, and the shortages that it spares.
 *
 * - Holding: the cost of holding the pieces until their site would have used them, at most their price. The last pieces of
 *   what is to spare lie the longest, and go first.
 * - Ordering: the cost of an order that the receiver does not place, less that of one which the giver places sooner because
 *   pieces of its batch have gone.
 * - Shortage: each expected piece that would be missed until something else comes than this transfer costs `shortageCost`
 *   where the service is a cost ratio, and else the price of a piece, which a piece bought elsewhere at once costs at least.
 *   Where families wait and nobody has said what that costs, the trip is worth any cost.
 *
 * @param move the pieces, counted in both sites; an article without price or holding rate saves no holding
 * @returns money
 */
export const worthOfMoving = (move: Move): number =>
	holdingOf(move.donor, move.quantity) + orderingOf(move) + shortageOf(move);
