import type { Driver } from "../forecast/index.js";
import type { Coverage, Item, PlanProgress, PlanWarning, StockPosition, Supplier } from "../plan/index.js";
import type { AdmissionReceipt, AdmittedOrders, ReleaseRegister } from "../privacy/index.js";

/** How the bill of an article is divided. `equal-saving` and `shapley` are refused until they are built. */
export type ShareRule = "order-cost" | "volume" | "equal-saving" | "shapley";

export type { ReleaseRegister };

/** Input of `planGroupPurchase`. */
export interface GroupInput {
	readonly orders: AdmittedOrders;
	readonly asOf: string;
	readonly items: readonly Item[];
	readonly stock?: readonly StockPosition[];
	readonly suppliers?: readonly Supplier[];
	readonly shareRule?: ShareRule;
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
	readonly lines: readonly {
		readonly sku: string;
		readonly quantity: number;
		readonly unitCost?: number;
	}[];
	readonly deliveries: readonly {
		readonly operatorId: string;
		readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
	}[];
}

/** One article as the group's coordinator sees it: its figures passed the gate, or there are none. */
export type CoordinatorArticle =
	| {
			readonly sku: string;
			readonly status: "released";
			readonly orderQuantity: number;
			/** Pooled demand of the protected window: mean and the level it stays under 19 times in 20. */
			readonly expectedDemand: number;
			readonly demandQuantile95: number;
			/** Against the members ordering alone, where costs are known. */
			readonly saving?: number;
	  }
	| { readonly sku: string; readonly status: "suppressed" };

/** What the group's coordinator sees. */
export interface CoordinatorView {
	readonly articles: readonly CoordinatorArticle[];
}

/** One article of a member's own order. Money is absent where the article has no unit cost. */
export interface MemberLine {
	readonly sku: string;
	readonly orderQuantity: number;
	/** Pieces that the member's own levels ask for; the rest was added to reach a minimum, a pack or a price. */
	readonly ownNeed: number;
	readonly cost?: number;
	readonly costAlone?: number;
	readonly saving?: number;
}

/** What one member sees: its own lines and its own share, nothing of another member. */
export interface MemberView {
	readonly lines: readonly MemberLine[];
	readonly cost: number;
	readonly saving: number;
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
	/** Hand it to the next run of the group; it holds members' volumes and is for the processor alone. */
	readonly releases: ReleaseRegister;
	readonly receipt: AdmissionReceipt;
	readonly policyHash: string;
	readonly warnings: readonly PlanWarning[];
}
