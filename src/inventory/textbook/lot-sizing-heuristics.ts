import { type LotSizes, type LotSizingProblem, lotSizingCost, periodCosts } from "./lot-sizing-problem.js";

/** A lot as it is being extended over its periods. */
interface Lot {
	readonly fixedCost: number;
	readonly holdingCost: number;
	readonly quantity: number;
	readonly periods: number;
}

/**
 * Silver-Meal heuristic: a lot is extended while its cost a period does not increase (Silver and Meal 1973).
 *
 * @param problem demand and costs
 * @returns order quantities and total cost
 * @throws {ReapproError} `INPUT_INVALID` when a figure is negative or a list of costs has another length than the demand
 * @example
 * silverMeal({ demand: [90, 120, 80, 70], fixedCost: 500, holdingCost: 2 }).orderQuantities; // => [290, 0, 0, 70]
 */
export function silverMeal(problem: LotSizingProblem): LotSizes {
	return extendLots(problem, (next, now) => costOf(next) / next.periods <= costOf(now) / now.periods);
}

/**
 * Least unit cost heuristic: a lot is extended while its cost a piece does not increase.
 *
 * @param problem demand and costs
 * @returns order quantities and total cost
 * @throws {ReapproError} `INPUT_INVALID` when a figure is negative or a list of costs has another length than the demand
 * @example
 * leastUnitCost({ demand: [150, 100, 80, 200], fixedCost: 120, holdingCost: 0.8 }).orderQuantities; // => [250, 0, 280, 0]
 */
export function leastUnitCost(problem: LotSizingProblem): LotSizes {
	return extendLots(problem, (next, now) => costOf(next) * now.quantity <= costOf(now) * next.quantity);
}

/**
 * Part-period balancing without look-ahead: a lot is extended while its holding cost does not exceed the fixed cost
 * (DeMatteis 1968).
 *
 * @param problem demand and costs
 * @returns order quantities and total cost
 * @throws {ReapproError} `INPUT_INVALID` when a figure is negative or a list of costs has another length than the demand
 * @example
 * partPeriodBalancing({ demand: [90, 120, 80, 70], fixedCost: 500, holdingCost: 2 }).orderQuantities; // => [210, 0, 150, 0]
 */
export function partPeriodBalancing(problem: LotSizingProblem): LotSizes {
	return extendLots(problem, (next) => next.holdingCost <= next.fixedCost);
}

/**
 * Lot for lot: each period's demand is ordered in that period.
 *
 * @param problem demand and costs
 * @returns order quantities and total cost
 * @throws {ReapproError} `INPUT_INVALID` when a figure is negative or a list of costs has another length than the demand
 * @example
 * lotForLot({ demand: [90, 0, 80], fixedCost: 500, holdingCost: 2 }).cost; // => 1000
 */
export function lotForLot(problem: LotSizingProblem): LotSizes {
	return extendLots(problem, () => false);
}

function costOf(lot: Lot): number {
	return lot.fixedCost + lot.holdingCost;
}

/** Lots begin in the first period with demand that is not yet covered. */
function extendLots(problem: LotSizingProblem, isWorthwhile: (next: Lot, now: Lot) => boolean): LotSizes {
	const { demand, fixed, holding } = periodCosts(problem);
	const orderQuantities = new Array<number>(demand.length).fill(0);
	let start = 0;
	while (start < demand.length) {
		if (demand[start] === 0) {
			start++;
			continue;
		}
		let lot: Lot = {
			fixedCost: fixed[start] as number,
			holdingCost: 0,
			quantity: demand[start] as number,
			periods: 1,
		};
		let carryCost = 0;
		let end = start + 1;
		for (; end < demand.length; end++) {
			carryCost += holding[end - 1] as number;
			const next: Lot = {
				fixedCost: lot.fixedCost,
				holdingCost: lot.holdingCost + carryCost * (demand[end] as number),
				quantity: lot.quantity + (demand[end] as number),
				periods: lot.periods + 1,
			};
			if (!isWorthwhile(next, lot)) break;
			lot = next;
		}
		orderQuantities[start] = lot.quantity;
		start = end;
	}
	return { orderQuantities, cost: lotSizingCost(problem, orderQuantities) };
}
