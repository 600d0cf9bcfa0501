import { ReapproError } from "../../errors.js";
import type { CostGame } from "./cost-game.js";

/** Members who place one order together, with a common cycle. */
export interface InventoryGame {
	/** Cost of an order, whoever is in it. */
	readonly sharedFixedCost: number;
	/** Demand of each member a unit of time. */
	readonly demandRates: readonly number[];
	/** Cost of holding a piece of each member for a unit of time. */
	readonly holdingCosts: readonly number[];
}

/** The joint order of all members and the shares that keep every set of them in. */
export interface JointOrdering {
	readonly cost: number;
	/** Time between two orders. */
	readonly cycleTime: number;
	/** Pieces of each member in an order. */
	readonly orderQuantities: readonly number[];
	/** Share the ordering cost: in proportion to the square of what each pays alone; in the core. */
	readonly shares: readonly number[];
}

function requireFigures({ sharedFixedCost, demandRates, holdingCosts }: InventoryGame): void {
	const isPositive = (value: number): boolean => value > 0 && value < Number.POSITIVE_INFINITY;
	if (!isPositive(sharedFixedCost))
		throw new ReapproError("INPUT_INVALID", "Give a cost above 0.", "game.sharedFixedCost");
	if (demandRates.length === 0 || !demandRates.every(isPositive))
		throw new ReapproError("INPUT_INVALID", "Give a demand above 0 for each member.", "game.demandRates");
	if (holdingCosts.length !== demandRates.length || !holdingCosts.every(isPositive))
		throw new ReapproError("INPUT_INVALID", "Give a cost above 0 for each member.", "game.holdingCosts");
}

/**
 * Game of members who order together: a coalition pays sqrt(2 a sum of d h) a unit of time.
 *
 * @param game cost of an order, demand and holding cost of each member
 * @returns the cost of each coalition
 * @throws {ReapproError} `INPUT_INVALID` for figures that are missing or not above 0
 * @see Meca, Timmer, Garcia-Jurado, Borm (2004), Inventory games, section 3
 * @example
 * inventoryGame({ sharedFixedCost: 8, demandRates: [1, 3], holdingCosts: [1, 1] }).cost([0, 1]); // => 8
 */
export function inventoryGame(game: InventoryGame): CostGame {
	requireFigures(game);
	const { sharedFixedCost, demandRates, holdingCosts } = game;
	return {
		members: demandRates.length,
		cost: (coalition) =>
			Math.sqrt(
				2 *
					sharedFixedCost *
					coalition.reduce((sum, member) => sum + demandRates[member]! * holdingCosts[member]!, 0),
			),
	};
}

/**
 * Joint order of all members, and what each pays when the ordering cost is shared.
 *
 * @param game cost of an order, demand and holding cost of each member
 * @returns cost and cycle time, pieces of each member, and shares in proportion to demand times holding cost
 * @throws {ReapproError} `INPUT_INVALID` for figures that are missing or not above 0
 * @see Meca, Timmer, Garcia-Jurado, Borm (2004), the SOC rule
 * @example
 * const { cost, cycleTime, shares } = jointOrdering({ sharedFixedCost: 8, demandRates: [1, 3], holdingCosts: [1, 1] });
 * [cost, cycleTime, shares]; // => [8, 2, [2, 6]]
 */
export function jointOrdering(game: InventoryGame): JointOrdering {
	const { cost: costOf } = inventoryGame(game);
	const { sharedFixedCost, demandRates, holdingCosts } = game;
	const weights = demandRates.map((demand, member) => demand * holdingCosts[member]!);
	const weight = weights.reduce((sum, value) => sum + value, 0);
	const cost = costOf(demandRates.map((_, member) => member));
	const cycleTime = Math.sqrt((2 * sharedFixedCost) / weight);
	return {
		cost,
		cycleTime,
		orderQuantities: demandRates.map((demand) => demand * cycleTime),
		shares: weights.map((own) => (cost * own) / weight),
	};
}
