import { ReapproError } from "../errors.js";
import type { Series } from "../models/index.js";
import {
	DEFAULT_LEVELS,
	DEFAULT_QUANTILES,
	requireCount,
	requireFractions,
	requireModel,
	requireOptions,
	requireSeasonLength,
} from "./forecast-options.js";
import { columnOf, forecastWith, looksLikeCounts } from "./forecast-series.js";
import { intervalCoverage, meanPinballLoss, meanScaledIntervalScore } from "./interval-accuracy.js";
import {
	bias,
	meanAbsoluteError,
	meanAbsoluteScaledError,
	rootMeanSquaredScaledError,
	symmetricMeanAbsolutePercentageError,
} from "./point-accuracy.js";
import { predictionIntervals, processFigures } from "./process-figures.js";
import type { PredictionInterval, QuantileRow } from "./types.js";

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
	readonly quantiles?: readonly number[];
	readonly levels?: readonly number[];
	/** As in `forecastSeries`; by default judged anew from each history. */
	readonly counts?: boolean;
}

/** Measures of one forecast, or their mean over origins. */
export interface BacktestMeasures {
	readonly meanAbsoluteError: number;
	readonly meanAbsoluteScaledError: number;
	readonly rootMeanSquaredScaledError: number;
	/** Percent, 0 .. 200. */
	readonly symmetricMeanAbsolutePercentageError: number;
	readonly bias: number;
	readonly pinballLoss: number;
	readonly intervals: readonly {
		readonly level: number;
		readonly coverage: number;
		readonly meanScaledIntervalScore: number;
	}[];
}

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
	/** Mean of each measure over the origins. */
	readonly measures: BacktestMeasures;
}

type Figures = Pick<BacktestOrigin, "actual" | "mean" | "quantiles" | "intervals">;

function measuresOf(figures: Figures, training: Float64Array, seasonLength: number): BacktestMeasures {
	const { actual, mean, quantiles, intervals } = figures;
	const season = Math.max(1, Math.round(seasonLength));
	return {
		meanAbsoluteError: meanAbsoluteError(actual, mean),
		meanAbsoluteScaledError: meanAbsoluteScaledError(actual, mean, training, season),
		rootMeanSquaredScaledError: rootMeanSquaredScaledError(actual, mean, training),
		symmetricMeanAbsolutePercentageError: symmetricMeanAbsolutePercentageError(actual, mean),
		bias: bias(actual, mean),
		pinballLoss: meanPinballLoss(actual, quantiles),
		intervals: intervals.map(({ level, lower, upper }) => ({
			level,
			coverage: intervalCoverage(actual, lower, upper),
			meanScaledIntervalScore: meanScaledIntervalScore(actual, lower, upper, level, training, season),
		})),
	};
}

function meanMeasures(all: readonly BacktestMeasures[]): BacktestMeasures {
	const average = (value: (measures: BacktestMeasures) => number): number =>
		all.reduce((sum, measures) => sum + value(measures), 0) / all.length;
	return {
		meanAbsoluteError: average((one) => one.meanAbsoluteError),
		meanAbsoluteScaledError: average((one) => one.meanAbsoluteScaledError),
		rootMeanSquaredScaledError: average((one) => one.rootMeanSquaredScaledError),
		symmetricMeanAbsolutePercentageError: average((one) => one.symmetricMeanAbsolutePercentageError),
		bias: average((one) => one.bias),
		pinballLoss: average((one) => one.pinballLoss),
		intervals: (all[0]?.intervals ?? []).map(({ level }, index) => ({
			level,
			coverage: average((one) => one.intervals[index]!.coverage),
			meanScaledIntervalScore: average((one) => one.intervals[index]!.meanScaledIntervalScore),
		})),
	};
}

/**
 * Forecasts a series from rolling origins in its own past and measures each forecast against what came.
 *
 * @param values observations in order of time; `NaN` is missing
 * @param options season, horizon, number of origins, step, window, model, quantiles and levels
 * @returns one forecast with its measures for each origin, in order of time, and the means; plain data
 * @throws {ReapproError} OPTION_INVALID for options out of range, or when the first origin would have nothing to fit to
 * @see Tashman (2000), Out-of-sample tests of forecasting accuracy, International Journal of Forecasting 16
 * @example
 * const result = backtest([1, 2, 3, 4, 5, 6], { seasonLength: 1, horizon: 1, origins: 2, model: "naive" });
 * result.origins.map(({ origin, mean }) => [origin, ...mean]); // => [[4, 4], [5, 5]]
 * result.measures.meanAbsoluteError; // => 1
 */
export function backtest(values: ArrayLike<number>, options: BacktestOptions): Backtest {
	requireOptions(options, "options");
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
	const origins = Array.from({ length: count }, (_, index): BacktestOrigin => {
		const origin = first + index * step;
		const training = column.slice(window === "sliding" ? origin - first : 0, origin);
		const counts = options.counts ?? looksLikeCounts(training);
		const series: Series = { values: training, seasonLength, counts };
		const { model: name, process } = forecastWith(series, horizon, model);
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
