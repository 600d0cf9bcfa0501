import type { EtsForm } from "./ets/form.js";
import type { FittedModel, ForecastModel } from "./model.js";
import { seasonPart } from "./mstl/season-part.js";
import { fitTrends, trendProcess } from "./mstl/trend-part.js";
import { countObserved, requireHorizon, requireObserved } from "./observed.js";
import type { GaussianProcess } from "./process.js";
import { endsSeen } from "./unseen-end.js";

/** Options of `mstlModel`. */
export interface MstlOptions {
	/** Periods of each season; default the season of the series. */
	readonly seasonLengths?: readonly number[];
	/** Cycles over which a season may change, or `"periodic"`. Default 11, 15, 19, ... in ascending order of the seasons. */
	readonly seasonWindow?: number | "periodic";
	/**
	 * Form without season for the adjusted series, or `"search"` for the one of least AICc. Default the mean of a damped
	 * trend and dynamic optimised theta.
	 */
	readonly trend?: EtsForm | "search";
}

interface MstlState {
	/** Fitted to the seasonally adjusted series; their fitted values are left out. */
	readonly trends: readonly FittedModel[];
	/** Last cycle of each season, in order of the coming periods. */
	readonly figures: readonly (readonly number[])[];
	/** Variance of the seasonal figures as a share of the variance of a shock. */
	readonly figureVariance: number;
	/** Shocks are so many times as large as those of the trends, for the numbers that the seasons were fitted with. */
	readonly spread: number;
}

/** Fewest values of an `ets` fit. */
const FEWEST_VALUES = 5;
/** The errors keep at least this share of their number after the seasons are paid for. */
const LEAST_SPARE = 0.25;

/**
 * Makes a model that takes the seasons off by repeated STL, continues the rest without season,
 * and puts the last cycle of every season on.
 *
 * A season that is not exceeded twice is left out. The spread of the errors is paid for the numbers that the seasons
 * were fitted with, and widened by the doubt about the last cycle. Fitted values have the seasons of the whole series in
 * them, so only the trend is one step ahead.
 *
 * @param options seasons, their window, the form of the trend
 * @returns the model
 * @see Bandara, Hyndman and Bergmeir (2021), MSTL: a seasonal-trend decomposition algorithm for multiple seasonal patterns
 * @example
 * const values = Float64Array.from({ length: 24 }, (_, t) => 10 + [2, -2][t % 2] + [4, 0, -4][t % 3]);
 * const model = mstlModel({ seasonLengths: [2, 3], seasonWindow: "periodic" });
 * model.predict(model.fit({ values, seasonLength: 6 }), 3).means; // => [16.0, 8.0, 8.0]
 */
export function mstlModel(options: MstlOptions = {}): ForecastModel {
	return endsSeen({
		name: "mstl",
		minimumLength: () => FEWEST_VALUES,
		fit(series) {
			const { values } = series;
			requireObserved(values, FEWEST_VALUES, "mstl");
			const season = seasonPart(values, options.seasonLengths ?? [series.seasonLength], options.seasonWindow);
			const adjusted = season === undefined ? values : values.map((value, t) => value - season.seasonal[t]!);
			const trends = fitTrends(
				{ values: adjusted, seasonLength: 1, counts: series.counts === true },
				options.trend,
			);
			const paid = season === undefined ? 0 : season.parameters / countObserved(values);
			const state: MstlState = {
				trends: trends.map((trend) => ({ ...trend, fitted: [] })),
				figures: season?.figures ?? [],
				figureVariance: season?.variance ?? 0,
				spread: 1 / Math.sqrt(Math.max(1 - paid, LEAST_SPARE)),
			};
			const standardDeviation = state.spread * trendProcess(trends, 1).shocks[0]![0]!;
			const fitted = new Array<number>(values.length);
			for (let t = 0; t < values.length; t++) fitted[t] = meanFitted(trends, t) + (season?.seasonal[t] ?? 0);
			return {
				model: "mstl",
				parameters: { ...trends[0]!.parameters, standardDeviation },
				state,
				fitted,
			};
		},
		predict(fitted, horizon): GaussianProcess {
			requireHorizon(horizon);
			const { trends, figures, figureVariance, spread } = fitted.state as MstlState;
			const process = trendProcess(trends, horizon);
			const means = process.means.map((mean, h) =>
				figures.reduce((sum, figure) => sum + figure[h % figure.length]!, mean),
			);
			const own = spread * Math.sqrt(1 + figureVariance);
			const shocks = process.shocks.map((row, h) =>
				row.map((response, j) => response * (j === h ? own : spread)),
			);
			return { ...process, means, shocks };
		},
	});
}

/**
 * Repeated STL for the season of the series; the rest continues as the mean of a damped trend and dynamic optimised theta.
 *
 * @example
 * const values = Float64Array.from({ length: 20 }, (_, t) => [6, 2, 4, 4][t % 4]);
 * mstl.predict(mstl.fit({ values, seasonLength: 4 }), 4).means; // => [6.0, 2.0, 4.0, 4.0]
 */
export const mstl: ForecastModel = mstlModel();

function meanFitted(trends: readonly FittedModel[], t: number): number {
	return trends.reduce((sum, trend) => sum + trend.fitted[t]!, 0) / trends.length;
}
