import { ReapproError } from "../../errors.js";
import type { Item } from "./input-types.js";
import { refuseRepeats } from "./refuse-repeats.js";

/**
 * Refuses a list of articles that names one twice, or one that is not among the items.
 *
 * @param skus the list
 * @param items checked articles
 * @param path of the list in the input
 * @throws {ReapproError} `INPUT_INVALID` with the path of the first finding
 */
export function requireKnown(skus: readonly string[], items: readonly Item[], path: string): void {
	refuseRepeats(skus, path);
	const known = new Set(items.map(({ sku }) => sku));
	const unknown = skus.findIndex((sku) => !known.has(sku));
	if (unknown >= 0)
		throw new ReapproError("INPUT_INVALID", "Name articles that are among the items.", `${path}[${unknown}]`);
}
