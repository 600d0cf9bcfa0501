import { ReapproError } from "../errors.js";
import type { OrderColumns } from "./order-columns.js";
import type { AdmissionReceipt, PrivacyPolicy } from "./types.js";

const TOKEN = Symbol("AdmittedOrders");

interface Store {
	readonly columns: OrderColumns;
	readonly receipt: AdmissionReceipt;
}

/** What a genuine value holds; handed out to this module alone, not to whoever holds an instance. */
let readStore: (value: unknown) => Store | undefined;

/**
 * Order lines that passed the guard, and the policy that they passed under.
 *
 * Opaque: it can not be constructed, cloned, spread or cast into being, and shows nothing of its lines.
 *
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] });
 * JSON.stringify(admitOrders([], policy).orders); // => "{\"kind\":\"admitted-orders\"}"
 */
export class AdmittedOrders {
	readonly #store: Store;

	/** @internal Only the guard makes these. */
	constructor(token: symbol, store: Store) {
		if (token !== TOKEN || new.target !== AdmittedOrders) {
			throw new ReapproError(
				"NOT_ADMITTED",
				"Admit order lines with admitOrders; AdmittedOrders has no constructor.",
			);
		}
		this.#store = store;
		Object.freeze(this);
	}

	/** Says what this is, nothing of the lines. */
	toJSON(): { readonly kind: "admitted-orders" } {
		return { kind: "admitted-orders" };
	}

	static {
		readStore = (value) =>
			typeof value === "object" && value !== null && #store in value ? value.#store : undefined;
	}
}

Object.freeze(AdmittedOrders.prototype);
Object.freeze(AdmittedOrders);

/** @internal Wraps columns that the guard made. */
export function admittedOrders(columns: OrderColumns, receipt: AdmissionReceipt): AdmittedOrders {
	return new AdmittedOrders(TOKEN, { columns, receipt });
}

function storeOf(orders: unknown): Store {
	const store = readStore(orders);
	if (store === undefined) {
		throw new ReapproError("NOT_ADMITTED", "Give the orders that admitOrders returned, not a copy of them.");
	}
	return store;
}

/**
 * The columns behind admitted orders.
 *
 * @param orders what the guard returned
 * @returns its columns; typed arrays that must not be written to
 * @throws {ReapproError} `NOT_ADMITTED` when the guard did not make the value
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] });
 * orderColumns(admitOrders([], policy).orders).length; // => 0
 */
export function orderColumns(orders: unknown): OrderColumns {
	return storeOf(orders).columns;
}

/** The policy, its hash and the receipt that admitted orders carry. */
export interface AdmissionTerms {
	readonly policy: PrivacyPolicy;
	readonly policyHash: string;
	readonly receipt: AdmissionReceipt;
}

/**
 * Under which terms orders were admitted.
 *
 * @param orders what the guard returned
 * @returns policy, hash and receipt
 * @throws {ReapproError} `NOT_ADMITTED` when the guard did not make the value
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] });
 * admissionOf(admitOrders([], policy).orders).policy === policy; // => true
 */
export function admissionOf(orders: unknown): AdmissionTerms {
	const { columns, receipt } = storeOf(orders);
	return { policy: columns.policy, policyHash: receipt.policyHash, receipt };
}
