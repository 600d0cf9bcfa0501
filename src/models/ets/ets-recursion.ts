import { ReapproError } from "../../errors.js";
import { plainNumbers } from "../../math/index.js";
import { requireObserved, wholeSeason } from "../observed.js";
import type { Series } from "../series.js";
import { type EtsForm, type EtsLayout, etsLayout } from "./form.js";
import { etsCriterion } from "./optimise.js";
import { type EtsState, etsPath } from "./process.js";
import { runEts } from "./recursion.js";
import { etsProblem } from "./search.js";

/** Smoothing parameters by name; those that the form lacks are left out. */
export interface EtsParameters {
	readonly alpha: number;
	readonly beta?: number;
	readonly gamma?: number;
	readonly phi?: number;
}

/** States before the first observation. */
export interface EtsInitialStates {
	readonly level: number;
	readonly slope?: number;
	/** Seasonal states by phase, `season[0]` that of the first value; as many as whole periods a season. */
	readonly season?: readonly number[];
}

/** What the recursion gives at fixed parameters. */
export interface EtsRecursion {
	/** One-step means, for every period. */
	readonly fitted: readonly number[];
	/** Residuals, relative for multiplicative errors; `NaN` where missing. */
	readonly residuals: readonly number[];
	/** Log-likelihood without the constant, as R's `ets` gives it. */
	readonly logLikelihood: number;
	readonly sumOfSquares: number;
	/** States after the last period. */
	readonly state: EtsState;
	/** Point forecasts of `horizon` periods. */
	readonly mean: readonly number[];
}

/**
 * Exponential smoothing at given parameters and initial states.
 *
 * @param series observations; the season length is rounded to whole periods
 * @param form error, trend, damping, season
 * @param parameters smoothing parameters
 * @param initialStates level, slope and seasonal states before the first value
 * @param options `horizon` of the point forecasts, default 0
 * @returns fitted values, residuals, log-likelihood, final state, point forecasts
 * @throws {ReapproError} `OPTION_INVALID` when the seasonal states are not one for each period of the season
 * @throws {ReapproError} `INPUT_INVALID` when the form has no likelihood for these values (multiplicative parts need positive means)
 * @see Hyndman, Koehler, Ord and Snyder (2008), tables 2.2 and 2.3, equation 5.3
 * @example
 * const form = { error: "A", trend: "N", damped: false, season: "N" };
 * const series = { values: Float64Array.of(2, 4), seasonLength: 1 };
 * etsRecursion(series, form, { alpha: 0.5 }, { level: 2 }, { horizon: 2 }).mean; // => [3, 3]
 */
export function etsRecursion(
	series: Series,
	form: EtsForm,
	parameters: EtsParameters,
	initialStates: EtsInitialStates,
	options: { readonly horizon?: number } = {},
): EtsRecursion {
	requireObserved(series.values, 1, "ets");
	const period = form.season === "N" ? 1 : wholeSeason(series.seasonLength);
	const layout = etsLayout(form, period);
	const theta = vectorOf(layout, parameters, initialStates);
	const problem = etsProblem(series.values, period);
	const criterion = etsCriterion(problem, layout, theta);
	if (criterion === Number.POSITIVE_INFINITY)
		throw new ReapproError(
			"INPUT_INVALID",
			"Choose an additive form: a multiplicative one needs positive means.",
			"values",
		);
	const fitted = new Float64Array(series.values.length);
	runEts(series.values, layout, theta, problem.workspace, fitted);
	const residuals = Array.from(series.values, (value, t) =>
		form.error === "M" ? (value - fitted[t]!) / fitted[t]! : value - fitted[t]!,
	);
	const standardDeviation = Math.sqrt(problem.workspace.squares / Math.max(1, problem.count - layout.full));
	const state = finalState(
		layout,
		theta,
		problem.workspace,
		series.values.length,
		standardDeviation,
		series.counts === true,
	);
	return {
		fitted: plainNumbers(fitted),
		residuals,
		logLikelihood: -criterion / 2,
		sumOfSquares: problem.workspace.squares,
		state,
		mean: etsPath(state, options.horizon ?? 0).means,
	};
}

/**
 * Reads the state after a run out of the scratch memory.
 *
 * @param layout form and positions
 * @param theta parameter vector
 * @param end level, slope and seasonal states by phase, as the run left them
 * @param length periods that were run
 * @param standardDeviation of the residuals
 * @param counts whether the series counts pieces
 * @returns the state, seasonal states in order of the coming periods
 * @example
 * const layout = etsLayout({ error: "A", trend: "N", damped: false, season: "N" }, 1);
 * finalState(layout, Float64Array.of(0.5, 2), { level: 3, slope: 0, season: [0] }, 2, 1, false).level; // => 3
 */
export function finalState(
	layout: EtsLayout,
	theta: Float64Array,
	end: { readonly level: number; readonly slope: number; readonly season: ArrayLike<number> },
	length: number,
	standardDeviation: number,
	counts: boolean,
): EtsState {
	const { form, period, betaAt, gammaAt, phiAt } = layout;
	const alpha = theta[0]!;
	return {
		form,
		alpha,
		beta: betaAt >= 0 ? alpha * theta[betaAt]! : 0,
		gamma: gammaAt >= 0 ? (1 - alpha) * theta[gammaAt]! : 0,
		phi: phiAt >= 0 ? theta[phiAt]! : 1,
		level: end.level,
		slope: end.slope,
		season: Array.from({ length: period }, (_, h) => end.season[(length + h) % period]!),
		standardDeviation,
		counts,
	};
}

function vectorOf(layout: EtsLayout, parameters: EtsParameters, states: EtsInitialStates): Float64Array {
	const { betaAt, gammaAt, phiAt, levelAt, slopeAt, seasonAt, period, full } = layout;
	const season = states.season ?? [];
	if (seasonAt >= 0 && season.length !== period)
		throw new ReapproError(
			"OPTION_INVALID",
			"Give one seasonal state for each period of the season.",
			"initialStates.season",
		);
	const theta = new Float64Array(seasonAt >= 0 ? full + 1 : full);
	theta[0] = parameters.alpha;
	if (betaAt >= 0) theta[betaAt] = parameters.alpha > 0 ? (parameters.beta ?? 0) / parameters.alpha : 0;
	if (gammaAt >= 0)
		theta[gammaAt] = parameters.alpha < 1 ? (parameters.gamma ?? 0) / (1 - parameters.alpha) : 0;
	if (phiAt >= 0) theta[phiAt] = parameters.phi ?? 1;
	theta[levelAt] = states.level;
	if (slopeAt >= 0) theta[slopeAt] = states.slope ?? 0;
	if (seasonAt >= 0) theta.set(season, seasonAt);
	return theta;
}
