export { orderToPriceBreak, unitCostAt } from "../inventory/index.js";
export {
	type AllocationRule,
	allocate,
	allocateByUrgency,
	allocatePacks,
	largestRemainder,
	type UrgentNeed,
} from "./allocation/index.js";
export {
	asCostGame,
	type CoreTest,
	type CostGame,
	coreTest,
	coreTestOfSum,
	type DiscountGame,
	discountGame,
	equalSavingShares,
	type InventoryGame,
	inventoryGame,
	type JointOrdering,
	jointOrdering,
	pooledSafetyStock,
	proportionalShares,
	type ReserveGame,
	reserveGame,
	type ShapleyOptions,
	type ShapleyShares,
	type SumGame,
	shapleyOfSum,
	shapleyValue,
	standaloneCosts,
} from "./games/index.js";
export { chargesOf, discountAt, type OrderCharges } from "./joint-order/supplier-terms.js";
export { planGroupPurchase } from "./plan-group-purchase.js";
export { type CentralReserve, centralReserve, type ReserveProblem } from "./reserve/central-reserve.js";
export type {
	AvailableSupply,
	CoordinatorArticle,
	CoordinatorSupplier,
	CoordinatorView,
	GroupCoreTest,
	GroupInput,
	GroupPlan,
	MemberCharge,
	MemberLine,
	MemberView,
	ReleaseRegister,
	ShareRule,
	SupplierOrder,
	SupplyRule,
} from "./types.js";
