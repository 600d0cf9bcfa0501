import { spendBudget } from "../../inventory/index.js";
import type { Storage } from "../input/input-types.js";
import type { LineTask } from "../line/line-task.js";
import type { OrderPlanLine, PlanLine } from "../types.js";
import { type AskedLine, askedLines, choiceOf, cutTo, type PlannedTasks } from "./order-choices.js";

/** Places that pieces of a line take. */
export const placesOf = ({ item }: LineTask, pieces: number): number => pieces * (item.placesPerPiece ?? 1);

/** Whether the pieces of a line lie in a storage. */
export const liesIn = ({ siteId, skus }: Storage, line: PlanLine): boolean =>
	(siteId === undefined || siteId === line.siteId) && (skus === undefined || skus.includes(line.sku));

/** A storage with the articles that lie there for those that they replaced. */
export function withSuccessors(storage: Storage, successorOf: ReadonlyMap<string, string>): Storage {
	const { skus } = storage;
	if (skus === undefined) return storage;
	return { ...storage, skus: skus.flatMap((sku) => [sku, successorOf.get(sku) ?? sku]) };
}

/** Pieces that are there or due in the whole protected window, also where a late receipt says what is ordered. */
export const wholePosition = ({
	inventoryPosition,
	lateReceipt,
}: Pick<OrderPlanLine, "inventoryPosition" | "lateReceipt">): number =>
	inventoryPosition + (lateReceipt?.pieces ?? 0);

/**
 * Pieces of a line that are there or due. What lies there of an ending article stands in the position of its successor
 * too, and is counted once: as pieces of its own, which may take other room. What the sites of a depot have lies with them.
 */
export function piecesOf(task: LineTask, inventoryPosition: number): number {
	const { item, isReplaced, shelf, ofPredecessors, supply, transfer } = task;
	if (isReplaced && item.status === "ending") return shelf.onHand + (transfer?.pieces ?? 0);
	const elsewhere = supply !== undefined && "piecesAtSites" in supply ? supply.piecesAtSites : 0;
	return inventoryPosition - ofPredecessors - elsewhere;
}

/** Places that are taken by what is there or due, orders apart. */
function taken({ lines, tasks }: PlannedTasks, storage: Storage): number {
	return lines.reduce((sum, line, at) => {
		const task = tasks[at]!;
		if ("status" in task || !("inventoryPosition" in line) || !liesIn(storage, line)) return sum;
		return sum + placesOf(task, Math.max(0, piecesOf(task, wholePosition(line))));
	}, 0);
}

/** Places that are left, orders apart; below 0 where more is there or due than finds room. */
export const placesLeft = (planned: PlannedTasks, storage: Storage): number =>
	storage.places - taken(planned, storage);

/** Places that are left, orders apart, 0 or more. */
export const roomIn = (planned: PlannedTasks, storage: Storage): number =>
	Math.max(0, placesLeft(planned, storage));

/** Places that an order takes beside what is there or due: pieces that are owed leave as they come. */
function placesOfOrder({ task, line }: AskedLine, quantity: number): number {
	const pieces = piecesOf(task, wholePosition(line));
	return placesOf(task, Math.max(0, pieces + quantity) - Math.max(0, pieces));
}

function within(planned: PlannedTasks, storage: Storage): PlannedTasks {
	const asked = askedLines(planned, (line) => liesIn(storage, line));
	const room = roomIn(planned, storage);
	const wanted = asked.reduce((sum, one) => sum + placesOfOrder(one, one.line.orderQuantity), 0);
	if (wanted <= room * (1 + 1e-12)) return planned;
	const choices = asked.map((one) => choiceOf(one, "storage", (quantity) => placesOfOrder(one, quantity)));
	return cutTo(planned, asked, spendBudget(choices, room), "storage");
}

/**
 * Cuts the orders of one operator to the room that there is, one storage after the other.
 *
 * What lies there or is due before the orders could be used up counts as lying there, as with `maxStock`: by the time an
 * order arrives some of it is gone, but the engine does not count on it.
 *
 * @param planned lines and what each was planned from
 * @param storages those of the operator
 * @returns lines and tasks, those that were cut planned anew
 */
export function withStorages(planned: PlannedTasks, storages: readonly Storage[]): PlannedTasks {
	return storages.reduce((cut, storage) => within(cut, storage), planned);
}
