import { withoutGaps } from "../decomposition.js";
import { countObserved } from "../observed.js";
import { byAicc, candidateOf, type EtsCandidate, improve } from "./candidate.js";
import { ETS_FORMS, type EtsForm, type EtsLayout, etsLayout } from "./form.js";
import { type EtsEffort, type EtsProblem, etsCriterion } from "./optimise.js";
import { areRelated, relatedStart } from "./related-start.js";
import { type EtsStarts, gridStarts, otherStarts, valleys } from "./search-starts.js";
import { type EtsStart, etsStart } from "./start.js";
import { etsWorkspace } from "./workspace.js";

/** How far a search goes: to the optimum of the best forms, or a few steps of each that may be among them. */
export type EtsDepth = "middle" | "full";

/** Longest season whose states are estimated one by one, as in R's `ets`. */
export const LONGEST_ETS_SEASON = 24;

const ROUGH: EtsEffort = { iterations: 3, tolerance: 0.05 };
const MIDDLE: EtsEffort = { iterations: 5, tolerance: 0.02 };
const FULL: EtsEffort = { iterations: 60, tolerance: 1e-3 };
/** For a form that is asked for by itself: there is no choice in which small differences drown. */
const EXACT: EtsEffort = { iterations: 60, tolerance: 1e-4 };
/** Candidates further than this in AICc from the best leave the search after each stage. */
const AFTER_ROUGH = 8;
const AFTER_MIDDLE = 4;
/** A further start that is this far behind after a few steps, in -2 log-likelihood, is given up. */
const NEAR = 4;

/**
 * Sets up the fit of a series: memory, observed count, and what counts as an exact fit.
 *
 * @param values observations, `NaN` where missing
 * @param period whole periods a season
 * @returns the problem
 * @example
 * etsProblem(Float64Array.of(1, NaN, 2), 1).count; // => 2
 */
export function etsProblem(values: Float64Array, period: number): EtsProblem {
	const count = countObserved(values);
	let squares = 0;
	for (const value of values) if (!Number.isNaN(value)) squares += value * value;
	const exact = 1e-20;
	return {
		values,
		count,
		floors: { A: exact * (squares > 0 ? squares : 1), M: exact * count },
		workspace: etsWorkspace(period),
	};
}

/**
 * Fits one form as well as the optimiser can, from several starts.
 *
 * @param values observations, `NaN` where missing
 * @param form the form; with a multiplicative part all values must be positive
 * @param period whole periods a season, >= 2 for a seasonal form
 * @param starts where from; see `EtsStarts`
 * @returns the candidate; `aicc` is infinite when the series is too short for the form
 * @example
 * const candidate = fitEtsForm(Float64Array.of(2, 4, 3, 5, 4, 6), { error: "A", trend: "N", damped: false, season: "N" }, 1);
 * candidate.theta.length; // => 2
 */
export function fitEtsForm(
	values: Float64Array,
	form: EtsForm,
	period: number,
	starts: EtsStarts = "valleys",
): EtsCandidate {
	const problem = etsProblem(values, period);
	const start = startOf(problem, period);
	return finish(problem, roughCandidate(problem, start, etsLayout(form, period)), start, {
		effort: EXACT,
		starts,
	});
}

/**
 * Searches all forms that the series allows, in stages of growing effort; forms that fell behind are tried once more from
 * the optimum of the best one.
 *
 * @param values observations, `NaN` where missing
 * @param period whole periods a season; above 24 the seasonal forms are left out
 * @param depth `"middle"` stops after a few steps of each form that may be among the best
 * @param forms what may be chosen, default every form
 * @returns candidates in ascending order of AICc; the far ones are only roughly optimised
 * @see Hyndman, Koehler, Ord and Snyder (2008), section 5.2 (choice by information criterion)
 * @example
 * searchEts(Float64Array.of(2, 4, 3, 5, 4, 6), 1).length; // => 2
 */
export function searchEts(
	values: Float64Array,
	period: number,
	depth: EtsDepth = "full",
	forms: readonly EtsForm[] = ETS_FORMS,
): EtsCandidate[] {
	const seasonal = period > 1 && period <= LONGEST_ETS_SEASON && values.length > period;
	const used = seasonal ? period : 1;
	const problem = etsProblem(values, used);
	const start = startOf(problem, used);
	const positive = allPositive(values);
	const layouts = forms
		.filter((form) => (seasonal || form.season === "N") && (positive || form.error === "A"))
		.map((form) => etsLayout(form, used))
		.filter((layout) => problem.count - layout.full - 2 > 0);
	let candidates = layouts.map((layout) => roughCandidate(problem, start, layout)).sort(byAicc);
	candidates = refine(candidates, AFTER_ROUGH, (candidate) => improve(problem, candidate, MIDDLE));
	if (depth === "middle") return candidates;
	const finished = new Set<EtsLayout>();
	const finishOnce = (candidate: EtsCandidate): EtsCandidate => {
		if (finished.has(candidate.layout)) return candidate;
		finished.add(candidate.layout);
		return finish(problem, candidate, start);
	};
	candidates = refine(candidates, AFTER_MIDDLE, finishOnce);
	const best = candidates[0];
	if (best === undefined) return candidates;
	candidates = candidates
		.map((candidate) =>
			finished.has(candidate.layout) || !areRelated(best.layout, candidate.layout)
				? candidate
				: fromRelative(problem, start, best, candidate),
		)
		.sort(byAicc);
	return refine(candidates, AFTER_MIDDLE, finishOnce);
}

/** A form that fell behind, tried again from the optimum of its relative: its own start may have been the bad one. */
function fromRelative(
	problem: EtsProblem,
	start: EtsStart,
	best: EtsCandidate,
	candidate: EtsCandidate,
): EtsCandidate {
	const { layout } = candidate;
	const related = relatedStart(best.layout, best.theta, layout);
	return [related, ...valleys(start, layout, related)].reduce((reached, theta) => {
		const criterion = etsCriterion(problem, layout, theta);
		if (!(criterion < reached.criterion)) return reached;
		return improve(problem, candidateOf(problem, layout, theta, criterion), MIDDLE);
	}, candidate);
}

function refine(
	candidates: readonly EtsCandidate[],
	margin: number,
	work: (candidate: EtsCandidate) => EtsCandidate,
): EtsCandidate[] {
	const limit = (candidates[0]?.aicc ?? 0) + margin;
	return candidates.map((candidate) => (candidate.aicc <= limit ? work(candidate) : candidate)).sort(byAicc);
}

function startOf(problem: EtsProblem, period: number): EtsStart {
	return etsStart(withoutGaps(problem.values), period, allPositive(problem.values));
}

function allPositive(values: Float64Array): boolean {
	for (const value of values) if (value <= 0) return false;
	return true;
}

function roughCandidate(problem: EtsProblem, start: EtsStart, layout: EtsLayout): EtsCandidate {
	const theta = gridStarts(problem, start, layout)[0]!.theta();
	return improve(problem, candidateOf(problem, layout, theta, Number.POSITIVE_INFINITY), ROUGH, layout.short);
}

/** To the end from here, and from starts that lie in other valleys, as far as these come near. */
function finish(
	problem: EtsProblem,
	candidate: EtsCandidate,
	start: EtsStart,
	{ effort, starts }: { readonly effort: EtsEffort; readonly starts: EtsStarts } = {
		effort: FULL,
		starts: "valleys",
	},
): EtsCandidate {
	const first = improve(problem, candidate, effort);
	return otherStarts(problem, start, first, starts).reduce((best, theta) => {
		const tried = candidateOf(problem, candidate.layout, theta, Number.POSITIVE_INFINITY);
		const near = improve(problem, tried, ROUGH);
		if (near.criterion > best.criterion + NEAR) return best;
		const next = improve(problem, near, effort);
		return next.criterion < best.criterion ? next : best;
	}, first);
}
