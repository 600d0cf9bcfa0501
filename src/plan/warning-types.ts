/** Codes of warnings of what was given to a plan, or seems to be missing from it. */
export type InputWarningCode =
	| "STOCK_WITH_AND_WITHOUT_SITE"
	| "STOCK_FOR_UNKNOWN_SITE"
	| "DATA_ENDS_EARLY"
	| "RECEIPT_OVERDUE"
	| "ITEM_NOT_IN_CATALOGUE"
	| "ITEM_WITHOUT_LINE"
	| "REFERENCE_UNKNOWN"
	| "REPLACES_ACTIVE_ARTICLE"
	| "MEMBER_STOCK_ASSUMED_ZERO"
	| "STOCK_OUTSIDE_RUN"
	| "NO_SHAREABLE_ARTICLE";

/** Codes of warnings of a group run. */
export type GroupWarningCode =
	| "NO_ORDER_POSSIBLE"
	| "PACKS_OPENED"
	| "MAX_STOCK_EXCEEDED"
	| "ORDER_CUT_TO_MAXIMUM"
	| "THRESHOLDS_NOT_WEIGHED"
	| "PALLET_UNKNOWN"
	| "RERUN_ON_SAME_DATA"
	| "NO_SHAREABLE_ARTICLE";

/** Codes of warnings; a warning never holds anything of an order line. */
export type WarningCode =
	| InputWarningCode
	| GroupWarningCode
	| "ASSUMED_FIELDS"
	| "STOCK_ASSUMED_ZERO"
	| "STOCKOUT_BEFORE_ARRIVAL"
	| "SHORT_HISTORY"
	| "POOLED_FORECAST"
	| "PRIOR_FORECAST"
	| "ORDER_DAY_LATER"
	| "LONG_COVER"
	| "PRICE_BREAKS_NOT_WEIGHED"
	| "SHELF_LIFE_EXCEEDED"
	| "DISCONTINUED_ARTICLE"
	| "RAISED_FOR_KIT"
	| "OUTSIDE_BUDGET"
	| "REPLACES_ARTICLE"
	| "REPLACED_ARTICLE"
	| "LAST_ORDER"
	| "LAST_ORDER_PASSED"
	| "ARRIVES_AFTER_END"
	| "NO_ORDER_DAY"
	| "NO_NEXT_ORDER_DAY"
	| "SUPPLIER_MINIMUM_NOT_REACHED"
	| "SUPPLIER_UNKNOWN"
	| "ITEM_WITHOUT_SUPPLIER"
	| "STOCK_FOR_UNKNOWN_ITEM"
	| "DEMAND_FOR_UNKNOWN_ITEM"
	| "NO_AGREEMENT"
	| "NO_ORDERS_ADMITTED";

/**
 * A warning of a line or of the plan; `count`, `days` and `probability` where they say more, `path` of the first finding in
 * the input.
 */
export interface PlanWarning {
	readonly code: WarningCode;
	readonly fields?: readonly string[];
	readonly count?: number;
	readonly days?: number;
	readonly path?: string;
	readonly operatorId?: string;
	readonly siteId?: string;
	/** With `STOCKOUT_BEFORE_ARRIVAL`: how likely that is. */
	readonly probability?: number;
	/** With `STOCKOUT_BEFORE_ARRIVAL`: that it is likelier still, since `probability` is the largest of those before each receipt. */
	readonly isLeast?: true;
	/** With `STOCKOUT_BEFORE_ARRIVAL`: the depot of whose next trip it speaks, in place of an order. */
	readonly depotSiteId?: string;
	readonly sku?: string;
	readonly supplierId?: string;
}
