import { ReapproError } from "../../errors.js";

/** Where a search stops. */
export interface SearchOptions {
	/** Width of the answer in x; default 1e-9 for minima, 1e-13 for roots, relative to |x| and absolute below 1. */
	readonly tolerance?: number;
	/** Most evaluations; default 200. The best point so far is returned when they are used up. */
	readonly maxEvaluations?: number;
}

/** Minimum found along one dimension. */
export interface LineMinimum {
	readonly x: number;
	readonly value: number;
}

const GOLDEN = 0.38196601125010515;

function requireInterval(lower: number, upper: number): void {
	if (!(lower <= upper && Number.isFinite(lower) && Number.isFinite(upper)))
		throw new ReapproError("OPTION_INVALID", "Give finite bounds, the lower one first.");
}

/**
 * Minimum of a function of one variable: golden sections, with parabolas where they help. Deterministic; finds a local minimum
 * when there are several.
 *
 * @param f function to minimise; a NaN counts as +Infinity
 * @param lower finite
 * @param upper finite, >= lower
 * @param options tolerance (default 1e-9) and most evaluations (default 200)
 * @returns best x and its value
 * @throws {ReapproError} OPTION_INVALID when the bounds are not finite or the wrong way round
 * Source: Brent (1973), Algorithms for minimization without derivatives, chapter 5.
 * @example
 * minimiseBrent((x) => (x - 2) ** 2, 0, 5).x; // => 2.00000
 */
export function minimiseBrent(
	f: (x: number) => number,
	lower: number,
	upper: number,
	options: SearchOptions = {},
): LineMinimum {
	requireInterval(lower, upper);
	const tolerance = options.tolerance ?? 1e-9;
	const most = options.maxEvaluations ?? 200;
	const evaluate = (x: number): number => {
		const value = f(x);
		return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
	};
	let a = lower;
	let b = upper;
	let x = a + GOLDEN * (b - a);
	let w = x;
	let v = x;
	let fx = evaluate(x);
	let fw = fx;
	let fv = fx;
	let step = 0;
	let before = 0;
	for (let evaluations = 1; evaluations < most; evaluations++) {
		const middle = 0.5 * (a + b);
		const small = tolerance * Math.max(1, Math.abs(x)) + 1e-15;
		if (Math.abs(x - middle) <= 2 * small - 0.5 * (b - a)) break;
		const r = (x - w) * (fx - fv);
		let q = (x - v) * (fx - fw);
		let p = (x - v) * q - (x - w) * r;
		q = 2 * (q - r);
		if (q > 0) p = -p;
		else q = -q;
		const inside = p > q * (a - x) && p < q * (b - x);
		if (Math.abs(before) > small && Math.abs(p) < Math.abs(0.5 * q * before) && inside) {
			before = step;
			step = p / q;
			const u = x + step;
			if (u - a < 2 * small || b - u < 2 * small) step = x < middle ? small : -small;
		} else {
			before = x < middle ? b - x : a - x;
			step = GOLDEN * before;
		}
		const u = x + (Math.abs(step) >= small ? step : step > 0 ? small : -small);
		const fu = evaluate(u);
		if (fu <= fx) {
			if (u < x) b = x;
			else a = x;
			[v, fv, w, fw, x, fx] = [w, fw, x, fx, u, fu];
			continue;
		}
		if (u < x) a = u;
		else b = u;
		if (fu <= fw || w === x) [v, fv, w, fw] = [w, fw, u, fu];
		else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu];
	}
	return { x, value: fx };
}
