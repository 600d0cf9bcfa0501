import type { SeriesKey } from "../demand/index.js";
import type { DemandProcess } from "../models/index.js";

/** `values[h]` is the quantile of period h (or of the sum of periods 0..h) at `probability`. */
export interface QuantileRow {
	readonly probability: number;
	readonly values: readonly number[];
}

/** Central prediction interval of each period. */
export interface PredictionInterval {
	readonly level: number;
	readonly lower: readonly number[];
	readonly upper: readonly number[];
}

/** Forecast of one plain series. */
export interface SeriesForecast {
	readonly model: string;
	readonly mean: readonly number[];
	readonly intervals: readonly PredictionInterval[];
	readonly quantiles: readonly QuantileRow[];
	readonly cumulativeQuantiles: readonly QuantileRow[];
	/** The joint distribution behind the figures: ask it with `windowDistribution`. */
	readonly process: DemandProcess;
}

/** Forecast of one series of a demand panel. */
export interface DemandForecast {
	readonly key: SeriesKey;
	readonly model: string;
	/** First day of each forecast period; the first starts where the panel ends. */
	readonly periodStarts: readonly string[];
	readonly mean: readonly number[];
	readonly quantiles: readonly QuantileRow[];
	readonly cumulativeQuantiles: readonly QuantileRow[];
	readonly process: DemandProcess;
}

/** A public series known in advance or up to now (a deaths index), one value a period. */
export interface Driver {
	readonly name: string;
	readonly period: "week" | "month";
	/** First day of the first value, `YYYY-MM-DD`. */
	readonly start: string;
	readonly values: readonly number[];
}

/** Season that a group run released through the gate: all that a short history has, what a longer one starts from. */
export interface SeasonProfile {
	readonly kind: "season-profile";
	readonly schemaVersion: 1;
	/** Article or family that it speaks of; absent for all. */
	readonly sku?: string;
	/** Demand of the month over the mean of the year, January .. December. */
	readonly monthlyIndex: readonly number[];
	/** Pieces of the article in an average week of one member, where released. */
	readonly weeklyMean?: number;
}
