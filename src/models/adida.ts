import { aggregationModel } from "./aggregation-model.js";
import type { ForecastModel } from "./model.js";

/**
 * ADIDA: demand is summed over blocks as long as the mean interval between demands, the sums are smoothed, and the
 * forecast of a block is spread evenly over its periods.
 *
 * @see Nikolopoulos, Syntetos, Boylan, Petropoulos and Assimakopoulos (2011), An aggregate-disaggregate intermittent demand
 * approach, Journal of the Operational Research Society 62
 * @example
 * const fitted = adida.fit({ values: Float64Array.of(0, 0, 3, 0, 0, 3), seasonLength: 1 });
 * adida.predict(fitted, 2).means; // => [1, 1]
 */
export const adida: ForecastModel = aggregationModel("adida", (interval) => [interval]);
