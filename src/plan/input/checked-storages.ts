import { checkList } from "./check-input.js";
import { storageSchema } from "./input-schema.js";
import type { Item, Storage } from "./input-types.js";
import { refuseRepeats } from "./refuse-repeats.js";
import { requireKnown } from "./require-known.js";

/**
 * Checks storages.
 *
 * @param given as the caller gave them
 * @param items checked articles
 * @returns storages of articles that are there, each storage once
 * @throws {ReapproError} `INPUT_INVALID` with the path of the first finding
 */
export function checkedStorages(
	given: readonly Storage[] | undefined,
	items: readonly Item[],
): readonly Storage[] {
	const storages = checkList(storageSchema, given, "storages") as Storage[];
	refuseRepeats(
		storages.map(({ storageId }) => storageId),
		"storages",
	);
	storages.forEach(({ skus = [] }, index) => {
		requireKnown(skus, items, `storages[${index}].skus`);
	});
	return storages;
}
