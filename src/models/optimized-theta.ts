import type { ForecastModel } from "./model.js";
import { thetaModel } from "./theta/family.js";

/**
 * Optimised theta model: theta and alpha of least squared error, and one line through all values.
 *
 * @see Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016), International Journal of Forecasting 32
 * @example
 * const fitted = optimizedTheta.fit({ values: Float64Array.of(5, 5, 5, 5), seasonLength: 1 });
 * optimizedTheta.predict(fitted, 2).means; // => [5, 5]
 */
export const optimizedTheta: ForecastModel = thetaModel({ name: "optimized-theta", dynamic: false });
