import type { DayNumber } from "../../calendar/index.js";
import { protectionDemand } from "../../inventory/index.js";
import { type Distribution, survival } from "../../math/index.js";
import type { Depot } from "../input/input-types.js";
import { type LineTask, planLine } from "../line/plan-line.js";
import type { PlanLine, SiteTransfer } from "../types.js";
import type { DepotArticle } from "./depot-tasks.js";
import type { PlannedTasks } from "./order-choices.js";

/** A place that a depot keeps pieces for. */
interface Receiver {
	/** Place of its line; `undefined` for what the depot sells itself. */
	readonly at: number | undefined;
	readonly level: number;
	readonly protection: Distribution;
	position: number;
}

function receiverOf(task: LineTask, line: PlanLine, at: number | undefined): Receiver | undefined {
	if (!("orderUpTo" in line)) return undefined;
	const { windowDemand, timing, item } = task;
	return {
		at,
		level: Math.min(line.orderUpTo, item.maxStock ?? Number.POSITIVE_INFINITY),
		protection: protectionDemand({ windowDemand, ...timing }).protection,
		position: line.inventoryPosition,
	};
}

/** Fills places up to their levels; where there are too few pieces each goes where it is likeliest to be missed. */
function fillUp(receivers: readonly Receiver[], free: number): void {
	const missing = receivers.reduce((sum, { level, position }) => sum + Math.max(0, level - position), 0);
	if (missing <= free) {
		for (const place of receivers) place.position = Math.max(place.position, place.level);
		return;
	}
	for (let piece = 0; piece < free; piece++) {
		let next: Receiver | undefined;
		let most = -1;
		for (const place of receivers) {
			if (place.position >= place.level) continue;
			const risk = survival(place.protection, place.position);
			if (risk <= most) continue;
			most = risk;
			next = place;
		}
		next!.position += 1;
	}
}

/**
 * Sends what lies at a depot to the sites that it serves, as if a trip left today.
 *
 * Pieces that the depot owes or has promised, and what it needs for its own sales until the next trip, stay there.
 *
 * @param planned lines of one operator and what each was planned from
 * @param articles of `withDepot`
 * @param depot the depot, and today
 * @returns lines and tasks with what is sent, and the trips by article and site
 */
export function sendFromDepot(
	planned: PlannedTasks,
	articles: readonly DepotArticle[],
	{ siteId, daysToSites, asOfDay }: Depot & { readonly asOfDay: DayNumber },
): PlannedTasks & { readonly transfers: readonly SiteTransfer[] } {
	const [lines, tasks] = [[...planned.lines], [...planned.tasks]];
	const transfers: SiteTransfer[] = [];
	for (const { siteAts, shelf, ofPredecessors, ownSales } of articles) {
		const { onHand, reserved, backorders } = shelf;
		const free = Math.max(0, onHand - ofPredecessors - reserved - backorders);
		const receivers = siteAts.flatMap((at) => receiverOf(tasks[at] as LineTask, lines[at]!, at) ?? []);
		if (ownSales !== undefined) {
			const own = receiverOf(ownSales, planLine(ownSales), undefined);
			if (own !== undefined) receivers.push({ ...own, position: 0 });
		}
		const before = receivers.map(({ position }) => position);
		fillUp(receivers, free);
		receivers.forEach(({ at, position }, index) => {
			const quantity = position - before[index]!;
			if (at === undefined || quantity <= 0) return;
			const task: LineTask = {
				...(tasks[at] as LineTask),
				transfer: { pieces: quantity, arrivalDay: asOfDay + daysToSites },
			};
			tasks[at] = task;
			lines[at] = planLine(task);
			const { operatorId, item } = task;
			const toSiteId = task.siteId as string;
			transfers.push({ operatorId, sku: item.sku, fromSiteId: siteId, toSiteId, quantity });
		});
	}
	return { lines, tasks, transfers };
}
