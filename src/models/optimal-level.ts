import { minimiseBrent } from "../math/index.js";

/** Where simple exponential smoothing ends with the parameter that fits best. */
export interface OptimalLevel {
	readonly alpha: number;
	/** Level after the last value. */
	readonly level: number;
}

/** The parameter is found to this width. */
const TOLERANCE = 1e-7;

/**
 * Simple exponential smoothing from the first value on, with the parameter of least squared one-step error.
 *
 * @param values observations without gaps, at least one
 * @param lower least parameter, in [0, 1]
 * @param upper greatest parameter, in [0, 1]
 * @returns parameter and last level
 * @see Brown (1959), Statistical Forecasting for Inventory Control
 * @example
 * optimalLevel(Float64Array.of(4, 4, 8, 8, 8, 8), 0.1, 0.3).alpha; // => 0.3000
 */
export function optimalLevel(values: Float64Array, lower: number, upper: number): OptimalLevel {
	const { x } = minimiseBrent((alpha) => squaredError(values, alpha), lower, upper, { tolerance: TOLERANCE });
	// The search never evaluates its bounds themselves.
	const alpha = [lower, upper].reduce(
		(best, bound) => (squaredError(values, bound) < squaredError(values, best) ? bound : best),
		x,
	);
	let level = values[0]!;
	for (let t = 1; t < values.length; t++) level += alpha * (values[t]! - level);
	return { alpha, level };
}

function squaredError(values: Float64Array, alpha: number): number {
	let level = values[0]!;
	let squares = 0;
	for (let t = 1; t < values.length; t++) {
		const error = values[t]! - level;
		squares += error * error;
		level += alpha * error;
	}
	return squares;
}
