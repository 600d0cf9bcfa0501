export { formatIsoDate, parseIsoDate } from "./calendar/index.js";
export {
	type AggregateOptions,
	aggregateDemand,
	type CoverageShare,
	type DemandPanel,
	type DemandPanelData,
	type PanelField,
	type SeriesKey,
} from "./demand/index.js";
export { type ErrorCode, ReapproError } from "./errors.js";
export {
	cdf,
	type DemandForecast,
	type Distribution,
	type Driver,
	forecastDemand,
	forecastSeries,
	loss,
	mean,
	quantile,
	type SeasonProfile,
	type SeriesForecast,
	windowDemand,
} from "./forecast/index.js";
export {
	type CoordinatorView,
	type GroupInput,
	type GroupPlan,
	type MemberView,
	planGroupPurchase,
	type ReleaseRegister,
	type SupplierOrder,
} from "./group/index.js";
export type { LeadTime, ServiceRule } from "./inventory/index.js";
export { createRandom, type Random } from "./math/index.js";
export {
	type Coverage,
	type Explanation,
	type ExplanationTerm,
	type Item,
	type Kit,
	type LineForecast,
	type LocalName,
	type Override,
	type PlanInput,
	type PlanLine,
	type PlanProgress,
	type PlanWarning,
	planReplenishment,
	type ReplenishmentPlan,
	type Scenario,
	type SiteTransfer,
	type StockPosition,
	type Supplier,
	type SupplierTotal,
	type WarningCode,
} from "./plan/index.js";
export {
	type Admission,
	type AdmissionReceipt,
	type AdmittedOrders,
	type Agreement,
	admitOrderStream,
	admitOrders,
	admitOrderText,
	type Consent,
	type CountRange,
	definePolicy,
	type OrderLine,
	type PolicyInput,
	type PrivacyPolicy,
	type Purpose,
	type ReasonCode,
	type Refusal,
	type ReleaseRules,
	type Withdrawal,
} from "./privacy/index.js";
export { explainLine, explainReceipt, explainWarning, renderReport } from "./report/index.js";
