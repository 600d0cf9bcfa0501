import type { EtsForm } from "./ets/form.js";
import { type EtsState, etsProcess } from "./ets/process.js";
import { type EtsFitState, etsModel } from "./ets.js";
import type { FittedModel, ForecastModel } from "./model.js";
import { seasonPart } from "./mstl/season-part.js";
import { countObserved, requireHorizon, requireObserved } from "./observed.js";
import type { GaussianProcess } from "./process.js";

/** Options of `mstlModel`. */
export interface MstlOptions {
	/** Periods of each season; default the season of the series. */
	readonly seasonLengths?: readonly number[];
	/** Cycles over which a season may change, or `"periodic"`. Default 11, 15, 19, ... in ascending order of the seasons. */
	readonly seasonWindow?: number | "periodic";
	/** Form without season for the adjusted series, or `"search"` for the one of least AICc. Default additive and damped. */
	readonly trend?: EtsForm | "search";
}

interface MstlState {
	/** State of the seasonally adjusted series. */
	readonly trend: EtsState;
	/** Last cycle of each season, in order of the coming periods. */
	readonly figures: readonly (readonly number[])[];
	/** Variance of the seasonal figures as a share of the variance of a shock. */
	readonly figureVariance: number;
}

/** Fewest values of an `ets` fit. */
const FEWEST_VALUES = 5;
/** With fewer values than this the damped trend has too many parameters, and the form is searched. */
const FEWEST_FOR_TREND = 10;
/** The errors keep at least this share of their number after the seasons are paid for. */
const LEAST_SPARE = 0.25;
/** On rolling origins inside training series this form was nearer than the search, at less than half its time. */
const DAMPED: EtsForm = { error: "A", trend: "A", damped: true, season: "N" };

/**
 * Makes a model that takes the seasons off by repeated STL, continues the rest by exponential smoothing without season,
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
	return {
		name: "mstl",
		minimumLength: () => FEWEST_VALUES,
		fit(series) {
			const { values } = series;
			requireObserved(values, FEWEST_VALUES, "mstl");
			const season = seasonPart(values, options.seasonLengths ?? [series.seasonLength], options.seasonWindow);
			const adjusted = season === undefined ? values : values.map((value, t) => value - season.seasonal[t]!);
			const trend = fitTrend(adjusted, series.counts === true, options.trend);
			const { end } = trend.state as EtsFitState;
			const count = countObserved(values);
			const spare = season === undefined ? 1 : Math.max(1 - season.parameters / count, LEAST_SPARE);
			const standardDeviation = end.standardDeviation / Math.sqrt(spare);
			const state: MstlState = {
				trend: { ...end, standardDeviation },
				figures: season?.figures ?? [],
				figureVariance: season?.variance ?? 0,
			};
			return {
				model: "mstl",
				parameters: { ...trend.parameters, standardDeviation },
				state,
				fitted: trend.fitted.map((value, t) => value + (season?.seasonal[t] ?? 0)),
			};
		},
		predict(fitted, horizon): GaussianProcess {
			requireHorizon(horizon);
			const { trend, figures, figureVariance } = fitted.state as MstlState;
			const process = etsProcess(trend, horizon);
			const means = process.means.map((mean, h) =>
				figures.reduce((sum, figure) => sum + figure[h % figure.length]!, mean),
			);
			const widening = Math.sqrt(1 + figureVariance);
			const shocks = process.shocks.map((row, h) =>
				row.map((response, j) => (j === h ? response * widening : response)),
			);
			return { ...process, means, shocks };
		},
	};
}

/**
 * Repeated STL with a damped trend on the seasonally adjusted series, for the season of the series.
 *
 * @example
 * const values = Float64Array.from({ length: 20 }, (_, t) => [6, 2, 4, 4][t % 4]);
 * mstl.predict(mstl.fit({ values, seasonLength: 4 }), 4).means; // => [6.0, 2.0, 4.0, 4.0]
 */
export const mstl: ForecastModel = mstlModel();

function fitTrend(adjusted: Float64Array, counts: boolean, trend: MstlOptions["trend"]): FittedModel {
	const series = { values: adjusted, seasonLength: 1, counts };
	const short = countObserved(adjusted) < FEWEST_FOR_TREND;
	if (trend === "search" || (trend === undefined && short)) return etsModel().fit(series);
	const form = trend ?? DAMPED;
	// Relative errors need a positive series, which the adjusted one may not be.
	const additive = form.error === "M" && adjusted.some((value) => value <= 0);
	return etsModel({ form: additive ? { ...form, error: "A" } : form }).fit(series);
}
