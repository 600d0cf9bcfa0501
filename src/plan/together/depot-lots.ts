import type { DayNumber } from "../../calendar/index.js";
import type { LineTask } from "../line/line-task.js";
import type { DepotArticle } from "./depot-tasks.js";
import type { PlannedTasks } from "./order-choices.js";

/** What lies at a depot of one article and can be sent. */
export interface Lot {
	/** Place of the line whose pieces they are. */
	readonly at: number;
	readonly sku: string;
	/** First day on which they may no longer be sold, where they are of a replaced article. */
	readonly endDay?: DayNumber;
	pieces: number;
	/** Pieces that were taken from it. */
	taken: number;
}

/**
 * What a depot can send of an article: pieces of ending articles that it replaces, then its own.
 *
 * @param article of `withDepot`
 * @param tasks what the lines of the operator are planned from
 * @returns lots in the order in which they are used up; what the depot owes or has promised is in none
 */
export function lotsOf({ depotAt, predecessorAts, own }: DepotArticle, tasks: PlannedTasks["tasks"]): Lot[] {
	// Of an article whose end of sale is near only those pieces count that can still be sold.
	let counted = own.ofPredecessors;
	const older = predecessorAts.map((at) => {
		const { item, shelf, timing } = tasks[at] as LineTask;
		const onHand = Math.min(shelf.onHand, counted);
		counted -= onHand;
		const endDay = timing.asOfDay + timing.sellingDays;
		return { at, sku: item.sku, endDay, onHand, reserved: shelf.reserved };
	});
	const [onHand, reserved] = older.reduce(
		([pieces, promised], lot) => [pieces - lot.onHand, promised - lot.reserved] as const,
		[own.shelf.onHand, own.shelf.reserved] as const,
	);
	let free = Math.max(0, own.shelf.onHand - own.shelf.reserved - own.shelf.backorders);
	const ownLot = { at: depotAt, sku: own.item.sku, onHand, reserved };
	return [...older, ownLot].map(({ onHand, reserved, ...lot }) => {
		const pieces = Math.min(Math.max(0, onHand - reserved), free);
		free -= pieces;
		return { ...lot, pieces, taken: 0 };
	});
}

/**
 * Takes pieces for a site from lots, the first ones first; of replaced articles no more than the site can sell in time
 * beside those that it has.
 *
 * @param lots changed: what is taken is theirs no more
 * @param quantity pieces to take, no more than there are
 * @param site what its line is planned from
 * @param arrivalDay day on which they come there
 * @returns pieces by article, fewer than asked for where those that are left could not be sold
 */
export function takenFrom(
	lots: readonly Lot[],
	quantity: number,
	{ leaving, usableUntil }: Pick<LineTask, "leaving" | "usableUntil">,
	arrivalDay: DayNumber,
): { sku: string; quantity: number }[] {
	let wanted = quantity;
	let counted = leaving.reduce((sum, { free }) => sum + free, 0);
	const usableOf = ({ endDay }: Lot): number => {
		if (endDay === undefined) return Number.POSITIVE_INFINITY;
		return endDay > arrivalDay ? Math.max(0, usableUntil(endDay) - counted) : 0;
	};
	return lots.flatMap((lot) => {
		const taken = Math.min(lot.pieces, wanted, usableOf(lot));
		if (lot.endDay !== undefined) counted += taken;
		lot.pieces -= taken;
		lot.taken += taken;
		wanted -= taken;
		return taken === 0 ? [] : [{ sku: lot.sku, quantity: taken }];
	});
}
