import { checkList } from "./check-input.js";
import { depotSchema } from "./input-schema.js";
import type { Depot, Item } from "./input-types.js";
import { refuseRepeats } from "./refuse-repeats.js";
import { requireKnown } from "./require-known.js";

/**
 * Checks depots.
 *
 * @param given as the caller gave them
 * @param items checked articles
 * @returns depots of articles that are there, one an operator at most
 * @throws {ReapproError} `INPUT_INVALID` with the path of the first finding
 */
export function checkedDepots(given: readonly Depot[] | undefined, items: readonly Item[]): readonly Depot[] {
	const depots = checkList(depotSchema, given, "depots") as Depot[];
	refuseRepeats(
		depots.map(({ operatorId }) => operatorId),
		"depots",
	);
	depots.forEach(({ skus = [] }, index) => {
		requireKnown(skus, items, `depots[${index}].skus`);
	});
	return depots;
}
