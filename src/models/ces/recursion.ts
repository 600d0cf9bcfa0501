import type { CesCoefficients } from "./form.js";

/** States of a complex exponential smoothing model, and scratch of a run. */
export interface CesStates {
	level: number;
	/** Information potential beside the level: the imaginary part. */
	potential: number;
	/** Seasonal states by phase, phase 0 that of the first value; one zero without season. */
	readonly season: Float64Array;
	readonly seasonPotential: Float64Array;
}

/**
 * Runs the recursion over a series, forwards or backwards in time, from the states given.
 *
 * A missing value moves the states on without an error.
 *
 * @param values observations, `NaN` where missing
 * @param coefficients of the form
 * @param states states before the run; receives those after it
 * @param forwards false runs from the last value to the first
 * @param means receives the one-step means
 * @returns sum of squared errors
 * @see Svetunkov, Kourentzes and Ord (2022), Naval Research Logistics 69, equations 9 and 24
 * @example
 * const states = { level: 2, potential: 2, season: new Float64Array(1), seasonPotential: new Float64Array(1) };
 * const values = Float64Array.of(2, 2, 5);
 * runCes(values, cesCoefficients("none", [1, 1]), states, true, new Float64Array(3)); // => 9
 */
export function runCes(
	values: Float64Array,
	coefficients: CesCoefficients,
	states: CesStates,
	forwards: boolean,
	means: Float64Array,
): number {
	const {
		levelByPotential,
		potentialByLevel,
		potentialKept,
		levelGain,
		potentialGain,
		seasonByPotential,
		seasonPotentialBySeason,
		seasonPotentialKept,
		seasonGain,
		seasonPotentialGain,
	} = coefficients;
	const { season, seasonPotential } = states;
	const period = season.length;
	const { length } = values;
	let { level, potential } = states;
	let phase = forwards ? 0 : (length - 1) % period;
	let squares = 0;
	for (let step = 0; step < length; step++) {
		const t = forwards ? step : length - 1 - step;
		const index = season[phase]!;
		const indexPotential = seasonPotential[phase]!;
		const mean = level + index;
		const value = values[t]!;
		const error = Number.isNaN(value) ? 0 : value - mean;
		means[t] = mean;
		squares += error * error;
		const before = level;
		level = before - levelByPotential * potential + levelGain * error;
		potential = potentialByLevel * before + potentialKept * potential + potentialGain * error;
		season[phase] = index - seasonByPotential * indexPotential + seasonGain * error;
		seasonPotential[phase] =
			seasonPotentialBySeason * index + seasonPotentialKept * indexPotential + seasonPotentialGain * error;
		if (forwards) phase = phase + 1 === period ? 0 : phase + 1;
		else phase = phase === 0 ? period - 1 : phase - 1;
	}
	states.level = level;
	states.potential = potential;
	return squares;
}
