export { type CheckedPlanInput, checkPlanInput } from "./checked-input.js";
export { demandOfForecasts } from "./forecast-lookup.js";
export type {
	Budget,
	Coverage,
	Item,
	Kit,
	LocalName,
	Override,
	PlanInput,
	PlanProgress,
	Scenario,
	StockPosition,
	Supplier,
} from "./input-types.js";
export { operatorDemand } from "./operator-demand.js";
export { meanWindow, planOperator } from "./plan-operator.js";
export { planReplenishment } from "./plan-replenishment.js";
export { periodsNeeded, planSetting, QUANTILES } from "./plan-setting.js";
export { comparePairs, emptyPosition, type Position, positionsByOperator, stockoutsOf } from "./positions.js";
export type {
	Explanation,
	ExplanationTerm,
	InfeasiblePlanLine,
	LineForecast,
	NoHistoryPlanLine,
	NotCoveredPlanLine,
	OrderPlanLine,
	PlanLine,
	PlanWarning,
	ReplenishmentPlan,
	SiteTransfer,
	SupplierTotal,
	WaitPlanLine,
	WarningCode,
} from "./types.js";
