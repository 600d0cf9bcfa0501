import {
	allocate,
	allocatePacks,
	type CostGame,
	coreTest,
	type DiscountGame,
	discountGame,
	equalSavingShares,
	type InventoryGame,
	inventoryGame,
	jointOrdering,
	pooledSafetyStock,
	proportionalShares,
	type ReserveGame,
	reserveGame,
	shapleyValue,
	standaloneCosts,
} from "../../../src/group/index.js";
import { allUnitsDiscount } from "../../../src/inventory/index.js";
import { type Adapters, adapter } from "./adapter.js";

const everybody = ({ members }: CostGame): number[] => Array.from({ length: members }, (_, member) => member);

/** Shapley shares of a game and whether they are in the core. */
function shapleyFields(game: CostGame): { shapley: readonly number[]; shapleyInCore: boolean } {
	const { shares } = shapleyValue(game);
	return { shapley: shares, shapleyInCore: coreTest(game, shares).isInCore };
}

interface ShortageInputs {
	readonly orders: readonly number[];
	readonly available: number;
	readonly packSize: number;
}

export const groupAdapters: Adapters = {
	inventoryGame: adapter((inputs: InventoryGame) => {
		const game = inventoryGame(inputs);
		const joint = jointOrdering(inputs);
		return {
			grandCost: joint.cost,
			standaloneCosts: standaloneCosts(game),
			jointCycleTime: joint.cycleTime,
			orderQuantities: joint.orderQuantities,
			shareTheOrderingCost: joint.shares,
			socInCore: coreTest(game, joint.shares).isInCore,
			...shapleyFields(game),
			proportionalToStandalone: proportionalShares(game),
			equalSavings: equalSavingShares(game),
		};
	}),
	discountPoolingGame: adapter((inputs: DiscountGame) => {
		const { demandRates, ...list } = inputs;
		const game = discountGame(inputs);
		const tierOf = (demandRate: number): number => allUnitsDiscount({ ...list, demandRate }).tier;
		const demand = demandRates.reduce((sum, own) => sum + own, 0);
		const grandCost = game.cost(everybody(game));
		const alone = standaloneCosts(game);
		const byDemand = demandRates.map((own) => (grandCost * own) / demand);
		return {
			grandCost,
			pooledOrderQuantity: allUnitsDiscount({ ...list, demandRate: demand }).orderQuantity,
			pooledTier: tierOf(demand),
			standaloneCosts: alone,
			standaloneTiers: demandRates.map(tierOf),
			saving: alone.reduce((sum, cost) => sum + cost, 0) - grandCost,
			...shapleyFields(game),
			proportionalToDemand: byDemand,
			proportionalInCore: coreTest(game, byDemand).isInCore,
		};
	}),
	newsvendorCentralisation: adapter((inputs: ReserveGame) => {
		const game = reserveGame(inputs);
		return {
			standaloneSafetyStocks: everybody(game).map((member) => pooledSafetyStock(inputs, [member])),
			pooledSafetyStock: pooledSafetyStock(inputs, everybody(game)),
			standaloneCosts: standaloneCosts(game),
			pooledCost: game.cost(everybody(game)),
			...shapleyFields(game),
		};
	}),
	shortageAllocation: adapter(({ orders, available, packSize }: ShortageInputs) => ({
		proportional: allocate(orders, available, "proportional"),
		linear: allocate(orders, available, "linear"),
		uniform: allocate(orders, available, "uniform"),
		proportionalPacks: allocatePacks(orders, available, packSize, "proportional"),
	})),
};
