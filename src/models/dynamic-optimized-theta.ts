import type { ForecastModel } from "./model.js";
import { thetaModel } from "./theta/family.js";

/**
 * Dynamic optimised theta model: theta and alpha of least squared error, and a line that is drawn anew through the
 * values before each period, so that an old trend is forgotten.
 *
 * @see Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016), International Journal of Forecasting 32
 * @example
 * const fitted = dynamicOptimizedTheta.fit({ values: Float64Array.of(5, 5, 5, 5), seasonLength: 1 });
 * dynamicOptimizedTheta.predict(fitted, 2).means; // => [5, 5]
 */
export const dynamicOptimizedTheta: ForecastModel = thetaModel({
	name: "dynamic-optimized-theta",
	dynamic: true,
});
