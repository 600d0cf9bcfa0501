import { classicalDecomposition } from "../decomposition.js";
import type { CesForm } from "./form.js";
import type { CesStates } from "./recursion.js";

/** What the states start from before a run back and forth settles them. */
export interface CesStart {
	/** Mean of the first values. */
	readonly level: number;
	/** Values of the first season. */
	readonly first: Float64Array;
	/** Additive seasonal figure by phase. */
	readonly figure: Float64Array;
}

/** Values of a series without season that the first level is the mean of. */
const FIRST_VALUES = 10;
/** Level over information potential at the start. */
const LEVEL_TO_POTENTIAL = 1.1;

/**
 * First guesses of the states of a series.
 *
 * @param values observations without gaps
 * @param period whole periods a season, at most half the length
 * @returns level and seasonal figures
 * @example
 * cesStart(Float64Array.of(1, 2, 3), 1).level; // => 2
 */
export function cesStart(values: Float64Array, period: number): CesStart {
	const some = values.subarray(0, Math.min(values.length, period === 1 ? FIRST_VALUES : period));
	const level = some.reduce((sum, value) => sum + value, 0) / some.length;
	const figure =
		period === 1 ? new Float64Array(1) : classicalDecomposition(values, period, "additive").figure;
	return { level, first: values.slice(0, period), figure };
}

/**
 * Sets the states of a form to the first guesses.
 *
 * @param start first guesses
 * @param form the form
 * @param states receives them
 * @example
 * const states = { level: 0, potential: 0, season: new Float64Array(1), seasonPotential: new Float64Array(1) };
 * writeCesStart({ level: 2.2, first: Float64Array.of(1), figure: Float64Array.of(0) }, "none", states);
 * states.potential; // => 2.000
 */
export function writeCesStart(start: CesStart, form: CesForm, states: CesStates): void {
	const { season, seasonPotential } = states;
	const plain = form !== "simple";
	states.level = plain ? start.level : 0;
	states.potential = states.level / LEVEL_TO_POTENTIAL;
	for (let phase = 0; phase < season.length; phase++) {
		const index = form === "none" ? 0 : plain ? start.figure[phase]! : start.first[phase]!;
		season[phase] = index;
		seasonPotential[phase] = form === "none" || form === "partial" ? 0 : index / LEVEL_TO_POTENTIAL;
	}
}
