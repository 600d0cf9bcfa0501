import type { ForecastModel } from "./model.js";
import { thetaModel } from "./theta/family.js";

/**
 * Dynamic theta model: theta is 2 as in the standard method, and the line is drawn anew through the values before
 * each period.
 *
 * @see Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016), International Journal of Forecasting 32
 * @example
 * const fitted = dynamicTheta.fit({ values: Float64Array.of(5, 5, 5, 5), seasonLength: 1 });
 * dynamicTheta.predict(fitted, 2).means; // => [5, 5]
 */
export const dynamicTheta: ForecastModel = thetaModel({ name: "dynamic-theta", dynamic: true, theta: 2 });
