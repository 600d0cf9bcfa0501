import { parseIsoDate } from "../../calendar/index.js";
import { demandUntil, protectionDemand } from "../../inventory/index.js";
import type { Distribution } from "../../math/index.js";
import type { OrderPlanLine } from "../types.js";
import type { LineTask } from "./line-task.js";

/**
 * Demand that the position and the quantity of a line have to last for: of its protected window, or of the days before a
 * late receipt.
 *
 * @param task what the line was planned from
 * @param line the line
 * @returns its distribution
 * @example
 * const timing = { asOfDay: 20780, leadTime: leadTimeDistribution(2), reviewDays: 7 };
 * const task = { timing, windowDemand: (days) => ({ kind: "poisson", rate: 0.4 * days }) };
 * mean(protectedDemand(task, { lateReceipt: { dueOn: "2026-12-01", pieces: 8 } })); // => 3.2
 */
export function protectedDemand(
	{ windowDemand, timing }: Pick<LineTask, "windowDemand" | "timing">,
	{ lateReceipt }: Pick<OrderPlanLine, "lateReceipt">,
): Distribution {
	if (lateReceipt === undefined) return protectionDemand({ windowDemand, ...timing }).protection;
	const days = (parseIsoDate(lateReceipt.dueOn) as number) - timing.asOfDay;
	return demandUntil({ windowDemand, ...timing, days }).protection;
}
