import { readFileSync } from "node:fs";
import { type DemandPanel, demandPanel } from "../../../src/demand/demand-panel.js";
import type { Item, PlanLine, ReplenishmentPlan } from "../../../src/plan/index.js";

const read = (name: string): unknown =>
	JSON.parse(readFileSync(new URL(`../../fixtures/report/${name}`, import.meta.url), "utf8"));

/** A handmade plan with every status and with hostile texts in every place that takes one. */
export const plan = read("plan.json") as ReplenishmentPlan;
export const items = read("items.json") as readonly Pick<Item, "sku" | "name">[];

/** The only line of an article in one status. */
export function lineOf<Status extends PlanLine["status"]>(
	status: Status,
	sku: string,
): Extract<PlanLine, { status: Status }> {
	const found = plan.lines.find((line) => line.status === status && line.sku === sku);
	if (found === undefined) throw new Error(`The fixture has no such line: ${status} ${sku}`);
	return found as Extract<PlanLine, { status: Status }>;
}

/** A panel of ten weeks up to the day of the plan: the oak coffin at Lyon, two sites. */
export function smallPanel(): DemandPanel {
	const units = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 20]);
	return demandPanel({
		period: "week",
		by: ["operatorId", "siteId", "sku"],
		purpose: "replenishment",
		end: 20780,
		keys: [
			{ operatorId: "OP-LYON", siteId: "LYON-1", sku: "COF-OAK-185" },
			{ operatorId: "OP-LYON", siteId: "LYON-2", sku: "COF-OAK-185" },
		],
		starts: Int32Array.from([20780 - 70, 20780 - 14]),
		offsets: Int32Array.from([0, 10, 12]),
		units,
		lines: units,
		squares: units,
		shares: Float64Array.from([1, 1]),
		profiles: Int32Array.from([0, 0]),
		weekdayProfiles: [[0.2, 0.2, 0.2, 0.2, 0.2, 0, 0]],
	});
}
