import { ReapproError } from "../../errors.js";
import type { PrivacyPolicy } from "../types.js";
import type { Admission } from "./admission.js";
import { AdmissionBuilder } from "./admission-builder.js";

/**
 * Lets order lines in: each is read once, checked on its copy against the policy, and admitted or refused with every
 * reason that holds.
 *
 * @param lines order lines from any source; see `OrderLine`
 * @param policy what `definePolicy` returned
 * @returns the admitted orders, the refused lines by index, and a receipt
 * @throws {ReapproError} `POLICY_INVALID`; `INPUT_INVALID` when the lines are not iterable or break off. A bad line
 * never throws
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * const { refusals } = admitOrders([{ sku: "urn", quantity: 1 }], policy);
 * refusals; // => [{ index: 0, reasons: ["OPT_IN_MISSING", "FIELD_MISSING"] }]
 */
export function admitOrders(lines: Iterable<unknown>, policy: PrivacyPolicy): Admission {
	const builder = new AdmissionBuilder(policy);
	try {
		for (const line of lines) builder.push(line);
	} catch {
		// The source's own error may hold a value of a line; it is not passed on.
		throw new ReapproError(
			"INPUT_INVALID",
			"Give order lines in an array or another iterable that does not throw.",
			"lines",
		);
	}
	return builder.finish();
}
