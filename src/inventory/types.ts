/** What the stock must achieve; targets are fractions in (0, 1). */
export type ServiceRule =
	| { readonly type: "cycle"; readonly target: number }
	| { readonly type: "fill"; readonly target: number }
	| { readonly type: "ready"; readonly target: number }
	| { readonly type: "cost"; readonly shortageCost: number };

/** Days from order to shelf: fixed, gamma rounded up to whole days, or a sample of past lead times. */
export type LeadTime =
	| number
	| { readonly mean: number; readonly sd: number }
	| { readonly days: readonly number[] };

/** An order already placed with the supplier. `dueDay` is a day number. */
export interface OpenOrder {
	readonly quantity: number;
	readonly dueDay: number;
}

/** Rule that keeps a wanted quantity from being ordered. */
export type BindingRule =
	| "maxOrderQuantity"
	| "maxStock"
	| "minOrderQuantity"
	| "packSize"
	| "storage"
	| "budget"
	| "lastOrder"
	| "endOfSale"
	| "orderDay";
