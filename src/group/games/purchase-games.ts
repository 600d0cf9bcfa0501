import { ReapproError } from "../../errors.js";
import { allUnitsDiscount, type DiscountProblem } from "../../inventory/index.js";
import { normalDensity, normalQuantile } from "../../math/index.js";
import type { CostGame } from "./cost-game.js";

/** Members who buy at one supplier's all-units price list. */
export interface DiscountGame extends Omit<DiscountProblem, "demandRate"> {
	/** Demand of each member a unit of time. */
	readonly demandRates: readonly number[];
}

/**
 * Game of members who pool their demand to reach a price break: a coalition pays what its demand costs together, bought
 * in the best quantity of one order.
 *
 * @param game cost of an order, holding rate, price list and demand of each member
 * @returns the cost of each coalition a unit of time
 * @throws {ReapproError} `INPUT_INVALID` as for `allUnitsDiscount`
 * @see Hadley, Whitin (1963), chapter 2, for the order; Schotanus, Telgen, de Boer (2008), Unfair allocation of gains
 * under the equal price allocation method in purchasing groups
 * @example
 * const list = { fixedCost: 200, holdingCostRate: 0.2, breakpoints: [0, 500], unitCosts: [5, 4] };
 * const game = discountGame({ ...list, demandRates: [100, 900] });
 * game.cost([0, 1]) < game.cost([0]) + game.cost([1]); // => true
 */
export function discountGame(game: DiscountGame): CostGame {
	const { demandRates, ...list } = game;
	return {
		members: demandRates.length,
		cost: (coalition) => {
			const demandRate = coalition.reduce((sum, member) => sum + demandRates[member]!, 0);
			return coalition.length === 0 ? 0 : allUnitsDiscount({ ...list, demandRate }).cost;
		},
	};
}

/** Members who hold one stock for normal demand of one period. */
export interface ReserveGame {
	readonly demandSds: readonly number[];
	/** Correlation of any two members' demands, 0 .. 1. */
	readonly correlation: number;
	/** Cost of a piece that is left over. */
	readonly holdingCost: number;
	/** Cost of a piece that is missing. */
	readonly stockoutCost: number;
}

/** Standard deviation of the demand of some members together; deviations correlate as one number says. */
function pooledSd({ demandSds, correlation }: ReserveGame, coalition: readonly number[]): number {
	let sum = 0;
	let squares = 0;
	for (const member of coalition) {
		sum += demandSds[member]!;
		squares += demandSds[member]! ** 2;
	}
	return Math.sqrt((1 - correlation) * squares + correlation * sum * sum);
}

function requireReserve({ demandSds, correlation, holdingCost, stockoutCost }: ReserveGame): void {
	const isPositive = (value: number): boolean => value > 0 && value < Number.POSITIVE_INFINITY;
	if (demandSds.length === 0 || !demandSds.every(isPositive))
		throw new ReapproError("INPUT_INVALID", "Give a deviation above 0 for each member.", "game.demandSds");
	if (!(correlation >= 0 && correlation <= 1))
		throw new ReapproError("INPUT_INVALID", "Give a correlation between 0 and 1.", "game.correlation");
	if (!isPositive(holdingCost) || !isPositive(stockoutCost))
		throw new ReapproError("INPUT_INVALID", "Give costs above 0.", "game.holdingCost");
}

/**
 * Safety stock that some members need together for normal demand.
 *
 * @param game deviations, correlation and costs
 * @param coalition members by number
 * @returns pieces above their mean demand
 * @throws {ReapproError} `INPUT_INVALID` for figures that are missing or out of range
 * @see Eppen (1979), Effects of centralization on expected costs in a multi-location newsboy problem
 * @example
 * const game = { demandSds: [3, 4], correlation: 0, holdingCost: 1, stockoutCost: 19 };
 * pooledSafetyStock(game, [0, 1]); // => 8.2242681348
 */
export function pooledSafetyStock(game: ReserveGame, coalition: readonly number[]): number {
	requireReserve(game);
	const { holdingCost, stockoutCost } = game;
	return normalQuantile(stockoutCost / (holdingCost + stockoutCost)) * pooledSd(game, coalition);
}

/**
 * Game of members who hold one stock: a coalition pays for what is left over and what is missing, at the best level.
 *
 * @param game deviations, correlation and costs
 * @returns the cost of each coalition, (h + p) times the normal density at the critical ratio times its deviation
 * @throws {ReapproError} `INPUT_INVALID` for figures that are missing or out of range
 * @see Eppen (1979); Hartman, Dror (1996), Cost allocation in continuous-review inventory models
 * @example
 * const game = reserveGame({ demandSds: [3, 4], correlation: 0, holdingCost: 1, stockoutCost: 19 });
 * game.cost([0, 1]) / (game.cost([0]) + game.cost([1])); // => 0.7142857143
 */
export function reserveGame(game: ReserveGame): CostGame {
	requireReserve(game);
	const { demandSds, holdingCost, stockoutCost } = game;
	const both = holdingCost + stockoutCost;
	const factor = both * normalDensity(normalQuantile(stockoutCost / both));
	return { members: demandSds.length, cost: (coalition) => factor * pooledSd(game, coalition) };
}
