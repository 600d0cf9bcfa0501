import type { DayNumber } from "../../calendar/index.js";
import type { Storage } from "../input/input-types.js";
import type { LineTask } from "../line/line-task.js";
import { planLine } from "../line/plan-line.js";
import { planTasks } from "../plan-operator.js";
import type { PlanLine, SiteTransfer } from "../types.js";
import type { PlannedTasks } from "./order-choices.js";
import { type Move, movesBetween, transferOf, tripOf } from "./site-moves.js";
import { type FiguredLine, mayGive, type SitePlace, sitePlace } from "./site-place.js";
import { siteRooms } from "./site-rooms.js";
import { worthOfMoving } from "./trip-worth.js";

/** Days that pieces take from site to site, what a trip costs, today, and the operator's rooms. */
interface TransferSetting {
	readonly days: number;
	readonly cost: number;
	readonly asOfDay: DayNumber;
	readonly storages: readonly Storage[];
}

/** Sites of each article of which some site may have pieces to give; articles in a fixed order, whatever that of the items. */
function articlesOf({ lines, tasks }: PlannedTasks, days: number): SitePlace[][] {
	const bySku = new Map<string, { task: LineTask; line: FiguredLine; at: number }[]>();
	tasks.forEach((task, at) => {
		const line = lines[at]!;
		if ("status" in task || line.status === "no-history" || line.status === "not-covered") return;
		// What comes from a depot is sent by it.
		if (task.supply !== undefined) return;
		// What is left of a replaced article counts where it lies, as stock of its successor.
		if (task.isReplaced) return;
		bySku.set(task.item.sku, [...(bySku.get(task.item.sku) ?? []), { task, line, at }]);
	});
	return [...bySku]
		.filter(([, sites]) => sites.length > 1 && sites.some(({ task, line }) => mayGive(task, line)))
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, sites]) => sites.map(({ task, line, at }) => sitePlace(task, line, { at, days })));
}

/** Trip that is worth the least of what it costs; `undefined` where each is worth it. */
function leastWorth(moves: readonly Move[], cost: number): string | undefined {
	if (cost === 0) return undefined;
	const worth = new Map<string, number>();
	for (const move of moves) {
		const trip = tripOf(move.donor, move.receiver);
		worth.set(trip, (worth.get(trip) ?? 0) + worthOfMoving(move));
	}
	const [least] = [...worth]
		.filter(([, saved]) => saved < cost)
		.sort(([a, left], [b, right]) => left - right || (a < b ? -1 : 1));
	return least?.[0];
}

/** Moves the articles of an operator by the trips that are worth what they cost; the least worthy is left out first. */
function moveAll(
	articles: readonly (readonly SitePlace[])[],
	planned: PlannedTasks,
	{ cost, storages }: TransferSetting,
): Move[] {
	const refused = new Set<string>();
	for (;;) {
		for (const places of articles) for (const place of places) place.moved = 0;
		const moves = movesBetween(articles, { rooms: siteRooms(planned, storages), refused });
		const least = leastWorth(moves, cost);
		if (least === undefined) return moves;
		refused.add(least);
	}
}

/**
 * Plans the lines of one operator, moving what one site has to spare to another before any is bought.
 *
 * What a site can give and what it misses `sitePlace` says. What services miss goes before what fills a batch. The site that
 * is likeliest to run out before anything else comes is served first, the site with the most to spare gives first. Nothing
 * goes where there is no room for it. Where a trip costs something, it is made for all articles together and only if it is
 * worth as much (`worthOfMoving`).
 *
 * @param tasks what each line is planned from
 * @param setting days that pieces take from site to site, what a trip costs, today, and the storages of the operator
 * @returns the lines after the transfers, what each was planned from, and the transfers by article
 */
export function planWithTransfers(
	tasks: PlannedTasks["tasks"],
	setting: TransferSetting,
): {
	readonly lines: PlanLine[];
	readonly tasks: PlannedTasks["tasks"][number][];
	readonly transfers: SiteTransfer[];
} {
	const { days, asOfDay } = setting;
	const moved = [...tasks];
	const lines = planTasks(tasks);
	const articles = articlesOf({ lines, tasks }, days);
	const moves = moveAll(articles, { lines: [...lines], tasks }, setting);
	for (const { task, at, moved: pieces } of articles.flat()) {
		if (pieces === 0) continue;
		const withTransfer = { ...task, transfer: { pieces, arrivalDay: asOfDay + days } };
		moved[at] = withTransfer;
		lines[at] = planLine(withTransfer);
	}
	return { lines, tasks: moved, transfers: moves.map(transferOf) };
}
