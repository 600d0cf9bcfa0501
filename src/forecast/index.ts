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
	type ArimaOptions,
	type ArimaOrder,
	adida,
	arima,
	arimaModel,
	boxCox,
	type CesOptions,
	type CountPart,
	type CountProcess,
	type CrostonOptions,
	ces,
	cesModel,
	croston,
	crostonModel,
	cumulativeDistribution,
	type DemandProcess,
	differences,
	drift,
	dynamicOptimizedTheta,
	dynamicTheta,
	type EtsForm,
	type EtsOptions,
	type EtsStarts,
	ets,
	etsModel,
	type FittedModel,
	type ForecastModel,
	type GaussianProcess,
	guerreroLambda,
	imapa,
	inverseBoxCox,
	MODELS,
	type MstlDecomposition,
	type MstlDecompositionOptions,
	type MstlOptions,
	mstl,
	mstlDecomposition,
	mstlModel,
	naive,
	negbinSeasonal,
	optimizedTheta,
	ordinaryDifferences,
	periodDistribution,
	processMeans,
	type Series,
	type StlDecomposition,
	type StlOptions,
	sba,
	scaleForCoverage,
	seasonalDifferences,
	seasonalNaive,
	seasonalStrength,
	stl,
	type TsbOptions,
	theta,
	tsb,
	tsbModel,
	windowDistribution,
} from "../models/index.js";
export {
	type CompareForecastsOptions,
	compareForecasts,
	type ForecastComparison,
	type RankedMethod,
} from "./compare/compare-forecasts.js";
export { type ComparePairOptions, comparePair, type PairComparison } from "./compare/compare-pair.js";
export type { PairTest, PairTests } from "./compare/pair-tests.js";
export { type ForecastDemandOptions, forecastDemand, shardOptions } from "./forecast-demand.js";
export { type ForecastSeriesOptions, forecastSeries } from "./forecast-series.js";
export { forecastShard } from "./forecast-shard.js";
export {
	type Backtest,
	type BacktestOptions,
	type BacktestOrigin,
	backtest,
} from "./judging/backtest.js";
export type { BacktestMeasures } from "./judging/backtest-measures.js";
export {
	intervalCoverage,
	intervalScore,
	meanPinballLoss,
	meanScaledIntervalScore,
	pinballLoss,
	quantileCoverage,
	rankedScoreFromQuantiles,
	rankedScoreFromSamples,
} from "./judging/interval-accuracy.js";
export { naive2Forecast } from "./judging/naive2.js";
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
} from "./judging/point-accuracy.js";
export {
	type PointForMeasureOptions,
	type PointMeasure,
	pointForMeasure,
} from "./judging/point-for-measure.js";
export type { ShardOptions } from "./known-index/public-index.js";
export {
	type CoherentPathOptions,
	type CoherentPaths,
	coherentPaths,
} from "./reconcile/coherent-paths.js";
export type { ErrorWeights } from "./reconcile/error-covariance.js";
export {
	type ForecastLevelsOptions,
	forecastLevels,
	type LevelForecast,
} from "./reconcile/forecast-levels.js";
export type { Hierarchy } from "./reconcile/hierarchy.js";
export { hierarchyOfKeys } from "./reconcile/hierarchy-of-keys.js";
export {
	type ReconcileOptions,
	type ReconciliationMethod,
	reconcileForecasts,
} from "./reconcile/reconcile-forecasts.js";
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
