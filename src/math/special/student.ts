import { betaLower } from "./incomplete-beta.js";
import { stirlingError } from "./log-gamma.js";
import { normalQuantile } from "./normal-quantile.js";
import { solveTail } from "./solve-tail.js";

/** log of Gamma((v + 1) / 2) / (Gamma(v / 2) sqrt(v pi)), from Stirling errors so that it stays exact for large v. */
function logConstant(degreesOfFreedom: number): number {
	const half = 0.5 * degreesOfFreedom;
	// Gamma(h + 1/2) / Gamma(h): with Gamma(x) = x! / x the leading parts combine to h log1p(1 / (2 h)) - 1/2 + (log h) / 2.
	const ratio = half * Math.log1p(0.5 / half) - 0.5 + stirlingError(half + 0.5) - stirlingError(half);
	return ratio - 0.5 * Math.log(2 * Math.PI);
}

/** Density of Student's t. */
export function studentDensity(t: number, degreesOfFreedom: number): number {
	return Math.exp(
		logConstant(degreesOfFreedom) - 0.5 * (degreesOfFreedom + 1) * logOnePlusSquare(t, degreesOfFreedom),
	);
}

/** log(1 + t^2 / v) without overflow of t^2. */
function logOnePlusSquare(t: number, degreesOfFreedom: number): number {
	const size = Math.abs(t);
	if (size > 1e100) return 2 * Math.log(size) - Math.log(degreesOfFreedom);
	return Math.log1p((t * t) / degreesOfFreedom);
}

/** Upper tail of Student's t, P(T > t), accurate in its own tail. */
export function studentSurvival(t: number, degreesOfFreedom: number): number {
	if (Number.isNaN(t) || !(degreesOfFreedom > 0)) return Number.NaN;
	const square = t * t;
	const total = degreesOfFreedom + square;
	const x = square === Number.POSITIVE_INFINITY ? 0 : degreesOfFreedom / total;
	const y = square === Number.POSITIVE_INFINITY ? 1 : square / total;
	const tail = 0.5 * betaLower(x, y, 0.5 * degreesOfFreedom, 0.5);
	return t >= 0 ? tail : 1 - tail;
}

/**
 * Distribution function of Student's t.
 *
 * @param t any number
 * @param degreesOfFreedom > 0, need not be an integer
 * @returns P(T <= t)
 * Source: DLMF 8.17 with x = v / (v + t^2).
 * @example
 * studentCdf(2, 5); // => 0.949030260585071
 */
export function studentCdf(t: number, degreesOfFreedom: number): number {
	return studentSurvival(-t, degreesOfFreedom);
}

/** P(0 < T < t) = p for small p: the probability is concave in t, so Newton climbs to the root from the left. */
function centralQuantile(p: number, degreesOfFreedom: number): number {
	let t = p / studentDensity(0, degreesOfFreedom);
	for (let i = 0; i < 100; i++) {
		const total = degreesOfFreedom + t * t;
		const value = 0.5 * betaLower((t * t) / total, degreesOfFreedom / total, 0.5, 0.5 * degreesOfFreedom);
		const step = (p - value) / studentDensity(t, degreesOfFreedom);
		t += step;
		if (Math.abs(step) <= 1e-9 * t) break;
	}
	return t;
}

/** Upper quantile by Newton in log t, where the tail is close to a straight line. */
function tailQuantile(tail: number, degreesOfFreedom: number): number {
	const v = degreesOfFreedom;
	// The density is at most K v^((v + 1) / 2) t^-(v + 1), which bounds t from above.
	const upper = (logConstant(v) + 0.5 * (v - 1) * Math.log(v) - Math.log(tail)) / v;
	const z = -normalQuantile(tail);
	const cornishFisher = z + (z ** 3 + z) / (4 * v) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v * v);
	const start = Math.min(upper, Math.log(cornishFisher));
	const value = (u: number): number => studentSurvival(Math.exp(u), v);
	const slope = (u: number): number => -Math.exp(u) * studentDensity(Math.exp(u), v);
	const bound = upper + 1e-12 * Math.max(1, Math.abs(upper));
	return Math.exp(solveTail({ value, slope, rising: false }, tail, start, Number.NEGATIVE_INFINITY, bound));
}

/**
 * Quantile of Student's t.
 *
 * @param p probability in [0, 1]; 0 gives -Infinity, 1 gives Infinity
 * @param degreesOfFreedom > 0, need not be an integer
 * @returns the t with P(T <= t) = p; `NaN` outside the domain
 * Source: start by Cornish and Fisher (1938), then Newton on the logarithm of the tail.
 * @example
 * studentQuantile(0.975, 10); // => 2.2281388519
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
	if (!(p >= 0 && p <= 1 && degreesOfFreedom > 0)) return Number.NaN;
	if (p === 0.5) return 0;
	const tail = p < 0.5 ? p : 1 - p;
	if (tail === 0) return p < 0.5 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	const size =
		tail > 0.2 ? centralQuantile(Math.abs(p - 0.5), degreesOfFreedom) : tailQuantile(tail, degreesOfFreedom);
	return p < 0.5 ? -size : size;
}
