import { ReapproError } from "../../errors.js";
import { cholesky, solveCholesky } from "../linear/cholesky.js";

/** Fills `residuals` at the point `x`; gives false where the function is not defined. Must not keep or change `x`. */
export type Residuals = (x: Float64Array, residuals: Float64Array) => boolean;

/** Bounds of a least squares search, and when it stops. */
export interface SquaresOptions {
	/** Least value of each coordinate; default none. */
	readonly lower?: ArrayLike<number>;
	/** Greatest value of each coordinate; default none. */
	readonly upper?: ArrayLike<number>;
	/** Stops when a step lowers the sum of squares by less than this share of it; default 1e-9. */
	readonly tolerance?: number;
	/** Most steps; default 50. */
	readonly iterations?: number;
}

/** Least sum of squares found. */
export interface SquaresMinimum {
	readonly x: Float64Array;
	/** Sum of squares at `x`; infinite when the start is not feasible. */
	readonly squares: number;
}

/** Step of the forward differences, relative to max(1, |x|): about the square root of the rounding error. */
const DIFFERENCE = 1e-7;
/** Damping of the first step, relative to a unit diagonal, and its bounds. */
const FIRST_DAMPING = 1e-2;
const LEAST_DAMPING = 1e-8;
const GREATEST_DAMPING = 1e6;

/**
 * Least sum of squares of a vector of residuals by damped Gauss-Newton steps with forward differences, inside a box.
 *
 * Deterministic; finds a local minimum. A coordinate at its bound whose descent leads outside is held for the step.
 *
 * @param residuals fills the residuals of a point
 * @param start first point, inside the box
 * @param count number of residuals
 * @param options box, tolerance, most steps
 * @returns best point and its sum of squares
 * @throws {ReapproError} OPTION_INVALID when a bound is missing for a coordinate
 * Source: Marquardt (1963), SIAM Journal on Applied Mathematics 11.
 * @example
 * const rosenbrock = ([x, y], out) => { out[0] = 10 * (y - x * x); out[1] = 1 - x; return true; };
 * minimiseSquares(rosenbrock, [-1.2, 1], 2).x[1]; // => 1.0000
 */
export function minimiseSquares(
	residuals: Residuals,
	start: ArrayLike<number>,
	count: number,
	options: SquaresOptions = {},
): SquaresMinimum {
	const size = start.length;
	const { lower, upper, tolerance = 1e-9, iterations = 50 } = options;
	for (const bound of [lower, upper])
		if (bound !== undefined && bound.length !== size)
			throw new ReapproError("OPTION_INVALID", "Give one bound for each coordinate.", "lower, upper");
	const x = Float64Array.from(start);
	const trial = x.slice();
	let current = new Float64Array(count);
	let other = new Float64Array(count);
	if (!residuals(x, current)) return { x, squares: Number.POSITIVE_INFINITY };
	let squares = sumOfSquares(current);
	const slopes = Array.from({ length: size }, () => new Float64Array(count));
	const gradient = new Float64Array(size);
	let damping = FIRST_DAMPING;
	for (let iteration = 0; iteration < iterations && squares > 0; iteration++) {
		differentiate(residuals, x, current, slopes, upper);
		for (let i = 0; i < size; i++) gradient[i] = product(slopes[i]!, current);
		const free = freeCoordinates(x, gradient, lower, upper);
		const { matrix, scale, moved } = scaledProducts(slopes, free);
		let gain = 0;
		while (moved.length > 0 && damping <= GREATEST_DAMPING) {
			const step = dampedStep(matrix, scale, moved, gradient, damping);
			trial.set(x);
			for (let i = 0; i < moved.length; i++) {
				const at = moved[i]!;
				const least = lower?.[at] ?? Number.NEGATIVE_INFINITY;
				const most = upper?.[at] ?? Number.POSITIVE_INFINITY;
				trial[at] = Math.min(Math.max(x[at]! + step[i]!, least), most);
			}
			const reached = residuals(trial, other) ? sumOfSquares(other) : Number.POSITIVE_INFINITY;
			if (reached < squares) {
				gain = (squares - reached) / squares;
				squares = reached;
				x.set(trial);
				[current, other] = [other, current];
				damping = Math.max(damping / 8, LEAST_DAMPING);
				break;
			}
			damping *= 6;
		}
		if (gain < tolerance) break;
	}
	return { x, squares };
}

function differentiate(
	residuals: Residuals,
	x: Float64Array,
	current: Float64Array,
	slopes: readonly Float64Array[],
	upper: ArrayLike<number> | undefined,
): void {
	for (let p = 0; p < x.length; p++) {
		const slope = slopes[p]!;
		const kept = x[p]!;
		let step = DIFFERENCE * Math.max(1, Math.abs(kept));
		if (kept + step > (upper?.[p] ?? Number.POSITIVE_INFINITY)) step = -step;
		x[p] = kept + step;
		let seen = residuals(x, slope);
		if (!seen) {
			step = -step;
			x[p] = kept + step;
			seen = residuals(x, slope);
		}
		x[p] = kept;
		if (!seen) slope.fill(0);
		else for (let t = 0; t < slope.length; t++) slope[t] = (slope[t]! - current[t]!) / step;
	}
}

/** Coordinates that are not held at a bound by a descent that leads outside. */
function freeCoordinates(
	x: Float64Array,
	gradient: Float64Array,
	lower: ArrayLike<number> | undefined,
	upper: ArrayLike<number> | undefined,
): number[] {
	const free: number[] = [];
	for (let p = 0; p < x.length; p++) {
		const atLower = lower !== undefined && x[p]! <= lower[p]! && gradient[p]! > 0;
		const atUpper = upper !== undefined && x[p]! >= upper[p]! && gradient[p]! < 0;
		if (!atLower && !atUpper) free.push(p);
	}
	return free;
}

/** Gauss-Newton matrix of the coordinates that move the residuals, and not beyond all bounds; scaled to a unit diagonal. */
function scaledProducts(
	slopes: readonly Float64Array[],
	free: readonly number[],
): { matrix: Float64Array; scale: number[]; moved: number[] } {
	const moved: number[] = [];
	const scale: number[] = [];
	for (const p of free) {
		const length = Math.sqrt(sumOfSquares(slopes[p]!));
		if (!(length > 0 && length < Number.POSITIVE_INFINITY)) continue;
		moved.push(p);
		scale.push(length);
	}
	const order = moved.length;
	const matrix = new Float64Array(order * order);
	for (let i = 0; i < order; i++)
		for (let j = 0; j < i; j++)
			matrix[i * order + j] = product(slopes[moved[i]!]!, slopes[moved[j]!]!) / (scale[i]! * scale[j]!);
	return { matrix, scale, moved };
}

function dampedStep(
	matrix: Float64Array,
	scale: readonly number[],
	moved: readonly number[],
	gradient: Float64Array,
	damping: number,
): Float64Array {
	const order = moved.length;
	for (let i = 0; i < order; i++) matrix[i * order + i] = 1 + damping;
	const target = moved.map((p, i) => -gradient[p]! / scale[i]!);
	const step = solveCholesky(cholesky(matrix, order), target);
	for (let i = 0; i < order; i++) step[i]! /= scale[i]!;
	return step;
}

function sumOfSquares(values: Float64Array): number {
	return product(values, values);
}

function product(one: Float64Array, other: Float64Array): number {
	let sum = 0;
	for (let t = 0; t < one.length; t++) sum += one[t]! * other[t]!;
	return sum;
}
