export { type CoreTest, coreTest } from "./core-test.js";
export type { CostGame } from "./cost-game.js";
export { type InventoryGame, inventoryGame, type JointOrdering, jointOrdering } from "./inventory-game.js";
export {
	type DiscountGame,
	discountGame,
	pooledSafetyStock,
	type ReserveGame,
	reserveGame,
} from "./purchase-games.js";
export { equalSavingShares, proportionalShares, standaloneCosts } from "./saving-shares.js";
export { type ShapleyOptions, type ShapleyShares, shapleyValue } from "./shapley-value.js";
export { asCostGame, coreTestOfSum, type SumGame, shapleyOfSum } from "./sum-game.js";
