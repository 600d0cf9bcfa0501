import type { LineTask } from "../line/line-task.js";
import type { DepotArticle } from "./depot-tasks.js";
import type { PlannedTasks } from "./order-choices.js";

/** What lies at a depot of one article and can be sent. */
export interface Lot {
	/** Place of the line whose pieces they are. */
	readonly at: number;
	readonly sku: string;
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
		const { item, shelf } = tasks[at] as LineTask;
		const onHand = Math.min(shelf.onHand, counted);
		counted -= onHand;
		return { at, sku: item.sku, onHand, reserved: shelf.reserved };
	});
	const [onHand, reserved] = older.reduce(
		([pieces, promised], lot) => [pieces - lot.onHand, promised - lot.reserved] as const,
		[own.shelf.onHand, own.shelf.reserved] as const,
	);
	let free = Math.max(0, own.shelf.onHand - own.shelf.reserved - own.shelf.backorders);
	return [...older, { at: depotAt, sku: own.item.sku, onHand, reserved }].map((lot) => {
		const pieces = Math.min(Math.max(0, lot.onHand - lot.reserved), free);
		free -= pieces;
		return { at: lot.at, sku: lot.sku, pieces, taken: 0 };
	});
}

/**
 * Takes pieces from lots, the first ones first.
 *
 * @param lots changed: what is taken is theirs no more
 * @param quantity pieces to take, no more than there are
 * @returns pieces by article
 */
export function takenFrom(lots: readonly Lot[], quantity: number): { sku: string; quantity: number }[] {
	let wanted = quantity;
	return lots.flatMap((lot) => {
		const taken = Math.min(lot.pieces, wanted);
		lot.pieces -= taken;
		lot.taken += taken;
		wanted -= taken;
		return taken === 0 ? [] : [{ sku: lot.sku, quantity: taken }];
	});
}
