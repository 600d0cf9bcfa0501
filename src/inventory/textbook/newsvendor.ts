import { complementaryLoss, type Distribution, loss, mean, quantile } from "../../math/index.js";
import { requirePositive } from "../require.js";
import { criticalRatio } from "../service/critical-ratio.js";
import type { DemandFunctions } from "./continuous-demand.js";

/** Costs of one piece left over and of one piece short. */
export interface NewsvendorCosts {
	/** h: of a piece left over, > 0. */
	readonly holdingCost: number;
	/** p: of a piece short, > 0. */
	readonly stockoutCost: number;
}

/**
 * Expected newsvendor cost h E[(S - D)^+] + p E[(D - S)^+] (Snyder and Shen 2019, eq. 4.3).
 *
 * @param demand demand of the period, or of lead time plus one period for a base stock
 * @param level S
 * @param costs holding and stockout cost a piece
 * @returns expected cost
 * @throws {ReapproError} `INPUT_INVALID` when a cost is not above 0
 * @example
 * newsvendorCost({ kind: "point", value: 4 }, 6, { holdingCost: 1, stockoutCost: 9 }); // => 2
 */
export function newsvendorCost(demand: Distribution, level: number, costs: NewsvendorCosts): number {
	requireCosts(costs);
	return costs.holdingCost * complementaryLoss(demand, level) + costs.stockoutCost * loss(demand, level);
}

/**
 * Newsvendor level: the smallest S with P(D <= S) >= p / (h + p) (Snyder and Shen 2019, eq. 4.17).
 *
 * @param demand any distribution; integer demand gives an integer level
 * @param costs holding and stockout cost a piece
 * @returns level and expected cost
 * @throws {ReapproError} `INPUT_INVALID` when a cost is not above 0
 * @example
 * newsvendor({ kind: "poisson", rate: 6 }, { holdingCost: 1, stockoutCost: 4 }); // => { level: 8, cost: 3.570107 }
 */
export function newsvendor(
	demand: Distribution,
	costs: NewsvendorCosts,
): { readonly level: number; readonly cost: number } {
	requireCosts(costs);
	const level = quantile(demand, criticalRatio(costs.stockoutCost, costs.holdingCost));
	return { level, cost: newsvendorCost(demand, level, costs) };
}

/**
 * Newsvendor level of a textbook distribution.
 *
 * @param demand functions of the distribution, from `continuousDemand`
 * @param costs holding and stockout cost a piece
 * @returns level and expected cost
 * @throws {ReapproError} `INPUT_INVALID` when a cost is not above 0
 * @example
 * const demand = continuousDemand({ kind: "uniform", lower: 0, upper: 10 });
 * newsvendorTextbook(demand, { holdingCost: 1, stockoutCost: 1 }); // => { level: 5, cost: 2.5 }
 */
export function newsvendorTextbook(
	demand: DemandFunctions,
	costs: NewsvendorCosts,
): { readonly level: number; readonly cost: number } {
	requireCosts(costs);
	const { holdingCost, stockoutCost } = costs;
	const level = demand.quantile(criticalRatio(stockoutCost, holdingCost));
	return { level, cost: holdingCost * demand.complementaryLoss(level) + stockoutCost * demand.loss(level) };
}

/**
 * Newsvendor with prices: profit r E[min(S, D)] - c S + v E[(S - D)^+] is largest at the quantile
 * (r - c) / (r - v) (Snyder and Shen 2019, sec. 4.3).
 *
 * @param demand any distribution
 * @param prices `revenue` r, `purchaseCost` c, `salvageValue` v a piece, v < c < r
 * @returns level and expected profit
 * @throws {ReapproError} `INPUT_INVALID` when the prices do not satisfy v < c < r
 * @example
 * const demand = { kind: "normal", mean: 50, standardDeviation: 8 };
 * newsvendorProfit(demand, { revenue: 1, purchaseCost: 0.3, salvageValue: 0.12 }); // => { level: 56.603956, profit: 33.002395 }
 */
export function newsvendorProfit(
	demand: Distribution,
	prices: { readonly revenue: number; readonly purchaseCost: number; readonly salvageValue: number },
): { readonly level: number; readonly profit: number } {
	const underage = requirePositive(prices.revenue - prices.purchaseCost, "revenue");
	const overage = requirePositive(prices.purchaseCost - prices.salvageValue, "purchaseCost");
	const level = quantile(demand, criticalRatio(underage, overage));
	const shortfall = underage * loss(demand, level) + overage * complementaryLoss(demand, level);
	return { level, profit: underage * mean(demand) - shortfall };
}

function requireCosts(costs: NewsvendorCosts): void {
	requirePositive(costs.holdingCost, "holdingCost");
	requirePositive(costs.stockoutCost, "stockoutCost");
}
