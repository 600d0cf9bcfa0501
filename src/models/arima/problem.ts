import { differences } from "../differences.js";
import { type Innovations, runInnovations } from "./innovations.js";
import { isKnown, runKalman } from "./kalman.js";
import { type ArimaOrder, lostValues } from "./order.js";
import { type ArmaCoefficients, multiplySeasonal } from "./polynomials.js";

/** A series under given differences, with scratch memory; all models of one choice share it. */
export interface ArimaProblem {
	/** The series from its first to its last observed value. */
	readonly values: Float64Array;
	/** Whether a value between them is missing. */
	readonly gaps: boolean;
	/** Differenced series; not used with gaps. */
	readonly differenced: Float64Array;
	/** Number of errors that the likelihood counts. */
	readonly count: number;
	/** Whether what was observed tells all that the differences carry on: not with a phase of the season never seen. */
	readonly determined: boolean;
	/** Coefficients c of the differences as 1 - sum c B^i. */
	readonly integration: Float64Array;
	/** The series whose coefficient is the constant: ones without differences, else the periods' numbers. */
	readonly regressor: Float64Array;
	/** How the regressor enters each differenced value. */
	readonly step: number;
	readonly innovations: Innovations;
	/** Sums of squares below this are an exact fit. */
	readonly floor: number;
}

/**
 * Sets up a series for the models of given differences.
 *
 * @param values first and last one observed, `NaN` where missing between
 * @param order its differences and period; the rest is not read
 * @returns the problem
 * @example
 * const order = { p: 0, d: 1, q: 0, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period: 1, constant: false };
 * Array.from(arimaProblem(Float64Array.of(1, 3, 2), order).differenced); // => [2, -1]
 */
export function arimaProblem(values: Float64Array, order: ArimaOrder): ArimaProblem {
	const { d, seasonalD, period } = order;
	let differenced = values;
	let integration = new Float64Array(0);
	for (let k = 0; k < seasonalD; k++) {
		differenced = differences(differenced, period) as Float64Array<ArrayBuffer>;
		integration = multiplySeasonal(integration, [1], period) as Float64Array<ArrayBuffer>;
	}
	for (let k = 0; k < d; k++) {
		differenced = differences(differenced, 1) as Float64Array<ArrayBuffer>;
		integration = multiplySeasonal([1], integration, 1) as Float64Array<ArrayBuffer>;
	}
	const lost = lostValues(order);
	const gaps = values.some(Number.isNaN);
	let squares = 0;
	for (const value of values) if (!Number.isNaN(value)) squares += value * value;
	const observed = gaps ? observedErrors(values, integration) : undefined;
	return {
		values,
		gaps,
		differenced,
		count: observed?.count ?? differenced.length,
		determined: observed?.determined ?? true,
		integration,
		regressor: values.map((_, t) => (lost === 0 ? 1 : t)),
		step: lost === 0 ? 1 : lost,
		innovations: {
			values: new Float64Array(differenced.length),
			ones: new Float64Array(differenced.length),
			logs: 0,
		},
		floor: 1e-20 * (squares > 0 ? squares : 1),
	};
}

/**
 * Runs the filter that the series needs: the fast one, or with gaps that of Kalman.
 *
 * @param problem the series; its `innovations` receive errors of the series and of the regressor's differences
 * @param coefficients the model
 * @param constant whether the errors of the regressor are wanted
 * @returns false when the model is not stationary
 * @example
 * const order = { p: 0, d: 0, q: 0, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period: 1, constant: true };
 * runErrors(arimaProblem(Float64Array.of(1, 3, 2), order), { phi: new Float64Array(0), theta: new Float64Array(0) }, true); // => true
 */
export function runErrors(problem: ArimaProblem, coefficients: ArmaCoefficients, constant: boolean): boolean {
	const { values, gaps, differenced, integration, regressor, innovations } = problem;
	if (!gaps) return runInnovations(coefficients, differenced, innovations, constant);
	const run = runKalman(values, regressor, coefficients, integration);
	if (run === undefined) return false;
	innovations.values.set(run.errors.subarray(integration.length));
	for (let t = integration.length; t < values.length; t++)
		innovations.ones[t - integration.length] = run.regressorErrors[t]! / problem.step;
	innovations.logs = run.logs;
	return true;
}

/** Number of errors of the differences alone, and whether none of the values before them stays unknown. */
function observedErrors(
	values: Float64Array,
	integration: Float64Array,
): { readonly count: number; readonly determined: boolean } {
	const none = { phi: new Float64Array(0), theta: new Float64Array(0) };
	// Without coefficients the model is stationary, and the filter has an answer.
	const { count, covariance } = runKalman(values, new Float64Array(values.length), none, integration)!;
	const size = integration.length + 1;
	const determined = integration.every((_, i) => isKnown(covariance[(i + 1) * (size + 1)]!));
	return { count, determined };
}
