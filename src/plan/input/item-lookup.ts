import type { Item, Override } from "./input-types.js";

/** Finds the article of a pair with its overrides laid over; the site's wins over the operator's. */
export type ItemLookup = (operatorId: string, siteId: string | undefined, sku: string) => Item | undefined;

const withoutKey = ({
	operatorId: _operator,
	siteId: _site,
	sku: _sku,
	...fields
}: Override): Partial<Item> => fields;

/**
 * Prepares the look-up of articles.
 *
 * @param items articles, each sku once
 * @param overrides fields that differ for an operator or one of its sites
 * @returns a function that gives the same object for the same pair of overrides
 */
export function itemLookup(items: readonly Item[], overrides: readonly Override[]): ItemLookup {
	const bySku = new Map(items.map((item) => [item.sku, item]));
	const byKey = new Map(
		overrides.map((override) => [
			`${override.operatorId} ${override.siteId ?? ""} ${override.sku}`,
			withoutKey(override),
		]),
	);
	const merged = new Map<string, Item>();
	return (operatorId, siteId, sku) => {
		const item = bySku.get(sku);
		if (item === undefined || byKey.size === 0) return item;
		const ofOperator = byKey.get(`${operatorId}  ${sku}`);
		const ofSite = siteId === undefined ? undefined : byKey.get(`${operatorId} ${siteId} ${sku}`);
		if (ofOperator === undefined && ofSite === undefined) return item;
		const key = `${operatorId} ${siteId ?? ""} ${sku}`;
		const known = merged.get(key);
		if (known !== undefined) return known;
		const result = { ...item, ...ofOperator, ...ofSite };
		merged.set(key, result);
		return result;
	};
}
