import type { Driver, QuantileRow, SeasonProfile } from "../forecast/index.js";
import type { BindingRule, LeadTime, ServiceRule } from "../inventory/index.js";
import type { AdmissionReceipt, AdmittedOrders } from "../privacy/index.js";

/** A name in one language, or in English and French. */
export type LocalName = string | { readonly en: string; readonly fr: string };

/** An article that is kept in stock. Money in one currency; `holdingRate` per year of `unitCost`. */
export interface Item {
	readonly sku: string;
	readonly name?: LocalName;
	readonly family?: string;
	readonly supplierId?: string;
	readonly leadTimeDays: LeadTime;
	readonly reviewDays?: number;
	readonly service: ServiceRule;
	readonly unitCost?: number;
	readonly holdingRate?: number;
	readonly orderCost?: number;
	readonly minOrderQuantity?: number;
	readonly packSize?: number;
	readonly palletQuantity?: number;
	readonly maxOrderQuantity?: number;
	readonly maxStock?: number;
	readonly shelfLifeDays?: number;
	readonly status?: "active" | "ending" | "discontinued";
	readonly replaces?: string;
	readonly shareable?: boolean;
	readonly priceBreaks?: readonly { readonly from: number; readonly unitCost: number }[];
	/** Names of fields that are plain defaults; the plan warns. */
	readonly assumed?: readonly string[];
}

/** Item fields that differ for one operator, or one site of it; the site wins over the operator. */
export type Override = Partial<Omit<Item, "sku">> & {
	readonly operatorId: string;
	readonly siteId?: string;
	readonly sku: string;
};

/** A supplier; weekdays 1 (Monday) .. 7. */
export interface Supplier {
	readonly supplierId: string;
	readonly name?: LocalName;
	readonly orderCost?: number;
	readonly minimumOrderValue?: number;
	readonly carriagePaidFrom?: number;
	readonly orderWeekdays?: readonly number[];
	readonly closed?: readonly { readonly from: string; readonly to: string }[];
}

/** What lies on the shelf and what is on its way. */
export interface StockPosition {
	readonly operatorId: string;
	readonly siteId?: string;
	readonly sku: string;
	readonly onHand: number;
	readonly reserved?: number;
	readonly onOrder?: readonly { readonly quantity: number; readonly dueOn: string }[];
	readonly backorders?: number;
	readonly stockoutDays?: readonly string[];
}

/** Share of an operator's lines that carry the opt-in, counted by the operator. */
export interface Coverage {
	readonly operatorId: string;
	readonly share: number;
}

/** What-if: demand times a factor between two dates (`to` exclusive). */
export interface Scenario {
	readonly demandFactor?: number;
	readonly from?: string;
	readonly to?: string;
	/** Days added to every lead time. */
	readonly leadTimeDelayDays?: number;
}

/** Progress of a run. */
export interface PlanProgress {
	readonly done: number;
	readonly total: number;
	readonly stage: "forecast" | "plan";
}

/** Input of `planReplenishment`. */
export interface PlanInput {
	readonly orders: AdmittedOrders;
	readonly asOf: string;
	readonly items: readonly Item[];
	readonly stock?: readonly StockPosition[];
	readonly suppliers?: readonly Supplier[];
	readonly overrides?: readonly Override[];
	readonly period?: "day" | "week" | "month";
	readonly horizon?: number;
	readonly drivers?: readonly Driver[];
	readonly priors?: readonly SeasonProfile[];
	readonly coverage?: readonly Coverage[];
	readonly scenario?: Scenario;
	/** Called between shards; when it returns a promise it is awaited, so that a page may breathe. */
	readonly onProgress?: (progress: PlanProgress) => void | Promise<void>;
	readonly signal?: AbortSignal;
}

/** Terms of an explanation, in this order, always all of them. */
export type ExplanationTerm =
	| "expectedDemand"
	| "safetyStock"
	| "cycleStock"
	| "onHand"
	| "reserved"
	| "backorders"
	| "dueReceipts"
	| "notNeededYet"
	| "minimumOrder"
	| "packRounding"
	| "maximumCap"
	| "infeasible";

/** One integer term; the terms of a line add up exactly to its `orderQuantity`. */
export interface Explanation {
	readonly term: ExplanationTerm;
	readonly quantity: number;
}

/** Codes of warnings; a warning never holds anything of an order line. */
export type WarningCode =
	| "ASSUMED_FIELDS"
	| "STOCK_ASSUMED_ZERO"
	| "STOCKOUT_BEFORE_ARRIVAL"
	| "SHORT_HISTORY"
	| "POOLED_FORECAST"
	| "PRIOR_FORECAST"
	| "ORDER_DAY_LATER"
	| "MINIMUM_ORDER_LONG_COVER"
	| "SHELF_LIFE_EXCEEDED"
	| "DISCONTINUED_ARTICLE"
	| "SUPPLIER_MINIMUM_NOT_REACHED"
	| "SUPPLIER_UNKNOWN"
	| "ITEM_WITHOUT_SUPPLIER"
	| "STOCK_FOR_UNKNOWN_ITEM"
	| "DEMAND_FOR_UNKNOWN_ITEM"
	| "NO_AGREEMENT"
	| "NO_ORDERS_ADMITTED";

/** A warning of a line or of the plan; `count` and `days` where they say more. */
export interface PlanWarning {
	readonly code: WarningCode;
	readonly fields?: readonly string[];
	readonly count?: number;
	readonly days?: number;
	readonly sku?: string;
	readonly supplierId?: string;
}

/** Forecast of one plan line: per period, in pieces. */
export interface LineForecast {
	readonly model: string;
	readonly periodStarts: readonly string[];
	readonly mean: readonly number[];
	readonly quantiles: readonly QuantileRow[];
	/** Mean demand of the protected window [asOf, asOf + lead time + review). */
	readonly windowMean: number;
}

interface LineKey {
	readonly operatorId: string;
	readonly siteId?: string;
	readonly sku: string;
	readonly supplierId?: string;
	readonly warnings: readonly PlanWarning[];
}

interface PlannedFigures extends LineKey {
	readonly reorderPoint: number;
	readonly orderUpTo: number;
	readonly safetyStock: number;
	readonly inventoryPosition: number;
	readonly orderQuantity: number;
	/** Day on which an order placed on `asOf` is expected, `YYYY-MM-DD`. */
	readonly expectedArrival: string;
	/** First day after the protected window, `YYYY-MM-DD`. */
	readonly protectedUntil: string;
	/** Probability that demand exceeds what is at hand or due before the end of the window, the proposed order included. */
	readonly stockoutRisk: number;
	/** Service that the levels achieve, recomputed from the distribution; same definition as the item's `service`. */
	readonly achievedService: number;
	readonly unitCost?: number;
	readonly forecast: LineForecast;
	readonly explanation: readonly Explanation[];
}

/** Order now. */
export interface OrderPlanLine extends PlannedFigures {
	readonly status: "order";
}
/** Enough is there or on its way. */
export interface WaitPlanLine extends PlannedFigures {
	readonly status: "wait";
}
/** Something is needed, but the constraints clash. */
export interface InfeasiblePlanLine extends PlannedFigures {
	readonly status: "infeasible";
	readonly bindingRule: BindingRule;
}
/** No line of the pair, of its article at the operator, nor a prior: nothing can be said. */
export interface NoHistoryPlanLine extends LineKey {
	readonly status: "no-history";
	readonly orderQuantity: 0;
	readonly explanation: readonly Explanation[];
}
/** The operator has no agreement for this purpose. */
export interface NotCoveredPlanLine extends LineKey {
	readonly status: "not-covered";
	readonly orderQuantity: 0;
	readonly explanation: readonly Explanation[];
}

/** One line of the plan: a union on `status`. */
export type PlanLine =
	| OrderPlanLine
	| WaitPlanLine
	| InfeasiblePlanLine
	| NoHistoryPlanLine
	| NotCoveredPlanLine;

/** What is ordered from one supplier by one operator. */
export interface SupplierTotal {
	readonly operatorId: string;
	/** Absent for articles without a supplier. */
	readonly supplierId?: string;
	readonly lines: number;
	readonly pieces: number;
	/** Sum of quantity times unit cost; absent when an ordered article has no unit cost. */
	readonly value?: number;
	readonly warnings: readonly PlanWarning[];
}

/** The plan: plain data, `schemaVersion` 1. */
export interface ReplenishmentPlan {
	readonly kind: "replenishment-plan";
	readonly schemaVersion: 1;
	readonly asOf: string;
	readonly period: "day" | "week" | "month";
	readonly lines: readonly PlanLine[];
	readonly bySupplier: readonly SupplierTotal[];
	readonly warnings: readonly PlanWarning[];
	readonly receipt: AdmissionReceipt;
	readonly policyHash: string;
}
