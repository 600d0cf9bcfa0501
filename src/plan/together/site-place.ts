import { protectionDemand } from "../../inventory/index.js";
import { type Distribution, loss, survival } from "../../math/index.js";
import { dailyMeanOf } from "../line/daily-mean.js";
import { type ReceiptEve, receiptEves } from "../line/late-receipts.js";
import { lineLevels } from "../line/line-levels.js";
import type { LineTask } from "../line/line-task.js";
import { eveLevelsOf } from "../line/standing.js";
import { untilDayOf } from "../line/timing.js";
import type { PlanLine } from "../types.js";
import { fixedDays } from "./depot-places.js";
import { wholePosition } from "./storage-plan.js";

/** A line with figures. */
export type FiguredLine = Exclude<PlanLine, { readonly status: "no-history" | "not-covered" }>;

/** Demand up to a day, and what is there for it. */
interface Span {
	readonly protection: Distribution;
	readonly position: number;
}

/** A site, what it can give of an article, and what it misses. */
export interface SitePlace {
	readonly task: LineTask;
	readonly line: FiguredLine;
	readonly at: number;
	/** Pieces beyond its order-up-to level, and with them those of its batch that no service asks for. */
	readonly spare: { readonly excess: number; readonly withBatch: number };
	/** Pieces that its service misses, and with them those of the batch that it would order. */
	readonly missing: { readonly service: number; readonly withBatch: number };
	/** Times up to what would come without a transfer. */
	readonly spans: readonly Span[];
	/** Pieces that come to it, less those that it gives. */
	moved: number;
}

/** Times up to each receipt between a transfer of today and an order of today, and up to that order itself. */
function evesAfterTransfer(task: LineTask, { orderQuantity }: FiguredLine, days: number): ReceiptEve[] {
	const { shelf, timing } = task;
	const { asOfDay, leadTime } = timing;
	const orderDay = asOfDay + leadTime.expectedDays;
	const ordered = { quantity: orderQuantity, dueDay: orderDay };
	const openOrders = orderQuantity > 0 ? [...shelf.openOrders, ordered] : shelf.openOrders;
	return receiptEves(
		{ ...task, shelf: { ...shelf, openOrders }, timing: { ...timing, leadTime: fixedDays(days) } },
		// Where a receipt comes later than an order of today, the line itself looks at its eve.
		{ arrivalDay: asOfDay + days, untilDay: Math.min(untilDayOf(timing), orderDay + 1) },
	);
}

/** What a site misses until something else comes than a transfer. */
function missingOf(
	{ task, line, whole }: { task: LineTask; line: FiguredLine; whole: Distribution },
	eves: readonly ReceiptEve[],
	days: number,
): SitePlace["missing"] {
	const { item, timing } = task;
	if (item.status === "discontinued" || days >= timing.sellingDays) return { service: 0, withBatch: 0 };
	const levelsOf = eveLevelsOf(task, whole);
	const needs = eves.map((eve) => {
		const { reorderPoint, orderUpTo } = levelsOf({ ...item, orderCost: 0 }, eve);
		return eve.position <= reorderPoint ? orderUpTo - eve.position : 0;
	});
	// Where bought pieces come sooner they are bought.
	const wouldOrder = line.inventoryPosition <= line.reorderPoint && days <= timing.leadTime.expectedDays;
	const service = Math.max(0, wouldOrder ? line.reorderPoint + 1 - line.inventoryPosition : 0, ...needs);
	const withBatch = Math.max(service, wouldOrder ? line.orderUpTo - line.inventoryPosition : 0);
	const most = Math.max(0, (item.maxStock ?? Number.POSITIVE_INFINITY) - wholePosition(line));
	return { service: Math.min(service, most), withBatch: Math.min(withBatch, most) };
}

/** Pieces that lie at a site and that nobody waits for: what is due is not given. */
function freeOf({ shelf, ofPredecessors }: LineTask, { inventoryPosition }: FiguredLine): number {
	const { onHand, reserved, backorders } = shelf;
	return Math.min(onHand - ofPredecessors - reserved - backorders, inventoryPosition);
}

/** Whether more lies at a site than its reorder point asks for, so that it may have something to give. */
export const mayGive = (task: LineTask, line: FiguredLine): boolean =>
	freeOf(task, line) > line.reorderPoint + 1;

/** What a site can give: never what its own service asks for. */
function spareOf(task: LineTask, line: FiguredLine, levelApart: () => number): SitePlace["spare"] {
	const above = (level: number): number => Math.max(0, freeOf(task, line) - level);
	const excess = above(line.orderUpTo);
	if (!mayGive(task, line) || line.reorderPoint + 1 === line.orderUpTo) return { excess, withBatch: excess };
	return { excess, withBatch: Math.max(excess, above(Math.max(line.reorderPoint + 1, levelApart()))) };
}

/**
 * What a site can give of an article, and what it misses.
 *
 * It misses what its service asks for over the protected window, where it would order, and up to each receipt that a
 * transfer comes before, be it that of an order of today: what is due later helps nobody until then. It can
 * give what lies beyond its order-up-to level, and of a batch what lies beyond both its reorder point and the level that its
 * service asks for without batches: it then waits as before, and its next order comes sooner.
 *
 * @param task what the line was planned from
 * @param line the line without transfers
 * @param place its place among the lines, and the days that pieces take from site to site
 * @returns the site; one that misses any gives none
 */
export function sitePlace(
	task: LineTask,
	line: FiguredLine,
	{ at, days }: { readonly at: number; readonly days: number },
): SitePlace {
	const { windowDemand, timing, item, leastLevel = 0 } = task;
	const demand = protectionDemand({ windowDemand, ...timing });
	const eves = evesAfterTransfer(task, line, days);
	const missing = missingOf({ task, line, whole: demand.protection }, eves, days);
	const levelApart = (): number =>
		lineLevels({ ...item, orderCost: 0 }, demand, {
			dailyMean: dailyMeanOf(task),
			reviewDays: timing.reviewDays,
			leastLevel,
			levelOfSites: 0,
		}).orderUpTo;
	const spare = missing.withBatch > 0 ? { excess: 0, withBatch: 0 } : spareOf(task, line, levelApart);
	const atEnd = { protection: demand.protection, position: wholePosition(line) + line.orderQuantity };
	return { task, line, at, spare, missing, spans: [...eves, atEnd], moved: 0 };
}

/** Probability that a site runs out before anything else comes than a transfer. */
export const riskBefore = ({ spans }: SitePlace): number =>
	spans.reduce((most, { protection, position }) => Math.max(most, survival(protection, position)), 0);

/** What pieces spare a site until something else comes: those that it owes, and the expected number of those missed. */
export function sparedBy(
	{ spans }: SitePlace,
	pieces: number,
): { readonly owed: number; readonly missed: number } {
	const owed = spans.map(({ position }) => Math.min(pieces, Math.max(0, -position)));
	const missed = spans.map(
		({ protection, position }) => loss(protection, position) - loss(protection, position + pieces),
	);
	return { owed: Math.max(0, ...owed), missed: Math.max(0, ...missed) };
}
