import type { PredictionInterval, QuantileRow } from "../types.js";
import { intervalCoverage, meanPinballLoss, meanScaledIntervalScore } from "./interval-accuracy.js";
import {
	bias,
	meanAbsoluteError,
	meanAbsoluteScaledError,
	rootMeanSquaredScaledError,
	symmetricMeanAbsolutePercentageError,
} from "./point-accuracy.js";

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

/** What came after an origin, and what was forecast of it. */
export interface OriginFigures {
	readonly actual: readonly number[];
	readonly mean: readonly number[];
	readonly quantiles: readonly QuantileRow[];
	readonly intervals: readonly PredictionInterval[];
}

/**
 * Measures of the forecast of one origin.
 *
 * @param figures what came, and what was forecast
 * @param training the history that the forecast saw
 * @param seasonLength periods a season
 * @returns measures, scaled by the history where they are scaled
 * @example
 * const figures = { actual: [4], mean: [5], quantiles: [], intervals: [] };
 * measuresOf(figures, Float64Array.of(1, 2, 3), 1).meanAbsoluteError; // => 1
 */
export function measuresOf(
	figures: OriginFigures,
	training: Float64Array,
	seasonLength: number,
): BacktestMeasures {
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

/**
 * Mean of each measure over the origins after which something was observed.
 *
 * @param all measures of the origins, at least one
 * @returns their means; `NaN` when nothing was observed after any
 * @example
 * const figures = { actual: [4], mean: [5], quantiles: [], intervals: [] };
 * const one = measuresOf(figures, Float64Array.of(1, 2, 3), 1);
 * meanMeasures([one, one]).bias === one.bias; // => true
 */
export function meanMeasures(all: readonly BacktestMeasures[]): BacktestMeasures {
	const seen = all.filter((one) => !Number.isNaN(one.meanAbsoluteError));
	const average = (value: (measures: BacktestMeasures) => number): number =>
		seen.reduce((sum, measures) => sum + value(measures), 0) / seen.length;
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
