import {
	forecastSeries,
	intervalCoverage,
	meanAbsoluteScaledError,
	meanPinballLoss,
	meanScaledIntervalScore,
	naive2Forecast,
	pointForMeasure,
	rootMeanSquaredError,
	rootMeanSquaredScaledError,
	type SeriesForecast,
	symmetricMeanAbsolutePercentageError,
} from "../../src/forecast/index.js";
import type { BenchmarkSeries } from "./series-file.js";

/** Measures of one model on one series. */
export interface Scores {
	readonly smape: number;
	readonly mase: number;
	readonly naiveSmape: number;
	readonly naiveMase: number;
	readonly rmsse: number;
	readonly coverage95: number;
	readonly coverage80: number;
	readonly msis: number;
	readonly rmsseWhole: number;
	/** The same of the point that this measure asks for, which is not the mean; `NaN` for plain series. */
	readonly rmssePoint: number;
	readonly leadTimePinball: number;
	readonly leadTimeCoverage: number;
	readonly chosen: string;
}

/** Periods of the lead time whose demand is judged as a sum, and the quantiles that are. */
const LEAD_TIME = 3;
const LEAD_TIME_PROBABILITIES: readonly number[] = [0.5, 0.75, 0.9, 0.95, 0.99];

/** Mean absolute and root mean squared error of the one-step naive forecast over the whole history. */
function naiveScale(training: readonly number[]): { absolute: number; squared: number } {
	let absolute = 0;
	let squares = 0;
	for (let t = 1; t < training.length; t++) {
		const difference = training[t]! - training[t - 1]!;
		absolute += Math.abs(difference);
		squares += difference * difference;
	}
	const count = training.length - 1;
	return { absolute: absolute / count, squared: Math.sqrt(squares / count) };
}

/** Forecasts a series; what it costs is measured around this. */
export function forecastOf(
	{ train, frequency, h }: BenchmarkSeries,
	model: string,
	counts: boolean | undefined,
): SeriesForecast {
	return forecastSeries(train, {
		seasonLength: frequency,
		horizon: h,
		model,
		quantiles: LEAD_TIME_PROBABILITIES,
		...(counts === undefined ? {} : { counts }),
	});
}

/** Measures of a forecast against what came. */
export function scoresOf(one: BenchmarkSeries, forecast: SeriesForecast): Scores {
	const { train, frequency, h } = one;
	const test = one.test.slice(0, h);
	const naive2 = naive2Forecast(train, frequency, h);
	const interval = (level: number) => forecast.intervals.find((each) => each.level === level)!;
	const wide = interval(0.95);
	const narrow = interval(0.8);
	const window = Math.min(LEAD_TIME, h) - 1;
	const sum = test.slice(0, window + 1).reduce((total, value) => total + value, 0);
	const sumQuantiles = forecast.cumulativeQuantiles.map(({ probability, values }) => ({
		probability,
		values: [values[window]!],
	}));
	const scale = naiveScale(train);
	return {
		smape: symmetricMeanAbsolutePercentageError(test, forecast.mean),
		mase: meanAbsoluteScaledError(test, forecast.mean, train, frequency),
		naiveSmape: symmetricMeanAbsolutePercentageError(test, naive2),
		naiveMase: meanAbsoluteScaledError(test, naive2, train, frequency),
		rmsse: rootMeanSquaredScaledError(test, forecast.mean, train),
		rmsseWhole: rootMeanSquaredError(test, forecast.mean) / scale.squared,
		rmssePoint:
			forecast.process.kind === "counts" || forecast.process.counts
				? rootMeanSquaredError(test, pointForMeasure(forecast.process, "root-squared-error")) / scale.squared
				: Number.NaN,
		coverage95: intervalCoverage(test, wide.lower, wide.upper),
		coverage80: intervalCoverage(test, narrow.lower, narrow.upper),
		msis: meanScaledIntervalScore(test, wide.lower, wide.upper, 0.95, train, frequency),
		leadTimePinball: meanPinballLoss([sum], sumQuantiles) / scale.absolute,
		leadTimeCoverage: sum <= sumQuantiles.find(({ probability }) => probability === 0.95)!.values[0]! ? 1 : 0,
		chosen: forecast.model,
	};
}
