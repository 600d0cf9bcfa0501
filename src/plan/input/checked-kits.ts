import { ReapproError } from "../../errors.js";
import { checkList } from "./check-input.js";
import { kitSchema } from "./input-schema.js";
import type { Item, Kit } from "./input-types.js";
import { refuseRepeats } from "./refuse-repeats.js";

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
	const known = new Set(items.map(({ sku }) => sku));
	kits.forEach(({ skus }, index) => {
		refuseRepeats(skus, `kits[${index}].skus`);
		const unknown = skus.findIndex((sku) => !known.has(sku));
		if (unknown >= 0)
			throw new ReapproError(
				"INPUT_INVALID",
				"Name articles of items in a kit.",
				`kits[${index}].skus[${unknown}]`,
			);
	});
	return kits;
}
