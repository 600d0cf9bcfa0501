import { type OptionNames, ReapproError } from "../errors.js";
import { MODELS, type Series } from "../models/index.js";
import { chooseForecast, fastForecast, type ModelChoice } from "./choice/auto.js";
import { candidateForecasts } from "./choice/candidates.js";
import { COMBINATION, QUICK_COMBINATION } from "./choice/combination.js";
import {
	DEFAULT_LEVELS,
	DEFAULT_QUANTILES,
	requireFractions,
	requireHorizon,
	requireModel,
	requireOptions,
	requireSeasonLength,
} from "./forecast-options.js";
import { predictionIntervals, processFigures } from "./process-figures.js";
import type { SeriesForecast } from "./types.js";

/** Options of `forecastSeries`. */
export interface ForecastSeriesOptions {
	/** Periods a season: 12 for months, 365.25 / 7 for weeks, 1 for none. One season; for several see `mstlModel`. */
	readonly seasonLength: number;
	/** Number of periods to forecast, 1 to 2,000. */
	readonly horizon: number;
	/** `"auto"` (default), `"fast"`, `"combination"` or the name of a model. */
	readonly model?: string;
	/** Coverages of the intervals; default 0.8 and 0.95. */
	readonly levels?: readonly number[];
	/** Probabilities of the quantiles; default 0.5, 0.8, 0.9, 0.95, 0.99. */
	readonly quantiles?: readonly number[];
	/** Whether the values count pieces; by default, when all are whole, none negative, and one is 0. */
	readonly counts?: boolean;
}

const OPTIONS: OptionNames<ForecastSeriesOptions> = {
	seasonLength: true,
	horizon: true,
	model: true,
	levels: true,
	quantiles: true,
	counts: true,
};

/**
 * Copies the values of a series into a column and checks them.
 *
 * @param values numbers in order of time, `NaN` where missing
 * @param path where, for the message
 * @returns a column of its own
 * @throws {ReapproError} OPTION_INVALID when there is none; INPUT_INVALID when one is infinite or no number
 * @example
 * columnOf([1, NaN, 3], "values").length; // => 3
 */
export function columnOf(values: ArrayLike<number>, path: string): Float64Array {
	const length = (values as ArrayLike<number> | null | undefined)?.length ?? 0;
	if (!(length >= 1)) throw new ReapproError("OPTION_INVALID", "Give at least one value.", path);
	const column = new Float64Array(length);
	for (let index = 0; index < length; index++) {
		const value: unknown = values[index];
		if (typeof value !== "number" || Math.abs(value) === Number.POSITIVE_INFINITY)
			throw new ReapproError(
				"INPUT_INVALID",
				"Give finite numbers; use NaN for a missing one.",
				`${path}[${index}]`,
			);
		column[index] = value;
	}
	return column;
}

/**
 * Whether values look like counts of pieces with idle periods: all whole, none negative, at least one 0.
 *
 * @param values numbers, `NaN` where missing (left out)
 * @returns true for an intermittent count series
 * @example
 * looksLikeCounts([3, 0, 1]); // => true
 */
export function looksLikeCounts(values: ArrayLike<number>): boolean {
	let zero = false;
	for (let index = 0; index < values.length; index++) {
		const value = values[index]!;
		if (Number.isNaN(value)) continue;
		if (value < 0 || !Number.isInteger(value)) return false;
		zero ||= value === 0;
	}
	return zero;
}

/** Counts below 0 are none that a model of demand could know: they count as 0, for `auto` and `fast` never refuse. */
function withoutNegativeCounts(series: Series): Series {
	if (series.counts !== true || !series.values.some((value) => value < 0)) return series;
	return { ...series, values: series.values.map((value) => Math.max(value, 0)) };
}

/**
 * Forecasts a series with a named model, or with the one that a rule takes.
 *
 * @param series the history
 * @param horizon number of periods
 * @param model `"auto"`, `"fast"`, `"combination"` or the name of a model
 * @returns name and joint distribution of the future
 * @throws {ReapproError} INPUT_INVALID when a named model needs more values than there are
 * @example
 * forecastWith({ values: Float64Array.of(3, 5), seasonLength: 1 }, 1, "naive").process.means; // => [5]
 */
export function forecastWith(series: Series, horizon: number, model: string): ModelChoice {
	if (model === "auto") return chooseForecast(withoutNegativeCounts(series), horizon);
	if (model === "fast") return fastForecast(withoutNegativeCounts(series), horizon);
	if (model !== COMBINATION && model !== QUICK_COMBINATION) {
		const chosen = MODELS[model]!;
		return { model, process: chosen.predict(chosen.fit(series), horizon) };
	}
	const process = candidateForecasts(series, horizon)(model);
	if (process === undefined)
		throw new ReapproError(
			"INPUT_INVALID",
			"Give a longer history to a combination, or choose auto.",
			"values",
		);
	return { model, process };
}

/**
 * Forecasts one series: means, intervals, quantiles of each period and of the running sums.
 *
 * It sees one season. Of several, give the longest where the others go into it (168 for hours with a day and a week in
 * them), or fit `mstlModel` with all of them, such as weekday and year.
 *
 * @param values observations in order of time; `NaN` is missing
 * @param options `seasonLength`, `horizon`; `model` (default `"auto"`, which takes any finite history of one value or more, counts below 0 as 0),
 * `levels`, `quantiles`, `counts`
 * @returns plain data; for counts all quantiles are integers, and quantiles of sums are those of the sum
 * @throws {ReapproError} OPTION_INVALID for options out of range, an unknown model or an empty series; INPUT_INVALID for an
 * infinite value, or when a model chosen by name needs more values or, being one of demand, none that are negative
 * @example
 * const forecast = forecastSeries([3, 5, 4], { seasonLength: 1, horizon: 2, model: "naive" });
 * forecast.mean; // => [4, 4]
 * forecast.cumulativeQuantiles[0]; // => { probability: 0.5, values: [4, 8] }
 * // Two seasons at once, of two and of three periods:
 * const values = Float64Array.from({ length: 24 }, (_, t) => 10 + [2, -2][t % 2] + [4, 0, -4][t % 3]);
 * const model = mstlModel({ seasonLengths: [2, 3], seasonWindow: "periodic" });
 * const process = model.predict(model.fit({ values, seasonLength: 6 }), 3);
 * process.means; // => [16.0, 8.0, 8.0]
 * quantile(cumulativeDistribution(process, 2), 0.5); // => 32.0
 */
export function forecastSeries(values: ArrayLike<number>, options: ForecastSeriesOptions): SeriesForecast {
	requireOptions(options, OPTIONS);
	const horizon = requireHorizon(options.horizon, "options.horizon");
	const seasonLength = requireSeasonLength(options.seasonLength, "options.seasonLength");
	const model = requireModel(options.model ?? "auto", "options.model");
	const levels = requireFractions(options.levels ?? DEFAULT_LEVELS, "options.levels");
	const quantiles = requireFractions(options.quantiles ?? DEFAULT_QUANTILES, "options.quantiles");
	const column = columnOf(values, "values");
	const counts = options.counts ?? looksLikeCounts(column);
	const choice = forecastWith({ values: column, seasonLength, counts }, horizon, model);
	const figures = processFigures(choice.process, quantiles);
	return {
		model: choice.model,
		mean: figures.mean,
		intervals: predictionIntervals(choice.process, levels),
		quantiles: figures.quantiles,
		cumulativeQuantiles: figures.cumulativeQuantiles,
		process: choice.process,
	};
}
