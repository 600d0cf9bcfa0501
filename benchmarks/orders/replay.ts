import { isoWeekday } from "../../src/calendar/index.js";
import {
	aggregateDemand,
	type DemandForecast,
	type Distribution,
	forecastDemand,
	formatIsoDate,
	type Item,
	parseIsoDate,
	windowDemand,
} from "../../src/index.js";
import {
	type LeadTimeDistribution,
	leadTimeDistribution,
	protectionDemand,
	type ReplayResult,
	replayPolicy,
	solveStockLevels,
} from "../../src/inventory/index.js";
import { createRandom, normalQuantile } from "../../src/math/index.js";
import type { OrderData } from "./dataset.js";
import { admittedAt } from "./forecast-score.js";
import { demandWithMean } from "./oracle.js";

/** Shares of demand on Monday .. Sunday; the sets have no line on a Sunday. */
const WEEK = [1, 1, 1, 1, 1, 1, 0].map((share) => share / 6);
const REVIEW_DAYS = 7;

/** Pieces asked for on each day of the test span: repeats dropped, typing errors corrected, all families. */
export function dailyDemand(data: OrderData): Map<string, Float64Array> {
	const first = parseIsoDate(data.testFrom) as number;
	const days = 7 * data.testWeeks;
	const demand = new Map<string, Float64Array>();
	for (const { lineId, operatorId, sku, kind, quantity, orderedOn } of data.lines) {
		if (kind === "return" || data.repeated.has(lineId)) continue;
		const day = (parseIsoDate(orderedOn) as number) - first;
		if (day < 0 || day >= days) continue;
		const key = `${operatorId} ${sku}`;
		let series = demand.get(key);
		if (series === undefined) {
			series = new Float64Array(days);
			demand.set(key, series);
		}
		series[day] = (series[day] as number) + (data.trueQuantity.get(lineId) ?? quantity);
	}
	return demand;
}

/** Demand of the first `days` days from a Monday, of weekly distributions spread by weekday. */
export type WindowDemand = (days: number) => Distribution;

function weeklyWeights(days: number, weeks: number): Float64Array {
	const weights = new Float64Array(weeks);
	for (let day = 0; day < days; day++) {
		const week = Math.min(weeks - 1, Math.floor(day / 7));
		weights[week] = (weights[week] as number) + (WEEK[isoWeekday(4 + day) - 1] as number);
	}
	return weights;
}

/** Levels of one Monday, and the service that they promise: absent where nobody states one. */
export interface WeekLevels {
	readonly reorderPoint: number;
	readonly orderUpTo: number;
	readonly achievedService?: number;
}

/** Levels for each Monday of the test span from a window's demand on that Monday. */
export type LevelsOfWeek = (week: number) => WeekLevels;

const levelsFrom = (demand: WindowDemand, leadTime: LeadTimeDistribution, item: Item) =>
	solveStockLevels({
		demand: protectionDemand({ windowDemand: demand, leadTime, reviewDays: REVIEW_DAYS }),
		service: item.service,
	});

/** Levels of a pair from its forecast on the Monday of the review. */
function levelsOfForecast(forecast: DemandForecast, item: Item): ReturnType<LevelsOfWeek> {
	const horizon = forecast.mean.length;
	return levelsFrom(
		(days) => windowDemand(forecast, weeklyWeights(days, horizon)),
		leadTimeDistribution(item.leadTimeDays),
		item,
	);
}

/** Weeks that a forecast must reach for the longest lead time of the articles and a review. */
function weeksAhead(items: readonly Item[]): number {
	const days = items.map(({ leadTimeDays }) => leadTimeDistribution(leadTimeDays).days.at(-1) ?? 0);
	return Math.ceil((Math.max(...days) + REVIEW_DAYS) / 7) + 1;
}

/**
 * Levels of every pair on every Monday of the test span, each from what was known on that day.
 *
 * @param data the history
 * @param model name of a model
 * @returns by pair, one entry a week; a pair that had no line yet has none
 */
export function levelsByWeek(
	data: OrderData,
	model: string,
): Map<string, (ReturnType<LevelsOfWeek> | undefined)[]> {
	const itemOf = new Map(data.items.map((item) => [item.sku, item]));
	const horizon = weeksAhead(data.items);
	const levels = new Map<string, (ReturnType<LevelsOfWeek> | undefined)[]>();
	for (let week = 0; week < data.testWeeks; week++) {
		const monday = formatIsoDate((parseIsoDate(data.testFrom) as number) + 7 * week);
		const panel = aggregateDemand(admittedAt(data, monday, "replenishment"), {
			period: "week",
			to: monday,
			coverage: data.coverage,
		});
		for (const forecast of forecastDemand(panel, { horizon, quantiles: [], model })) {
			const { operatorId, sku } = forecast.key;
			const item = itemOf.get(sku!);
			if (item === undefined) continue;
			const key = `${operatorId} ${sku}`;
			const known = levels.get(key) ?? [];
			known[week] = levelsOfForecast(forecast, item);
			levels.set(key, known);
		}
		if (process.stderr.isTTY) process.stderr.write(`\rweek ${week + 1} of ${data.testWeeks}`);
	}
	if (process.stderr.isTTY) process.stderr.write("\n");
	return levels;
}

/** Levels of one who knows the true mean of every week. */
export function oracleLevels(
	oracle: Float64Array,
	firstWeek: number,
	sizes: readonly number[] | undefined,
	item: Item,
): LevelsOfWeek {
	const leadTime = leadTimeDistribution(item.leadTimeDays);
	const lastWeek = oracle.length - 1;
	return (week) =>
		levelsFrom(
			(days) => {
				let expected = 0;
				weeklyWeights(days, Math.ceil(days / 7)).forEach((weight, index) => {
					expected += weight * (oracle[Math.min(lastWeek, firstWeek + week + index)] || 0);
				});
				return expected > 0 ? demandWithMean(expected, sizes) : { kind: "point", value: 0 };
			},
			leadTime,
			item,
		);
}

/** The textbook rule: mean of the last year, normal safety stock over lead time and review, rounded up. */
export function textbookLevels(lastYear: ArrayLike<number>, item: Item): LevelsOfWeek {
	const values = Array.from(lastYear);
	const weekly = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
	const variance =
		values.reduce((sum, value) => sum + (value - weekly) ** 2, 0) / Math.max(1, values.length - 1);
	const lead = leadTimeDistribution(item.leadTimeDays);
	const leadVariance = lead.days.reduce(
		(sum, day, index) => sum + (lead.probabilities[index] as number) * (day - lead.mean) ** 2,
		0,
	);
	const weeks = (lead.mean + REVIEW_DAYS) / 7;
	const deviation = Math.sqrt(weeks * variance + (weekly / 7) ** 2 * leadVariance);
	const target = "target" in item.service ? item.service.target : 0.95;
	const orderUpTo = Math.max(0, Math.ceil(weeks * weekly + normalQuantile(target) * deviation));
	return () => ({ reorderPoint: orderUpTo - 1, orderUpTo });
}

/** Lead times of one pair's orders, the same for every policy that is compared. */
export function drawnLeadTimes(item: Item, seed: number, orders: number): Float64Array {
	const lead = leadTimeDistribution(item.leadTimeDays);
	const random = createRandom(seed);
	return Float64Array.from({ length: orders }, () => {
		let left = random.uniform();
		for (const [index, probability] of lead.probabilities.entries()) {
			left -= probability;
			if (left < 0) return lead.days[index] as number;
		}
		return lead.days.at(-1) as number;
	});
}

/** Plays weekly levels against the days; every policy starts on its own first level. */
export function playLevels(
	demand: Float64Array,
	levels: LevelsOfWeek,
	item: Item,
	leadTimes: Float64Array,
	rounded: boolean,
): ReplayResult {
	const first = levels(0);
	return replayPolicy({
		demand,
		initialOnHand: Math.max(0, first.orderUpTo),
		leadTimeDays: leadTimes,
		reviewDays: REVIEW_DAYS,
		unmetDemand: "backorder",
		unitCost: item.unitCost ?? 0,
		policy: {
			type: "levels",
			levelsOn: (day) => ({
				...levels(Math.floor(day / 7)),
				...(rounded ? { minOrderQuantity: item.minOrderQuantity ?? 1, packSize: item.packSize ?? 1 } : {}),
			}),
		},
	});
}
