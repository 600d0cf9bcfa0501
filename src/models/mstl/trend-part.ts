import { fitDampedTrend } from "../damped-trend.js";
import { dynamicOptimizedTheta } from "../dynamic-optimized-theta.js";
import type { EtsForm } from "../ets/form.js";
import { ets, etsModel } from "../ets.js";
import type { FittedModel, ForecastModel } from "../model.js";
import { countObserved } from "../observed.js";
import type { GaussianProcess } from "../process.js";
import type { Series } from "../series.js";

/** With fewer values than this a damped trend has too many parameters, and the form is searched. */
const FEWEST_FOR_TREND = 10;
const TREND_MODELS: Readonly<Record<string, ForecastModel>> = {
	[ets.name]: ets,
	[dynamicOptimizedTheta.name]: dynamicOptimizedTheta,
};

/**
 * Fits what continues a seasonally adjusted series.
 *
 * Without a choice it is two models, of which the mean is taken: exponential smoothing with a damped trend, and dynamic
 * optimised theta. On rolling origins inside training series the mean was nearer than either, and than the search; the
 * damped trend is the one that was judged there, optimised from the grid alone.
 *
 * @param adjusted series without season, `NaN` where missing
 * @param choice form of exponential smoothing, or `"search"` for the one of least AICc
 * @returns fitted models, one or two
 * @example
 * const series = { values: Float64Array.of(1, 2, 1, 2, 1, 2, 1, 2, 1, 2), seasonLength: 1 };
 * fitTrends(series).map((fitted) => fitted.model); // => ["ets", "dynamic-optimized-theta"]
 */
export function fitTrends(adjusted: Series, choice?: EtsForm | "search"): FittedModel[] {
	if (choice === "search") return [ets.fit(adjusted)];
	if (choice !== undefined) {
		// Relative errors need a positive series, which the adjusted one may not be.
		const additive = choice.error === "M" && adjusted.values.some((value) => value <= 0);
		return [etsModel({ form: additive ? { ...choice, error: "A" } : choice }).fit(adjusted)];
	}
	if (countObserved(adjusted.values) < FEWEST_FOR_TREND) return [ets.fit(adjusted)];
	return [fitDampedTrend(adjusted), dynamicOptimizedTheta.fit(adjusted)];
}

/**
 * Mean of the forecasts of the fitted trends, all moved by the same shocks.
 *
 * @param trends one or more, out of `fitTrends`
 * @param horizon number of periods
 * @returns mean of means and of shocks
 * @example
 * const series = { values: new Float64Array(12).fill(3), seasonLength: 1 };
 * trendProcess(fitTrends(series), 2).means; // => [3.0, 3.0]
 */
export function trendProcess(trends: readonly FittedModel[], horizon: number): GaussianProcess {
	const processes = trends.map(
		(trend) => TREND_MODELS[trend.model]!.predict(trend, horizon) as GaussianProcess,
	);
	if (processes.length === 1) return processes[0]!;
	const average = (figure: (process: GaussianProcess) => number): number =>
		processes.reduce((sum, process) => sum + figure(process), 0) / processes.length;
	const { means, shocks, counts } = processes[0]!;
	return {
		kind: "gaussian",
		means: means.map((_, h) => average((process) => process.means[h]!)),
		shocks: shocks.map((row, h) => row.map((_, j) => average((process) => process.shocks[h]![j]!))),
		counts,
	};
}
