import type { PanelField, SeriesKey } from "../../demand/index.js";
import type { Hierarchy } from "./hierarchy.js";

/**
 * Text that is equal for keys that agree in the fields.
 *
 * @param key of a series; its ids hold no blank
 * @param fields of the key, in any order
 * @returns a label
 * @example
 * labelOf({ operatorId: "a", sku: "urn" }, ["sku"]); // => "urn"
 */
export const labelOf = (key: SeriesKey, fields: readonly PanelField[]): string =>
	fields.map((field) => key[field] ?? "").join(" ");

/**
 * Which series of a finer panel the series of coarser ones add up.
 *
 * @param bottom keys of the finest series
 * @param levels for each coarser level its fields and the keys of its series
 * @returns a hierarchy whose sums are the series of the levels, one level after the other; all keys must be of
 * the same orders, since a sum of nothing is no hierarchy and a bottom series without a coarser one is in no sum
 * @example
 * const bottom = [{ operatorId: "a", sku: "urn" }, { operatorId: "a", sku: "oak" }];
 * hierarchyOfKeys(bottom, [{ fields: ["operatorId"], keys: [{ operatorId: "a" }] }]).sums; // => [[0, 1]]
 */
export function hierarchyOfKeys(
	bottom: readonly SeriesKey[],
	levels: readonly { readonly fields: readonly PanelField[]; readonly keys: readonly SeriesKey[] }[],
): Hierarchy {
	const sums = levels.flatMap(({ fields, keys }) => {
		const members = new Map<string, number[]>(keys.map((key) => [labelOf(key, fields), []]));
		bottom.forEach((key, series) => {
			members.get(labelOf(key, fields))?.push(series);
		});
		return [...members.values()];
	});
	return { bottom: bottom.length, sums };
}
