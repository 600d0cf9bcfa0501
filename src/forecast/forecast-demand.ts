import { type DemandPanel, panelColumns } from "../demand/index.js";
import { type OptionNames, ReapproError } from "../errors.js";
import {
	DEFAULT_QUANTILES,
	requireCount,
	requireFractions,
	requireHorizon,
	requireModel,
	requireOptions,
	requireSwitch,
} from "./forecast-options.js";
import { forecastShard } from "./forecast-shard.js";
import { driverRates } from "./known-index/driver-rates.js";
import type { ShardOptions } from "./known-index/public-index.js";
import type { DemandForecast, Driver, SeasonProfile } from "./types.js";

/** Options of `forecastDemand`. */
export interface ForecastDemandOptions {
	/** Number of periods to forecast, from the end of the panel: 1 to 20,000, with a model that is named 1 to 2,000. */
	readonly horizon: number;
	/** Probabilities of the quantiles; default 0.5, 0.8, 0.9, 0.95, 0.99. */
	readonly quantiles?: readonly number[];
	/** `"auto"` (default), `"fast"`, `"combination"` or the name of a model. */
	readonly model?: string;
	/** Public series that demand follows, such as weekly deaths of the area; only what is known on the day of the forecast. */
	readonly drivers?: readonly Driver[];
	/** Seasons that a group run released: those of series of less than two years, and what pools of longer ones start from. */
	readonly priors?: readonly SeasonProfile[];
	/**
	 * Whether series borrow from those of other articles; default true. With false every figure is a function of the lines
	 * of its own article alone, as the release gate of a group asks.
	 */
	readonly acrossArticles?: boolean;
	/**
	 * By sku, the first periods over which an article is asked for; the whole horizon for those without. What is not known of
	 * its level is that of their middle, so that what needs a longer horizon changes nothing of it. Of `"auto"` alone.
	 */
	readonly spans?: Readonly<Record<string, number>>;
}

/** Checks a season and sets it over the mean of its months: an index of 100 for an average month says the same as one of 1. */
function checkedPrior(prior: SeasonProfile, path: string): SeasonProfile {
	const monthly: unknown = (prior as SeasonProfile | null)?.monthlyIndex;
	if (!Array.isArray(monthly) || monthly.length !== 12)
		throw new ReapproError(
			"OPTION_INVALID",
			"Give an index for each of the twelve months.",
			`${path}.monthlyIndex`,
		);
	monthly.forEach((value: unknown, month) => {
		if (typeof value !== "number" || !(value >= 0 && value < Number.POSITIVE_INFINITY))
			throw new ReapproError(
				"OPTION_INVALID",
				"Give a finite index of 0 or more.",
				`${path}.monthlyIndex[${month}]`,
			);
	});
	const mean = (monthly as number[]).reduce((sum, value) => sum + value, 0) / monthly.length;
	if (!(mean > 0))
		throw new ReapproError(
			"OPTION_INVALID",
			"Give at least one month with an index above 0.",
			`${path}.monthlyIndex`,
		);
	return { ...prior, monthlyIndex: prior.monthlyIndex.map((value) => value / mean) };
}

function requireList<T>(list: readonly T[] | undefined, path: string): readonly T[] {
	if (list !== undefined && !Array.isArray(list))
		throw new ReapproError("OPTION_INVALID", "Give a list.", path);
	return list ?? [];
}

function checkedSpans(spans: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
	if (typeof spans !== "object" || spans === null)
		throw new ReapproError("OPTION_INVALID", "Give periods by article.", "options.spans");
	for (const span of Object.values(spans)) requireCount(span, "options.spans");
	return spans;
}

/** Names of what `forecastDemand` takes. */
export const OPTIONS_OF_DEMAND: OptionNames<ForecastDemandOptions> = {
	horizon: true,
	quantiles: true,
	model: true,
	drivers: true,
	priors: true,
	acrossArticles: true,
	spans: true,
};

/**
 * Checks the options of `forecastDemand` and prepares what all shards share.
 *
 * @param options as for `forecastDemand`
 * @returns plain settings for `forecastShard`
 * @throws {ReapproError} OPTION_INVALID for anything out of range
 * @example
 * shardOptions({ horizon: 4 }).model; // => "auto"
 */
export function shardOptions(options: ForecastDemandOptions): ShardOptions {
	requireOptions(options, OPTIONS_OF_DEMAND);
	const model = requireModel(options.model ?? "auto", "options.model");
	return {
		horizon: requireHorizon(options.horizon, "options.horizon", model === "auto"),
		quantiles: requireFractions(options.quantiles ?? DEFAULT_QUANTILES, "options.quantiles"),
		model,
		drivers: requireList(options.drivers, "options.drivers").map((driver, index) =>
			driverRates(driver, `options.drivers[${index}]`),
		),
		priors: requireList(options.priors, "options.priors").map((prior, index) =>
			checkedPrior(prior, `options.priors[${index}]`),
		),
		acrossArticles: requireSwitch(options.acrossArticles ?? true, "options.acrossArticles"),
		spans: checkedSpans(options.spans === undefined ? {} : options.spans),
	};
}

/**
 * Forecasts every series of a demand panel.
 *
 * With `auto` the series of one operator are a pool, in a group-purchasing run all series are: season, slow level, waves
 * and spread come from all of them, and a series with few lines leans on its article and its site. With another operator
 * removed, not a byte of an own-stock forecast changes. An article that lives on a few weeks of the year follows its days
 * of the year. `drivers` are taken out of the history and put back for the future by the season they show, as far as the
 * pool is seen to follow them, a wave in which they ended fading. `priors` are the season of histories of less than two
 * years; with `auto`, longer ones without drivers start from them. Where the panel knows that only a share of the lines
 * is seen, the forecast is of all demand. Days follow the weekday profile of their own lines. A model that is named
 * forecasts each series alone; one that a series is too short for gives way to the rule of `forecastSeries`.
 *
 * @param panel what `aggregateDemand` returned
 * @param options `horizon`; `quantiles`, `model` (default `"auto"`), `drivers`, `priors`, `acrossArticles`
 * @returns one forecast for each series, in the order of the panel; quantiles are integers
 * @throws {ReapproError} NOT_ADMITTED for anything else than a panel; OPTION_INVALID for options out of range
 * @example
 * const orders = admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders;
 * forecastDemand(aggregateDemand(orders, { period: "week" }), { horizon: 4 }); // => []
 */
export function forecastDemand(panel: DemandPanel, options: ForecastDemandOptions): DemandForecast[] {
	const columns = panelColumns(panel);
	return forecastShard(columns, 0, columns.keys.length, shardOptions(options));
}
