import { aggregateDemand, type OperatorPanel, panelColumns } from "../demand/index.js";
import { throwIfAborted } from "../errors.js";
import { type DemandForecast, forecastDemand } from "../forecast/index.js";
import {
	demandOfForecasts,
	emptyPosition,
	type LineTask,
	operatorTasks,
	type PlanLine,
	type PlanWarning,
	planTasks,
	protectedDemand,
} from "../plan/index.js";
import type { AdmittedOrders } from "../privacy/index.js";
import type { GroupSetting } from "./group-setting.js";
import type { MemberNeed } from "./joint-order/article-order.js";
import { memberStock } from "./member-stock.js";
import { runsOutOn } from "./runs-out-on.js";
import type { GroupInput } from "./types.js";

/** What the need of a member is told from, beside its line. */
interface NeedSetting {
	readonly windowDays: number;
	readonly asOfDay: number;
	/** Whether its shelf was told. */
	readonly isStocked: boolean;
	/** Whether the article is scarce and goes by urgency. */
	readonly isUrgent: boolean;
}

/** A line with figures. */
type PlannedLine = Extract<PlanLine, { readonly inventoryPosition: number }>;

/** What a member may need until an order of the next run could arrive, beside what it has. */
function urgencyOf(line: PlannedLine, task: LineTask): Pick<MemberNeed, "urgency"> {
	return { urgency: { demand: protectedDemand(task, line), position: line.inventoryPosition } };
}

/** Warnings of a member's own line that say something of its shelf. */
const OF_SHELF: ReadonlySet<PlanWarning["code"]> = new Set(["STOCKOUT_BEFORE_ARRIVAL", "RECEIPT_OVERDUE"]);

/** A chance is told to a hundredth: all its digits would tell of a season or trend that others are in. */
const toHundredths = ({ probability, ...warning }: PlanWarning): PlanWarning =>
	probability === undefined ? warning : { ...warning, probability: Math.round(100 * probability) / 100 };

/** What a member's shelf, and what is due, say by themselves. */
const ofShelf = (
	line: PlannedLine,
	task: LineTask,
	dailyMean: number,
	asOfDay: number,
): Pick<MemberNeed, "runsOutOn" | "lateReceipt" | "shelfWarnings"> => ({
	...runsOutOn(task.shelf, dailyMean, asOfDay),
	...(line.lateReceipt === undefined ? {} : { lateReceipt: line.lateReceipt }),
	shelfWarnings: line.warnings.filter(({ code }) => OF_SHELF.has(code)).map(toHundredths),
});

/** A maximum holds for each site, as it does where the member orders by itself. */
function withMaximumOfSites(task: LineTask | PlanLine, sites: number): LineTask | PlanLine {
	if ("status" in task || task.item.maxStock === undefined) return task;
	return { ...task, item: { ...task.item, maxStock: task.item.maxStock * sites } };
}

function needOf(
	operatorId: string,
	line: PlanLine | undefined,
	task: LineTask | PlanLine | undefined,
	{ windowDays, asOfDay, isStocked, isUrgent }: NeedSetting,
): MemberNeed {
	if (line === undefined || line.status === "no-history" || line.status === "not-covered")
		return { operatorId, need: 0, expectedDemand: 0 };
	const expectedDemand = line.forecast.windowMean;
	const { inventoryPosition } = line;
	const dailyMean = expectedDemand / windowDays;
	const isTask = task !== undefined && !("status" in task);
	return {
		operatorId,
		need: line.orderQuantity,
		expectedDemand,
		cover: { inventoryPosition, dailyMean },
		...(isTask && task.item.maxStock !== undefined ? { maxStock: task.item.maxStock } : {}),
		// Of a shelf that nobody told of nothing can be said.
		...(isStocked && isTask ? ofShelf(line, task, dailyMean, asOfDay) : {}),
		...(isUrgent && isTask ? urgencyOf(line, task) : {}),
	};
}

/**
 * Forecasts of each member's articles. Where an article's volumes pass the gate its members lean on each other: season,
 * trend and waves are those of all of them. Where they do not, a member's forecast is made of its own lines alone.
 */
function memberForecasts(
	orders: AdmittedOrders,
	{ aggregate, stockouts, forecastOptions }: GroupSetting,
	panels: readonly OperatorPanel[],
	pooling: ReadonlySet<string>,
): Map<string, DemandForecast[]> {
	const isPooled = ({ key }: DemandForecast): boolean => pooling.has(key.sku ?? "");
	const together = aggregateDemand(orders, { ...aggregate, stockouts, by: ["operatorId", "sku"] });
	const pooled = pooling.size === 0 ? [] : forecastDemand(together, forecastOptions).filter(isPooled);
	const byMember = new Map<string, DemandForecast[]>(panels.map(({ operatorId }) => [operatorId, []]));
	for (const forecast of pooled) byMember.get(forecast.key.operatorId ?? "")?.push(forecast);
	for (const { operatorId, panel } of panels) {
		const known = byMember.get(operatorId)!;
		if (panelColumns(panel).keys.length === known.length) continue;
		known.push(...forecastDemand(panel, forecastOptions).filter((forecast) => !isPooled(forecast)));
	}
	return byMember;
}

/**
 * Plans each member to its own levels.
 *
 * @param orders admitted for the run
 * @param setting of the run
 * @param panels each member's own, in code unit order
 * @param pooling articles whose volumes pass the gate in this run
 * @param urgent articles that are scarce and go by urgency
 * @param input stock, signal and progress of the run
 * @returns for each article of the run one need for each member
 * @throws {ReapproError} `ABORTED`
 */
export async function memberNeeds(
	orders: AdmittedOrders,
	setting: GroupSetting,
	panels: readonly OperatorPanel[],
	pooling: ReadonlySet<string>,
	urgent: ReadonlySet<string>,
	{ stock, signal, onProgress }: Pick<GroupInput, "stock" | "signal" | "onProgress">,
): Promise<MemberNeed[][]> {
	const { items, periods, planSetting, asOfDay, windowDays } = setting;
	const stockOf = memberStock(stock ?? []);
	const forecasts = memberForecasts(orders, setting, panels, pooling);
	const lines: PlanLine[][] = [];
	const tasks: (LineTask | PlanLine)[][] = [];
	for (const [member, { operatorId }] of panels.entries()) {
		throwIfAborted(signal);
		await onProgress?.({ done: member, total: panels.length, stage: "plan" });
		throwIfAborted(signal);
		const shelves = items.map(({ sku }) => stockOf(operatorId, sku));
		const positions = items.map(
			({ sku }, index) => shelves[index]?.position ?? emptyPosition(operatorId, sku),
		);
		const demand = demandOfForecasts(forecasts.get(operatorId)!, { ...periods, historyLength: 0 });
		const own = operatorTasks(positions, demand, planSetting).map((task, index) =>
			withMaximumOfSites(task, shelves[index]?.sites ?? 1),
		);
		tasks.push(own);
		lines.push(planTasks(own));
	}
	return items.map(({ sku }, index) =>
		panels.map(({ operatorId }, member) =>
			needOf(operatorId, lines[member]![index], tasks[member]![index], {
				windowDays: windowDays[index]!,
				asOfDay,
				isStocked: stockOf(operatorId, sku) !== undefined,
				isUrgent: urgent.has(sku),
			}),
		),
	);
}
