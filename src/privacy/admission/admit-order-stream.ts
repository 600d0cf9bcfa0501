import { refuseUnknownOptions } from "../../errors.js";
import type { PrivacyPolicy } from "../types.js";
import type { Admission } from "./admission.js";
import { AdmissionBuilder } from "./admission-builder.js";
import { ADMIT_STREAM_OPTIONS, type AdmitStreamOptions, tooManyLines } from "./admit-options.js";
import { eachItem } from "./each-item.js";

/**
 * Lets order lines in as they arrive; same verdicts as `admitOrders`.
 *
 * @param lines order lines from any asynchronous source; see `OrderLine`
 * @param policy what `definePolicy` returned
 * @param options `signal` aborts; `pause`, `maxLines`, `nonce`
 * @returns the admitted orders, the refused lines by index, and a receipt
 * @throws {ReapproError} `POLICY_INVALID`; `INPUT_INVALID` when the lines are not iterable, break off or are too
 * many; `OPTION_INVALID`; `ABORTED`
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * async function* lines() { yield null; }
 * (await admitOrderStream(lines(), policy)).refusals; // => [{ index: 0, reasons: ["NOT_PLAIN_DATA"] }]
 */
export async function admitOrderStream(
	lines: AsyncIterable<unknown>,
	policy: PrivacyPolicy,
	options: AdmitStreamOptions = {},
): Promise<Admission> {
	refuseUnknownOptions(options, ADMIT_STREAM_OPTIONS);
	const builder = new AdmissionBuilder(policy, options);
	await eachItem(lines, options, (line) => {
		if (builder.isFull) throw tooManyLines();
		builder.push(line);
	});
	return builder.finish();
}
