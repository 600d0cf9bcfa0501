import { addOuterProduct } from "../../math/index.js";
import type { GaussianProcess } from "../process.js";
import { impulseShocks } from "../shocks.js";
import { impulseResponses } from "./moments.js";
import { multiplySeasonal } from "./polynomials.js";
import { advance, arimaSystem, shownValue } from "./state-space.js";

/** State at the end of a series and what moves it; plain data. */
export interface ArimaState {
	/** Coefficients of the differenced series by lag, the polynomials multiplied out. */
	readonly phi: readonly number[];
	readonly theta: readonly number[];
	/** Coefficients c of the differences as 1 - sum c B^i. */
	readonly integration: readonly number[];
	/** Mean, or drift a period; 0 without constant. */
	readonly constant: number;
	/** Number of the first coming period: the drift is measured from period 0. */
	readonly next: number;
	/** State of the linear system without the constant's part. */
	readonly state: readonly number[];
	/** What is not known of it, in units of the shocks; empty when the past determines it. */
	readonly spread: readonly (readonly number[])[];
	/** Of the shocks. */
	readonly standardDeviation: number;
	readonly counts: boolean;
}

/**
 * Joint distribution of the coming periods: psi weights times the shocks, and what is not known of the state.
 *
 * @param state state at the end of the series
 * @param horizon number of periods
 * @returns means and triangle of shocks
 * @see Box and Jenkins (1976), Time Series Analysis, section 5.1
 * @example
 * const walk = { phi: [], theta: [], integration: [1], constant: 2, next: 5, state: [0, 0], spread: [], standardDeviation: 3, counts: false };
 * arimaProcess(walk, 2); // => { kind: "gaussian", means: [10, 12], shocks: [[3], [3, 3]], counts: false }
 */
export function arimaProcess(state: ArimaState, horizon: number): GaussianProcess {
	const { integration, constant, next, standardDeviation, counts } = state;
	const phi = Float64Array.from(state.phi);
	const theta = Float64Array.from(state.theta);
	const system = arimaSystem({ phi, theta }, integration);
	const path = (from: readonly number[]): number[] => {
		const current = Float64Array.from(from);
		return Array.from({ length: horizon }, () => {
			const value = shownValue(system, current);
			advance(system, current);
			return value;
		});
	};
	const means = path(state.state).map(
		(value, h) => value + constant * (integration.length > 0 ? next + h : 1),
	);
	const whole = multiplySeasonal(phi, integration, 1);
	const shocks = impulseShocks(impulseResponses(whole, theta, horizon), 1);
	for (const column of state.spread) addOuterProduct(shocks, path(column));
	for (const row of shocks) for (let j = 0; j < row.length; j++) row[j]! *= standardDeviation;
	return { kind: "gaussian", means, shocks, counts };
}
