export { largestRemainder } from "./largest-remainder.js";
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
