export { type AllocationRule, allocate } from "./allocation/allocate.js";
export { allocateByUrgency, allocatePacks, type UrgentNeed } from "./allocation/allocate-packs.js";
export { largestRemainder } from "./allocation/largest-remainder.js";
export { type CoreTest, coreTest } from "./games/core-test.js";
export type { CostGame } from "./games/cost-game.js";
export {
	type InventoryGame,
	inventoryGame,
	type JointOrdering,
	jointOrdering,
} from "./games/inventory-game.js";
export {
	type DiscountGame,
	discountGame,
	pooledSafetyStock,
	type ReserveGame,
	reserveGame,
} from "./games/purchase-games.js";
export { equalSavingShares, proportionalShares, standaloneCosts } from "./games/saving-shares.js";
export { type ShapleyOptions, type ShapleyShares, shapleyValue } from "./games/shapley-value.js";
export { asCostGame, coreTestOfSum, type SumGame, shapleyOfSum } from "./games/sum-game.js";
export { planGroupPurchase } from "./plan-group-purchase.js";
export { orderToPriceBreak, unitCostAt } from "./price-break.js";
export type {
	CoordinatorArticle,
	CoordinatorView,
	GroupInput,
	GroupPlan,
	MemberLine,
	MemberView,
	ReleaseRegister,
	ShareRule,
	SupplierOrder,
} from "./types.js";
