import { countObserved, type DemandProcess, type Series } from "../../models/index.js";
import { candidateForecasts } from "./candidates.js";
import { COMBINATION, QUICK_COMBINATION } from "./combination.js";

/** What `auto` took. */
export interface ModelChoice {
	readonly model: string;
	readonly process: DemandProcess;
}

/** With fewer values than this every trend is one drawn through noise, and it would be carried on. */
const FEWEST_FOR_COMBINATION = 5;

/** What is tried for a plain series, in this order. */
const plainNames = (observed: number, names: readonly string[]): readonly string[] =>
	observed < FEWEST_FOR_COMBINATION ? ["naive"] : names;

/** The model that is taken, then what stands in for it where it can not be fitted. */
const PLAIN_DEFAULTS = [COMBINATION, "theta", "naive"];
const COUNT_DEFAULTS = ["negbin-seasonal", "tsb", "naive"];

/** What is said of a series without one observed value: nothing comes, and nothing is claimed about the spread. */
function emptyForecast(horizon: number, counts: boolean): ModelChoice {
	const shocks = Array.from({ length: horizon }, (_, h) => new Array<number>(h + 1).fill(0));
	return {
		model: "naive",
		process: { kind: "gaussian", means: new Array<number>(horizon).fill(0), shocks, counts },
	};
}

function firstUsable(names: readonly string[], series: Series, horizon: number): ModelChoice {
	const forecasts = candidateForecasts(series, horizon);
	for (const model of names) {
		const process = forecasts(model);
		if (process !== undefined) return { model, process };
	}
	return emptyForecast(horizon, series.counts === true);
}

/**
 * Chooses a model for one series and forecasts with it.
 *
 * Choosing by noisy scores loses to a good default, so models do not race: the kind of series and its length decide.
 * - Plain series: the combination of `ets` averaged over its forms, `mstl` or a damped trend, the theta models, the
 *   seasonal naive and the drift forecast. Theta, trend and drift see a history whose season was taken out as far as it is
 *   no chance; some see logarithms where a season is longer than six periods. Of more than one season and no more than two
 *   the season is taken out first, as far as its pairs are alike.
 * - Fewer than 5 observed values of a plain series: `naive`, for no trend can be told from noise.
 * - Counts: `negbin-seasonal`, whatever the horizon. Scores of few periods that are mostly zeros prefer models that are
 *   sure of zero: a race took the seasonal naive for four in ten articles of eight pieces a year without season.
 * - A model that refuses a history, or has no finite answer, drops out: `theta` (plain) or `tsb` (counts), then `naive`
 *   stand in for it. Without an observed value the forecast is 0 without spread, named `naive`.
 *
 * @param series the history; `counts` tells which rules hold
 * @param horizon number of periods, >= 1
 * @returns name and forecast of the model taken; the same series always gives the same
 * @example
 * chooseForecast({ values: Float64Array.of(4), seasonLength: 1 }, 2).process.means; // => [4, 4]
 */
export function chooseForecast(series: Series, horizon: number): ModelChoice {
	const observed = countObserved(series.values);
	if (observed === 0) return emptyForecast(horizon, series.counts === true);
	const names = series.counts === true ? COUNT_DEFAULTS : plainNames(observed, PLAIN_DEFAULTS);
	return firstUsable(names, series, horizon);
}

/**
 * The one model that `fast` stands for: `negbin-seasonal` for counts, for plain series the combination without
 * exponential smoothing; `naive` where it refuses, and for plain series with fewer than five observed values.
 *
 * @param series the history
 * @param horizon number of periods, >= 1
 * @returns name and forecast
 * @example
 * fastForecast({ values: Float64Array.of(0, 1, 0), seasonLength: 1, counts: true }, 1).model; // => "negbin-seasonal"
 */
export function fastForecast(series: Series, horizon: number): ModelChoice {
	const names =
		series.counts === true
			? ["negbin-seasonal", "naive"]
			: plainNames(countObserved(series.values), [QUICK_COMBINATION, "naive"]);
	return firstUsable(names, series, horizon);
}
