import type { DayNumber } from "../../calendar/index.js";
import type { LineTask } from "../line/line-task.js";
import { planLine } from "../line/plan-line.js";
import { planTasks } from "../plan-operator.js";
import type { PlanLine, SiteTransfer } from "../types.js";
import { worthOfMoving } from "./trip-worth.js";

/** A line that was planned from a task, and what goes from or to its site. */
interface Place {
	readonly task: LineTask;
	readonly line: Exclude<PlanLine, { readonly status: "no-history" | "not-covered" }>;
	readonly at: number;
	moved: number;
}

const compareSites = (a: Place, b: Place): number => {
	const [left, right] = [a.task.siteId ?? "", b.task.siteId ?? ""];
	return left < right ? -1 : left > right ? 1 : 0;
};

/** Pieces that lie at a site and that no service asks for there. */
function spareOf({ task, line, moved }: Place): number {
	const { onHand, reserved, backorders } = task.shelf;
	const free = onHand - task.ofPredecessors - reserved - backorders;
	return Math.max(0, Math.min(free, line.inventoryPosition) - line.orderUpTo + Math.min(moved, 0));
}

/** Level of a site, as far as its maximum lets the position rise before a late receipt has come. */
const allowedAt = ({ item }: LineTask, { orderUpTo, lateReceipt }: Place["line"]): number =>
	Math.min(orderUpTo, (item.maxStock ?? Infinity) - (lateReceipt?.pieces ?? 0));

/** Pieces up to the level of a site that would order; none where bought ones come sooner, or may no longer be sold. */
const missingAt = ({ task, line, moved }: Place, days: number): number =>
	line.inventoryPosition > line.reorderPoint ||
	task.item.status === "discontinued" ||
	days > task.timing.leadTime.expectedDays ||
	days >= task.timing.sellingDays
		? 0
		: Math.max(0, allowedAt(task, line) - line.inventoryPosition - moved);

/** Where trips go, what they cost, and how long they take. */
interface Trips {
	readonly days: number;
	readonly cost: number;
	/** Trips that would not be worth what they cost. */
	readonly refused: ReadonlySet<string>;
}

const tripOf = (from: Place, to: Place): string =>
	JSON.stringify([from.task.siteId ?? null, to.task.siteId ?? null]);

/** Pieces of one article that go from site to site, and what that saves by trip. */
interface Moves {
	readonly transfers: SiteTransfer[];
	readonly worth: ReadonlyMap<string, number>;
}

/** Moves what is to spare of one article to where it is missed, the largest risk first. */
function moveOne(places: readonly Place[], { days, cost, refused }: Trips): Moves {
	const transfers: SiteTransfer[] = [];
	const worth = new Map<string, number>();
	const receivers = places
		.filter((place) => missingAt(place, days) > 0)
		.sort((a, b) => b.line.oneLess.stockoutRisk - a.line.oneLess.stockoutRisk || compareSites(a, b));
	for (const receiver of receivers) {
		const donors = places
			.filter((place) => place !== receiver && spareOf(place) > 0 && !refused.has(tripOf(place, receiver)))
			.sort((a, b) => spareOf(b) - spareOf(a) || compareSites(a, b));
		for (const donor of donors) {
			const spare = spareOf(donor);
			const missing = missingAt(receiver, days);
			const quantity = Math.min(spare, missing);
			if (quantity === 0) break;
			donor.moved -= quantity;
			receiver.moved += quantity;
			if (cost > 0) {
				const trip = tripOf(donor, receiver);
				const isEnough = quantity === missing;
				const saved = worthOfMoving({ donor: donor.task, spare, quantity, isEnough });
				worth.set(trip, (worth.get(trip) ?? 0) + saved);
			}
			const { operatorId, item } = receiver.task;
			transfers.push({
				operatorId,
				sku: item.sku,
				...(donor.task.siteId === undefined ? {} : { fromSiteId: donor.task.siteId }),
				...(receiver.task.siteId === undefined ? {} : { toSiteId: receiver.task.siteId }),
				quantity,
			});
		}
	}
	return { transfers, worth };
}

/** Trip that saves the least of what it costs; `undefined` where each is worth it. */
function leastWorth(moves: readonly Moves[], cost: number): string | undefined {
	const worth = new Map<string, number>();
	for (const own of moves)
		for (const [trip, saved] of own.worth) worth.set(trip, (worth.get(trip) ?? 0) + saved);
	const [least] = [...worth]
		.filter(([, saved]) => saved < cost)
		.sort(([a, left], [b, right]) => left - right || (a < b ? -1 : 1));
	return least?.[0];
}

/** Moves the articles of an operator by the trips that are worth what they cost; the least worthy is left out first. */
function moveAll(articles: readonly (readonly Place[])[], days: number, cost: number): SiteTransfer[] {
	const refused = new Set<string>();
	for (;;) {
		for (const places of articles) for (const place of places) place.moved = 0;
		const moves = articles.map((places) => moveOne(places, { days, cost, refused }));
		const least = leastWorth(moves, cost);
		if (least === undefined) return moves.flatMap(({ transfers }) => transfers);
		refused.add(least);
	}
}

/**
 * Plans the lines of one operator, moving what one site has to spare to another before any is bought.
 *
 * A site gives what lies there beyond its own order-up-to level, never what is due; a site gets what it misses up to its
 * level, where it would order. The site that is likeliest to run out comes first, the site with the most to spare gives
 * first. Where a trip costs something, it is made for all articles together and only if that saves as much.
 *
 * @param tasks what each line is planned from
 * @param transfer days that pieces take from site to site, what a trip costs, and today
 * @returns the lines after the transfers, what each was planned from, and the transfers by article
 */
export function planWithTransfers(
	tasks: readonly (LineTask | PlanLine)[],
	{ days, cost, asOfDay }: { readonly days: number; readonly cost: number; readonly asOfDay: DayNumber },
): {
	readonly lines: PlanLine[];
	readonly tasks: (LineTask | PlanLine)[];
	readonly transfers: SiteTransfer[];
} {
	const moved = [...tasks];
	const lines = planTasks(tasks);
	const bySku = new Map<string, Place[]>();
	tasks.forEach((task, at) => {
		const line = lines[at]!;
		if ("status" in task || line.status === "no-history" || line.status === "not-covered") return;
		// What comes from a depot is sent by it.
		if (task.supply !== undefined) return;
		// What is left of a replaced article counts where it lies, as stock of its successor.
		if (task.isReplaced) return;
		bySku.set(task.item.sku, [...(bySku.get(task.item.sku) ?? []), { task, line, at, moved: 0 }]);
	});
	// In a fixed order, so that the sums over articles do not depend on that of the items.
	const articles = [...bySku].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, places]) => places);
	const transfers = moveAll(articles, days, cost);
	for (const { task, at, moved: pieces } of articles.flat()) {
		if (pieces === 0) continue;
		const withTransfer = { ...task, transfer: { pieces, arrivalDay: asOfDay + days } };
		moved[at] = withTransfer;
		lines[at] = planLine(withTransfer);
	}
	return { lines, tasks: moved, transfers };
}
