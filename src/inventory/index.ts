export { addDemand } from "./add-demand.js";
export { demandUntil } from "./demand-until.js";
export { dividedByRisk, dividedDemand } from "./divided-demand.js";
export { type EconomicOrderQuantity, economicOrderQuantity } from "./economic-order-quantity.js";
export { type KitLevels, type KitPart, kitLevels } from "./kit-levels.js";
export { type LeadTimeDistribution, leadTimeDistribution } from "./lead-time.js";
export { type NetPosition, netInventoryPosition, type StockState } from "./net-position.js";
export { type NoiseSafetyStock, type NoisyHistory, noiseSafetyStock } from "./noise-safety-stock.js";
export { type OrderRules, type RoundedOrder, roundOrderQuantity } from "./order-quantity.js";
export { orderToPriceBreak, type PurchaseTerms, roundedUp, unitCostAt } from "./price-break.js";
export { type ProtectionDemand, protectionDemand } from "./protection-demand.js";
export {
	type ChooseByCostOptions,
	chooseByCost,
	type PlayedCandidate,
	type PolicyCandidate,
} from "./replay/choose-by-cost.js";
export { replayPolicy } from "./replay/replay-policy.js";
export type {
	ReplayCosts,
	ReplayInput,
	ReplayLevels,
	ReplayPolicy,
	ReplayResult,
	ReplayScenario,
	ReplayState,
	ReplayTrace,
} from "./replay/replay-types.js";
export { risksByPieces } from "./risks-by-pieces.js";
export { criticalRatio } from "./service/critical-ratio.js";
export {
	evaluateService,
	type ServiceProblem,
	type StockLevels,
	solveStockLevels,
} from "./service-levels.js";
export { type BudgetChoice, spendBudget } from "./spend-budget.js";
export {
	type StockoutBeforeArrival,
	type StockoutCheck,
	stockoutBeforeArrival,
} from "./stockout-before-arrival.js";
export {
	kaplanMeierDemand,
	normalCensoredDemand,
	poissonCensoredRate,
	type SalesObservation,
} from "./textbook/censored-demand.js";
export {
	type DemandPattern,
	type DemandPatternOfSeries,
	demandPatternOf,
	type ValueClass,
	type VariabilityClass,
	valueClasses,
} from "./textbook/classification.js";
export {
	economicOrdersInSpace,
	newsvendorBudget,
	type PrioritisedArticle,
	prioritisedUnits,
} from "./textbook/constrained-ordering.js";
export {
	type ContinuousDemand,
	continuousDemand,
	type DemandFunctions,
} from "./textbook/continuous-demand.js";
export type { ContinuousReview, ReorderQuantityPolicy } from "./textbook/continuous-review.js";
export {
	type EconomicOrder,
	economicOrder,
	economicOrderCost,
	economicOrderInPacks,
	economicOrderWithBackorders,
	economicProduction,
} from "./textbook/economic-order.js";
export {
	type FiniteHorizonPolicy,
	type FiniteHorizonProblem,
	finiteHorizonPolicy,
} from "./textbook/finite-horizon.js";
export { cumulativeSmoothingErrorSd, safetyFactorOfEstimates } from "./textbook/forecast-error.js";
export {
	type GuaranteedServicePlan,
	guaranteedServiceTimes,
} from "./textbook/guaranteed-service.js";
export {
	type JointReplenishment,
	type JointReplenishmentProblem,
	jointReplenishmentWith,
	optimalJointReplenishment,
	silverJointReplenishment,
} from "./textbook/joint-replenishment.js";
export {
	demandFromProbabilities,
	probabilityOfNoDemand,
	randomLeadTimeDemand,
	seasonalLeadTimeDemand,
} from "./textbook/lead-time-demand.js";
export {
	leastUnitCost,
	lotForLot,
	partPeriodBalancing,
	silverMeal,
} from "./textbook/lot-sizing-heuristics.js";
export { type LotSizes, type LotSizingProblem, lotSizingCost } from "./textbook/lot-sizing-problem.js";
export {
	type NewsvendorCosts,
	newsvendor,
	newsvendorCost,
	newsvendorProfit,
	newsvendorTextbook,
} from "./textbook/newsvendor.js";
export {
	type OrderUpToLevel,
	orderUpToForCycleService,
	orderUpToForFillRate,
	type PeriodicReview,
} from "./textbook/periodic-review.js";
export {
	allUnitsDiscount,
	type DiscountChoice,
	type DiscountProblem,
	incrementalDiscount,
} from "./textbook/quantity-discounts.js";
export {
	expectedStock,
	type ReorderPointService,
	reorderPointForCycleService,
	reorderPointForFillRate,
	serviceOfReorderPoint,
} from "./textbook/reorder-point.js";
export { timesIndependent } from "./textbook/repeated-demand.js";
export {
	rqByEconomicOrderAndSafetyStock,
	rqByEconomicOrderWithBackorders,
	rqByExpectedInventoryLevel,
	rqByLossFunction,
} from "./textbook/rq-approximations.js";
export {
	type NormalContinuousReview,
	rqCostNormal,
	rqNormal,
	rqReorderPointNormal,
} from "./textbook/rq-normal.js";
export { rqCostPoisson, rqPoisson } from "./textbook/rq-poisson.js";
export { secondOrderComplementaryLoss } from "./textbook/second-order.js";
export { type SerialProblem, serialBaseStocks, serialLeadTimeDemand } from "./textbook/serial-stages.js";
export {
	type OrderUpToPolicy,
	type PeriodicOrderProblem,
	ssCost,
	ssPolicy,
	ssPowerApproximation,
} from "./textbook/ss-policy.js";
export { leadTimeDemandMoments } from "./textbook/stochastic-lead-time.js";
export type { GuaranteedServiceStage } from "./textbook/supply-tree.js";
export {
	baseStockWithDisruptions,
	economicOrderWithAdditiveYield,
	economicOrderWithDisruptions,
	economicOrderWithMultiplicativeYield,
} from "./textbook/supply-uncertainty.js";
export {
	type LotRule,
	type TimePhasedInput,
	type TimePhasedRecord,
	timePhasedNetting,
} from "./textbook/time-phased-netting.js";
export {
	type BaseService,
	type TwoEchelonProblem,
	type TwoEchelonService,
	twoEchelonService,
} from "./textbook/two-echelon.js";
export { twoMomentFit } from "./textbook/two-moment-fit.js";
export {
	reorderPointWithUndershoot,
	type UndershootReorderPoint,
	undershootProbabilities,
} from "./textbook/undershoot.js";
export { wagnerWhitin } from "./textbook/wagner-whitin.js";
export type { BindingRule, LeadTime, OpenOrder, ServiceRule } from "./types.js";
export { wholeCents } from "./whole-cents.js";
export { type PalletTerms, palletAddition } from "./whole-pallets.js";
