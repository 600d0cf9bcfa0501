import {
	economicOrderQuantity,
	evaluateService,
	type ProtectionDemand,
	type ServiceProblem,
	type StockLevels,
	solveStockLevels,
} from "../../inventory/index.js";
import type { Item } from "../input/input-types.js";
import { keptPieces } from "./daily-mean.js";

/** Days of a year, leap years counted. */
export const DAYS_PER_YEAR = 365.25;

/** Levels of a line and the batch that lies between them. */
export interface LineLevels extends StockLevels {
	/** Pieces ordered at a time beside the protection; 0 where ordering costs nothing. */
	readonly cycleStock: number;
	/** Whether a kit asks for more than the article's own service. */
	readonly isRaised: boolean;
}

/** What levels depend on beside the demand. */
export interface LevelTask {
	readonly dailyMean: number;
	readonly reviewDays: number;
	/** Pieces that a kit asks for; 0 for none. */
	readonly leastLevel: number;
	/** Pieces that the sites of a depot ask for; 0 for none. */
	readonly levelOfSites: number;
}

function batchOf(item: Item, dailyMean: number): number | undefined {
	if (!item.orderCost || !item.unitCost || !item.holdingRate || dailyMean <= 0) return undefined;
	if (item.status === "ending" || item.endsOn !== undefined) return undefined;
	const { orderQuantity } = economicOrderQuantity({
		annualDemand: dailyMean * DAYS_PER_YEAR,
		orderCost: item.orderCost,
		unitCost: item.unitCost,
		holdingRate: item.holdingRate,
	});
	return orderQuantity;
}

/** Levels with a batch; with a smaller one, of a piece at least, where stock and batch would last longer than they keep. */
function levelsWithin(kept: number, problem: ServiceProblem): StockLevels {
	const { orderQuantity = 1, ...apart } = problem;
	const levels = solveStockLevels(problem);
	if (orderQuantity === 1 || levels.orderUpTo <= kept) return levels;
	const room = Math.floor(kept) - solveStockLevels(apart).reorderPoint;
	return solveStockLevels({ ...apart, orderQuantity: Math.max(1, Math.min(orderQuantity, room)) });
}

/**
 * Levels of a line: base stock where ordering costs nothing, else a reorder point with the economic batch above it.
 *
 * A loose target with a large batch can be reached by ordering only when pieces are owed. A family can not wait, so
 * the reorder point is never below -1: an empty shelf without backorders may wait, an owed piece is ordered at once.
 *
 * @param item the article
 * @param demand demand of the protected window
 * @param task mean pieces a day in that window, days between two orders, and what a kit and sites ask for
 * @returns levels, and the service that they reach
 */
export function lineLevels(
	item: Item,
	demand: ProtectionDemand,
	{ dailyMean, reviewDays, leastLevel, levelOfSites }: LevelTask,
): LineLevels {
	const wanted = batchOf(item, dailyMean);
	const overageCost = ((item.unitCost ?? 0) * (item.holdingRate ?? 0) * reviewDays) / DAYS_PER_YEAR;
	const problem = {
		demand,
		service: item.service,
		...(wanted === undefined ? {} : { orderQuantity: wanted }),
		...(item.service.type === "cost" ? { overageCost } : {}),
	};
	const levels = levelsWithin(keptPieces(item, dailyMean), problem);
	const batch = wanted === undefined ? undefined : levels.orderUpTo - levels.reorderPoint;
	const cycleStock = batch ?? 0;
	const lowest = Math.max(batch === undefined ? levels.reorderPoint : -1, leastLevel - 1, levelOfSites - 1);
	if (levels.reorderPoint >= lowest) return { ...levels, cycleStock, isRaised: false };
	return {
		reorderPoint: lowest,
		orderUpTo: lowest + (batch ?? 1),
		achievedService: evaluateService({ ...problem, orderQuantity: batch ?? 1 }, lowest),
		cycleStock,
		isRaised: leastLevel - 1 === lowest && leastLevel > 0,
	};
}
