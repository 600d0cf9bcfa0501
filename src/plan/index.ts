export { inputDoubts } from "./doubts/input-doubts.js";
export { demandOfForecasts } from "./forecast-lookup.js";
export { type CheckedPlanInput, checkPlanInput } from "./input/checked-input.js";
export type {
	Budget,
	Coverage,
	Depot,
	Item,
	Kit,
	LocalName,
	Override,
	PlanInput,
	PlanProgress,
	Scenario,
	StockPosition,
	Storage,
	Supplier,
	SupplierDelay,
} from "./input/input-types.js";
export {
	comparePairs,
	emptyPosition,
	type Position,
	positionsByOperator,
	stockoutsOf,
} from "./input/positions.js";
export type { LineTask } from "./line/line-task.js";
export { protectedDemand } from "./line/protected-demand.js";
export { coverWarnings } from "./line/quantity-warnings.js";
export { NO_ORDER_WARNING, type Timing, timingOf } from "./line/timing.js";
export { operatorDemand } from "./operator-demand.js";
export { meanWindow, operatorTasks, planOperator, planTasks } from "./plan-operator.js";
export { planReplenishment } from "./plan-replenishment.js";
export { periodsNeeded, planSetting, QUANTILES, spansOf } from "./plan-setting.js";
export type {
	Explanation,
	ExplanationTerm,
	InfeasiblePlanLine,
	LineForecast,
	NoHistoryPlanLine,
	NotCoveredPlanLine,
	OrderPlanLine,
	PlanLine,
	ReplenishmentPlan,
	SiteTransfer,
	SupplierTotal,
	WaitPlanLine,
} from "./types.js";
export type { GroupWarningCode, InputWarningCode, PlanWarning, WarningCode } from "./warning-types.js";
