import type { DayNumber } from "../../calendar/index.js";
import type { Position } from "../input/positions.js";
import type { Shelf } from "../input/shelf.js";

const joined = (a: Shelf, b: Shelf): Shelf => ({
	onHand: a.onHand + b.onHand,
	reserved: a.reserved + b.reserved,
	backorders: a.backorders + b.backorders,
	openOrders: [...a.openOrders, ...b.openOrders],
});

/** What is owed to families, of an article that may no longer be sold: its successor has to serve them. */
const owedOf = ({ backorders }: Shelf): Shelf => ({ onHand: 0, reserved: 0, backorders, openOrders: [] });

/** Of pieces that are not promised no more than `most`, those on hand first, then by when they come. */
function shelfUpTo({ onHand, reserved, backorders, openOrders }: Shelf, most: number): Shelf {
	const free = Math.min(Math.max(0, onHand - reserved), most);
	let left = most - free;
	const due = [...openOrders].sort((a, b) => a.dueDay - b.dueDay);
	return {
		onHand: Math.min(onHand, reserved) + free,
		reserved,
		backorders,
		openOrders: due.flatMap(({ quantity, dueDay }) => {
			const counted = Math.min(quantity, left);
			left -= counted;
			return counted === 0 ? [] : [{ quantity: counted, dueDay }];
		}),
	};
}

/** Pieces of a replaced article that are counted for its successor. */
export interface UsedUp {
	readonly sku: string;
	/** Pieces on hand. */
	readonly pieces: number;
	/** Pieces on hand or due that are promised to nobody: they can be sold until `endDay`. */
	readonly free: number;
	/** First day on which it may no longer be sold; infinite where there is none. */
	readonly endDay: DayNumber;
}

/** A position with what lies there of articles that it replaces. */
export interface JoinedPosition {
	readonly shelf: Shelf;
	readonly usedUp: readonly UsedUp[];
	/** Whether nothing was given of what lies there, neither of the article nor of one whose stock is used up. */
	readonly isAssumedEmpty: boolean;
}

/** What stock is joined by. */
export interface JoinRules {
	/** The article at the end of each chain. */
	readonly successorOf: ReadonlyMap<string, string>;
	/** First day on which what lies there of an article may no longer be sold; not after `asOfDay` where it may not today. */
	readonly endOf: (position: Position) => DayNumber;
	readonly asOfDay: DayNumber;
	/** Pieces that are of use at a position, given by its place among the positions, where they may be sold until a day. */
	readonly usableAt: (index: number, endDay: DayNumber) => number;
}

/**
 * Counts the stock of ending articles as stock of their successors, at the same place, as far as it can still be sold, and
 * what is owed of any that were replaced.
 *
 * @param positions of one operator
 * @param rules which article stands for which, and until when what is left may be sold
 * @returns one entry for each position, in the same order
 */
export function joinPositions(
	positions: readonly Position[],
	{ successorOf, endOf, asOfDay, usableAt }: JoinRules,
): JoinedPosition[] {
	const replaced = positions
		.filter(({ sku }) => successorOf.has(sku))
		.map((position) => ({ position, endDay: endOf(position) }))
		.sort((a, b) => a.endDay - b.endDay);
	return positions.map(({ sku, siteId, shelf, assumedEmpty }, index) => {
		const older = replaced.filter(
			({ position }) => successorOf.get(position.sku) === sku && position.siteId === siteId,
		);
		// What is owed of an article whose place another one has taken is ordered there.
		let sum = successorOf.has(sku) ? { ...shelf, backorders: 0 } : shelf;
		let counted = 0;
		const usedUp = older.map(({ position, endDay }): UsedUp => {
			const isSold = endDay > asOfDay;
			const most = isSold ? Math.max(0, usableAt(index, endDay) - counted) : 0;
			const own = isSold ? position.shelf : owedOf(position.shelf);
			const inTime = own.openOrders.filter(({ dueDay }) => dueDay < endDay);
			const used = shelfUpTo({ ...own, openOrders: inTime }, most);
			const due = used.openOrders.reduce((pieces, { quantity }) => pieces + quantity, 0);
			const free = Math.max(0, used.onHand - used.reserved) + due;
			sum = joined(sum, used);
			counted += free;
			return { sku: position.sku, pieces: used.onHand, free, endDay };
		});
		const isKnown = older.some(({ position, endDay }) => !position.assumedEmpty && endDay > asOfDay);
		return { shelf: sum, usedUp, isAssumedEmpty: assumedEmpty && !isKnown };
	});
}
