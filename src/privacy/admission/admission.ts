import type { AdmittedOrders } from "../admitted-orders.js";
import type { AdmissionReceipt, Refusal } from "../types.js";

/** What the guard returns: the lines that passed, those that did not, and under which rights. */
export interface Admission {
	readonly orders: AdmittedOrders;
	/** Refused lines in the order of the input. */
	readonly refusals: readonly Refusal[];
	readonly receipt: AdmissionReceipt;
}
