export {
	cdf,
	complementaryLoss,
	type Distribution,
	isDistribution,
	isIntegerDistribution,
	loss,
	mean,
	probabilityMass,
	quantile,
	secondOrderLoss,
	survival,
	variance,
} from "../math/index.js";
export {
	type CountPart,
	type CountProcess,
	type CrostonOptions,
	croston,
	crostonModel,
	cumulativeDistribution,
	type DemandProcess,
	drift,
	type EtsForm,
	type EtsOptions,
	ets,
	etsModel,
	type FittedModel,
	type ForecastModel,
	type GaussianProcess,
	MODELS,
	naive,
	negbinSeasonal,
	periodDistribution,
	processMeans,
	type Series,
	sba,
	scaleForCoverage,
	seasonalNaive,
	type TsbOptions,
	theta,
	tsb,
	tsbModel,
	windowDistribution,
} from "../models/index.js";
export {
	type Backtest,
	type BacktestMeasures,
	type BacktestOptions,
	type BacktestOrigin,
	backtest,
} from "./backtest.js";
export { type ForecastDemandOptions, forecastDemand, shardOptions } from "./forecast-demand.js";
export { type ForecastSeriesOptions, forecastSeries } from "./forecast-series.js";
export { forecastShard, type ShardOptions } from "./forecast-shard.js";
export {
	intervalCoverage,
	intervalScore,
	meanPinballLoss,
	meanScaledIntervalScore,
	pinballLoss,
	quantileCoverage,
	rankedScoreFromQuantiles,
	rankedScoreFromSamples,
} from "./interval-accuracy.js";
export { naive2Forecast } from "./naive2.js";
export {
	type AverageErrors,
	bias,
	meanAbsoluteError,
	meanAbsoluteScaledError,
	overallWeightedAverage,
	rootMeanSquaredError,
	rootMeanSquaredScaledError,
	seasonalNaiveScale,
	symmetricMeanAbsolutePercentageError,
} from "./point-accuracy.js";
export { scaleProcess } from "./scale-process.js";
export type {
	DemandForecast,
	Driver,
	PredictionInterval,
	QuantileRow,
	SeasonProfile,
	SeriesForecast,
} from "./types.js";
export { windowDemand } from "./window-demand.js";
