export { type CheckedPlanInput, checkPlanInput } from "./checked-input.js";
export { operatorDemand } from "./operator-demand.js";
export { meanWindow, planOperator } from "./plan-operator.js";
export { planReplenishment } from "./plan-replenishment.js";
export { periodsNeeded, planSetting, QUANTILES } from "./plan-setting.js";
export { comparePairs, emptyPosition, type Position, positionsByOperator } from "./positions.js";
export type {
	Coverage,
	Explanation,
	ExplanationTerm,
	InfeasiblePlanLine,
	Item,
	LineForecast,
	LocalName,
	NoHistoryPlanLine,
	NotCoveredPlanLine,
	OrderPlanLine,
	Override,
	PlanInput,
	PlanLine,
	PlanProgress,
	PlanWarning,
	ReplenishmentPlan,
	Scenario,
	StockPosition,
	Supplier,
	SupplierTotal,
	WaitPlanLine,
	WarningCode,
} from "./types.js";
