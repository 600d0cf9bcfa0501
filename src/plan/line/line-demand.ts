import { civilFromDay, type DayNumber, formatIsoDate, type Period } from "../../calendar/index.js";
import {
	type DemandForecast,
	type DemandProcess,
	type SeasonProfile,
	windowDistribution,
} from "../../forecast/index.js";
import { mean, quantile } from "../../math/index.js";
import type { LineForecast } from "../types.js";

/** Relative variance of a level that is only known from other members' average: one member may sell none or thrice. */
const PRIOR_LEVEL_VARIANCE = 1;

/** The demand that a line is planned from: a joint distribution, of which the line takes the part `share`. */
export interface LineDemand {
	readonly model: string;
	readonly process: DemandProcess;
	/** Part of the process that belongs to the line, in (0, 1]; below 1 for a site that borrows from its operator. */
	readonly share: number;
	readonly source: "own" | "pooled" | "prior" | "replaced";
	/** Figures ready to show, where the forecast made them for the same share. */
	readonly shown?: Pick<DemandForecast, "periodStarts" | "mean" | "quantiles">;
}

/** Demand of a pair from the forecast of its own series. */
export function ownDemand(forecast: DemandForecast): LineDemand {
	return { model: forecast.model, process: forecast.process, share: 1, source: "own", shown: forecast };
}

/** Demand of a site from the operator's forecast of the article. */
export function pooledDemand(forecast: DemandForecast, share: number): LineDemand {
	return { model: forecast.model, process: forecast.process, share, source: "pooled" };
}

/** Demand from what a group run released; `undefined` when the profile holds no level. */
export function priorDemand(
	prior: SeasonProfile,
	period: Period,
	firstStart: DayNumber,
	periods: number,
): LineDemand | undefined {
	const { weeklyMean, monthlyIndex } = prior;
	// As forecasts take it: over the mean of the months.
	const average = monthlyIndex.reduce((sum, value) => sum + value, 0) / monthlyIndex.length;
	if (weeklyMean === undefined || !(average > 0)) return undefined;
	const rates = Array.from({ length: periods }, (_, index) => {
		const start = period.offset(firstStart, index);
		const days = period.offset(start, 1) - start;
		const month = civilFromDay(start + Math.floor(days / 2)).month;
		return ((weeklyMean / 7) * days * (monthlyIndex[month - 1] ?? average)) / average;
	});
	return {
		model: "prior",
		process: {
			kind: "counts",
			parts: [{ weight: 1, rates, levelVariance: PRIOR_LEVEL_VARIANCE }],
			periodVariance: 0,
			sizes: [1],
		},
		share: 1,
		source: "prior",
	};
}

/** Demand of an article whose place another one has taken: none, it is asked for under the other's name. */
export function noDemand(periods: number): LineDemand {
	return {
		model: "replaced",
		process: {
			kind: "counts",
			parts: [{ weight: 1, rates: new Array<number>(periods).fill(0), levelVariance: 0 }],
			periodVariance: 0,
			sizes: [1],
		},
		share: 1,
		source: "replaced",
	};
}

/** Demand under a what-if: a process at its peak, and what is left of that in each shown period, in [0, 1]. */
export interface WhatIfDemand {
	readonly process: DemandProcess;
	readonly factors: ArrayLike<number>;
}

/** Figures of the first `shown` periods, in pieces; with a what-if those of it. */
export function lineForecast(
	demand: LineDemand,
	period: Period,
	firstStart: DayNumber,
	shown: number,
	probabilities: readonly number[],
	whatIf?: WhatIfDemand,
): Omit<LineForecast, "windowMean"> {
	if (demand.shown !== undefined && whatIf === undefined) {
		const { periodStarts, mean: means, quantiles } = demand.shown;
		return {
			model: demand.model,
			periodStarts: periodStarts.slice(0, shown),
			mean: means.slice(0, shown),
			quantiles: quantiles.map(({ probability, values }) => ({
				probability,
				values: values.slice(0, shown),
			})),
		};
	}
	const weights = new Float64Array(shown);
	const periodsDemand = Array.from({ length: shown }, (_, index) => {
		weights.fill(0);
		weights[index] = demand.share * (whatIf?.factors[index] ?? 1);
		return windowDistribution(whatIf?.process ?? demand.process, weights);
	});
	return {
		model: demand.model,
		periodStarts: Array.from({ length: shown }, (_, index) =>
			formatIsoDate(period.offset(firstStart, index)),
		),
		mean: periodsDemand.map(mean),
		quantiles: probabilities.map((probability) => ({
			probability,
			values: periodsDemand.map((distribution) => quantile(distribution, probability)),
		})),
	};
}
