import { ReapproError } from "../../errors.js";
import { requirePositive } from "../require.js";

/** Demand, order cost and a price list by quantity. */
export interface DiscountProblem {
	readonly demandRate: number;
	readonly fixedCost: number;
	/** Holding cost as a fraction of the unit cost and unit of time. */
	readonly holdingCostRate: number;
	/** Smallest quantity of each tier, ascending, the first 0; a breakpoint itself belongs to the higher tier. */
	readonly breakpoints: readonly number[];
	/** Unit cost of each tier. */
	readonly unitCosts: readonly number[];
}

/** A quantity, its tier counted from 0, and ordering, holding and purchase cost a unit of time. */
export interface DiscountChoice {
	readonly orderQuantity: number;
	readonly tier: number;
	readonly cost: number;
}

/**
 * Cheapest order quantity when every piece of an order has the price of the tier that its quantity reaches.
 * In each tier the feasible quantity nearest to its economic order quantity is compared.
 *
 * @param problem demand rate, fixed cost, holding rate and price list
 * @returns quantity, tier and cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is not above 0 or the price list is not ascending from 0
 * @example
 * const list = { breakpoints: [0, 200, 500], unitCosts: [500, 475, 450] };
 * allUnitsDiscount({ demandRate: 1000, fixedCost: 200, holdingCostRate: 0.2, ...list }).orderQuantity; // => 500
 */
export function allUnitsDiscount(problem: DiscountProblem): DiscountChoice {
	checkList(problem);
	const { demandRate, fixedCost, holdingCostRate } = problem;
	let best: DiscountChoice | undefined;
	problem.unitCosts.forEach((unitCost, tier) => {
		const from = problem.breakpoints[tier] as number;
		const to = problem.breakpoints[tier + 1] ?? Number.POSITIVE_INFINITY;
		const holding = holdingCostRate * unitCost;
		const orderQuantity = Math.max(from, Math.sqrt((2 * fixedCost * demandRate) / holding));
		// Beyond its tier a quantity has the next price, which that tier judges.
		if (orderQuantity >= to) return;
		const cost =
			demandRate * unitCost + (fixedCost * demandRate) / orderQuantity + (holding * orderQuantity) / 2;
		if (best === undefined || cost < best.cost) best = { orderQuantity, tier, cost };
	});
	return best as DiscountChoice;
}

/**
 * Cheapest order quantity when each tier's price holds for the pieces inside that tier only; the holding cost is that
 * of the average price of the order.
 *
 * @param problem demand rate, fixed cost, holding rate and price list
 * @returns quantity, tier and cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is not above 0 or the price list is not ascending from 0
 * @example
 * const list = { breakpoints: [0, 400, 800], unitCosts: [0.75, 0.72, 0.68] };
 * incrementalDiscount({ demandRate: 1300, fixedCost: 8, holdingCostRate: 0.3, ...list }).tier; // => 0
 */
export function incrementalDiscount(problem: DiscountProblem): DiscountChoice {
	checkList(problem);
	const { demandRate, fixedCost, holdingCostRate, breakpoints, unitCosts } = problem;
	let best: DiscountChoice | undefined;
	// Cost of an order of Q in tier j is extra + c_j Q: the pieces below the tier cost more than its price.
	let extra = 0;
	unitCosts.forEach((unitCost, tier) => {
		const from = breakpoints[tier] as number;
		const to = breakpoints[tier + 1] ?? Number.POSITIVE_INFINITY;
		if (tier > 0) extra += ((unitCosts[tier - 1] as number) - unitCost) * from;
		const orderQuantity = Math.sqrt((2 * (fixedCost + extra) * demandRate) / (holdingCostRate * unitCost));
		if (orderQuantity < from || orderQuantity >= to) return;
		const cost =
			demandRate * unitCost +
			((fixedCost + extra) * demandRate) / orderQuantity +
			(holdingCostRate * (extra + unitCost * orderQuantity)) / 2;
		if (best === undefined || cost < best.cost) best = { orderQuantity, tier, cost };
	});
	return best as DiscountChoice;
}

function checkList(problem: DiscountProblem): void {
	requirePositive(problem.demandRate, "demandRate");
	requirePositive(problem.fixedCost, "fixedCost");
	requirePositive(problem.holdingCostRate, "holdingCostRate");
	const { breakpoints, unitCosts } = problem;
	const isAscending = breakpoints.every((from, tier) =>
		tier === 0 ? from === 0 : from > (breakpoints[tier - 1] as number),
	);
	if (!isAscending || breakpoints.length !== unitCosts.length || breakpoints.length === 0)
		throw new ReapproError(
			"INPUT_INVALID",
			"Give one breakpoint a unit cost, ascending from 0.",
			"breakpoints",
		);
	unitCosts.forEach((unitCost, tier) => {
		requirePositive(unitCost, `unitCosts[${tier}]`);
		if (tier > 0 && unitCost > (unitCosts[tier - 1] as number))
			throw new ReapproError("INPUT_INVALID", "Let unit costs fall from tier to tier.", `unitCosts[${tier}]`);
	});
}
