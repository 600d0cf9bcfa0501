import { interpolateMissing } from "../decomposition.js";
import { countObserved } from "../observed.js";
import { ETS_FORMS, type EtsForm, type EtsLayout, etsLayout } from "./form.js";
import { type EtsEffort, type EtsProblem, etsCriterion, optimiseEts } from "./optimise.js";
import { type EtsStart, etsStart, writeStart } from "./start.js";
import { etsWorkspace } from "./workspace.js";

/** A form with the parameters found for it. */
export interface EtsCandidate {
	readonly layout: EtsLayout;
	readonly theta: Float64Array;
	/** -2 log-likelihood up to a constant, as R's `ets` counts it. */
	readonly criterion: number;
	readonly aicc: number;
}

/** How far a search goes: to the optimum of the best forms, or a few steps of each that may be among them. */
export type EtsDepth = "middle" | "full";

/** Longest season whose states are estimated one by one, as in R's `ets`. */
export const LONGEST_ETS_SEASON = 24;

/** Values of alpha, beta / alpha, gamma / (1 - alpha) from which a search may start. */
const ALPHAS = [0.1, 0.4, 0.8];
const SHARES = [0.02, 0.3];
const PHI_START = 0.95;
/** Second starts are worth their time when their alpha is this far from the first. */
const OTHER_ALPHA = 0.25;

const ROUGH: EtsEffort = { iterations: 3, tolerance: 0.05 };
const MIDDLE: EtsEffort = { iterations: 5, tolerance: 0.02 };
const FULL: EtsEffort = { iterations: 60, tolerance: 1e-4 };
/** Candidates further than this in AICc from the best leave the search after each stage. */
const AFTER_ROUGH = 8;
const AFTER_MIDDLE = 4;

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
 * Fits one form as well as the optimiser can, from two starts.
 *
 * @param values observations, `NaN` where missing
 * @param form the form; with a multiplicative part all values must be positive
 * @param period whole periods a season, >= 2 for a seasonal form
 * @returns the candidate; `aicc` is infinite when the series is too short for the form
 * @example
 * const candidate = fitEtsForm(Float64Array.of(2, 4, 3, 5, 4, 6), { error: "A", trend: "N", damped: false, season: "N" }, 1);
 * candidate.theta.length; // => 2
 */
export function fitEtsForm(values: Float64Array, form: EtsForm, period: number): EtsCandidate {
	const problem = etsProblem(values, period);
	const start = startOf(problem, period);
	return finish(problem, roughCandidate(problem, start, etsLayout(form, period)), start);
}

/**
 * Searches all forms that the series allows, in three stages of growing effort.
 *
 * @param values observations, `NaN` where missing
 * @param period whole periods a season; above 24 the seasonal forms are left out
 * @returns candidates in ascending order of AICc; the far ones are only roughly optimised
 * @see Hyndman, Koehler, Ord and Snyder (2008), section 5.2 (choice by information criterion)
 * @example
 * searchEts(Float64Array.of(2, 4, 3, 5, 4, 6), 1).length; // => 2
 */
export function searchEts(values: Float64Array, period: number, depth: EtsDepth = "full"): EtsCandidate[] {
	const seasonal = period > 1 && period <= LONGEST_ETS_SEASON && values.length > period;
	const used = seasonal ? period : 1;
	const problem = etsProblem(values, used);
	const start = startOf(problem, used);
	const positive = allPositive(values);
	const layouts = ETS_FORMS.filter(
		(form) => (seasonal || form.season === "N") && (positive || form.error === "A"),
	)
		.map((form) => etsLayout(form, used))
		.filter((layout) => problem.count - layout.full - 2 > 0);
	let candidates = layouts.map((layout) => roughCandidate(problem, start, layout)).sort(byAicc);
	candidates = refine(candidates, AFTER_ROUGH, (candidate) => improve(problem, candidate, MIDDLE));
	if (depth === "middle") return candidates;
	return refine(candidates, AFTER_MIDDLE, (candidate) => finish(problem, candidate, start));
}

function refine(
	candidates: readonly EtsCandidate[],
	margin: number,
	work: (candidate: EtsCandidate) => EtsCandidate,
): EtsCandidate[] {
	const limit = (candidates[0]?.aicc ?? 0) + margin;
	return candidates.map((candidate) => (candidate.aicc <= limit ? work(candidate) : candidate)).sort(byAicc);
}

function byAicc(a: EtsCandidate, b: EtsCandidate): number {
	return a.aicc - b.aicc;
}

function startOf(problem: EtsProblem, period: number): EtsStart {
	return etsStart(interpolateMissing(problem.values), period, allPositive(problem.values));
}

function allPositive(values: Float64Array): boolean {
	for (const value of values) if (value <= 0) return false;
	return true;
}

/** Starting vectors, the best first. */
function gridStarts(problem: EtsProblem, start: EtsStart, layout: EtsLayout): Float64Array[] {
	const base = new Float64Array(layout.full);
	writeStart(start, layout, base);
	if (layout.phiAt >= 0) base[layout.phiAt] = PHI_START;
	const tries: { theta: Float64Array; value: number }[] = [];
	const shares = layout.betaAt >= 0 || layout.gammaAt >= 0 ? SHARES : [SHARES[0]!];
	for (const alpha of ALPHAS)
		for (const share of shares) {
			const theta = base.slice();
			theta[0] = alpha;
			if (layout.betaAt >= 0) theta[layout.betaAt] = share;
			if (layout.gammaAt >= 0) theta[layout.gammaAt] = share;
			tries.push({ theta, value: etsCriterion(problem, layout, theta) });
		}
	return tries.sort((a, b) => a.value - b.value).map((entry) => entry.theta);
}

function roughCandidate(problem: EtsProblem, start: EtsStart, layout: EtsLayout): EtsCandidate {
	const theta = gridStarts(problem, start, layout)[0]!;
	return improve(problem, candidateOf(problem, layout, theta, Number.POSITIVE_INFINITY), ROUGH, layout.short);
}

function improve(
	problem: EtsProblem,
	candidate: EtsCandidate,
	effort: EtsEffort,
	size = candidate.layout.full,
): EtsCandidate {
	const theta = candidate.theta.slice();
	const criterion = optimiseEts(problem, candidate.layout, theta, size, effort);
	return candidateOf(problem, candidate.layout, theta, criterion);
}

/** To the end from here, and once more from the best start with another alpha than was found. */
function finish(problem: EtsProblem, candidate: EtsCandidate, start: EtsStart): EtsCandidate {
	const first = improve(problem, candidate, FULL);
	const other = gridStarts(problem, start, candidate.layout).find(
		(theta) => Math.abs(theta[0]! - first.theta[0]!) > OTHER_ALPHA,
	);
	if (other === undefined) return first;
	const second = improve(
		problem,
		candidateOf(problem, candidate.layout, other, Number.POSITIVE_INFINITY),
		FULL,
	);
	return second.criterion < first.criterion ? second : first;
}

function candidateOf(
	problem: EtsProblem,
	layout: EtsLayout,
	theta: Float64Array,
	criterion: number,
): EtsCandidate {
	const parameters = layout.full + 1;
	const spare = problem.count - parameters - 1;
	const aicc = spare > 0 ? criterion + (2 * parameters * problem.count) / spare : Number.POSITIVE_INFINITY;
	return { layout, theta, criterion, aicc };
}
