import { type OptionNames, ReapproError } from "../../errors.js";
import { type FittedModel, MODELS, type Series } from "../../models/index.js";
import type { ModelChoice } from "../choice/auto.js";
import {
	DEFAULT_LEVELS,
	DEFAULT_QUANTILES,
	requireCount,
	requireFractions,
	requireModel,
	requireOptions,
	requireSeasonLength,
} from "../forecast-options.js";
import { columnOf, forecastWith, looksLikeCounts } from "../forecast-series.js";
import { predictionIntervals, processFigures } from "../process-figures.js";
import type { PredictionInterval, QuantileRow } from "../types.js";
import { type BacktestMeasures, meanMeasures, measuresOf } from "./backtest-measures.js";

/** Options of `backtest`. */
export interface BacktestOptions {
	readonly seasonLength: number;
	/** Periods that are forecast and measured after each origin. */
	readonly horizon: number;
	/** Number of origins; default 5. The last leaves exactly one horizon. */
	readonly origins?: number;
	/** Periods between two origins; default the horizon. */
	readonly step?: number;
	/** `"expanding"` (default) fits to all that came before, `"sliding"` to as many periods as the first origin had. */
	readonly window?: "expanding" | "sliding";
	readonly model?: string;
	/**
	 * Whether the model is fitted anew at every origin (default), or fitted at the first and then only updated: for
	 * models that can be, with an expanding window.
	 */
	readonly refit?: boolean;
	readonly quantiles?: readonly number[];
	readonly levels?: readonly number[];
	/** As in `forecastSeries`; by default judged anew from each history. */
	readonly counts?: boolean;
}

const OPTIONS: OptionNames<BacktestOptions> = {
	seasonLength: true,
	horizon: true,
	origins: true,
	step: true,
	window: true,
	model: true,
	refit: true,
	quantiles: true,
	levels: true,
	counts: true,
};

/** Forecast and measures of one origin. */
export interface BacktestOrigin {
	/** Number of leading values that the fit could see. */
	readonly origin: number;
	readonly model: string;
	readonly actual: readonly number[];
	readonly mean: readonly number[];
	readonly quantiles: readonly QuantileRow[];
	readonly intervals: readonly PredictionInterval[];
	readonly measures: BacktestMeasures;
}

/** Result of `backtest`: plain data. */
export interface Backtest {
	readonly origins: readonly BacktestOrigin[];
	/** Mean of each measure over the origins after which something was observed. */
	readonly measures: BacktestMeasures;
}

/** What forecasts at one origin after the other, in order of time. */
type Forecaster = (training: Float64Array) => ModelChoice;

/** Fits the model at the first origin and moves it on to the others. */
function updating(model: string, horizon: number, seriesOf: (training: Float64Array) => Series): Forecaster {
	const chosen = MODELS[model];
	const update = chosen?.update;
	if (chosen === undefined || update === undefined)
		throw new ReapproError(
			"OPTION_INVALID",
			"Name a model that can be updated, such as ets, or let it be fitted anew.",
			"options.refit",
		);
	let fitted: FittedModel | undefined;
	let seen = 0;
	return (training) => {
		fitted = fitted === undefined ? chosen.fit(seriesOf(training)) : update(fitted, training.subarray(seen));
		seen = training.length;
		return { model, process: chosen.predict(fitted, horizon) };
	};
}

/**
 * Forecasts a series from rolling origins in its own past and measures each forecast against what came.
 *
 * @param values observations in order of time; `NaN` is missing
 * @param options season, horizon, number of origins, step, window, model, refit, quantiles and levels
 * @returns one forecast with its measures for each origin, in order of time, and the means; plain data
 * @throws {ReapproError} OPTION_INVALID for options out of range, when the first origin would have nothing to fit to, or
 * when a model is to be updated that can not be
 * @see Tashman (2000), Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16
 * @example
 * const result = backtest([1, 2, 3, 4, 5, 6], { seasonLength: 1, horizon: 1, origins: 2, model: "naive" });
 * result.origins.map(({ origin, mean }) => [origin, ...mean]); // => [[4, 4], [5, 5]]
 * result.measures.meanAbsoluteError; // => 1
 */
export function backtest(values: ArrayLike<number>, options: BacktestOptions): Backtest {
	requireOptions(options, OPTIONS);
	const horizon = requireCount(options.horizon, "options.horizon");
	const count = requireCount(options.origins ?? 5, "options.origins");
	const step = requireCount(options.step ?? horizon, "options.step");
	const seasonLength = requireSeasonLength(options.seasonLength, "options.seasonLength");
	const model = requireModel(options.model ?? "auto", "options.model");
	const quantiles = requireFractions(options.quantiles ?? DEFAULT_QUANTILES, "options.quantiles");
	const levels = requireFractions(options.levels ?? DEFAULT_LEVELS, "options.levels");
	const window = options.window ?? "expanding";
	if (window !== "expanding" && window !== "sliding")
		throw new ReapproError("OPTION_INVALID", "Choose expanding or sliding.", "options.window");
	const column = columnOf(values, "values");
	const first = column.length - horizon - (count - 1) * step;
	if (first < 1)
		throw new ReapproError(
			"OPTION_INVALID",
			"Ask for fewer origins, a smaller step or a shorter horizon: the first origin has no history.",
			"options.origins",
		);
	const refit = options.refit ?? true;
	if (!refit && window === "sliding")
		throw new ReapproError("OPTION_INVALID", "Update with an expanding window.", "options.refit");
	const seriesOf = (training: Float64Array): Series => ({
		values: training,
		seasonLength,
		counts: options.counts ?? looksLikeCounts(training),
	});
	const forecaster: Forecaster = refit
		? (training) => forecastWith(seriesOf(training), horizon, model)
		: updating(model, horizon, seriesOf);
	const origins = Array.from({ length: count }, (_, index): BacktestOrigin => {
		const origin = first + index * step;
		const training = column.slice(window === "sliding" ? origin - first : 0, origin);
		const { model: name, process } = forecaster(training);
		const { mean, quantiles: rows } = processFigures(process, quantiles);
		const figures = {
			actual: Array.from(column.subarray(origin, origin + horizon)),
			mean,
			quantiles: rows,
			intervals: predictionIntervals(process, levels),
		};
		return { origin, model: name, ...figures, measures: measuresOf(figures, training, seasonLength) };
	});
	return { origins, measures: meanMeasures(origins.map(({ measures }) => measures)) };
}
