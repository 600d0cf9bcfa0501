import { ReapproError } from "../../errors.js";
import { requireObserved, wholeSeason } from "../observed.js";
import type { Series } from "../series.js";
import { finalState } from "./final-state.js";
import { arimaLikelihood } from "./fit.js";
import { type ArimaOrder, lostValues } from "./order.js";
import { arimaProblem } from "./problem.js";
import { arimaProcess } from "./process.js";

/** Coefficients by name, in the signs of Box and Jenkins' autoregressions and with plus for moving averages. */
export interface ArimaParameters {
	readonly ar?: readonly number[];
	readonly ma?: readonly number[];
	readonly seasonalAr?: readonly number[];
	readonly seasonalMa?: readonly number[];
	/** Mean without differences, drift a period with one; without it the model has no constant. */
	readonly constant?: number;
}

/** What the recursion gives at fixed coefficients. */
export interface ArimaRecursion {
	/** One-step means; those of the first periods, which the differences use up, are naive. */
	readonly fitted: readonly number[];
	/** Gaussian log-likelihood, the variance at its best. */
	readonly logLikelihood: number;
	/** Number of errors that it counts. */
	readonly count: number;
	/** Point forecasts of `horizon` periods. */
	readonly mean: readonly number[];
}

/**
 * Seasonal ARIMA at given coefficients. The orders of the terms are the numbers of coefficients.
 *
 * @param series observations, the first and the last not missing; the season length is rounded to whole periods
 * @param differences `d` ordinary and `seasonalD` seasonal ones
 * @param parameters coefficients
 * @param options `horizon` of the point forecasts, default 0. `prior`: instead of taking the first values as known, give
 * the values before them mean 0 and this variance in units of the shocks, as R's `arima` does with 1e6
 * @returns fitted values, log-likelihood, point forecasts
 * @throws {ReapproError} `INPUT_INVALID` when the series is not longer than what the differences use up
 * @throws {ReapproError} `OPTION_INVALID` when the autoregressive coefficients are not stationary
 * @see Box and Jenkins (1976), Time Series Analysis, section 9.1; Harvey (1989), section 3.4
 * @example
 * const series = { values: Float64Array.of(4, 6, 5), seasonLength: 1 };
 * arimaRecursion(series, { d: 1, seasonalD: 0 }, { ar: [0.5] }, { horizon: 2 }).mean; // => [4.5, 4.25]
 */
export function arimaRecursion(
	series: Series,
	differences: Pick<ArimaOrder, "d" | "seasonalD">,
	parameters: ArimaParameters,
	options: { readonly horizon?: number; readonly prior?: number } = {},
): ArimaRecursion {
	const { ar = [], ma = [], seasonalAr = [], seasonalMa = [], constant = 0 } = parameters;
	const order: ArimaOrder = {
		...differences,
		p: ar.length,
		q: ma.length,
		seasonalP: seasonalAr.length,
		seasonalQ: seasonalMa.length,
		period: wholeSeason(series.seasonLength),
		constant: false,
	};
	requireObserved(series.values, lostValues(order) + 1, "arima");
	const blocks = {
		ar: Float64Array.from(ar),
		ma: Float64Array.from(ma),
		seasonalAr: Float64Array.from(seasonalAr),
		seasonalMa: Float64Array.from(seasonalMa),
	};
	const problem = arimaProblem(series.values, order);
	if (arimaLikelihood(problem, order, blocks).logLikelihood === Number.NEGATIVE_INFINITY)
		throw new ReapproError("OPTION_INVALID", "Give stationary autoregressive coefficients.", "parameters.ar");
	const fit = { order, blocks, constant: constant * problem.step, squares: 0 };
	const { fitted, state, run } = finalState(problem, fit, 0, series.counts === true, options.prior);
	let squares = 0;
	for (let t = 0; t < run.errors.length; t++)
		squares += (run.errors[t]! - constant * run.regressorErrors[t]!) ** 2;
	const variance = Math.max(squares, problem.floor) / run.count;
	return {
		fitted,
		logLikelihood: -0.5 * (run.count * (Math.log(2 * Math.PI * variance) + 1) + run.logs),
		count: run.count,
		mean: options.horizon === undefined ? [] : arimaProcess(state, options.horizon).means,
	};
}
