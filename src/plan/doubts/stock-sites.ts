import type { OperatorTrace } from "../../demand/index.js";
import type { CheckedPlanInput } from "../input/checked-input.js";
import { type Position, positionsByOperator } from "../input/positions.js";
import type { PlanWarning } from "../warning-types.js";

/** Articles that are in stock both for a site and for none: each position is planned for its own demand. */
function countedTwice(operatorId: string, positions: readonly Position[]): PlanWarning[] {
	const skusOf = (isOfSite: boolean): Set<string> =>
		new Set(positions.flatMap(({ siteId, sku }) => ((siteId !== undefined) === isOfSite ? [sku] : [])));
	const ofNoSite = skusOf(false);
	const count = [...skusOf(true)].filter((sku) => ofNoSite.has(sku)).length;
	return count === 0 ? [] : [{ code: "STOCK_WITH_AND_WITHOUT_SITE", operatorId, count }];
}

/** Sites that no line names, where lines name others. */
function unknownSites(
	operatorId: string,
	positions: readonly Position[],
	named: ReadonlySet<string>,
	depotSiteId: string | undefined,
): PlanWarning[] {
	if (named.size === 0) return [];
	const counts = new Map<string, number>();
	for (const { siteId } of positions)
		if (siteId !== undefined && siteId !== depotSiteId && !named.has(siteId))
			counts.set(siteId, (counts.get(siteId) ?? 0) + 1);
	return [...counts].map(([siteId, count]) => ({
		code: "STOCK_FOR_UNKNOWN_SITE",
		operatorId,
		siteId,
		count,
	}));
}

/**
 * Sites of stock positions that make a plan ask for more than there is demand.
 *
 * @param input its stock, items and depots, which may sell nothing themselves
 * @param traces of the operators
 * @returns warnings, by operator
 */
export function stockSiteWarnings(
	input: Pick<CheckedPlanInput, "stock" | "items" | "depots">,
	traces: ReadonlyMap<string, OperatorTrace>,
): PlanWarning[] {
	const skus = new Set(input.items.map(({ sku }) => sku));
	const planned = (input.stock ?? []).filter(({ sku }) => skus.has(sku));
	return [...positionsByOperator(planned)].flatMap(([operatorId, positions]) => {
		const named = traces.get(operatorId)?.siteIds ?? new Set<string>();
		const depot = input.depots.find((own) => own.operatorId === operatorId);
		return [
			...countedTwice(operatorId, positions),
			...unknownSites(operatorId, positions, named, depot?.siteId),
		];
	});
}
