import type { QuantileRow } from "../forecast/index.js";
import type { BindingRule } from "../inventory/index.js";
import type { AdmissionReceipt } from "../privacy/index.js";
import type { Scenario } from "./input/input-types.js";
import type { PlanWarning } from "./warning-types.js";

/** Terms of an explanation, in this order, always all of them. */
export type ExplanationTerm =
	| "expectedDemand"
	| "safetyStock"
	| "cycleStock"
	| "onHand"
	| "reserved"
	| "backorders"
	| "dueReceipts"
	| "transfers"
	| "awaitedFromDepot"
	| "notNeededYet"
	| "minimumOrder"
	| "packRounding"
	| "priceBreak"
	| "palletRounding"
	| "maximumCap"
	| "storageCap"
	| "budgetCap"
	| "infeasible";

/** One integer term; the terms of a line add up exactly to its `orderQuantity`. */
export interface Explanation {
	readonly term: ExplanationTerm;
	readonly quantity: number;
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
	/** Day on which the supplier takes the order, `YYYY-MM-DD`; absent where that is today. */
	readonly orderOn?: string;
	/** Day on which an order placed on `asOf` is expected, `YYYY-MM-DD`. */
	readonly expectedArrival: string;
	/** First day after the protected window, `YYYY-MM-DD`. */
	readonly protectedUntil: string;
	/** Present where pieces are ordered because a receipt comes too late: levels, position and explanation are then those of
	 * the days before `dueOn`, and `pieces` the receipts from then on in the protected window, which they do not count. */
	readonly lateReceipt?: { readonly dueOn: string; readonly pieces: number };
	/** Probability of running out after an order of today would have come, the proposed one included: that demand exceeds what
	 * is at hand or due before the end of the window, or before a receipt in it, whichever is larger. */
	readonly stockoutRisk: number;
	/** What the last pieces are for: the pieces that can be left out (a pack, or all where less is no order), and the
	 * probability without them. */
	readonly oneLess: { readonly pieces: number; readonly stockoutRisk: number };
	/** Service that the levels achieve, recomputed from the distribution; same definition as the item's `service`. */
	readonly achievedService: number;
	readonly unitCost?: number;
	/** Site that the pieces of this one come from; it orders none itself. */
	readonly depotSiteId?: string;
	/** Pieces of the position that lie at the sites which this depot serves, or are on their way there after the trips of today. */
	readonly piecesAtSites?: number;
	/** Pieces on hand that lie at those sites before the trips of today. */
	readonly onHandAtSites?: number;
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
	/** Day on which the supplier takes these orders, `YYYY-MM-DD`; absent where that is today. */
	readonly orderOn?: string;
	readonly lines: number;
	readonly pieces: number;
	/** Sum of quantity times unit cost, in whole cents; absent when an ordered article has no unit cost. */
	readonly value?: number;
	readonly warnings: readonly PlanWarning[];
}

/** Pieces that go from one site of an operator to another before any are bought. */
export interface SiteTransfer {
	readonly operatorId: string;
	readonly sku: string;
	/** Absent for stock that is kept for no site. */
	readonly fromSiteId?: string;
	readonly toSiteId?: string;
	readonly quantity: number;
}

/** The plan: plain data, `schemaVersion` 1. */
export interface ReplenishmentPlan {
	readonly kind: "replenishment-plan";
	readonly schemaVersion: 1;
	readonly asOf: string;
	readonly period: "day" | "week" | "month";
	/** The what-if that it was made for; absent from a plan to order from. */
	readonly scenario?: Scenario;
	readonly lines: readonly PlanLine[];
	readonly bySupplier: readonly SupplierTotal[];
	/** Only where the input has `transferDays` or `depots`. */
	readonly transfers: readonly SiteTransfer[];
	readonly warnings: readonly PlanWarning[];
	readonly receipt: AdmissionReceipt;
	readonly policyHash: string;
}
