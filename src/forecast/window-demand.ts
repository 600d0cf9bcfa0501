import type { Distribution } from "../math/index.js";
import { type DemandProcess, windowDistribution } from "../models/index.js";

/**
 * Distribution of the demand of a window, such as a lead time, from a forecast.
 *
 * @param forecast a `SeriesForecast` or `DemandForecast`
 * @param weights part of each forecast period that lies in the window, in [0, 1]; shorter than the horizon means 0
 * @returns the distribution of the sum, in units of the series
 * @throws {ReapproError} OPTION_INVALID when there are more weights than periods, or one is outside [0, 1]
 * @example
 * const forecast = forecastSeries([3, 5, 4], { seasonLength: 1, horizon: 2, model: "naive" });
 * mean(windowDemand(forecast, [1, 0.5])); // => 6
 */
export function windowDemand(
	forecast: { readonly process: DemandProcess },
	weights: ArrayLike<number>,
): Distribution {
	return windowDistribution(forecast.process, weights);
}
