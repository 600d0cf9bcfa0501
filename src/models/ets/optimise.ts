import type { EtsLayout } from "./form.js";
import { runEts } from "./recursion.js";
import { prepareSteps, takeStep } from "./step.js";
import type { EtsWorkspace } from "./workspace.js";

/** Series and scratch memory of one fit. */
export interface EtsProblem {
	readonly values: Float64Array;
	/** Observed values. */
	readonly count: number;
	/** Residuals of an exact fit count as this sum of squares, so that the logarithm stays finite. */
	readonly floors: Readonly<Record<"A" | "M", number>>;
	readonly workspace: EtsWorkspace;
}

/** When the optimiser stops. */
export interface EtsEffort {
	readonly iterations: number;
	/** Stops when an iteration gains less than this in -2 log-likelihood. */
	readonly tolerance: number;
}

/** Damping of the first step, and its bounds; relative to the diagonal. */
const FIRST_DAMPING = 1e-2;
const LEAST_DAMPING = 1e-7;
const GREATEST_DAMPING = 1e6;

/**
 * -2 log-likelihood of a form at a parameter vector, up to the constant that R's `ets` leaves out.
 *
 * @param problem series and memory
 * @param layout form and positions
 * @param theta parameter vector
 * @returns n log(sum of squares) + 2 sum of log means; infinite where the form has no likelihood
 * @see Hyndman, Koehler, Ord and Snyder (2008), equation 5.3
 * @example
 * const layout = etsLayout({ error: "A", trend: "N", damped: false, season: "N" }, 1);
 * const problem = etsProblem(Float64Array.of(2, 4), 1);
 * etsCriterion(problem, layout, Float64Array.of(0.5, 2)); // => 2.7725887
 */
export function etsCriterion(problem: EtsProblem, layout: EtsLayout, theta: Float64Array): number {
	const { workspace } = problem;
	if (!runEts(problem.values, layout, theta, workspace)) return Number.POSITIVE_INFINITY;
	const squares = Math.max(workspace.squares, problem.floors[layout.form.error]);
	return problem.count * Math.log(squares) + 2 * workspace.logs;
}

/**
 * Lowers the criterion by damped Gauss-Newton steps inside the bounds (Levenberg-Marquardt, projected).
 *
 * @param problem series and memory
 * @param layout form and positions
 * @param theta start, feasible; receives the optimum
 * @param size leading parameters to move: `layout.short` or `layout.full`
 * @param effort when to stop
 * @returns the criterion reached, never above that of the start
 * @see Marquardt (1963), SIAM Journal on Applied Mathematics 11
 * @example
 * const layout = etsLayout({ error: "A", trend: "N", damped: false, season: "N" }, 1);
 * const problem = etsProblem(Float64Array.of(2, 4, 3, 5), 1);
 * const theta = Float64Array.of(0.5, 2);
 * optimiseEts(problem, layout, theta, layout.full, { iterations: 20, tolerance: 1e-6 }) < etsCriterion(problem, layout, Float64Array.of(0.5, 2)); // => true
 */
export function optimiseEts(
	problem: EtsProblem,
	layout: EtsLayout,
	theta: Float64Array,
	size: number,
	effort: EtsEffort,
): number {
	let best = etsCriterion(problem, layout, theta);
	if (best === Number.POSITIVE_INFINITY) return best;
	const trial = theta.slice();
	let damping = FIRST_DAMPING;
	let stale = false;
	for (let iteration = 0; iteration < effort.iterations; iteration++) {
		if (problem.workspace.squares <= problem.floors[layout.form.error]) return best;
		prepareSteps(problem.values, problem.count, layout, theta, size, problem.workspace);
		let gain = 0;
		while (damping <= GREATEST_DAMPING) {
			takeStep(layout, theta, size, damping, problem.workspace, trial);
			const value = etsCriterion(problem, layout, trial);
			stale = !(value < best);
			if (!stale) {
				gain = best - value;
				best = value;
				theta.set(trial);
				damping = Math.max(damping / 8, LEAST_DAMPING);
				break;
			}
			damping *= 6;
		}
		if (gain < effort.tolerance) break;
	}
	// Leaves the workspace as the optimum, not as a trial that was no better, made it.
	return stale ? etsCriterion(problem, layout, theta) : best;
}
