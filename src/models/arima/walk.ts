import { type ArimaEffort, type ArimaFit, fitArima } from "./fit.js";
import { type ArimaOrder, arimaName } from "./order.js";
import { rootsBeyond } from "./polynomials.js";
import type { ArimaProblem } from "./problem.js";

/** Greatest orders, as Hyndman and Khandakar take them. */
const MOST = { p: 5, q: 5, seasonalP: 2, seasonalQ: 2 };
/** Most models that are tried. */
const MOST_MODELS = 94;
/** Roots nearer to the unit circle than this speak of a difference too few or too many. */
const LEAST_ROOT = 1.01;
const ROUGH: ArimaEffort = { iterations: 4, tolerance: 1e-3 };

/** A neighbour of a model: what each order is changed by, and whether the constant is put in or taken out. */
type Move = readonly [p: number, q: number, seasonalP: number, seasonalQ: number, constant?: boolean];

const PAIRS = [
	[-1, 0],
	[0, -1],
	[1, 0],
	[0, 1],
	[-1, -1],
	[-1, 1],
	[1, -1],
	[1, 1],
] as const;
const MOVES: readonly Move[] = [
	...PAIRS.map(([one, other]): Move => [0, 0, one, other]),
	...PAIRS.map(([one, other]): Move => [one, other, 0, 0]),
	[0, 0, 0, 0, true],
];

/**
 * Tries orders from five simple models to ever better neighbours, until none is better.
 *
 * @param problem the series under the differences of the orders
 * @param base differences and period; whether a constant may be put in
 * @returns every model tried, roughly optimised; the AICc of one with a root near the unit circle is infinite
 * @see Hyndman and Khandakar (2008), Journal of Statistical Software 27, section 3.2
 * @example
 * const order = { p: 0, d: 0, q: 0, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period: 1, constant: true };
 * walkOrders(arimaProblem(Float64Array.of(3, 1, 2, 4, 1, 2), order), order).length > 4; // => true
 */
export function walkOrders(problem: ArimaProblem, base: ArimaOrder): ArimaFit[] {
	const { length } = problem.values;
	const { period } = base;
	const most = {
		p: Math.min(MOST.p, Math.floor(length / 3), period > 1 ? period - 1 : MOST.p),
		q: Math.min(MOST.q, Math.floor(length / 3), period > 1 ? period - 1 : MOST.q),
		seasonalP: period > 1 ? Math.min(MOST.seasonalP, Math.floor(length / 3 / period)) : 0,
		seasonalQ: period > 1 ? Math.min(MOST.seasonalQ, Math.floor(length / 3 / period)) : 0,
	};
	const tried = new Map<string, ArimaFit>();
	const attempt = (order: ArimaOrder, from?: ArimaFit): ArimaFit | undefined => {
		const name = arimaName(order);
		if (tried.has(name) || tried.size >= MOST_MODELS) return undefined;
		const near = fitArima(problem, order, from === undefined ? [] : [carryOver(from, order)], ROUGH);
		const other =
			from !== undefined && bothGrow(from.order, order) ? fitArima(problem, order, [], ROUGH) : near;
		const fit = other.aicc < near.aicc ? other : near;
		const judged = admissible(fit) ? fit : { ...fit, aicc: Number.POSITIVE_INFINITY };
		tried.set(name, judged);
		return judged;
	};
	const within = (value: number, limit: number): number => Math.min(value, limit);
	const startOrders = [
		[2, 2, 1, 1],
		[0, 0, 0, 0],
		[1, 0, 1, 0],
		[0, 1, 0, 1],
		[1, 1, 0, 1],
	] as const;
	for (const [p, q, seasonalP, seasonalQ] of startOrders)
		attempt({
			...base,
			p: within(p, most.p),
			q: within(q, most.q),
			seasonalP: within(seasonalP, most.seasonalP),
			seasonalQ: within(seasonalQ, most.seasonalQ),
		});
	if (base.constant) attempt({ ...base, constant: false });
	let best = [...tried.values()].reduce((least, fit) => (fit.aicc < least.aicc ? fit : least));
	for (let next: ArimaFit | undefined = best; next !== undefined; ) {
		next = undefined;
		for (const [p, q, seasonalP, seasonalQ, toggle] of MOVES) {
			if (toggle === true && !base.constant) continue;
			const order = {
				...best.order,
				p: best.order.p + p,
				q: best.order.q + q,
				seasonalP: best.order.seasonalP + seasonalP,
				seasonalQ: best.order.seasonalQ + seasonalQ,
				constant: toggle === true ? !best.order.constant : best.order.constant,
			};
			const inside = (["p", "q", "seasonalP", "seasonalQ"] as const).every(
				(name) => order[name] >= 0 && order[name] <= most[name],
			);
			const fit = inside ? attempt(order, best) : undefined;
			if (fit !== undefined && fit.aicc < best.aicc) {
				best = fit;
				next = fit;
				break;
			}
		}
	}
	return [...tried.values()];
}

/** Two new terms of a kind each cancel where both start from zero, and a search may stay there. */
function bothGrow(from: ArimaOrder, order: ArimaOrder): boolean {
	return (
		(order.p > from.p && order.q > from.q) ||
		(order.seasonalP > from.seasonalP && order.seasonalQ > from.seasonalQ)
	);
}

/** Start of a neighbour: what both share is kept, new terms are zero. */
function carryOver({ order, free }: ArimaFit, wanted: ArimaOrder): Float64Array {
	const start: number[] = [];
	let at = 0;
	for (const name of ["p", "q", "seasonalP", "seasonalQ"] as const) {
		for (let i = 0; i < wanted[name]; i++) start.push(i < order[name] ? free[at + i]! : 0);
		at += order[name];
	}
	return Float64Array.from(start);
}

/**
 * Whether no root of a model lies near the unit circle, where a difference too few or too many would serve better.
 *
 * @param fit the model
 * @returns true when all roots are further from zero than 1.01
 * @example
 * const order = { p: 0, d: 0, q: 0, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period: 1, constant: true };
 * admissible(fitArima(arimaProblem(Float64Array.of(3, 1, 2), order), order, [], { iterations: 1, tolerance: 1 })); // => true
 */
export function admissible({ order, blocks }: ArimaFit): boolean {
	const seasonal = LEAST_ROOT ** order.period;
	const minus = (values: Float64Array): Float64Array => values.map((value) => -value);
	return (
		rootsBeyond(blocks.ar, LEAST_ROOT) &&
		rootsBeyond(minus(blocks.ma), LEAST_ROOT) &&
		rootsBeyond(blocks.seasonalAr, seasonal) &&
		rootsBeyond(minus(blocks.seasonalMa), seasonal)
	);
}
