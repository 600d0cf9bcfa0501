import type { DayNumber } from "../../calendar/index.js";
import { type LineTask, planLine } from "../line/plan-line.js";
import { planTasks } from "../plan-operator.js";
import type { PlanLine, SiteTransfer } from "../types.js";

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

/** Pieces up to the level of a site that would order; none where bought ones come sooner, or may no longer be sold. */
const missingAt = ({ task, line, moved }: Place, days: number): number =>
	line.inventoryPosition > line.reorderPoint ||
	task.item.status === "discontinued" ||
	days > task.timing.leadTime.expectedDays ||
	days >= task.timing.sellingDays
		? 0
		: Math.max(0, Math.min(line.orderUpTo, task.item.maxStock ?? Infinity) - line.inventoryPosition - moved);

/** Moves what is to spare of one article to where it is missed, the largest risk first. */
function moveOne(places: readonly Place[], days: number): SiteTransfer[] {
	const transfers: SiteTransfer[] = [];
	const receivers = places
		.filter((place) => missingAt(place, days) > 0)
		.sort((a, b) => b.line.oneLess.stockoutRisk - a.line.oneLess.stockoutRisk || compareSites(a, b));
	for (const receiver of receivers) {
		const donors = places
			.filter((place) => place !== receiver && spareOf(place) > 0)
			.sort((a, b) => spareOf(b) - spareOf(a) || compareSites(a, b));
		for (const donor of donors) {
			const quantity = Math.min(spareOf(donor), missingAt(receiver, days));
			if (quantity === 0) break;
			donor.moved -= quantity;
			receiver.moved += quantity;
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
	return transfers;
}

/**
 * Plans the lines of one operator, moving what one site has to spare to another before any is bought.
 *
 * A site gives what lies there beyond its own order-up-to level, never what is due; a site gets what it misses up to its
 * level, where it would order. The site that is likeliest to run out comes first, the site with the most to spare gives
 * first.
 *
 * @param tasks what each line is planned from
 * @param transfer days that pieces take from site to site, and today
 * @returns the lines after the transfers, what each was planned from, and the transfers by article
 */
export function planWithTransfers(
	tasks: readonly (LineTask | PlanLine)[],
	{ days, asOfDay }: { readonly days: number; readonly asOfDay: DayNumber },
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
		// What is left of a replaced article counts where it lies, as stock of its successor.
		if (task.isReplaced) return;
		bySku.set(task.item.sku, [...(bySku.get(task.item.sku) ?? []), { task, line, at, moved: 0 }]);
	});
	const transfers = [...bySku.values()].flatMap((places) => {
		const own = moveOne(places, days);
		for (const { task, at, moved: pieces } of places) {
			if (pieces === 0) continue;
			const withTransfer = { ...task, transfer: { pieces, arrivalDay: asOfDay + days } };
			moved[at] = withTransfer;
			lines[at] = planLine(withTransfer);
		}
		return own;
	});
	transfers.sort((a, b) => (a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : 0));
	return { lines, tasks: moved, transfers };
}
