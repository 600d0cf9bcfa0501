import type { Depot } from "./input/input-types.js";
import { comparePairs, emptyPosition, type Position } from "./input/positions.js";
import type { OperatorDemand } from "./operator-demand.js";
import type { PlanWarning, WarningCode } from "./warning-types.js";

/** Counts by warning code, so that a thousand unknown articles make one line. */
export class WarningCounts {
	readonly #counts = new Map<WarningCode, number>();
	add(code: WarningCode, count = 1): void {
		if (count > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count);
	}
	list(): PlanWarning[] {
		return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => ({ code, count }));
	}
}

/**
 * Stock positions of known articles.
 *
 * @param stocked of one operator
 * @param known whether there is such an article
 * @param warnings counts positions that are left out
 * @returns those that are planned, in the order of the plan
 */
export function stockedPairs(
	stocked: readonly Position[],
	known: (sku: string) => boolean,
	warnings: WarningCounts,
): Position[] {
	const positions = stocked.filter(({ sku }) => known(sku));
	warnings.add("STOCK_FOR_UNKNOWN_ITEM", stocked.length - positions.length);
	return positions.sort(comparePairs);
}

/**
 * The depot of an operator, with the articles that come from there for those that they replaced.
 *
 * @param input checked depots
 * @param operatorId the operator
 * @param successorOf articles that stand for those that they replaced
 * @returns its depot; `undefined` where it has none
 */
export function depotOf(
	{ depots }: { readonly depots: readonly Depot[] },
	operatorId: string,
	successorOf: ReadonlyMap<string, string>,
): Depot | undefined {
	const depot = depots.find((one) => one.operatorId === operatorId);
	if (depot?.skus === undefined) return depot;
	return { ...depot, skus: depot.skus.flatMap((sku) => [sku, successorOf.get(sku) ?? sku]) };
}

/** Whether an article comes from a depot. */
export const comesFrom = (depot: Depot | undefined, sku: string): boolean =>
	depot !== undefined && (depot.skus === undefined || depot.skus.includes(sku));

/** Where pairs of an operator come from beside its stock. */
export interface PairSource {
	readonly demand: OperatorDemand;
	readonly known: (sku: string) => boolean;
	/** For each article whose place another one has taken, the one that stands for it now. */
	readonly successorOf: ReadonlyMap<string, string>;
	readonly depot?: Depot | undefined;
}

/**
 * The pairs of one operator: its stock positions, its series for which no position was given, and successors of what is
 * there. Where an article is kept by site, every site that sells it has a pair, and the depot that it comes from.
 *
 * @param operatorId the operator
 * @param stocked its stock positions
 * @param source its demand, articles and successors
 * @param warnings counts what is left out
 * @returns pairs in the order of the plan
 */
export function pairsOf(
	operatorId: string,
	stocked: readonly Position[],
	{ demand, known, successorOf, depot }: PairSource,
	warnings: WarningCounts,
): Position[] {
	const pairs = stockedPairs(stocked, known, warnings);
	const places = new Set(pairs.map(({ siteId, sku }) => `${siteId ?? ""} ${sku}`));
	const addEmpty = (siteId: string | undefined, sku: string): void => {
		const place = `${siteId ?? ""} ${sku}`;
		if (places.has(place)) return;
		places.add(place);
		pairs.push({ ...emptyPosition(operatorId, sku), siteId });
	};
	// What is left of an article counts for its successor, also where that has no stock yet.
	for (const { siteId, sku } of [...pairs]) {
		const successor = successorOf.get(sku);
		if (successor !== undefined && known(successor)) addEmpty(siteId, successor);
	}
	const keptBySite = new Set(pairs.flatMap(({ siteId, sku }) => (siteId === undefined ? [] : [sku])));
	for (const sku of demand.skus)
		if (known(sku) && comesFrom(depot, sku) && demand.sitesOf(sku).length > 0) keptBySite.add(sku);
	for (const sku of keptBySite) {
		for (const siteId of demand.sitesOf(sku)) addEmpty(siteId, sku);
		if (depot !== undefined && comesFrom(depot, sku)) addEmpty(depot.siteId, sku);
	}
	const withStock = new Set(pairs.map(({ sku }) => sku));
	const sold = demand.skus.filter((sku) => !withStock.has(sku));
	const planned = sold.filter(known);
	warnings.add("DEMAND_FOR_UNKNOWN_ITEM", sold.length - planned.length);
	for (const sku of planned) addEmpty(undefined, sku);
	return pairs.sort(comparePairs);
}
