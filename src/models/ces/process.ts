import type { GaussianProcess } from "../process.js";
import { impulseShocks } from "../shocks.js";
import { type CesForm, cesCoefficients } from "./form.js";
import { type CesStates, runCes } from "./recursion.js";

/** States at the end of a series and what moves them; plain data. */
export interface CesState {
	readonly form: CesForm;
	/** Smoothing parameters as `CES_PARAMETERS` orders them. */
	readonly parameters: readonly number[];
	readonly level: number;
	readonly potential: number;
	/** Seasonal states in order of the coming periods; one zero without season. */
	readonly season: readonly number[];
	readonly seasonPotential: readonly number[];
	/** Of the one-step errors. */
	readonly standardDeviation: number;
	readonly counts: boolean;
}

/**
 * Joint distribution of the coming periods. The recursion is linear, so means and responses to shocks are exact.
 *
 * @param state states at the end of the series
 * @param horizon number of periods
 * @returns means and triangle of shocks
 * @see Svetunkov, Kourentzes and Ord (2022), Naval Research Logistics 69, section 3.3
 * @example
 * const state = { form: "none", parameters: [1.5, 1], level: 4, potential: 4, season: [0], seasonPotential: [0], standardDeviation: 2, counts: false };
 * cesProcess(state, 2).shocks; // => [[2], [1, 2]]
 */
export function cesProcess(state: CesState, horizon: number): GaussianProcess {
	const { form, parameters, standardDeviation, counts } = state;
	const coefficients = cesCoefficients(form, parameters);
	const means = new Float64Array(horizon);
	const unseen = new Float64Array(horizon).fill(Number.NaN);
	runCes(unseen, coefficients, statesOf(state), true, means);
	const responses = new Float64Array(horizon);
	const still: CesStates = {
		level: 0,
		potential: 0,
		season: new Float64Array(state.season.length),
		seasonPotential: new Float64Array(state.season.length),
	};
	const impulse = unseen.slice();
	impulse[0] = 1;
	runCes(impulse, coefficients, still, true, responses);
	responses[0] = 1;
	return {
		kind: "gaussian",
		means: Array.from(means),
		shocks: impulseShocks(responses, standardDeviation),
		counts,
	};
}

function statesOf({ level, potential, season, seasonPotential }: CesState): CesStates {
	return {
		level,
		potential,
		season: Float64Array.from(season),
		seasonPotential: Float64Array.from(seasonPotential),
	};
}
