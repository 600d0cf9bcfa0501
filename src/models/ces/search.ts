import { minimiseSquares } from "../../math/index.js";
import { interpolateMissing } from "../decomposition.js";
import { countObserved } from "../observed.js";
import { isAdmissible } from "./admissible.js";
import { CES_FORMS, CES_PARAMETERS, type CesForm, cesBox, cesCoefficients } from "./form.js";
import { type CesStates, runCes } from "./recursion.js";
import { type CesStart, cesStart, writeCesStart } from "./start.js";

/** A form with the parameters found for it. */
export interface CesCandidate {
	readonly form: CesForm;
	readonly parameters: Float64Array;
	readonly squares: number;
	/** n log(sum of squares): -2 log-likelihood up to a constant. */
	readonly criterion: number;
	readonly aicc: number;
}

/** Series, first guesses and scratch memory of one fit. */
export interface CesProblem {
	readonly values: Float64Array;
	readonly count: number;
	readonly start: CesStart;
	readonly states: CesStates;
	readonly means: Float64Array;
	/** Errors of an exact fit count as this sum of squares, so that the logarithm stays finite. */
	readonly floor: number;
}

/** Candidates whose rough AICc lies further than this from the best are not optimised to the end. */
const AFTER_ROUGH = 10;
const ROUGH = { iterations: 4, tolerance: 1e-3 };
const FULL = { iterations: 60, tolerance: 1e-7 };

/**
 * Sets up the fit of a series.
 *
 * @param values observations, `NaN` where missing
 * @param period whole periods a season; 1 when seasons are left out
 * @returns the problem
 * @example
 * cesProblem(Float64Array.of(1, NaN, 2), 1).count; // => 2
 */
export function cesProblem(values: Float64Array, period: number): CesProblem {
	const filled = interpolateMissing(values);
	const squares = filled.reduce((sum, value) => sum + value * value, 0);
	return {
		values,
		count: countObserved(values),
		start: cesStart(filled, period),
		states: {
			level: 0,
			potential: 0,
			season: new Float64Array(period),
			seasonPotential: new Float64Array(period),
		},
		means: new Float64Array(values.length),
		floor: 1e-20 * (squares > 0 ? squares : 1),
	};
}

/**
 * Sum of squared errors of a form at given parameters. The states before the first value come from a run forwards from
 * the first guesses and one backwards from there, so they are no parameters.
 *
 * @param problem the series; its `states` and `means` are left as the last run made them
 * @param form the form
 * @param parameters as `CES_PARAMETERS` orders them
 * @returns sum of squared one-step errors
 * @example
 * cesSquares(cesProblem(Float64Array.of(2, 2, 2), 1), "none", [1, 1]); // => 0
 */
export function cesSquares(problem: CesProblem, form: CesForm, parameters: ArrayLike<number>): number {
	const { values, start, states, means } = problem;
	const coefficients = cesCoefficients(form, parameters);
	writeCesStart(start, form, states);
	runCes(values, coefficients, states, true, means);
	runCes(values, coefficients, states, false, means);
	return runCes(values, coefficients, states, true, means);
}

/**
 * Fits one form.
 *
 * @param problem the series
 * @param form the form
 * @param effort when each search stops
 * @param starts parameters to start from, default those of the form
 * @returns the best candidate of all starts
 * @example
 * fitCesForm(cesProblem(Float64Array.of(2, 4, 3, 5, 4, 6), 1), "none").parameters.length; // => 2
 */
export function fitCesForm(
	problem: CesProblem,
	form: CesForm,
	effort: { readonly iterations: number; readonly tolerance: number } = FULL,
	starts: readonly Float64Array[] = cesBox(form).starts,
): CesCandidate {
	const { values, states, means, count } = problem;
	const { lower, upper } = cesBox(form);
	const residuals = (x: Float64Array, out: Float64Array): boolean => {
		if (!isAdmissible(cesCoefficients(form, x), values.length, states.season.length)) return false;
		const squares = cesSquares(problem, form, x);
		for (let t = 0; t < out.length; t++) out[t] = Number.isNaN(values[t]!) ? 0 : values[t]! - means[t]!;
		return Number.isFinite(squares);
	};
	const found = starts
		.map((start) => minimiseSquares(residuals, start, values.length, { lower, upper, ...effort }))
		.reduce((best, other) => (other.squares < best.squares ? other : best));
	const criterion = count * Math.log(Math.max(found.squares, problem.floor));
	// Smoothing parameters and the variance.
	const estimated = CES_PARAMETERS[form].length + 1;
	const spare = count - estimated - 1;
	const aicc = spare > 0 ? criterion + (2 * estimated * count) / spare : Number.POSITIVE_INFINITY;
	return { form, parameters: found.x, squares: found.squares, criterion, aicc };
}

/**
 * Searches the forms that the series allows.
 *
 * @param problem the series; with a period of 1 only the form without season is tried
 * @returns candidates in ascending order of AICc; the far ones only roughly optimised
 * @example
 * searchCes(cesProblem(Float64Array.of(2, 4, 3, 5, 4, 6), 1)).length; // => 1
 */
export function searchCes(problem: CesProblem): CesCandidate[] {
	const forms = problem.states.season.length > 1 ? CES_FORMS : CES_FORMS.slice(0, 1);
	const rough = forms.map((form) => fitCesForm(problem, form, ROUGH)).sort(byAicc);
	return rough
		.map((candidate) =>
			candidate.aicc <= rough[0]!.aicc + AFTER_ROUGH
				? fitCesForm(problem, candidate.form, FULL, [candidate.parameters, ...cesBox(candidate.form).starts])
				: candidate,
		)
		.sort(byAicc);
}

function byAicc(a: CesCandidate, b: CesCandidate): number {
	return a.aicc - b.aicc;
}
