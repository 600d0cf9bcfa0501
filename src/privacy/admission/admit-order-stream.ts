import type { PrivacyPolicy } from "../types.js";
import type { Admission } from "./admission.js";
import { AdmissionBuilder } from "./admission-builder.js";
import { eachItem } from "./each-item.js";

/** Options of the guard's asynchronous ways in. */
export interface AdmitOptions {
	/** Ends the run with `ABORTED`, also while the source never settles. */
	readonly signal?: AbortSignal;
}

/**
 * Lets order lines in as they arrive; same verdicts as `admitOrders`.
 *
 * @param lines order lines from any asynchronous source; see `OrderLine`
 * @param policy what `definePolicy` returned
 * @param options `signal` aborts
 * @returns the admitted orders, the refused lines by index, and a receipt
 * @throws {ReapproError} `POLICY_INVALID`; `INPUT_INVALID` when the lines are not iterable or break off; `ABORTED`
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * async function* lines() { yield null; }
 * (await admitOrderStream(lines(), policy)).refusals; // => [{ index: 0, reasons: ["NOT_PLAIN_DATA"] }]
 */
export async function admitOrderStream(
	lines: AsyncIterable<unknown>,
	policy: PrivacyPolicy,
	options: AdmitOptions = {},
): Promise<Admission> {
	const builder = new AdmissionBuilder(policy);
	await eachItem(lines, options.signal, (line) => builder.push(line));
	return builder.finish();
}
