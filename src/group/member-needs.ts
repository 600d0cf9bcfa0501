import { formatIsoDate } from "../calendar/index.js";
import { aggregateDemand, type OperatorPanel, panelColumns } from "../demand/index.js";
import { throwIfAborted } from "../errors.js";
import { type DemandForecast, forecastDemand } from "../forecast/index.js";
import {
	demandOfForecasts,
	emptyPosition,
	type LineTask,
	operatorTasks,
	type PlanLine,
	planTasks,
	protectedDemand,
} from "../plan/index.js";
import type { AdmittedOrders } from "../privacy/index.js";
import type { GroupSetting } from "./group-setting.js";
import type { MemberNeed } from "./joint-order/article-order.js";
import { memberStock } from "./member-stock.js";
import type { GroupInput } from "./types.js";

/** Day on which what a member has, or has coming, is used up if demand is as expected. */
function runsOutOn(position: number, dailyDemand: number, asOfDay: number): Pick<MemberNeed, "runsOutOn"> {
	// Beyond ten years no date says anything.
	const days = Math.floor(Math.max(position, 0) / dailyDemand);
	return dailyDemand > 0 && days < 3653 ? { runsOutOn: formatIsoDate(asOfDay + days) } : {};
}

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
	return {
		operatorId,
		need: line.orderQuantity,
		expectedDemand,
		cover: { inventoryPosition, dailyMean },
		// Of a shelf that nobody told of nothing can be said.
		...(isStocked ? runsOutOn : () => ({}))(inventoryPosition, dailyMean, asOfDay),
		...(isUrgent && task !== undefined && !("status" in task) ? urgencyOf(line, task) : {}),
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
		const positions = items.map(({ sku }) => stockOf(operatorId, sku) ?? emptyPosition(operatorId, sku));
		const demand = demandOfForecasts(forecasts.get(operatorId)!, { ...periods, historyLength: 0 });
		const own = operatorTasks(positions, demand, planSetting);
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
