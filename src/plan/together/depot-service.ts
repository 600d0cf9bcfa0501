import type { ServiceRule } from "../../inventory/index.js";
import type { Item } from "../input/input-types.js";
import { DAYS_PER_YEAR } from "../line/line-levels.js";
import { type DepotPlace, riskOf, SITE_PART } from "./depot-places.js";

/** Risk that is left to a depot where a place of its own keeps some of it: half at least; a cost ratio is not divided. */
function riskLeft(
	{ service, unitCost = 0, holdingRate = 0 }: Item,
	kept: number,
	reviewDays: number,
): number {
	if (service.type !== "cost") return Math.max(SITE_PART * (1 - service.target), 1 - service.target - kept);
	const overage = (unitCost * holdingRate * reviewDays) / DAYS_PER_YEAR;
	return overage / (service.shortageCost + overage);
}

/**
 * Service of a depot's level: the strictest that its own article and those of its places leave to it.
 *
 * What a ready or a fill rate lacks is averaged over the positions that an order leaves, as on a shelf; a cycle service is
 * that of the least of them.
 *
 * @param own article of the depot
 * @param places sites, and what the depot sells itself; at least one
 * @param reviewDays days between two orders of the depot
 * @returns rule for the pieces after which no place lacks more
 */
export function depotService(own: Item, places: readonly DepotPlace[], reviewDays: number): ServiceRule {
	const rules = [own, ...places.map(({ item }) => item)].map(({ service }) => service);
	const costs = rules.flatMap((rule) => (rule.type === "cost" ? [rule.shortageCost] : []));
	if (costs.length === rules.length) return { type: "cost", shortageCost: Math.max(...costs) };
	const kept = places.map(riskOf);
	const left = places.map(({ item }, at) => riskLeft(item, kept[at]!, reviewDays));
	const least = Math.min(riskLeft(own, Math.max(...kept), reviewDays), ...left);
	const isAveraged = places.every(
		({ item: { service } }) => service.type === "ready" || service.type === "fill",
	);
	return { type: isAveraged ? "ready" : "cycle", target: 1 - least };
}
