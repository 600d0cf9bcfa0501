import { ReapproError } from "../../errors.js";
import { findRoot } from "../../math/index.js";

/**
 * Smallest integer at which a condition holds that fails below it and holds above it. Gallops both ways from the guess.
 *
 * @param holds monotone condition
 * @param guess integer to begin at
 * @returns the integer
 * @throws {ReapproError} `INPUT_INVALID` when there is none within the safe integers
 */
export function smallestInteger(holds: (value: number) => boolean, guess: number): number {
	let lower = guess;
	let upper = guess;
	for (let step = 1; holds(lower); step *= 2) {
		upper = lower;
		lower -= step;
		if (!Number.isSafeInteger(lower)) throw unbounded();
	}
	for (let step = 1; !holds(upper); step *= 2) {
		lower = upper;
		upper += step;
		if (!Number.isSafeInteger(upper)) throw unbounded();
	}
	while (upper - lower > 1) {
		const middle = Math.floor((lower + upper) / 2);
		if (holds(middle)) upper = middle;
		else lower = middle;
	}
	return upper;
}

/**
 * Root of a decreasing function; the bracket is widened on both sides of the guess until the sign changes.
 *
 * @param decreasing function to solve for 0
 * @param guess where to begin
 * @param step first half width of the bracket, > 0
 * @returns the root
 * @throws {ReapproError} `INPUT_INVALID` when the sign never changes
 */
export function bracketedRoot(decreasing: (x: number) => number, guess: number, step: number): number {
	let lower = guess - step;
	let upper = guess + step;
	for (let width = 2 * step; !(decreasing(lower) >= 0); width *= 2) {
		lower -= width;
		if (!Number.isFinite(lower)) throw unbounded();
	}
	for (let width = 2 * step; !(decreasing(upper) <= 0); width *= 2) {
		upper += width;
		if (!Number.isFinite(upper)) throw unbounded();
	}
	return findRoot(decreasing, lower, upper);
}

function unbounded(): ReapproError {
	return new ReapproError("INPUT_INVALID", "No level satisfies this: check targets, costs and demand.");
}
