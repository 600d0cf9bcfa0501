import type { OrderRules } from "../order-quantity.js";

/** Levels and order rules in force at one review; constraints absent mean none. */
export type ReplayLevels = Pick<OrderRules, "reorderPoint" | "orderUpTo"> &
	Partial<Pick<OrderRules, "minOrderQuantity" | "packSize" | "maxOrderQuantity" | "maxStock">>;

/** Stock at a review, before its order. */
export interface ReplayState {
	readonly onHand: number;
	readonly onOrder: number;
	readonly backorders: number;
}

/** What decides an order at each review. */
export type ReplayPolicy =
	/** At or below `reorderPoint`: the smallest multiple of `orderQuantity` that lifts the position above it. */
	| { readonly type: "reorder-quantity"; readonly reorderPoint: number; readonly orderQuantity: number }
	/** At or below `reorderPoint`: up to `orderUpTo`. */
	| { readonly type: "order-up-to"; readonly reorderPoint: number; readonly orderUpTo: number }
	/** At every review: up to `orderUpTo`. */
	| { readonly type: "base-stock"; readonly orderUpTo: number }
	/** Levels and rounding of the day; `undefined` orders nothing. */
	| {
			readonly type: "levels";
			readonly levelsOn: (day: number, state: ReplayState) => ReplayLevels | undefined;
	  };

/** What if: demand times a factor, a supplier that is late. Days count from 0; `toDay` is the first day after. */
export interface ReplayScenario {
	/** Default 1. Pieces stay whole: what a day leaves of one is carried to the next. */
	readonly demandFactor?: number;
	/** Days added to the lead time of orders placed in the span; default 0. */
	readonly leadTimeDelayDays?: number;
	readonly fromDay?: number;
	readonly toDay?: number;
}

/** Money, in one currency. */
export interface ReplayCosts {
	/** Of one piece on hand for one day. */
	readonly holding?: number;
	/** Of one order. */
	readonly order?: number;
	/** Of one piece that was not there on its day: what buying it elsewhere costs more. */
	readonly shortage?: number;
}

/** A policy and the days it is played against; days count from 0. */
export interface ReplayInput {
	/** Pieces asked for on each day, >= 0. */
	readonly demand: ArrayLike<number>;
	readonly policy: ReplayPolicy;
	readonly initialOnHand: number;
	/** Orders already open on day 0, with the day on which they arrive. */
	readonly initialOrders?: readonly { readonly quantity: number; readonly arrivalDay: number }[];
	/** Whole days between an order and its arrival: one for all, or of order 0, 1, 2, ... (the last one repeats). */
	readonly leadTimeDays: number | ArrayLike<number>;
	/** A review takes place on days 0, r, 2r, ...; default 1. */
	readonly reviewDays?: number;
	/** Whether demand that finds no stock waits, is lost, or is bought elsewhere at once: a funeral can not wait. */
	readonly unmetDemand: "backorder" | "lost" | "emergency";
	/**
	 * `"start"` (default): receive, order, then demand; an order of day t arrives on day t + lead time.
	 * `"end"` (textbook): receive, demand, then order; an order of day t arrives on day t + lead time + 1.
	 */
	readonly orderTime?: "start" | "end";
	/** Also return stock, backorders and orders of each day. */
	readonly trace?: boolean;
	readonly scenario?: ReplayScenario;
	/** Gives `cost`. */
	readonly costs?: ReplayCosts;
	/** Money of one piece; gives `averageStockValue`. */
	readonly unitCost?: number;
}

/** Figures of each day; stock and backorders at the end of the day. */
export interface ReplayTrace {
	readonly onHand: readonly number[];
	readonly backorders: readonly number[];
	readonly orders: readonly number[];
}

/** What a replayed policy did. */
export interface ReplayResult {
	readonly demandUnits: number;
	/** Share of demand served from stock on its day; 1 without demand. */
	readonly fillRate: number;
	/** Share of days without unmet demand. */
	readonly periodServiceLevel: number;
	/** Share of review periods, from one review to the next, without unmet demand. */
	readonly reviewServiceLevel: number;
	/** Share of order cycles (arrival to arrival) without unmet demand. */
	readonly cycleServiceLevel: number;
	/** Pieces that found no stock on their day, and the days on which that happened. */
	readonly shortUnits: number;
	readonly shortDays: number;
	/** Pieces lost, and pieces bought elsewhere; 0 unless unmet demand is. */
	readonly lostUnits: number;
	readonly emergencyUnits: number;
	readonly numberOfOrders: number;
	readonly unitsOrdered: number;
	readonly averageOnHand: number;
	readonly averageBackorders: number;
	readonly averageStockValue?: number;
	readonly onHandEnd: number;
	readonly backordersEnd: number;
	readonly onOrderEnd: number;
	/** Holding, orders and shortages in money, where `costs` are given. */
	readonly cost?: number;
	readonly trace?: ReplayTrace;
}
