import type { DayNumber } from "../calendar/index.js";
import { type DemandProcess, scaleProcess } from "../forecast/index.js";
import { type LeadTimeDistribution, leadTimeDistribution } from "../inventory/index.js";
import type { Depot, Item } from "./input/input-types.js";
import type { Position } from "./input/positions.js";
import { dayWeights, periodFactors } from "./line/day-weights.js";
import { EMPTY_EXPLANATION } from "./line/explain-quantity.js";
import { joinPositions } from "./line/joined-stock.js";
import { itemEnd } from "./line/life-cycle.js";
import { type LineDemand, lineForecast, noDemand } from "./line/line-demand.js";
import type { LineTask } from "./line/line-task.js";
import { lineWarnings } from "./line/line-warnings.js";
import { planLine } from "./line/plan-line.js";
import { usablePieces } from "./line/predecessor-stock.js";
import { type Timing, timingOf } from "./line/timing.js";
import { windowDemandOf } from "./line/window-demand.js";
import type { OperatorDemand } from "./operator-demand.js";
import { comesFrom } from "./operator-pairs.js";
import type { PlanSetting } from "./setting.js";
import type { PlanLine } from "./types.js";

/** Remembers lead-time distributions by their own figures: many articles share one. */
export function leadTimeCache(
	delayOfSupplier: (supplierId: string | undefined) => number,
): PlanSetting["leadTimeOf"] {
	const known = new Map<string, LeadTimeDistribution>();
	return (item, waitDays) => {
		const lateDays = waitDays + delayOfSupplier(item.supplierId);
		const key = `${lateDays} ${JSON.stringify(item.leadTimeDays)}`;
		const cached = known.get(key);
		if (cached !== undefined) return cached;
		const made = leadTimeDistribution(item.leadTimeDays, lateDays);
		known.set(key, made);
		return made;
	};
}

/**
 * Mean length of an item's protected window, in days.
 *
 * @param item the article
 * @param setting what all lines of a plan share
 * @returns mean lead time plus review period
 * @example
 * const setting = planSetting(checkPlanInput({ asOf: "2026-11-23", items: [] }));
 * const item = { sku: "urn", leadTimeDays: 5, reviewDays: 7, service: { type: "cycle", target: 0.95 } };
 * meanWindow(item, setting); // => 12
 */
export function meanWindow(item: Item, setting: PlanSetting): number {
	const { leadTime, reviewDays, sellingDays } = timingOf(item, setting);
	return Math.max(1, Math.min(leadTime.mean + reviewDays, sellingDays));
}

/** A line of which nothing can be said beyond its status. */
export function bareLine(
	position: Position,
	status: "no-history" | "not-covered",
	item: Item | undefined,
): PlanLine {
	return {
		status,
		operatorId: position.operatorId,
		...(position.siteId === undefined ? {} : { siteId: position.siteId }),
		sku: position.sku,
		...(item?.supplierId === undefined ? {} : { supplierId: item.supplierId }),
		orderQuantity: 0,
		explanation: EMPTY_EXPLANATION,
		warnings: status === "not-covered" ? [{ code: "NO_AGREEMENT" }] : [],
	};
}

/**
 * What each line of one operator is planned from.
 *
 * @param positions the operator's pairs, each of a known article
 * @param demand the operator's demand
 * @param setting what all operators share
 * @param depot site that buys for the others: what is left there of replaced articles serves all of them
 * @returns for each position, in the same order, a task, or the line itself where nothing can be planned
 * @example
 * const item = { sku: "urn", leadTimeDays: 5, service: { type: "cycle", target: 0.95 } };
 * const setting = planSetting(checkPlanInput({ asOf: "2026-11-23", items: [item] }));
 * const settings = { period: periodOf("week"), firstStart: 20780, periods: 8, quantiles: [0.5], drivers: undefined, priors: [] };
 * const demand = operatorDemand(undefined, undefined, 0, settings);
 * operatorTasks([emptyPosition("op-1", "urn")], demand, setting).map(({ status }) => status); // => ["no-history"]
 */
export function operatorTasks(
	positions: readonly Position[],
	demand: OperatorDemand,
	setting: PlanSetting,
	depot?: Depot,
): (LineTask | PlanLine)[] {
	const items = positions.map(
		({ operatorId, siteId, sku }) => setting.itemOf(operatorId, siteId, sku) as Item,
	);
	const { period, firstStart } = demand;
	const spread = dayWeights(
		period,
		firstStart,
		demand.periods,
		setting.asOfDay,
		demand.weekdayProfile,
		setting.factorOf,
	);
	const factors = setting.isWhatIf
		? periodFactors(period, firstStart, setting.shownPeriods, demand.weekdayProfile, setting.factorOf)
		: undefined;
	const peak = new Float64Array(demand.periods).fill(setting.peakFactor);
	const timings = items.map((item) => timingOf(item, setting));
	const future = ({ process }: LineDemand): DemandProcess =>
		setting.peakFactor === 1 ? process : scaleProcess(process, peak);
	const windowsOf = (own: LineDemand, { sellingDays }: Timing): LineTask["windowDemand"] =>
		windowDemandOf({ process: future(own), share: own.share, spread, sellingDays });
	const usableAt = (index: number, endDay: DayNumber): number => {
		const { siteId, sku } = positions[index]!;
		const timing = timings[index]!;
		const isForAll = siteId !== undefined && siteId === depot?.siteId && comesFrom(depot, sku);
		const own = demand.demandOf(isForAll ? undefined : siteId, sku);
		if (own === undefined) return Number.POSITIVE_INFINITY;
		return usablePieces({ item: items[index]!, timing, windowDemand: windowsOf(own, timing) }, endDay);
	};
	const joined = joinPositions(positions, {
		successorOf: setting.successorOf,
		asOfDay: setting.asOfDay,
		endOf: ({ operatorId, siteId, sku }) => {
			const item = setting.itemOf(operatorId, siteId, sku);
			return item?.status === "ending" ? itemEnd(item).endDay : Number.NEGATIVE_INFINITY;
		},
		usableAt,
	});
	return positions.map((position, index) => {
		const item = items[index]!;
		const successor = setting.successorOf.get(position.sku);
		const own =
			successor === undefined ? demand.demandOf(position.siteId, position.sku) : noDemand(demand.periods);
		if (own === undefined) return bareLine(position, "no-history", item);
		const [timing, stock] = [timings[index]!, joined[index]!];
		return {
			operatorId: position.operatorId,
			siteId: position.siteId,
			item,
			shelf: stock.shelf,
			isReplaced: successor !== undefined,
			ofPredecessors: stock.usedUp.reduce((sum, { pieces }) => sum + pieces, 0),
			leaving: stock.usedUp.filter(({ free }) => free > 0),
			usableUntil: (endDay) => usableAt(index, endDay),
			timing,
			forecast: lineForecast(
				own,
				period,
				firstStart,
				setting.shownPeriods,
				setting.quantiles,
				factors === undefined ? undefined : { process: future(own), factors },
			),
			windowDemand: windowsOf(own, timing),
			warnings: [
				...lineWarnings(
					item,
					own,
					{ periods: demand.historyOf(item.sku), perYear: period.perYear },
					stock,
					timing,
				),
				...(successor === undefined ? [] : [{ code: "REPLACED_ARTICLE", sku: successor } as const]),
			],
		};
	});
}

/**
 * Plans what can be planned.
 *
 * @param tasks of `operatorTasks`
 * @returns one line for each task, in the same order; lines among them stay as they are
 * @example
 * planTasks([]); // => []
 */
export const planTasks = (tasks: readonly (LineTask | PlanLine)[]): PlanLine[] =>
	tasks.map((task) => ("status" in task ? task : planLine(task)));

/**
 * Plans the lines of one operator.
 *
 * @param positions the operator's pairs, each of a known article
 * @param demand the operator's demand
 * @param setting what all operators share
 * @returns one line for each position, in the same order
 * @example
 * const item = { sku: "urn", leadTimeDays: 5, service: { type: "cycle", target: 0.95 } };
 * const setting = planSetting(checkPlanInput({ asOf: "2026-11-23", items: [item] }));
 * const settings = { period: periodOf("week"), firstStart: 20780, periods: 8, quantiles: [0.5], drivers: undefined, priors: [] };
 * const demand = operatorDemand(undefined, undefined, 0, settings);
 * planOperator([emptyPosition("op-1", "urn")], demand, setting).map(({ status }) => status); // => ["no-history"]
 */
export const planOperator = (
	positions: readonly Position[],
	demand: OperatorDemand,
	setting: PlanSetting,
): PlanLine[] => planTasks(operatorTasks(positions, demand, setting));
