import type { EtsLayout } from "./form.js";
import { type EtsEffort, type EtsProblem, optimiseEts } from "./optimise.js";

/** A form with the parameters found for it. */
export interface EtsCandidate {
	readonly layout: EtsLayout;
	readonly theta: Float64Array;
	/** -2 log-likelihood up to a constant, as R's `ets` counts it. */
	readonly criterion: number;
	readonly aicc: number;
}

/**
 * A form with parameters, and what they are worth.
 *
 * @param problem the series
 * @param layout the form
 * @param theta its parameters
 * @param criterion -2 log-likelihood up to a constant, as far as it is known
 * @returns the candidate; `aicc` is infinite when the series is too short for the form
 */
export function candidateOf(
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

/**
 * Optimises a candidate for some steps.
 *
 * @param problem the series
 * @param candidate where from; not changed
 * @param effort most steps, and when to stop
 * @param size how many of its parameters are free; default all
 * @returns the better one
 */
export function improve(
	problem: EtsProblem,
	candidate: EtsCandidate,
	effort: EtsEffort,
	size = candidate.layout.full,
): EtsCandidate {
	const theta = candidate.theta.slice();
	const criterion = optimiseEts(problem, candidate.layout, theta, size, effort);
	return candidateOf(problem, candidate.layout, theta, criterion);
}

/**
 * Order of candidates, the best first.
 *
 * @param a one candidate
 * @param b another one
 * @returns below 0 when `a` is better
 */
export function byAicc(a: EtsCandidate, b: EtsCandidate): number {
	return a.aicc - b.aicc;
}
