import type { EtsState } from "./process.js";

/** States after more periods, and what was expected of each before it was seen. */
export interface EtsUpdate {
	readonly state: EtsState;
	readonly fitted: readonly number[];
}

/**
 * Moves the states of an exponential smoothing model on by new observations; its parameters and spread stay.
 *
 * @param state states at the end of the series that it was fitted to
 * @param values what came next, `NaN` where missing
 * @returns states at the new end, and the one-step means
 * @see Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing, table 2.2
 * @example
 * const form = { error: "A", trend: "N", damped: false, season: "N" };
 * const state = { form, alpha: 0.5, beta: 0, gamma: 0, phi: 1, level: 10, slope: 0, season: [0], standardDeviation: 2, counts: false };
 * updateEts(state, [14, NaN]).state.level; // => 12
 */
export function updateEts(state: EtsState, values: ArrayLike<number>): EtsUpdate {
	const { form, alpha, beta, gamma, phi } = state;
	const season = [...state.season];
	const multiplicative = form.season === "M";
	const fitted: number[] = [];
	let { level, slope } = state;
	for (let t = 0; t < values.length; t++) {
		const trend = phi * slope;
		const base = level + trend;
		const index = season.shift()!;
		const mean = multiplicative ? base * index : form.season === "A" ? base + index : base;
		fitted.push(mean);
		const error = Number.isNaN(values[t]!) ? 0 : values[t]! - mean;
		const shock = multiplicative ? error / index : error;
		level = base + alpha * shock;
		slope = trend + beta * shock;
		// Where a level has fallen to 0 a product says nothing of the season.
		if (multiplicative)
			season.push(base > 0 ? Math.max(index + (gamma * error) / base, Number.EPSILON) : index);
		else season.push(form.season === "A" ? index + gamma * error : index);
	}
	return { state: { ...state, level, slope, season }, fitted };
}
