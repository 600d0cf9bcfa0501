import { cholesky, solveCholesky } from "../../math/index.js";
import type { EtsLayout } from "./form.js";
import { runEts } from "./recursion.js";
import { differentiateEts } from "./sensitivity.js";
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

/** Smoothing parameters stay inside these, as in R's `ets`; beta and gamma as shares of their upper bounds. */
const LOWER = 1e-4;
const UPPER = 1 - 1e-4;
const PHI_LOWER = 0.8;
const PHI_UPPER = 0.98;
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
 * Relative errors times the geometric mean of the fitted means turn every likelihood into least squares: with g the
 * mean derivative of the log means, residual r has derivative x + r g, and the sums of the kernel give both
 * gradient and Gauss-Newton matrix.
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
	for (let iteration = 0; iteration < effort.iterations; iteration++) {
		if (problem.workspace.squares <= problem.floors[layout.form.error]) return best;
		const system = gaussNewton(problem, layout, theta, size);
		let gain = 0;
		while (damping <= GREATEST_DAMPING) {
			const step = boundedStep(layout, theta, system, damping);
			for (let p = 0; p < size; p++) trial[p] = inBounds(layout, p, theta[p]! + step[p]!);
			const value = etsCriterion(problem, layout, trial);
			if (value < best) {
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
	// Leaves the workspace as the optimum, not as the last trial, made it.
	return etsCriterion(problem, layout, theta);
}

interface NormalSystem {
	readonly size: number;
	readonly gradient: Float64Array;
	/** Row-major, lower triangle. */
	readonly matrix: Float64Array;
}

function gaussNewton(
	problem: EtsProblem,
	layout: EtsLayout,
	theta: Float64Array,
	size: number,
): NormalSystem {
	const { workspace, count } = problem;
	const squares = workspace.squares;
	differentiateEts(problem.values, layout, theta, size, workspace);
	const { products, squareSlopes, logSlopes } = workspace;
	const gradient = new Float64Array(size);
	const matrix = new Float64Array(size * size);
	for (let row = 0; row < size; row++) {
		const logRow = logSlopes[row]! / count;
		gradient[row] = squareSlopes[row]! + squares * logRow;
		for (let column = 0; column <= row; column++) {
			const logColumn = logSlopes[column]! / count;
			matrix[row * size + column] =
				products[row * size + column]! +
				squareSlopes[row]! * logColumn +
				squareSlopes[column]! * logRow +
				squares * logRow * logColumn;
		}
	}
	return { size, gradient, matrix };
}

/** Step of the parameters that are not held at a bound; the matrix is scaled to a unit diagonal before damping. */
function boundedStep(
	layout: EtsLayout,
	theta: Float64Array,
	system: NormalSystem,
	damping: number,
): Float64Array {
	const { size, gradient, matrix } = system;
	const free: number[] = [];
	for (let p = 0; p < size; p++) {
		const moved = inBounds(layout, p, theta[p]! - Math.sign(gradient[p]!) * 1e-9);
		if (matrix[p * size + p]! > 0 && moved !== theta[p]!) free.push(p);
		else if (matrix[p * size + p]! > 0 && bounds(layout, p) === undefined) free.push(p);
	}
	const order = free.length;
	const scale = free.map((p) => Math.sqrt(matrix[p * size + p]!));
	const scaled = new Float64Array(order * order);
	const target = new Float64Array(order);
	for (let i = 0; i < order; i++) {
		target[i] = -gradient[free[i]!]! / scale[i]!;
		for (let j = 0; j < i; j++)
			scaled[i * order + j] = matrix[free[i]! * size + free[j]!]! / (scale[i]! * scale[j]!);
		scaled[i * order + i] = 1 + damping;
	}
	const solved = solveCholesky(cholesky(scaled, order), target);
	const step = new Float64Array(size);
	for (let i = 0; i < order; i++) step[free[i]!] = solved[i]! / scale[i]!;
	return step;
}

function bounds(layout: EtsLayout, p: number): readonly [number, number] | undefined {
	if (p === layout.phiAt) return [PHI_LOWER, PHI_UPPER];
	if (p === 0 || p === layout.betaAt || p === layout.gammaAt) return [LOWER, UPPER];
	return undefined;
}

function inBounds(layout: EtsLayout, p: number, value: number): number {
	const range = bounds(layout, p);
	return range === undefined ? value : Math.min(Math.max(value, range[0]), range[1]);
}
