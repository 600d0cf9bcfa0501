import { ReapproError, refuseUnknownOptions } from "../../errors.js";
import type { PrivacyPolicy } from "../types.js";
import type { Admission } from "./admission.js";
import { AdmissionBuilder } from "./admission-builder.js";
import { ADMIT_OPTIONS, type AdmitOptions, tooManyLines } from "./admit-options.js";

/** Room is made at once for no more lines than this, since a list may also hold lines that are all refused. */
const MOST_EXPECTED = 2 ** 20;

/** How many lines to make room for; a list may be a Proxy, whose traps throw. */
function expectedOf(lines: unknown): number {
	try {
		return Array.isArray(lines) ? Math.min(lines.length, MOST_EXPECTED) : 0;
	} catch {
		return 0;
	}
}

/**
 * Lets order lines in: each is read once, checked on its copy against the policy, and admitted or refused with every
 * reason that holds.
 *
 * @param lines order lines from any source; see `OrderLine`
 * @param policy what `definePolicy` returned
 * @param options `nonce` for a commitment to the batch, `maxLines`
 * @returns the admitted orders, the refused lines by index, and a receipt
 * @throws {ReapproError} `POLICY_INVALID`; `INPUT_INVALID` when the lines are not iterable, break off or are too
 * many; `OPTION_INVALID`. A bad line never throws
 * @example
 * const policy = definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: ["urn"] });
 * const { refusals } = admitOrders([{ sku: "urn", quantity: 1 }], policy);
 * refusals; // => [{ index: 0, reasons: ["OPT_IN_MISSING", "FIELD_MISSING"] }]
 */
export function admitOrders(
	lines: Iterable<unknown>,
	policy: PrivacyPolicy,
	options: AdmitOptions = {},
): Admission {
	refuseUnknownOptions(options, ADMIT_OPTIONS);
	const builder = new AdmissionBuilder(policy, options, expectedOf(lines));
	let isWhole = true;
	try {
		for (const line of lines) {
			isWhole = !builder.isFull;
			if (!isWhole) break;
			builder.push(line);
		}
	} catch {
		// The source's own error may hold a value of a line; it is not passed on.
		throw new ReapproError(
			"INPUT_INVALID",
			"Give order lines in an array or another iterable that does not throw.",
			"lines",
		);
	}
	if (!isWhole) throw tooManyLines();
	return builder.finish();
}
