import { checkList } from "./check-input.js";
import { kitSchema } from "./input-schema.js";
import type { Item, Kit } from "./input-types.js";
import { refuseRepeats } from "./refuse-repeats.js";
import { requireKnown } from "./require-known.js";

/**
 * Checks kits.
 *
 * @param given as the caller gave them
 * @param items checked articles
 * @returns kits of articles that are there, each kit once and each article once in it
 * @throws {ReapproError} `INPUT_INVALID` with the path of the first finding
 */
export function checkedKits(given: readonly Kit[] | undefined, items: readonly Item[]): readonly Kit[] {
	const kits = checkList(kitSchema, given, "kits");
	refuseRepeats(
		kits.map(({ kitId }) => kitId),
		"kits",
	);
	kits.forEach(({ skus }, index) => {
		requireKnown(skus, items, `kits[${index}].skus`);
	});
	return kits;
}
