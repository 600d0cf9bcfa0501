import type { LeadTimeDistribution, ServiceRule } from "../../inventory/index.js";
import type { Depot, Item } from "../input/input-types.js";
import type { LineTask } from "../line/line-task.js";
import { planLine } from "../line/plan-line.js";
import { NO_ORDER_WARNING } from "../line/timing.js";
import type { WarningCode } from "../warning-types.js";

/** A place that a depot keeps pieces for: a site, or what the depot sells itself. */
export interface DepotPlace {
	/** Of the place: levels that last from one trip to the next, with its part of the risk. */
	readonly task: LineTask;
	/** The article there, with its whole risk. */
	readonly item: Item;
	/** Days that pieces take to it. */
	readonly way: number;
	/** Whether it is the depot itself, which waits for no trip. */
	readonly isOwn: boolean;
}

/** Part of the risk of running out that a site may have while the depot has enough. */
export const SITE_PART = 0.5;

/** Warnings that speak of orders at a supplier, which a site of a depot does not place. */
const OF_ORDERS: ReadonlySet<WarningCode> = new Set([
	"ORDER_DAY_LATER",
	"NO_NEXT_ORDER_DAY",
	"LAST_ORDER",
	...Object.values(NO_ORDER_WARNING),
]);

/** A target that leaves a part of the risk. */
export const withPartOfRisk = (target: number, part: number): number => 1 - part * (1 - target);

/** A cost ratio stays, its two costs are the same everywhere. */
const serviceOfSite = (service: ServiceRule): ServiceRule =>
	service.type === "cost" ? service : { ...service, target: withPartOfRisk(service.target, SITE_PART) };

/**
 * An article as a site asks for it: without what only an order at a supplier has, and with half of the risk. The other
 * half, and what whole pieces leave of the first, is for the days on which the depot has none.
 */
function itemOfSite(item: Item): Item {
	const { supplierId: _s, orderCost: _c, minOrderQuantity: _m, packSize: _p, ...rest } = item;
	return { ...rest, service: serviceOfSite(item.service) };
}

/** A lead time that is always the same. */
export const fixedDays = (days: number): LeadTimeDistribution => ({
	days: [days],
	probabilities: [1],
	mean: days,
	expectedDays: days,
});

/** Remembers the windows of a demand: levels, divisions and plans ask for the same ones. */
export function remembered(windowDemand: LineTask["windowDemand"]): LineTask["windowDemand"] {
	const known = new Map<string, ReturnType<LineTask["windowDemand"]>>();
	return (days, from = 0) => {
		const key = `${from} ${days}`;
		const demand = known.get(key) ?? windowDemand(days, from);
		known.set(key, demand);
		return demand;
	};
}

/** A place that is filled up by each trip: its level covers the days until the pieces of the next one have come. */
export function placeOf(task: LineTask, { siteId, daysToSites, tripEveryDays = 1 }: Depot): DepotPlace {
	const { asOfDay, sellingDays } = task.timing;
	const isOwn = task.siteId === siteId;
	const way = isOwn ? 0 : daysToSites;
	return {
		item: task.item,
		way,
		isOwn,
		task: {
			...task,
			item: itemOfSite(task.item),
			timing: {
				asOfDay,
				waitDays: 0,
				onwardDays: 0,
				leadTime: fixedDays(way),
				reviewDays: tripEveryDays,
				sellingDays,
				isLastOrder: false,
				hasNextOrder: true,
				noOrder: undefined,
			},
			windowDemand: remembered(task.windowDemand),
			warnings: task.warnings.filter(({ code }) => !OF_ORDERS.has(code)),
			supply: { depotSiteId: siteId },
		},
	};
}

/** What the level of a place leaves of a full service, in the definition of its own. */
export function riskOf({ task }: DepotPlace): number {
	const line = planLine(task);
	return "achievedService" in line ? 1 - line.achievedService : 0;
}
