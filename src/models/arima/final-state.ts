import { type ArimaFit, coefficientsOf } from "./fit.js";
import { type KalmanRun, runKalman } from "./kalman.js";
import { coefficientCount } from "./order.js";
import type { ArimaProblem } from "./problem.js";
import type { ArimaState } from "./process.js";
import { stateSpread } from "./spread.js";
import { arimaSystem } from "./state-space.js";

/**
 * Runs a fitted model over the whole series once more, for its one-step means and its state at the end.
 *
 * While the differences are not complete, the mean is the value that they would start from: that of a season before,
 * or the last one.
 *
 * @param problem the series as it was fitted
 * @param fit the model
 * @param trailing missing values after the last observed one
 * @param counts whether the series counts pieces
 * @param prior variance of the values before the first, as `runKalman` takes it
 * @returns one-step means, the state after the last period, and the run itself
 * @example
 * const order = { p: 0, d: 1, q: 0, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period: 1, constant: false };
 * const problem = arimaProblem(Float64Array.of(3, 5, 4), order);
 * finalState(problem, fitArima(problem, order, [], { iterations: 1, tolerance: 1 }), 0, false).fitted; // => [NaN, 3, 5]
 */
export function finalState(
	problem: ArimaProblem,
	fit: Pick<ArimaFit, "order" | "blocks" | "constant" | "squares">,
	trailing: number,
	counts: boolean,
	prior?: number,
): { readonly fitted: number[]; readonly state: ArimaState; readonly run: KalmanRun } {
	const { integration, step, count } = problem;
	const length = problem.values.length + trailing;
	const values = new Float64Array(length).fill(Number.NaN);
	values.set(problem.values);
	const regressor = values.map((_, t) => (integration.length === 0 ? 1 : t));
	const coefficients = coefficientsOf(fit.blocks, fit.order.period);
	const constant = fit.constant / step;
	// The caller has run a filter at these coefficients, so it does not fail here.
	const run = runKalman(values, regressor, coefficients, integration, prior)!;
	const system = arimaSystem(coefficients, integration);
	const lag = fit.order.seasonalD > 0 ? fit.order.period : 1;
	const fitted = Array.from(run.means, (mean, t) => {
		if (t < integration.length) return (t >= lag ? values[t - lag] : values[t - 1]) ?? Number.NaN;
		return mean + constant * (regressor[t]! - run.regressorMeans[t]!);
	});
	const spare = Math.max(1, count - coefficientCount(fit.order));
	const state: ArimaState = {
		phi: Array.from(coefficients.phi),
		theta: Array.from(coefficients.theta),
		integration: Array.from(integration),
		constant,
		next: length,
		state: Array.from(run.state, (value, i) => value - constant * run.regressorState[i]!),
		spread: stateSpread(run, system),
		standardDeviation: Math.sqrt(fit.squares / spare),
		counts,
	};
	return { fitted, state, run };
}
