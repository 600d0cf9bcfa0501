import { factorCholesky, substituteCholesky } from "../../math/index.js";
import type { EtsLayout } from "./form.js";
import { differentiateEts } from "./sensitivity.js";
import type { EtsWorkspace } from "./workspace.js";

/** Smoothing parameters stay inside these, as in R's `ets`; beta and gamma as shares of their upper bounds. */
const LOWER = 1e-4;
const UPPER = 1 - 1e-4;
const PHI_LOWER = 0.8;
const PHI_UPPER = 0.98;
/** A parameter is held where so short a move downhill would leave the bounds. */
const SHORT_MOVE = 1e-9;

/**
 * Sets up the Gauss-Newton steps from a point: those of the parameters that are not held at a bound, with the matrix
 * scaled to a unit diagonal.
 *
 * Relative errors times the geometric mean of the fitted means turn every likelihood into least squares: with g the
 * mean derivative of the log means, residual r has derivative x + r g, and the sums of the kernel give both
 * gradient and Gauss-Newton matrix.
 *
 * @param values observations, `NaN` where missing
 * @param count observed values
 * @param layout form and positions
 * @param theta where the last run of the recursion was
 * @param size leading parameters to move
 * @param workspace as that run left it; receives the steps
 * @example
 * const layout = etsLayout({ error: "A", trend: "N", damped: false, season: "N" }, 1);
 * const values = Float64Array.of(2, 4);
 * const workspace = etsWorkspace(1);
 * runEts(values, layout, Float64Array.of(0.5, 2), workspace);
 * prepareSteps(values, 2, layout, Float64Array.of(0.5, 2), 2, workspace);
 * workspace.freeCount; // => 1
 */
export function prepareSteps(
	values: Float64Array,
	count: number,
	layout: EtsLayout,
	theta: Float64Array,
	size: number,
	workspace: EtsWorkspace,
): void {
	const { squares, products, squareSlopes, logSlopes, free, scales, targets, scaled } = workspace;
	differentiateEts(values, layout, theta, size, workspace);
	// From here on the mean derivative of the log means.
	for (let p = 0; p < size; p++) logSlopes[p]! /= count;
	const element = (row: number, column: number): number =>
		products[row * size + column]! +
		squareSlopes[row]! * logSlopes[column]! +
		squareSlopes[column]! * logSlopes[row]! +
		squares * logSlopes[row]! * logSlopes[column]!;
	let order = 0;
	for (let p = 0; p < size; p++) {
		const gradient = squareSlopes[p]! + squares * logSlopes[p]!;
		const diagonal = element(p, p);
		if (!(diagonal > 0) || isHeld(layout, p, theta[p]!, gradient)) continue;
		const scale = Math.sqrt(diagonal);
		free[order] = p;
		scales[order] = scale;
		targets[order] = -gradient / scale;
		order++;
	}
	workspace.freeCount = order;
	for (let i = 0; i < order; i++)
		for (let j = 0; j < i; j++)
			scaled[i * order + j] = element(free[i]!, free[j]!) / (scales[i]! * scales[j]!);
}

/**
 * Takes one of the prepared steps.
 *
 * @param layout form and positions
 * @param theta where from
 * @param size leading parameters that may move
 * @param damping added to the unit diagonal, above 0
 * @param workspace as `prepareSteps` left it
 * @param trial receives the point that is reached, inside the bounds
 * @see Marquardt (1963), SIAM Journal on Applied Mathematics 11
 * @example
 * const layout = etsLayout({ error: "A", trend: "N", damped: false, season: "N" }, 1);
 * const values = Float64Array.of(2, 4);
 * const workspace = etsWorkspace(1);
 * const theta = Float64Array.of(0.5, 2);
 * runEts(values, layout, theta, workspace);
 * prepareSteps(values, 2, layout, theta, 2, workspace);
 * const trial = theta.slice();
 * takeStep(layout, theta, 2, 1e-6, workspace, trial);
 * trial[1]; // => 2.8
 */
export function takeStep(
	layout: EtsLayout,
	theta: Float64Array,
	size: number,
	damping: number,
	workspace: EtsWorkspace,
	trial: Float64Array,
): void {
	const { freeCount, free, scales, targets, scaled, factor, solution } = workspace;
	for (let i = 0; i < freeCount; i++) {
		scaled[i * freeCount + i] = 1 + damping;
		solution[i] = targets[i]!;
	}
	factorCholesky(scaled, freeCount, factor);
	substituteCholesky(factor, freeCount, solution);
	for (let p = 0; p < size; p++) trial[p] = inBounds(layout, p, theta[p]!);
	for (let i = 0; i < freeCount; i++) {
		const p = free[i]!;
		trial[p] = inBounds(layout, p, theta[p]! + solution[i]! / scales[i]!);
	}
}

function isHeld(layout: EtsLayout, p: number, value: number, gradient: number): boolean {
	return isBounded(layout, p) && inBounds(layout, p, value - Math.sign(gradient) * SHORT_MOVE) === value;
}

function isBounded(layout: EtsLayout, p: number): boolean {
	return p === 0 || p === layout.betaAt || p === layout.gammaAt || p === layout.phiAt;
}

function inBounds(layout: EtsLayout, p: number, value: number): number {
	if (!isBounded(layout, p)) return value;
	return p === layout.phiAt
		? Math.min(Math.max(value, PHI_LOWER), PHI_UPPER)
		: Math.min(Math.max(value, LOWER), UPPER);
}
