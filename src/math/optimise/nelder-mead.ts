import { ReapproError } from "../../errors.js";

/** Where and how a Nelder-Mead search runs. */
export interface NelderMeadOptions {
	/** Edge of the first simplex in each coordinate; default 0.1 max(|start|, 0.1). */
	readonly steps?: ArrayLike<number>;
	/** Stops when the values of the simplex differ by less than this times (1 + |best|); default 1e-10. */
	readonly tolerance?: number;
	/** Most evaluations; default 400 times the dimension. */
	readonly maxEvaluations?: number;
}

/** Minimum found in several dimensions. */
export interface SimplexMinimum {
	readonly x: Float64Array;
	readonly value: number;
	readonly evaluations: number;
}

function firstSimplex(start: ArrayLike<number>, steps: ArrayLike<number> | undefined): Float64Array[] {
	const origin = Float64Array.from(start);
	const points = [origin];
	for (let i = 0; i < origin.length; i++) {
		const point = origin.slice();
		point[i]! += steps?.[i] ?? 0.1 * Math.max(Math.abs(origin[i]!), 0.1);
		points.push(point);
	}
	return points;
}

/** target = centre + factor (point - centre) */
function moveFrom(centre: Float64Array, point: Float64Array, factor: number, target: Float64Array): void {
	for (let i = 0; i < centre.length; i++) target[i] = centre[i]! + factor * (point[i]! - centre[i]!);
}

/**
 * Minimum of a function of several variables by the simplex method, with coefficients that adapt to the dimension. Deterministic.
 * Bounds are left to the function: let it return Infinity (or a rising penalty) outside.
 *
 * @param f function to minimise; a NaN counts as +Infinity; it must not keep or change its argument
 * @param start first point, one value a dimension
 * @param options first steps, tolerance on the values, most evaluations
 * @returns best point, its value and the number of evaluations
 * @throws {ReapproError} OPTION_INVALID when the start is empty
 * Source: Nelder and Mead (1965); coefficients by Gao and Han (2012).
 * @example
 * minimiseNelderMead(([x, y]) => (x - 1) ** 2 + (y + 2) ** 2, [0, 0]).value < 1e-8; // => true
 */
export function minimiseNelderMead(
	f: (x: Float64Array) => number,
	start: ArrayLike<number>,
	options: NelderMeadOptions = {},
): SimplexMinimum {
	const n = start.length;
	if (n === 0) throw new ReapproError("OPTION_INVALID", "Give a start with at least one value.", "start");
	const tolerance = options.tolerance ?? 1e-10;
	const most = options.maxEvaluations ?? 400 * n;
	const dimension = Math.max(2, n);
	const expand = 1 + 2 / dimension;
	const contract = 0.75 - 0.5 / dimension;
	const shrink = 1 - 1 / dimension;
	let evaluations = 0;
	const evaluate = (x: Float64Array): number => {
		evaluations += 1;
		const value = f(x);
		return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
	};
	const simplex = firstSimplex(start, options.steps).map((x) => ({ x, value: evaluate(x) }));
	const centre = new Float64Array(n);
	let trial = new Float64Array(n);
	let further = new Float64Array(n);
	for (;;) {
		simplex.sort((one, other) => one.value - other.value);
		const best = simplex[0]!;
		const worst = simplex[n]!;
		if (evaluations >= most || worst.value - best.value <= tolerance * (1 + Math.abs(best.value))) {
			if (evaluations >= most || isSmall(simplex)) return { x: best.x, value: best.value, evaluations };
		}
		centre.fill(0);
		for (let j = 0; j < n; j++) for (let i = 0; i < n; i++) centre[i]! += simplex[j]!.x[i]! / n;
		const accept = (point: Float64Array, value: number): Float64Array<ArrayBuffer> => {
			const freed = worst.x;
			worst.x = point;
			worst.value = value;
			return freed as Float64Array<ArrayBuffer>;
		};
		moveFrom(centre, worst.x, -1, trial);
		const reflected = evaluate(trial);
		if (reflected < best.value) {
			moveFrom(centre, worst.x, -expand, further);
			const expanded = evaluate(further);
			if (expanded < reflected) further = accept(further, expanded);
			else trial = accept(trial, reflected);
			continue;
		}
		if (reflected < simplex[n - 1]!.value) {
			trial = accept(trial, reflected);
			continue;
		}
		moveFrom(centre, worst.x, reflected < worst.value ? -contract : contract, further);
		const contracted = evaluate(further);
		if (contracted < Math.min(reflected, worst.value)) {
			further = accept(further, contracted);
			continue;
		}
		for (const vertex of simplex) {
			if (vertex === best) continue;
			moveFrom(best.x, vertex.x, shrink, vertex.x);
			vertex.value = evaluate(vertex.x);
		}
	}
}

/** Equal values alone may come from points on either side of a minimum: the simplex must have become small too. */
function isSmall(simplex: readonly { readonly x: Float64Array }[]): boolean {
	const origin = simplex[0]!.x;
	for (const { x } of simplex)
		for (let i = 0; i < x.length; i++)
			if (Math.abs(x[i]! - origin[i]!) > 1e-4 * Math.max(1, Math.abs(origin[i]!))) return false;
	return true;
}
