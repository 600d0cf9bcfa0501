import { plainNumbers } from "../math/index.js";
import { CES_PARAMETERS, type CesForm } from "./ces/form.js";
import { type CesState, cesProcess } from "./ces/process.js";
import {
	type CesCandidate,
	type CesProblem,
	cesProblem,
	cesSquares,
	fitCesForm,
	searchCes,
} from "./ces/search.js";
import type { FittedModel, ForecastModel } from "./model.js";
import { countObserved, requireHorizon, requireObserved, wholeSeason } from "./observed.js";
import type { Series } from "./series.js";
import { endsSeen } from "./unseen-end.js";

/** Options of `cesModel`. */
export interface CesOptions {
	/** Form to fit; without it the one of least AICc. A seasonal form needs more observed values than two seasons have, else `"none"` is fitted. */
	readonly form?: CesForm;
}

/** What a `ces` fit leaves besides the parameters; plain data. */
export interface CesFitState {
	readonly form: CesForm;
	readonly end: CesState;
	/** Log-likelihood up to a constant that depends on the length alone. */
	readonly logLikelihood: number;
	readonly aicc: number;
	/** Forms that were compared, in ascending order of AICc; the far ones only roughly optimised. */
	readonly candidates: readonly { readonly form: CesForm; readonly aicc: number }[];
}

/** Two parameters, the variance, and the spare observation that AICc needs. */
const FEWEST_VALUES = 5;

/**
 * Makes a complex exponential smoothing model.
 *
 * @param options a fixed form, where wanted
 * @returns the model
 * @see Svetunkov, Kourentzes and Ord (2022), Complex exponential smoothing, Naval Research Logistics 69
 * @example
 * const model = cesModel({ form: "none" });
 * model.predict(model.fit({ values: Float64Array.of(5, 5, 5, 5, 5), seasonLength: 1 }), 1).means; // => [5.0000]
 */
export function cesModel(options: CesOptions = {}): ForecastModel {
	return endsSeen({
		name: "ces",
		minimumLength: () => FEWEST_VALUES,
		fit(series) {
			requireObserved(series.values, FEWEST_VALUES, "ces");
			const period = wholeSeason(series.seasonLength);
			// Seasonal states are no parameters to AICc: with fewer values they fit whatever was observed.
			const seasonal = options.form !== "none" && countObserved(series.values) > 2 * period;
			const problem = cesProblem(series.values, seasonal ? period : 1);
			if (options.form === undefined) return fittedModel(series, problem, searchCes(problem));
			const form = problem.states.season.length > 1 ? options.form : "none";
			return fittedModel(series, problem, [fitCesForm(problem, form)]);
		},
		predict(fitted, horizon) {
			requireHorizon(horizon);
			return cesProcess((fitted.state as CesFitState).end, horizon);
		},
	});
}

/**
 * Complex exponential smoothing with the form of least AICc: one recursion that shades from level to trend, without
 * season or with a real or complex one.
 *
 * @example
 * const fitted = ces.fit({ values: Float64Array.of(5, 5, 5, 5, 5, 5), seasonLength: 1 });
 * ces.predict(fitted, 2).means; // => [5.0000, 5.0000]
 */
export const ces: ForecastModel = cesModel();

function fittedModel(series: Series, problem: CesProblem, candidates: readonly CesCandidate[]): FittedModel {
	const { form, parameters, criterion, aicc } = candidates[0]!;
	const squares = cesSquares(problem, form, parameters);
	const { states, means, count } = problem;
	const { length } = series.values;
	const period = states.season.length;
	const coming = (seasons: Float64Array): number[] =>
		Array.from(seasons, (_, h) => seasons[(length + h) % period]!);
	const standardDeviation = Math.sqrt(squares / Math.max(1, count - parameters.length - 1));
	const end: CesState = {
		form,
		parameters: Array.from(parameters),
		level: states.level,
		potential: states.potential,
		season: coming(states.season),
		seasonPotential: coming(states.seasonPotential),
		standardDeviation,
		counts: series.counts === true,
	};
	const state: CesFitState = {
		form,
		end,
		logLikelihood: -criterion / 2,
		aicc,
		candidates: candidates.map((candidate) => ({ form: candidate.form, aicc: candidate.aicc })),
	};
	return {
		model: "ces",
		parameters: {
			...Object.fromEntries(CES_PARAMETERS[form].map((name, at) => [name, parameters[at]!])),
			standardDeviation,
		},
		state,
		fitted: plainNumbers(means),
	};
}
