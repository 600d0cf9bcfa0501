import type { EtsLayout } from "./form.js";
import { type EtsProblem, etsCriterion } from "./optimise.js";
import { type EtsStart, writeStart } from "./start.js";

/**
 * From where a form is optimised once more: the best of the grid with another alpha, or other valleys besides. The nearest
 * to the likelihood's optimum is not always the nearest forecast.
 */
export type EtsStarts = "grid" | "valleys";

/** Values of alpha, beta / alpha, gamma / (1 - alpha) from which a search may start. */
const ALPHAS = [0.1, 0.4, 0.8];
const SHARES = [0.02, 0.3];
/** Damping from which a search starts. */
export const PHI_START = 0.95;
/** Second starts are worth their time when their alpha is this far from the first. */
const OTHER_ALPHA = 0.25;

/** A start on the grid; its vector is made when it is taken. */
export interface GridStart {
	readonly alpha: number;
	readonly theta: () => Float64Array;
}

/**
 * Starts of a form on a grid of smoothing parameters, with the states of the series' first line and season.
 *
 * @param problem series and memory
 * @param start first line and season of the series
 * @param layout form and positions
 * @returns from the best on: alpha, and a function that writes the parameter vector
 * @example
 * const layout = etsLayout({ error: "A", trend: "N", damped: false, season: "N" }, 1);
 * const values = Float64Array.of(2, 4, 3, 5);
 * gridStarts(etsProblem(values, 1), etsStart(values, 1, true), layout).map((start) => start.alpha); // => [0.1, 0.4, 0.8]
 */
export function gridStarts(problem: EtsProblem, start: EtsStart, layout: EtsLayout): GridStart[] {
	const theta = new Float64Array(layout.full);
	writeStart(start, layout, theta);
	if (layout.phiAt >= 0) theta[layout.phiAt] = PHI_START;
	const move = (alpha: number, share: number): Float64Array => {
		theta[0] = alpha;
		if (layout.betaAt >= 0) theta[layout.betaAt] = share;
		if (layout.gammaAt >= 0) theta[layout.gammaAt] = share;
		return theta;
	};
	const tries: (GridStart & { readonly value: number })[] = [];
	const shares = layout.betaAt >= 0 || layout.gammaAt >= 0 ? SHARES : [SHARES[0]!];
	for (const alpha of ALPHAS)
		for (const share of shares)
			tries.push({
				alpha,
				theta: () => move(alpha, share).slice(),
				value: etsCriterion(problem, layout, move(alpha, share)),
			});
	return tries.sort((a, b) => a.value - b.value);
}

/**
 * Starts from which a form that was optimised once may come to a better optimum.
 *
 * @param problem series and memory
 * @param start first line and season of the series
 * @param layout form and positions
 * @param found layout of the form and the optimum that was found
 * @param starts which
 * @returns parameter vectors
 * @example
 * const layout = etsLayout({ error: "A", trend: "N", damped: false, season: "N" }, 1);
 * const values = Float64Array.of(2, 4, 3, 5);
 * otherStarts(etsProblem(values, 1), etsStart(values, 1, true), { layout, theta: Float64Array.of(0.1, 3) }, "grid").length; // => 1
 */
export function otherStarts(
	problem: EtsProblem,
	start: EtsStart,
	{ layout, theta }: { readonly layout: EtsLayout; readonly theta: Float64Array },
	starts: EtsStarts,
): Float64Array[] {
	const other = gridStarts(problem, start, layout).find(
		({ alpha }) => Math.abs(alpha - theta[0]!) > OTHER_ALPHA,
	);
	const further = starts === "grid" ? [] : valleys(start, layout, theta);
	return other === undefined ? further : [other.theta(), ...further];
}

/**
 * Starts in the valleys in which optima of M3 series were found to lie that a search from the grid missed: a slope that
 * follows every level at once and soon fades, a line that bends and never learns, a season that learns fast.
 *
 * @param start first line and season of the series
 * @param layout form and positions
 * @param theta parameter vector whose other parts are kept
 * @returns parameter vectors; none for a form without damping and season
 * @example
 * const layout = etsLayout({ error: "A", trend: "N", damped: false, season: "A" }, 2);
 * const values = Float64Array.of(2, 4, 3, 5);
 * valleys(etsStart(values, 2, true), layout, Float64Array.of(0.1, 0, 3, 1)).map(([, gamma]) => gamma); // => [0.7]
 */
export function valleys(start: EtsStart, layout: EtsLayout, theta: Float64Array): Float64Array[] {
	const { betaAt, gammaAt, phiAt } = layout;
	const starts: Float64Array[] = [];
	if (phiAt >= 0) {
		const fading = theta.slice();
		fading[betaAt] = 0.9;
		fading[phiAt] = 0.82;
		const bending = theta.slice();
		writeStart(start, layout, bending);
		bending[0] = 0.01;
		bending[betaAt] = 0.02;
		bending[phiAt] = 0.96;
		starts.push(fading, bending);
	}
	if (gammaAt >= 0) {
		const learning = theta.slice();
		learning[gammaAt] = 0.7;
		starts.push(learning);
	}
	return starts;
}
