import { kitLevels, protectionDemand } from "../../inventory/index.js";
import type { Kit } from "../input/input-types.js";
import type { LineTask } from "../line/line-task.js";
import type { PlanLine } from "../types.js";
import { SITE_PART, withPartOfRisk } from "./depot-places.js";

/** What a piece of an article costs to hold; where that is not known, all count the same. */
const holdingCost = ({ item }: LineTask): number => (item.unitCost ?? 1) * (item.holdingRate ?? 1) || 1;

/**
 * Raises the levels of articles that are of use only together, at each site by itself.
 *
 * Each article is judged over its own protected window. Kits of which a site has one article alone are left out. Where a
 * depot buys, its sites and the depot have half of the risk each.
 *
 * @param tasks what each line of one operator is planned from
 * @param kits the kits
 * @param successorOf articles that stand in a kit for those that they replaced
 * @returns the tasks, those of a kit with the least level that it asks for
 */
export function raiseForKits(
	tasks: readonly (LineTask | PlanLine)[],
	kits: readonly Kit[],
	successorOf: ReadonlyMap<string, string>,
): (LineTask | PlanLine)[] {
	const raised = [...tasks];
	const sites = new Set(tasks.map(({ siteId }) => siteId));
	for (const { skus: named, target } of kits) {
		const skus = named.map((sku) => successorOf.get(sku) ?? sku);
		for (const site of sites) {
			const places = tasks.flatMap((task, at) =>
				!("status" in task) && task.siteId === site && skus.includes(task.item.sku) ? [at] : [],
			);
			if (places.length < 2) continue;
			const isShared = places.some((at) => (tasks[at] as LineTask).supply !== undefined);
			const { levels } = kitLevels(
				places.map((at) => {
					const task = tasks[at] as LineTask;
					const { windowDemand, timing } = task;
					return {
						demand: protectionDemand({ windowDemand, ...timing }).protection,
						holdingCost: holdingCost(task),
					};
				}),
				isShared ? withPartOfRisk(target, SITE_PART) : target,
			);
			places.forEach((at, part) => {
				const task = raised[at] as LineTask;
				raised[at] = { ...task, leastLevel: Math.max(task.leastLevel ?? 0, levels[part]!) };
			});
		}
	}
	return raised;
}
