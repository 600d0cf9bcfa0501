import { dividedDemand, type LeadTimeDistribution, type ServiceRule } from "../../inventory/index.js";
import { type Distribution, sumOfIndependent } from "../../math/index.js";
import type { Depot, Item } from "../input/input-types.js";
import { emptyPosition } from "../input/positions.js";
import type { Shelf } from "../input/shelf.js";
import { type LineTask, planLine } from "../line/plan-line.js";
import type { OperatorDemand } from "../operator-demand.js";
import { comesFrom } from "../operator-pairs.js";
import { operatorTasks } from "../plan-operator.js";
import type { PlanSetting } from "../setting.js";
import type { PlanLine, WarningCode } from "../types.js";

/** An article that a depot buys and sends on: places of its lines. */
export interface DepotArticle {
	readonly depotAt: number;
	readonly siteAts: readonly number[];
	/** What lies at the depot, and what it sells itself as if it were one more site; `undefined` where it sells none. */
	readonly shelf: Shelf;
	readonly ofPredecessors: number;
	readonly ownSales: LineTask | undefined;
}

/** Warnings that speak of orders at a supplier, which a site of a depot does not place. */
const OF_ORDERS: ReadonlySet<WarningCode> = new Set(["ORDER_DAY_LATER", "LAST_ORDER", "LAST_ORDER_PASSED"]);

/** Part of the risk of running out that a site may have while the depot has enough. */
const SITE_PART = 0.5;

/** Days from one trip until the pieces of the next one have come. */
const daysBetween = ({ daysToSites, tripEveryDays = 1 }: Depot): number => daysToSites + tripEveryDays;

/** A target that leaves this part of the risk; a cost ratio stays, its two costs are the same everywhere. */
const withPartOfRisk = (service: ServiceRule, part: number): ServiceRule =>
	service.type === "cost" ? service : { ...service, target: 1 - part * (1 - service.target) };

/**
 * An article as a site asks for it: without what only an order at a supplier has, and with half of the risk. The other
 * half, and what whole pieces leave of the first, is for the days on which the depot has none.
 */
function itemOfSite(item: Item): Item {
	const { supplierId: _s, orderCost: _c, minOrderQuantity: _m, packSize: _p, ...rest } = item;
	return { ...rest, service: withPartOfRisk(item.service, SITE_PART) };
}

/** An article as a depot orders it: with the risk that the levels of its sites leave, half of it at least. */
function itemOfDepot(item: Item, places: readonly LineTask[], piecesAtSites: number): Item {
	const { service, maxStock } = item;
	const limits = maxStock === undefined ? {} : { maxStock: maxStock + Math.max(0, piecesAtSites) };
	if (service.type === "cost" || places.length === 0) return { ...item, ...limits };
	const risks = places.map((place) => {
		const line = planLine(place);
		return "achievedService" in line ? 1 - line.achievedService : 0;
	});
	const left = 1 - Math.max(...risks) / (1 - service.target);
	return { ...item, ...limits, service: withPartOfRisk(service, Math.max(1 - SITE_PART, left)) };
}

/** A site that is filled up by each trip: its level covers the days until the pieces of the next one have come. */
function siteTask(task: LineTask, { siteId, tripEveryDays = 1 }: Depot, days: number): LineTask {
	const { asOfDay, sellingDays } = task.timing;
	return {
		...task,
		item: itemOfSite(task.item),
		timing: {
			asOfDay,
			waitDays: 0,
			onwardDays: 0,
			leadTime: { days: [days], probabilities: [1], mean: days, expectedDays: days },
			reviewDays: tripEveryDays,
			sellingDays,
			lastOrder: undefined,
		},
		warnings: task.warnings.filter(({ code }) => !OF_ORDERS.has(code)),
		supply: { depotSiteId: siteId },
	};
}

const later = (
	{ days, mean, expectedDays, probabilities }: LeadTimeDistribution,
	by: number,
): LeadTimeDistribution => ({
	days: days.map((day) => day + by),
	probabilities,
	mean: mean + by,
	expectedDays: expectedDays + by,
});

const together = (shelves: readonly Shelf[]): Shelf => ({
	onHand: shelves.reduce((sum, { onHand }) => sum + onHand, 0),
	reserved: shelves.reduce((sum, { reserved }) => sum + reserved, 0),
	backorders: shelves.reduce((sum, { backorders }) => sum + backorders, 0),
	openOrders: shelves.flatMap(({ openOrders }) => openOrders),
});

const piecesOf = ({ onHand, reserved, backorders, openOrders }: Shelf): number =>
	openOrders.reduce((sum, { quantity }) => sum + quantity, onHand - reserved - backorders);

/**
 * Demand of a depot's window: of all sites together while the depot can still send pieces where they are missed, and of
 * each site by itself from the last trip that can not bring what the next order brings.
 */
function depotDemand(
	all: LineTask,
	places: readonly LineTask[],
	apartDays: number,
): (days: number) => Distribution {
	if (places.length === 0) return all.windowDemand;
	const known = new Map<number, Distribution>();
	const apart = (days: number): Distribution => {
		const demand = known.get(days) ?? dividedDemand(places.map(({ windowDemand }) => windowDemand(days)));
		known.set(days, demand);
		return demand;
	};
	return (days) =>
		days <= apartDays ? apart(days) : sumOfIndependent(all.windowDemand(days - apartDays), apart(apartDays));
}

function depotTask(own: LineTask, all: LineTask, places: readonly LineTask[], depot: Depot): LineTask {
	const sites = places.filter(({ siteId }) => siteId !== depot.siteId);
	const piecesAtSites = sites.reduce((sum, { shelf }) => sum + piecesOf(shelf), 0);
	return {
		...own,
		item: itemOfDepot(own.item, places, piecesAtSites),
		shelf: together([own.shelf, ...sites.map(({ shelf }) => shelf)]),
		ofPredecessors: sites.reduce((sum, { ofPredecessors }) => sum + ofPredecessors, own.ofPredecessors),
		timing: {
			...own.timing,
			leadTime: later(own.timing.leadTime, depot.daysToSites),
			onwardDays: depot.daysToSites,
		},
		forecast: all.forecast,
		windowDemand: depotDemand(all, places, daysBetween(depot)),
		warnings: own.warnings.filter(({ code }) => code !== "POOLED_FORECAST"),
		supply: { piecesAtSites },
	};
}

/**
 * What lines are planned from where one site buys for the others.
 *
 * A site is filled up to a level that lasts until the next trip has come. The depot orders so that its stock and that of
 * all sites together reach the service of each site when the pieces of the next order have come to them: risks are shared
 * while pieces lie at the depot, not after they have left it. The two parts of the window are taken as independent, and the
 * risks of an empty depot and of a site's own level add up to no more than the article's service leaves.
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
	const depotsAt: number[] = [];
	tasks.forEach((task, at) => {
		if ("status" in task || task.siteId === undefined || task.isReplaced) return;
		const { sku } = task.item;
		if (!comesFrom(depot, sku)) return;
		if (task.siteId === depot.siteId) depotsAt.push(at);
		else sitesOf.set(sku, [...(sitesOf.get(sku) ?? []), at]);
	});
	const skuAt = (at: number): string => (tasks[at] as LineTask).item.sku;
	const wholes = operatorTasks(
		depotsAt.map((at) => emptyPosition(depot.operatorId, skuAt(at))),
		demand,
		setting,
	);
	const articles = depotsAt.flatMap((depotAt, index): DepotArticle[] => {
		const [own, all] = [tasks[depotAt] as LineTask, wholes[index]!];
		if ("status" in all) return [];
		const siteAts = sitesOf.get(skuAt(depotAt)) ?? [];
		const sites = siteAts.map((at) => siteTask(tasks[at] as LineTask, depot, depot.daysToSites));
		const sells = demand.sitesOf(skuAt(depotAt)).includes(depot.siteId);
		const ownSales = sells ? siteTask(own, depot, 0) : undefined;
		changed[depotAt] = depotTask(own, all, ownSales === undefined ? sites : [...sites, ownSales], depot);
		siteAts.forEach((at, place) => {
			changed[at] = sites[place]!;
		});
		return [{ depotAt, siteAts, shelf: own.shelf, ofPredecessors: own.ofPredecessors, ownSales }];
	});
	return { tasks: changed, articles };
}
