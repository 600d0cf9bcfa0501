import { requireAtLeast, requirePositive } from "../require.js";

/** Continuous review with backorders: costs and demand in one unit of time. */
export interface ContinuousReview {
	/** K: money an order, > 0. */
	readonly fixedCost: number;
	/** h: money a piece on hand and unit of time, > 0. */
	readonly holdingCost: number;
	/** p: money a piece backordered and unit of time, > 0. */
	readonly stockoutCost: number;
	/** Mean demand a unit of time, > 0. */
	readonly demandMean: number;
	/** Lead time in units of time, >= 0. */
	readonly leadTime: number;
}

/** A reorder point, an order quantity and their cost a unit of time. */
export interface ReorderQuantityPolicy {
	readonly reorderPoint: number;
	readonly orderQuantity: number;
	readonly cost: number;
}

/**
 * Checks the figures that all (r, Q) problems share.
 *
 * @param problem costs, demand and lead time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 */
export function checkContinuousReview(problem: ContinuousReview): void {
	requirePositive(problem.fixedCost, "fixedCost");
	requirePositive(problem.holdingCost, "holdingCost");
	requirePositive(problem.stockoutCost, "stockoutCost");
	requirePositive(problem.demandMean, "demandMean");
	requireAtLeast(problem.leadTime, "leadTime");
}
