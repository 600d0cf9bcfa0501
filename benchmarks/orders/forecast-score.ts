import type { ForecastDemandOptions } from "../../src/forecast/index.js";
import {
	type AdmittedOrders,
	admitOrders,
	aggregateDemand,
	type DemandForecast,
	definePolicy,
	forecastDemand,
	formatIsoDate,
	type Purpose,
	parseIsoDate,
} from "../../src/index.js";
import type { OrderData, PairTruth } from "./dataset.js";
import { demandWithMean } from "./oracle.js";
import { PROBABILITIES, quantilesOf, Score } from "./score.js";

/** Weeks that each forecast looks ahead. */
export const HORIZON = 8;
/** Weeks between two origins. */
export const STEP = 4;

/** Mondays from which forecasts are made, every four weeks while eight weeks of truth follow. */
export function originsOf(data: OrderData): string[] {
	const first = parseIsoDate(data.testFrom) as number;
	const origins: string[] = [];
	for (let week = 0; week + HORIZON <= data.testWeeks; week += STEP)
		origins.push(formatIsoDate(first + 7 * week));
	return origins;
}

/** What the guard lets a run of that day see. */
export function admittedAt(data: OrderData, day: string, purpose: Purpose): AdmittedOrders {
	const policy = definePolicy({
		purpose,
		processingDate: day,
		agreements: data.agreements,
		catalogue: data.items.map(({ sku }) => sku),
		...(purpose === "group-purchasing" ? { groupId: data.groupId } : {}),
	});
	return admitOrders(data.lines, policy).orders;
}

/** Weeks of the last year. */
const YEAR = 52;

/** Mean of the values known in some weeks; 0 for none. */
function meanOf(values: Float64Array, from: number, until: number): number {
	let sum = 0;
	let count = 0;
	for (let week = Math.max(0, from); week < Math.min(until, values.length); week++) {
		const value = values[week]!;
		if (Number.isNaN(value)) continue;
		sum += value;
		count += 1;
	}
	return count === 0 ? 0 : sum / count;
}

/** Scores of one level: all articles, and all but the purely calendar-driven flower. */
export interface LevelScores {
	readonly all: Score;
	readonly withoutFlower: Score;
	seconds: number;
	series: number;
}

export const newScores = (): LevelScores => ({
	all: new Score(),
	withoutFlower: new Score(),
	seconds: 0,
	series: 0,
});

const SEASONAL_FLOWER = "FL-SEAS";

function scoreSeries(
	scores: LevelScores,
	data: OrderData,
	forecast: DemandForecast,
	truth: PairTruth,
	sizes: ReadonlyMap<string, readonly number[]>,
	originWeek: number,
): void {
	const { actual } = truth;
	const first = data.weeks.indexOf(data.testFrom);
	const scales = { before: meanOf(actual, 0, first), within: meanOf(actual, first, first + data.testWeeks) };
	if (!(scales.before > 0)) return;
	const quantilesAt = (mean: number): number[] => quantilesOf(demandWithMean(mean, sizes.get(truth.sku)));
	const lastYear = quantilesAt(meanOf(actual, originWeek - YEAR, originWeek));
	for (let step = 0; step < HORIZON; step++) {
		const week = originWeek + step;
		if (Number.isNaN(truth.oracle[week]!) || Number.isNaN(actual[week]!)) continue;
		const quantiles = {
			ours: forecast.quantiles.map(({ values }) => values[step]!),
			oracle: quantilesAt(truth.oracle[week]!),
			smooth: quantilesAt(truth.smooth[week]!),
			lastYear,
		};
		scores.all.add(quantiles, actual[week]!, scales);
		if (truth.sku !== SEASONAL_FLOWER) scores.withoutFlower.add(quantiles, actual[week]!, scales);
	}
}

/** Sum of the truth of several pairs of one article. */
function pooledTruth(data: OrderData, sku: string, members: readonly string[]): PairTruth {
	const oracle = new Float64Array(data.weeks.length);
	const smooth = new Float64Array(data.weeks.length);
	const actual = new Float64Array(data.weeks.length);
	for (const operatorId of members) {
		const pair = data.truth.get(`${operatorId} ${sku}`);
		if (pair === undefined) continue;
		for (let week = 0; week < oracle.length; week++) {
			oracle[week] = (oracle[week] as number) + (pair.oracle[week] || 0);
			smooth[week] = (smooth[week] as number) + (pair.smooth[week] || 0);
			actual[week] = (actual[week] as number) + (pair.actual[week] || 0);
		}
	}
	return { operatorId: "", sku, oracle, smooth, actual };
}

/** What a run is given beside order lines. */
export type Given = Pick<ForecastDemandOptions, "drivers" | "priors">;

/** Forecasts of one origin at one level, scored; `givenOf` may add public facts for the operators of the run. */
export function scoreOrigin(
	data: OrderData,
	origin: string,
	level: "operator" | "group",
	model: string,
	sizes: ReadonlyMap<string, readonly number[]>,
	scores: LevelScores,
	givenOf: (members: ReadonlySet<string>) => Given = () => ({}),
): void {
	const orders = admittedAt(data, origin, level === "operator" ? "replenishment" : "group-purchasing");
	const members = new Set(
		aggregateDemand(orders, { period: "week" })
			.toJSON()
			.series.map(({ key }) => key.operatorId as string),
	);
	const started = process.cpuUsage();
	const panel = aggregateDemand(orders, {
		period: "week",
		by: level === "operator" ? ["operatorId", "sku"] : ["sku"],
		to: origin,
		coverage: data.coverage,
	});
	const forecasts = forecastDemand(panel, {
		horizon: HORIZON,
		quantiles: [...PROBABILITIES],
		model,
		...givenOf(members),
	});
	const used = process.cpuUsage(started);
	scores.seconds += (used.user + used.system) / 1e6;
	scores.series += forecasts.length;
	const originWeek = data.weeks.indexOf(origin);
	for (const forecast of forecasts) {
		const { operatorId = "", sku = "" } = forecast.key;
		const truth =
			level === "operator" ? data.truth.get(`${operatorId} ${sku}`) : pooledTruth(data, sku, [...members]);
		if (truth !== undefined) scoreSeries(scores, data, forecast, truth, sizes, originWeek);
	}
}
