import type { OrderColumns } from "../privacy/order-columns.js";
import type { PanelField, SeriesKey } from "./panel-data.js";

/** A dictionary sorted by code unit, each entry once; `rank[i]` is the place of entry i. */
interface Ranked {
	readonly sorted: readonly string[];
	readonly rank: Uint32Array;
}

/** The dictionaries of the admitted lines in code unit order, so that the order of the lines can not show. */
export interface RankedDictionaries {
	readonly operators: Ranked;
	readonly sites: Ranked;
	readonly skus: Ranked;
}

function ranked(entries: readonly string[]): Ranked {
	const sorted = [...new Set(entries)].sort();
	const places = new Map(sorted.map((entry, place) => [entry, place]));
	return { sorted, rank: Uint32Array.from(entries, (entry) => places.get(entry) as number) };
}

/** Ranks the three dictionaries once; every panel of the same lines shares them. A replaced article has its successor's place. */
export function rankDictionaries(
	columns: OrderColumns,
	successorOf: ReadonlyMap<string, string>,
): RankedDictionaries {
	return {
		operators: ranked(columns.operatorIds),
		sites: ranked(columns.siteIds),
		skus: ranked(columns.skus.map((sku) => successorOf.get(sku) ?? sku)),
	};
}

/** Numbers the combinations of the chosen fields and reads the numbers back. */
export interface Grouping {
	/** Number of a line's combination; numbers sort as operator, site (none first), sku. */
	readonly codeOf: (line: number) => number;
	readonly keyOf: (code: number) => SeriesKey;
}

/** Grouping by the chosen fields; a mixed-radix number of ranks, exact below 2^53 combinations. */
export function groupingBy(
	columns: OrderColumns,
	{ operators, sites, skus }: RankedDictionaries,
	by: readonly PanelField[],
): Grouping {
	const withOperator = by.includes("operatorId");
	const withSite = by.includes("siteId");
	const withSku = by.includes("sku");
	const siteRadix = withSite ? sites.sorted.length + 1 : 1;
	const skuRadix = withSku ? Math.max(1, skus.sorted.length) : 1;
	return {
		codeOf(line) {
			const operator = withOperator ? (operators.rank[columns.operator[line] as number] as number) : 0;
			const site = columns.site[line] as number;
			const place = withSite && site > 0 ? (sites.rank[site - 1] as number) + 1 : 0;
			const sku = withSku ? (skus.rank[columns.sku[line] as number] as number) : 0;
			return (operator * siteRadix + place) * skuRadix + sku;
		},
		keyOf(code) {
			const sku = code % skuRadix;
			const rest = Math.floor(code / skuRadix);
			const place = rest % siteRadix;
			const operator = Math.floor(rest / siteRadix);
			return {
				...(withOperator ? { operatorId: operators.sorted[operator] as string } : {}),
				...(withSite && place > 0 ? { siteId: sites.sorted[place - 1] as string } : {}),
				...(withSku ? { sku: skus.sorted[sku] as string } : {}),
			};
		},
	};
}
