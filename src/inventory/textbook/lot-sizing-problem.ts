import { ReapproError } from "../../errors.js";
import { requireAtLeast } from "../require.js";

/** Known demand of periods 1..T; an order comes at the start of its period, holding is charged at the end of each. */
export interface LotSizingProblem {
	/** Pieces of each period, >= 0. */
	readonly demand: readonly number[];
	/** Money an order: of all periods, or of each. */
	readonly fixedCost: number | readonly number[];
	/** Money a piece carried into the next period: of all periods, or of each. */
	readonly holdingCost: number | readonly number[];
	/** Money a piece: of all periods, or of each; purchases are left out of the cost when absent. */
	readonly purchaseCost?: number | readonly number[];
}

/** Order quantity of each period and the total cost. */
export interface LotSizes {
	readonly orderQuantities: readonly number[];
	readonly cost: number;
}

/** The problem with every cost spread over the periods. */
export interface PeriodCosts {
	readonly demand: readonly number[];
	readonly fixed: readonly number[];
	readonly holding: readonly number[];
	readonly purchase: readonly number[];
}

/**
 * Spreads costs over the periods and checks them.
 *
 * @param problem demand and costs
 * @returns one cost a period
 * @throws {ReapproError} `INPUT_INVALID` when a figure is negative or a list of costs has another length than the demand
 */
export function periodCosts(problem: LotSizingProblem): PeriodCosts {
	const { demand } = problem;
	demand.forEach((quantity, period) => {
		requireAtLeast(quantity, `demand[${period}]`);
	});
	const spread = (cost: number | readonly number[], path: string): readonly number[] => {
		const costs = typeof cost === "number" ? demand.map(() => cost) : cost;
		if (costs.length !== demand.length)
			throw new ReapproError("INPUT_INVALID", "Give one cost a period of demand.", path);
		costs.forEach((value, period) => {
			requireAtLeast(value, `${path}[${period}]`);
		});
		return costs;
	};
	return {
		demand,
		fixed: spread(problem.fixedCost, "fixedCost"),
		holding: spread(problem.holdingCost, "holdingCost"),
		purchase: spread(problem.purchaseCost ?? 0, "purchaseCost"),
	};
}

/**
 * Total cost of given order quantities: orders, pieces carried at the rate of each period they are carried through, purchases.
 *
 * @param problem demand and costs
 * @param orderQuantities pieces ordered in each period
 * @returns total cost
 * @throws {ReapproError} `INPUT_INVALID` when the quantities do not meet the demand on time
 * @example
 * lotSizingCost({ demand: [90, 120, 80, 70], fixedCost: 500, holdingCost: 2 }, [290, 0, 0, 70]); // => 1560
 */
export function lotSizingCost(problem: LotSizingProblem, orderQuantities: readonly number[]): number {
	const { demand, fixed, holding, purchase } = periodCosts(problem);
	let stock = 0;
	let total = 0;
	for (let period = 0; period < demand.length; period++) {
		const quantity = orderQuantities[period] ?? 0;
		stock += quantity - (demand[period] as number);
		if (stock < -1e-9)
			throw new ReapproError(
				"INPUT_INVALID",
				"Order enough to meet each period's demand.",
				`orderQuantities[${period}]`,
			);
		if (quantity > 0) total += (fixed[period] as number) + quantity * (purchase[period] as number);
		total += stock * (holding[period] as number);
	}
	return total;
}
