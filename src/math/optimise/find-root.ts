import { ReapproError } from "../../errors.js";
import type { SearchOptions } from "./brent.js";

/**
 * Root of a function between two points where it has opposite signs.
 *
 * @param f continuous function
 * @param lower finite
 * @param upper finite; f(lower) and f(upper) must not have the same sign (0 is a root)
 * @param options tolerance in x (default 1e-13, relative to |x|, absolute below 1) and most evaluations (default 200)
 * @returns x with f(x) = 0 within the tolerance
 * @throws {ReapproError} OPTION_INVALID when the signs do not differ or f gives NaN at a bound
 * Source: Brent (1973), Algorithms for minimization without derivatives, chapter 4.
 * @example
 * findRoot((x) => x * x - 2, 0, 2); // => 1.414213562373
 */
export function findRoot(
	f: (x: number) => number,
	lower: number,
	upper: number,
	options: SearchOptions = {},
): number {
	const tolerance = options.tolerance ?? 1e-13;
	const most = options.maxEvaluations ?? 200;
	let a = lower;
	let b = upper;
	let fa = f(a);
	let fb = f(b);
	if (fa === 0) return a;
	if (fb === 0) return b;
	if (
		!(fa < 0 !== fb < 0 && Number.isFinite(a) && Number.isFinite(b)) ||
		Number.isNaN(fa) ||
		Number.isNaN(fb)
	)
		throw new ReapproError(
			"OPTION_INVALID",
			"Give finite bounds between which the function changes its sign.",
		);
	let c = a;
	let fc = fa;
	let step = b - a;
	let before = step;
	for (let evaluations = 2; evaluations < most; evaluations++) {
		if (fb > 0 === fc > 0) {
			c = a;
			fc = fa;
			step = b - a;
			before = step;
		}
		if (Math.abs(fc) < Math.abs(fb)) {
			[a, b, c] = [b, c, b];
			[fa, fb, fc] = [fb, fc, fb];
		}
		const small = 2e-16 * Math.abs(b) + 0.5 * tolerance * Math.max(1, Math.abs(b));
		const half = 0.5 * (c - b);
		if (Math.abs(half) <= small || fb === 0) return b;
		if (Math.abs(before) >= small && Math.abs(fa) > Math.abs(fb)) {
			const s = fb / fa;
			const twoPoints = a === c;
			const q0 = fa / fc;
			const r = fb / fc;
			let p = twoPoints ? 2 * half * s : s * (2 * half * q0 * (q0 - r) - (b - a) * (r - 1));
			let q = twoPoints ? 1 - s : (q0 - 1) * (r - 1) * (s - 1);
			if (p > 0) q = -q;
			p = Math.abs(p);
			if (2 * p < Math.min(3 * half * q - Math.abs(small * q), Math.abs(before * q))) {
				before = step;
				step = p / q;
			} else {
				step = half;
				before = half;
			}
		} else {
			step = half;
			before = half;
		}
		a = b;
		fa = fb;
		b += Math.abs(step) > small ? step : half > 0 ? small : -small;
		fb = f(b);
	}
	return b;
}
