import { adida } from "./adida.js";
import { arima } from "./arima.js";
import { ces } from "./ces.js";
import { croston, sba } from "./croston.js";
import { drift } from "./drift.js";
import { dynamicOptimizedTheta } from "./dynamic-optimized-theta.js";
import { dynamicTheta } from "./dynamic-theta.js";
import { ets } from "./ets.js";
import { imapa } from "./imapa.js";
import type { ForecastModel } from "./model.js";
import { mstl } from "./mstl.js";
import { naive } from "./naive.js";
import { negbinSeasonal } from "./negbin-seasonal.js";
import { optimizedTheta } from "./optimized-theta.js";
import { seasonalNaive } from "./seasonal-naive.js";
import { theta } from "./theta.js";
import { tsb } from "./tsb.js";

export { adida } from "./adida.js";
export {
	type ArimaParameters,
	type ArimaRecursion,
	arimaRecursion,
} from "./arima/arima-recursion.js";
export { type ArimaOrder, arimaName } from "./arima/order.js";
export { type ArimaState, arimaProcess } from "./arima/process.js";
export { type ArimaFitState, type ArimaOptions, arima, arimaModel } from "./arima.js";
export { autocorrelation } from "./autocorrelation.js";
export { boxCox, guerreroLambda, inverseBoxCox } from "./box-cox.js";
export type { CesForm } from "./ces/form.js";
export { type CesFitState, type CesOptions, ces, cesModel } from "./ces.js";
export { scaleForCoverage } from "./coverage.js";
export { type CrostonOptions, croston, crostonModel, sba } from "./croston.js";
export { fitDampedTrend } from "./damped-trend.js";
export {
	centredAverage,
	classicalDecomposition,
	type Decomposition,
	interpolateMissing,
	withoutGaps,
} from "./decomposition.js";
export { differences, ordinaryDifferences, seasonalDifferences, seasonalStrength } from "./differences.js";
export { drift } from "./drift.js";
export { dynamicOptimizedTheta } from "./dynamic-optimized-theta.js";
export { dynamicTheta } from "./dynamic-theta.js";
export {
	type EtsInitialStates,
	type EtsParameters,
	type EtsRecursion,
	etsRecursion,
} from "./ets/ets-recursion.js";
export { ETS_FORMS, type EtsForm, etsFormName } from "./ets/form.js";
export { type EtsState, etsPath, etsProcess } from "./ets/process.js";
export type { EtsStarts } from "./ets/search-starts.js";
export { type EtsFitState, type EtsOptions, ets, etsModel, fitEtsCandidates } from "./ets.js";
export { shockVariance, sumMoments } from "./gaussian-window.js";
export { imapa } from "./imapa.js";
export {
	crostonRecursion,
	type IntermittentPath,
	oneStepError,
	tsbRecursion,
} from "./intermittent-recursion.js";
export { kpssStatistic } from "./kpss.js";
export { type LineSizes, lineSizes } from "./line-sizes.js";
export type { FittedModel, ForecastModel } from "./model.js";
export { type MstlOptions, mstl, mstlModel } from "./mstl.js";
export { naive } from "./naive.js";
export { negbinSeasonal } from "./negbin-seasonal.js";
export { countObserved, requireObserved, wholeSeason } from "./observed.js";
export { optimizedTheta } from "./optimized-theta.js";
export type { CountPart, CountProcess, DemandProcess, GaussianProcess } from "./process.js";
export {
	cumulativeDistribution,
	cumulativeDistributions,
	horizonOf,
	periodDistribution,
	processMeans,
	windowDistribution,
} from "./process-window.js";
export { seasonalNaive } from "./seasonal-naive.js";
export type { Series } from "./series.js";
export { type MstlDecomposition, type MstlDecompositionOptions, mstlDecomposition } from "./stl/mstl.js";
export { type StlDecomposition, stl } from "./stl/stl.js";
export type { StlOptions } from "./stl/stl-options.js";
export { type Season, withoutSeason, withSeason } from "./theta/season.js";
export { shrunkSeason } from "./theta/shrunk-season.js";
export { theta } from "./theta.js";
export { type TsbOptions, tsb, tsbModel } from "./tsb.js";
export { unseenAtEnd, withoutEnd } from "./unseen-end.js";
export { withoutStart } from "./unseen-start.js";

/** Every model by its name. */
export const MODELS: Readonly<Record<string, ForecastModel>> = {
	naive,
	"seasonal-naive": seasonalNaive,
	drift,
	ets,
	ces,
	arima,
	theta,
	"dynamic-theta": dynamicTheta,
	"optimized-theta": optimizedTheta,
	"dynamic-optimized-theta": dynamicOptimizedTheta,
	mstl,
	croston,
	sba,
	tsb,
	adida,
	imapa,
	"negbin-seasonal": negbinSeasonal,
};
export {
	type DiscountedLevel,
	type DiscountSettings,
	discountedLevel,
	slopeLift,
} from "./negbin/discounted-level.js";
export { extraVariance } from "./negbin/extra-variance.js";
export { logGammaRatio } from "./negbin/log-gamma-ratio.js";
export { movingLevel } from "./negbin/moving-level.js";
export { NO_SEASON, type SeasonIndex, seasonIndex, seasonValues } from "./negbin/season-index.js";
