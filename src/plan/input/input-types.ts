import type { Driver, SeasonProfile } from "../../forecast/index.js";
import type { LeadTime, ServiceRule } from "../../inventory/index.js";
import type { AdmittedOrders } from "../../privacy/index.js";

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
	/** An order above it is filled up to whole pallets where that lasts no longer than a review period more. */
	readonly palletQuantity?: number;
	readonly maxOrderQuantity?: number;
	readonly maxStock?: number;
	/** Places that a piece takes in a `Storage`, more than 0; 1 when absent. */
	readonly placesPerPiece?: number;
	readonly shelfLifeDays?: number;
	/** `"ending"`: no more batches, its stock is used up first by a successor; `"discontinued"`: never ordered. */
	readonly status?: "active" | "ending" | "discontinued";
	/** Article whose place this one takes: once that one is no longer active, its history counts as this one's. */
	readonly replaces?: string;
	/** Last day on which it can be ordered; the last order covers demand until `endsOn`. */
	readonly lastOrderOn?: string;
	/** First day on which it is no longer sold. */
	readonly endsOn?: string;
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
	/** Carriage of one order; nothing where the order is worth `carriagePaidFrom`. Group runs count it. */
	readonly carriageCost?: number;
	readonly carriagePaidFrom?: number;
	/** Discount on a whole order from a value on, a fraction of it; the highest that is reached holds. Group runs count it. */
	readonly valueBreaks?: readonly { readonly from: number; readonly discount: number }[];
	/**
	 * Freight: pallet places of a container, its cost, and that of a place in a shared one. Articles take room by their
	 * `palletQuantity`. Group runs count it.
	 */
	readonly container?: { readonly pallets: number; readonly cost: number; readonly palletCost: number };
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
	/** Days on which it was not there; demand of those without an order line is counted as on the days around. */
	readonly stockoutDays?: readonly string[];
}

/** Share of an operator's lines that carry the opt-in, counted by the operator. */
export interface Coverage {
	readonly operatorId: string;
	readonly share: number;
}

/** Articles of which none is of use without the others: a coffin, its handles, its lining. */
export interface Kit {
	readonly kitId: string;
	/** Two articles or more. */
	readonly skus: readonly string[];
	/** Cycle service level of all of them together, in (0, 1). */
	readonly target: number;
}

/** Room that some articles of an operator, or of one of its sites, share. */
export interface Storage {
	readonly storageId: string;
	readonly operatorId: string;
	readonly siteId?: string;
	/** Articles that lie there; all of them where it is absent. */
	readonly skus?: readonly string[];
	/** Places; a piece takes `placesPerPiece` of its article, or one. */
	readonly places: number;
}

/** A site of an operator that buys for the others, which get what they need from there and order nothing themselves. */
export interface Depot {
	readonly operatorId: string;
	readonly siteId: string;
	/** Whole days that pieces take from there to any other site. */
	readonly daysToSites: number;
	/** Whole days between two trips to a site; default 1. */
	readonly tripEveryDays?: number;
	/** Articles that come from there; all of them where it is absent. */
	readonly skus?: readonly string[];
}

/** Money that an operator can spend on the orders of a plan. */
export interface Budget {
	readonly operatorId: string;
	readonly amount: number;
}

/** A supplier that is late. */
export interface SupplierDelay {
	readonly supplierId: string;
	readonly days: number;
}

/** What-if: demand times a factor between two dates (`to` exclusive). */
export interface Scenario {
	readonly demandFactor?: number;
	readonly from?: string;
	readonly to?: string;
	/** Days added to the lead time of every order that is placed from now on, or of those at some suppliers. */
	readonly leadTimeDelayDays?: number | readonly SupplierDelay[];
	/** Whether what is on its way from these suppliers comes as many days later too; it keeps its day when absent. */
	readonly delaysOpenOrders?: boolean;
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
	/** Kits whose articles are kept at levels that make none of them run out. */
	readonly kits?: readonly Kit[];
	/** Where stock and orders would take more room, it goes to the pieces that save the most expected missing ones. */
	readonly storages?: readonly Storage[];
	/** Where the orders of an operator cost more, each unit of money goes where it saves the most expected missing pieces. */
	readonly budgets?: readonly Budget[];
	/** Days that pieces take from one site of an operator to another; what one has to spare then goes there before any are bought. */
	readonly transferDays?: number;
	/** What a trip from one site to another costs, whatever it carries; it is made where that saves as much. Default 0. */
	readonly transferCost?: number;
	/** Sites that buy for the others: at most one an operator. */
	readonly depots?: readonly Depot[];
	/** Called between shards; when it returns a promise it is awaited, so that a page may breathe. */
	readonly onProgress?: (progress: PlanProgress) => void | Promise<void>;
	readonly signal?: AbortSignal;
}
