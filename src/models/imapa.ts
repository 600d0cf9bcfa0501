import { aggregationModel } from "./aggregation-model.js";
import type { ForecastModel } from "./model.js";

/**
 * IMAPA: the mean of the forecasts from blocks of 1, 2, ... periods, up to the mean interval between demands.
 *
 * @see Petropoulos and Kourentzes (2015), Forecast combinations for intermittent demand, Journal of the Operational
 * Research Society 66
 * @example
 * const fitted = imapa.fit({ values: Float64Array.of(2, 2, 2, 2), seasonLength: 1 });
 * imapa.predict(fitted, 2).means; // => [2, 2]
 */
export const imapa: ForecastModel = aggregationModel("imapa", (interval) =>
	Array.from({ length: interval }, (_, index) => index + 1),
);
