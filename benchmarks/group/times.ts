import { planGroupPurchase } from "../../src/index.js";
import type { Section } from "../section.js";
import type { Row } from "../table.js";
import { smallGroup } from "./small-group.js";
import { suppliersOf } from "./terms.js";

const REPEATS = 6;

/** CPU time of a run of twenty members and fifty articles, by each rule. */
export async function groupTimes(): Promise<Section> {
	const small = smallGroup();
	const suppliers = suppliersOf(small.items);
	const rows: Row[] = [];
	for (const shareRule of ["order-cost", "volume", "equal-saving", "shapley"] as const) {
		let least = Number.POSITIVE_INFINITY;
		for (let repeat = 0; repeat < REPEATS; repeat++) {
			const started = process.cpuUsage();
			await planGroupPurchase({ ...small, suppliers, shareRule });
			const { user, system } = process.cpuUsage(started);
			least = Math.min(least, (user + system) / 1e6);
		}
		rows.push([shareRule, least.toFixed(2)]);
	}
	return {
		title: "20 members, 50 articles, two years of invented orders",
		note: "Forecast, planned, allocated and shared.",
		header: ["bill divided by", `CPU seconds, least of ${REPEATS}`],
		rows,
	};
}
