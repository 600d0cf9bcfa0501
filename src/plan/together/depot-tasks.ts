import { netInventoryPosition } from "../../inventory/index.js";
import type { Depot } from "../input/input-types.js";
import { emptyPosition } from "../input/positions.js";
import type { LineTask } from "../line/line-task.js";
import { noOrderWarning, type Timing, untilDayOf } from "../line/timing.js";
import type { OperatorDemand } from "../operator-demand.js";
import { comesFrom } from "../operator-pairs.js";
import { operatorTasks } from "../plan-operator.js";
import type { PlanSetting } from "../setting.js";
import type { PlanLine } from "../types.js";
import type { PlanWarning } from "../warning-types.js";
import { depotDemand } from "./depot-demand.js";
import { type DepotPlace, placeOf } from "./depot-places.js";
import { depotService } from "./depot-service.js";
import { onwardTiming, together } from "./depot-timing.js";

/** An article that a depot buys and sends on: places of its lines. */
export interface DepotArticle {
	readonly depotAt: number;
	readonly siteAts: readonly number[];
	/** Lines of ending articles at the depot whose stock is used up in its place. */
	readonly predecessorAts: readonly number[];
	/** What the depot has, as a task of its own. */
	readonly own: LineTask;
	/** What the depot sells itself as if it were one more site; `undefined` where it sells none. */
	readonly ownSales: LineTask | undefined;
}

/** The own warnings of a depot's line, with what the way to the sites makes of the last order. */
function warningsOf(warnings: readonly PlanWarning[], { noOrder, sellingDays }: Timing): PlanWarning[] {
	const kept = warnings.filter(({ code }) => code !== "POOLED_FORECAST");
	if (noOrder === undefined) return kept;
	const own = noOrderWarning(noOrder, sellingDays);
	return [...kept.filter(({ code }) => code !== "LAST_ORDER" && code !== own.code), own];
}

/** Most pieces of a depot and its sites together, for a maximum of its own and pieces that are at the sites. */
export const maxStockWith = ({ maxStock }: LineTask["item"], piecesAtSites: number): { maxStock?: number } =>
	maxStock === undefined ? {} : { maxStock: maxStock + Math.max(0, piecesAtSites) };

function depotTask(own: LineTask, all: LineTask, places: readonly DepotPlace[], depot: Depot): LineTask {
	const timing = onwardTiming(own.timing, depot);
	const { asOfDay, onwardDays: onward, reviewDays: review, sellingDays: selling } = timing;
	const window = { asOfDay, untilDay: untilDayOf(timing) };
	const shelves = places.filter(({ isOwn }) => !isOwn).map(({ task }) => task.shelf);
	const piecesAtSites = shelves.reduce((sum, shelf) => sum + netInventoryPosition(shelf, window).position, 0);
	const service = depotService(own.item, places, review);
	const days = { apart: onward + 1, onward, review, selling };
	return {
		...own,
		item: { ...own.item, ...maxStockWith(own.item, piecesAtSites), service },
		shelf: together(own.shelf, shelves, timing, depot),
		ownOrders: own.shelf.openOrders,
		timing,
		forecast: all.forecast,
		...depotDemand(all, places, days, service),
		warnings: warningsOf(own.warnings, timing),
		supply: { piecesAtSites, onHandAtSites: shelves.reduce((sum, { onHand }) => sum + onHand, 0) },
	};
}

/** Whether pieces that a depot does not have today can still come to its sites. */
function canStillSend(own: LineTask, { item, timing }: LineTask): boolean {
	const { onHand, reserved, backorders, openOrders } = own.shelf;
	const pieces = openOrders.reduce((sum, { quantity }) => sum + quantity, onHand - reserved - backorders);
	return pieces > 0 || (item.status !== "discontinued" && timing.noOrder === undefined);
}

/** Whether a piece that is sent today can still be sold where it comes to. */
export const isSoldOnArrival = ({ item, timing }: LineTask, way: number): boolean =>
	item.status !== "discontinued" && way < timing.sellingDays;

/** What an operator's demand is at its depot: that of all its sites. */
const demandOfAll = (demand: OperatorDemand): OperatorDemand => ({
	...demand,
	demandOf: (_site, sku) => demand.demandOf(undefined, sku),
});

/**
 * What lines are planned from where one site buys for the others.
 *
 * A site is filled up to a level that lasts until the next trip has come. The depot orders so that its stock and that of
 * all sites together reach the service of each site when the pieces of the next order have come to them: risks are shared
 * while pieces lie at the depot, not after they have left it. The two parts of the window are taken as independent, and the
 * risks of an empty depot and of a site's own level add up to no more than the service of each site leaves. A depot that
 * serves no site is planned like any other shelf.
 *
 * @param tasks of `operatorTasks`, by site
 * @param depot the site that buys
 * @param source demand of the operator, and what all operators share
 * @returns the tasks, those of a depot's articles changed, and the articles
 * @see Eppen and Schrage (1981), Centralized ordering policies in a multi-warehouse system with lead times
 */
export function withDepot(
	tasks: readonly (LineTask | PlanLine)[],
	depot: Depot,
	{ demand, setting }: { readonly demand: OperatorDemand; readonly setting: PlanSetting },
): { readonly tasks: (LineTask | PlanLine)[]; readonly articles: readonly DepotArticle[] } {
	const changed = [...tasks];
	const sitesOf = new Map<string, number[]>();
	const predecessorsOf = new Map<string, number[]>();
	const depotsAt: number[] = [];
	const addAt = (places: Map<string, number[]>, sku: string, at: number): void => {
		places.set(sku, [...(places.get(sku) ?? []), at]);
	};
	tasks.forEach((task, at) => {
		if ("status" in task || task.siteId === undefined) return;
		const { sku, status } = task.item;
		const isOwn = task.siteId === depot.siteId;
		if (task.isReplaced) {
			if (isOwn && status === "ending" && task.timing.sellingDays > 0)
				addAt(predecessorsOf, setting.successorOf.get(sku) as string, at);
			return;
		}
		if (!comesFrom(depot, sku)) return;
		if (isOwn) depotsAt.push(at);
		else addAt(sitesOf, sku, at);
	});
	const skuAt = (at: number): string => (tasks[at] as LineTask).item.sku;
	const wholes = operatorTasks(
		depotsAt.map((at) => ({ ...emptyPosition(depot.operatorId, skuAt(at)), siteId: depot.siteId })),
		demandOfAll(demand),
		setting,
	);
	const articles = depotsAt.flatMap((depotAt, index): DepotArticle[] => {
		const [own, all] = [tasks[depotAt] as LineTask, wholes[index]!];
		const sku = skuAt(depotAt);
		if ("status" in all) return [];
		const siteAts = sitesOf.get(sku) ?? [];
		if (siteAts.length === 0) {
			if (!demand.sitesOf(sku).includes(depot.siteId))
				changed[depotAt] = {
					...own,
					forecast: all.forecast,
					windowDemand: all.windowDemand,
					warnings: warningsOf(own.warnings, { ...own.timing, noOrder: undefined }),
				};
			return [];
		}
		const sites = siteAts.map((at) => placeOf(tasks[at] as LineTask, depot));
		const ownSales = demand.sitesOf(sku).includes(depot.siteId) ? placeOf(own, depot) : undefined;
		const places = ownSales === undefined ? sites : [...sites, ownSales];
		const planned = depotTask(own, all, places, depot);
		changed[depotAt] = planned;
		const isAwaited = canStillSend(own, planned);
		siteAts.forEach((at, place) => {
			const { task, way } = sites[place]!;
			changed[at] = { ...task, isAwaited: isAwaited && isSoldOnArrival(task, way) };
		});
		return [
			{ depotAt, siteAts, predecessorAts: predecessorsOf.get(sku) ?? [], own, ownSales: ownSales?.task },
		];
	});
	return { tasks: changed, articles };
}
