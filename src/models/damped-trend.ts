import type { EtsForm } from "./ets/form.js";
import { runsAway } from "./ets/runaway.js";
import type { EtsFitState } from "./ets.js";
import { etsModel } from "./ets.js";
import type { FittedModel } from "./model.js";
import type { Series } from "./series.js";

const DAMPED: EtsForm = { error: "A", trend: "A", damped: true, season: "N" };
const LEVEL: EtsForm = { error: "A", trend: "N", damped: false, season: "N" };

/**
 * Exponential smoothing with a damped trend and without season, from the grid alone. Where its spread runs away, as a last
 * value far from all others can make it, a level takes its place.
 *
 * @param series the history, at least five observed values
 * @returns the fit, of `ets`
 * @throws {ReapproError} `INPUT_INVALID` when fewer than five values are observed
 * @see Gardner and McKenzie (1985), Management Science 31, on damping a trend
 * @example
 * fitDampedTrend({ values: new Float64Array(12).fill(5), seasonLength: 1 }).state.form; // => "AAdN"
 */
export function fitDampedTrend(series: Series): FittedModel {
	const fitted = etsModel({ form: DAMPED, starts: "grid" }).fit(series);
	if (!runsAway((fitted.state as EtsFitState).end, series.values)) return fitted;
	return etsModel({ form: LEVEL }).fit(series);
}
