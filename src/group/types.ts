import type { Driver, SeasonProfile } from "../forecast/index.js";
import type { Coverage, Item, PlanProgress, PlanWarning, StockPosition, Supplier } from "../plan/index.js";
import type { AdmissionReceipt, AdmittedOrders, ReleaseRegister } from "../privacy/index.js";
import type { AllocationRule } from "./allocation/index.js";
import type { ShareRule } from "./shares/share-rule.js";

export type { ReleaseRegister, ShareRule, Supplier };

/** What a supplier says that it can deliver of an article. */
export interface AvailableSupply {
	readonly sku: string;
	readonly quantity: number;
}

/** How scarce pieces are divided: by what was asked, or by `urgency`, to whom they save the most expected missing ones. */
export type SupplyRule = AllocationRule | "urgency";

/** Input of `planGroupPurchase`. */
export interface GroupInput {
	readonly orders: AdmittedOrders;
	readonly asOf: string;
	readonly items: readonly Item[];
	readonly stock?: readonly StockPosition[];
	readonly suppliers?: readonly Supplier[];
	/** Default `"order-cost"`. */
	readonly shareRule?: ShareRule;
	/** What can be had of articles that are short; others can be had in any number. */
	readonly supply?: readonly AvailableSupply[];
	/** How pieces are divided when less can be had than is needed; default `"uniform"`, which nobody gains by padding. */
	readonly allocationRule?: SupplyRule;
	/** What the run before returned as `releases`; for the processor alone, never for a member or the coordinator. */
	readonly releases?: ReleaseRegister;
	readonly coverage?: readonly Coverage[];
	readonly drivers?: readonly Driver[];
	readonly onProgress?: (progress: PlanProgress) => void | Promise<void>;
	readonly signal?: AbortSignal;
}

/** What the supplier sees: the order, and where to deliver and invoice it. */
export interface SupplierOrder {
	readonly supplierId?: string;
	/** First day on which the supplier takes the order, `YYYY-MM-DD`. */
	readonly orderOn: string;
	/** Whole packs. */
	readonly lines: readonly {
		readonly sku: string;
		readonly quantity: number;
		readonly unitCost?: number;
		readonly expectedArrival: string;
	}[];
	/** Pieces of each member, which need not be whole packs. */
	readonly deliveries: readonly {
		readonly operatorId: string;
		readonly lines: readonly {
			readonly sku: string;
			readonly quantity: number;
			/** There where each member's pieces have a price of their own: then the line of all has none. */
			readonly unitCost?: number;
		}[];
	}[];
	/** `SUPPLIER_MINIMUM_NOT_REACHED`, and `PACKS_OPENED` of each article that has parts not of whole packs. */
	readonly warnings?: readonly PlanWarning[];
}

/**
 * One article as the group's coordinator sees it: its figures passed the gate, or there are none. There are none either
 * where nobody needs a piece, or where the order was raised together with one that is held back.
 */
export type CoordinatorArticle =
	| {
			readonly sku: string;
			readonly status: "released";
			readonly orderQuantity: number;
			/** Pooled demand of the protected window: mean, to three digits, and the level it stays under 19 times in 20. */
			readonly expectedDemand: number;
			readonly demandQuantile95: number;
			/**
			 * Against all members of the run ordering equal parts of the same pieces alone, those that take none counted in, where
			 * costs are known: what each would pay tells of each.
			 */
			readonly saving?: number;
			/** First day on which the supplier takes an order, and when it comes; absent where no order is possible. */
			readonly orderOn?: string;
			readonly expectedArrival?: string;
			/** By terms of the article and by the figures above; absent without one. */
			readonly warnings?: readonly PlanWarning[];
	  }
	| {
			readonly sku: string;
			readonly status: "suppressed";
			/** By terms of the article alone: why it can not be ordered, or when; absent without one. */
			readonly warnings?: readonly PlanWarning[];
	  };

/** The order at one supplier as the coordinator sees it: figures only where those of all its articles are told. */
export type CoordinatorSupplier =
	| {
			readonly supplierId: string;
			readonly status: "released";
			/** Goods, in money. */
			readonly orderValue: number;
			/** Containers of its own, and pallet places in shared ones, where the supplier has such terms. */
			readonly containers?: number;
			readonly palletPlaces?: number;
			/** Ordering, carriage, freight and discount on the whole, in money; below 0 where the discount is larger. */
			readonly charges: number;
			/**
			 * Against all members of the run ordering equal parts of the same goods alone, those that take none counted in. Goods
			 * that each would lack to the supplier's minimum are not.
			 */
			readonly chargesSaved: number;
			readonly isBelowMinimum: boolean;
			/** Best time between two joint orders, where costs of ordering and holding are known. */
			readonly bestCycleDays?: number;
	  }
	| { readonly supplierId: string; readonly status: "suppressed" };

/** What the group's coordinator sees. */
export interface CoordinatorView {
	readonly articles: readonly CoordinatorArticle[];
	/** Suppliers that the caller described and that an article of the run names. */
	readonly suppliers: readonly CoordinatorSupplier[];
}

/** One article of a member's own order. Money is absent where the article has no unit cost. */
export interface MemberLine {
	readonly sku: string;
	readonly orderQuantity: number;
	/** Pieces that the member's own levels ask for; the rest was added to reach a minimum, a pack or a price. More than
	 * `orderQuantity` where too little can be had. */
	readonly ownNeed: number;
	/** First day on which nothing is left of the member's stock, and of what has come by then, if demand is as expected. */
	readonly runsOutOn?: string;
	/** Pieces on their way that come too late for what it needs first, from `dueOn` on; absent where none do. */
	readonly lateReceipt?: { readonly dueOn: string; readonly pieces: number };
	/** First day on which the supplier takes the order, and when it comes; absent where nothing is ordered. */
	readonly orderOn?: string;
	readonly expectedArrival?: string;
	/** By terms of the article and by the member's own figures; absent without one. */
	readonly warnings?: readonly PlanWarning[];
	readonly cost?: number;
	/** What the same pieces would cost alone, at the price that they reach. */
	readonly costAlone?: number;
	readonly saving?: number;
	/** What `ownNeed` would cost alone: whole packs and the minimum, at the price that they reach. */
	readonly needCostAlone?: number;
}

/** A member's part of what the orders at one supplier cost beyond their goods, freight included; below 0 where a discount is larger. */
export interface MemberCharge {
	readonly supplierId: string;
	readonly cost: number;
	/** Of the same pieces in an order of its own; goods that it lacks to the supplier's minimum value are counted in. */
	readonly costAlone: number;
	readonly saving: number;
	/** Of an order of what the member needs alone, raised to the supplier's minimum value. */
	readonly needCostAlone?: number;
}

/** What one member sees: its own lines and its own share, nothing of another member. */
export interface MemberView {
	readonly lines: readonly MemberLine[];
	readonly charges: readonly MemberCharge[];
	readonly cost: number;
	/** Against the same pieces bought alone, those beyond its need included. */
	readonly saving: number;
	/** What its needs alone would cost it, lines and charges together. */
	readonly needCostAlone?: number;
}

/** Whether some members would pay less by themselves for an article, or for what an order costs beyond its goods. */
export interface GroupCoreTest {
	/** The article; absent for the charges of a supplier. */
	readonly sku?: string;
	readonly supplierId?: string;
	readonly isInCore: boolean;
	/** Most, in money, that a set of members pays above what it would alone; 0 or less when none does. */
	readonly largestExcess: number;
}

/** The result of a group run; each view is handed to its own reader. */
export interface GroupPlan {
	readonly kind: "group-plan";
	readonly schemaVersion: 1;
	readonly asOf: string;
	readonly groupId: string;
	readonly supplierOrders: readonly SupplierOrder[];
	readonly coordinator: CoordinatorView;
	readonly members: readonly { readonly operatorId: string; readonly view: MemberView }[];
	/** Seasons of what passed the gate, for every member: `priors` of their own runs. */
	readonly seasons: readonly SeasonProfile[];
	/** Core tests of the shares, for the processor: shares that all pass keep every set of members in. */
	readonly coreTests: readonly GroupCoreTest[];
	/** Hand it to the next run of the group; it holds members' volumes and is for the processor alone. */
	readonly releases: ReleaseRegister;
	readonly receipt: AdmissionReceipt;
	readonly policyHash: string;
	/** For the processor alone: some name a member. */
	readonly warnings: readonly PlanWarning[];
}
