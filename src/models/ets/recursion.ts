import type { EtsLayout } from "./form.js";
import type { EtsRun } from "./workspace.js";

/** Bounds between which a product of means is kept before its logarithm is taken. */
const LARGE = 1e200;
const SMALL = 1e-200;

/**
 * Runs the smoothing recursion once, without derivatives.
 *
 * Additive and multiplicative errors share it (the states move by the same amounts); they differ in the residual.
 *
 * @param values observations, `NaN` where missing: states then move on without a shock
 * @param layout form and positions
 * @param theta parameter vector
 * @param run receives squares, logs and the states at the end
 * @param fitted receives the one-step means where given
 * @returns false when a mean or multiplicative state is not positive, so the form has no likelihood there
 * @see Hyndman, Koehler, Ord and Snyder (2008), tables 2.2 and 2.3
 * @example
 * const layout = etsLayout({ error: "A", trend: "N", damped: false, season: "N" }, 1);
 * const run = etsRun(1);
 * runEts(Float64Array.of(2, 4), layout, Float64Array.of(0.5, 2), run); // => true
 * run.level; // => 3
 */
export function runEts(
	values: Float64Array,
	layout: EtsLayout,
	theta: Float64Array,
	run: EtsRun,
	fitted?: Float64Array,
): boolean {
	const { form, period, betaAt, gammaAt, phiAt, slopeAt } = layout;
	const { season } = run;
	const alpha = theta[0]!;
	const beta = betaAt >= 0 ? alpha * theta[betaAt]! : 0;
	const gamma = gammaAt >= 0 ? (1 - alpha) * theta[gammaAt]! : 0;
	const phi = phiAt >= 0 ? theta[phiAt]! : 1;
	const additive = form.season === "A";
	const multiplicative = form.season === "M";
	const relative = form.error === "M";
	if (!startSeason(layout, theta, season)) return false;
	let level = theta[layout.levelAt]!;
	let slope = slopeAt >= 0 ? theta[slopeAt]! : 0;
	let squares = 0;
	let logs = 0;
	let product = 1;
	let phase = 0;
	for (let t = 0; t < values.length; t++) {
		const trend = phi * slope;
		const base = level + trend;
		const index = season[phase]!;
		const mean = multiplicative ? base * index : additive ? base + index : base;
		if (relative && !(mean > 0 && (!multiplicative || index > 0))) return false;
		if (fitted !== undefined) fitted[t] = mean;
		const value = values[t]!;
		if (!Number.isNaN(value)) {
			const error = value - mean;
			const residual = relative ? error / mean : error;
			squares += residual * residual;
			if (relative) {
				product *= mean;
				if (product > LARGE || product < SMALL) {
					logs += Math.log(product);
					product = 1;
				}
			}
			const shock = multiplicative ? error / index : error;
			level = base + alpha * shock;
			slope = trend + beta * shock;
			if (multiplicative) season[phase] = index + (gamma * error) / base;
			else if (additive) season[phase] = index + gamma * error;
		} else {
			level = base;
			slope = trend;
		}
		phase = phase + 1 === period ? 0 : phase + 1;
	}
	run.squares = squares;
	run.logs = logs + Math.log(product);
	run.level = level;
	run.slope = slope;
	return squares < Number.POSITIVE_INFINITY;
}

/**
 * Writes the initial seasonal states of a parameter vector, the last phase from the others
 * unless the vector is one longer than `layout.full` and holds it.
 *
 * @param layout form and positions
 * @param theta parameter vector
 * @param season receives the states by phase
 * @returns false when a multiplicative state is not positive
 * @example
 * const layout = etsLayout({ error: "A", trend: "N", damped: false, season: "A" }, 2);
 * startSeason(layout, Float64Array.of(0.1, 0.1, 5, 2), new Float64Array(2)); // => true
 */
export function startSeason(layout: EtsLayout, theta: Float64Array, season: Float64Array): boolean {
	const { form, period, seasonAt } = layout;
	if (seasonAt < 0) {
		season[0] = 0;
		return true;
	}
	const multiplicative = form.season === "M";
	let last = multiplicative ? period : 0;
	let positive = true;
	for (let phase = 0; phase < period - 1; phase++) {
		const state = theta[seasonAt + phase]!;
		season[phase] = state;
		last -= state;
		if (!(state > 0)) positive = false;
	}
	if (theta.length > layout.full) last = theta[layout.full]!;
	season[period - 1] = last;
	return !multiplicative || (positive && last > 0);
}
