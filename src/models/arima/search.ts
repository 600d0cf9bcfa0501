import { differences, ordinaryDifferences, seasonalDifferences } from "../differences.js";
import { fillGaps } from "./fill-gaps.js";
import { type ArimaEffort, type ArimaFit, fitArima } from "./fit.js";
import { type ArimaOrder, arimaName } from "./order.js";
import { rootsBeyond } from "./polynomials.js";
import { type ArimaProblem, arimaProblem } from "./problem.js";

/** Longest season whose lags are modelled. */
export const LONGEST_ARIMA_SEASON = 60;

/** Greatest orders, as Hyndman and Khandakar take them. */
const MOST = { p: 5, q: 5, seasonalP: 2, seasonalQ: 2 };
/** Most models that are tried. */
const MOST_MODELS = 94;
/** Roots nearer to the unit circle than this speak of a difference too few or too many. */
const LEAST_ROOT = 1.01;
/** Observations that must remain after differences. */
const LEAST_REST = 3;
const ROUGH: ArimaEffort = { iterations: 12, tolerance: 1e-4 };
const FULL: ArimaEffort = { iterations: 40, tolerance: 1e-8 };
/** With gaps the filter costs more; the search then starts from the optimum of the filled series. */
const WITH_GAPS: ArimaEffort = { iterations: 12, tolerance: 1e-6 };

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

/** The chosen model, the series as it was fitted, and what was tried. */
export interface ArimaChoice {
	readonly fit: ArimaFit;
	readonly problem: ArimaProblem;
	readonly candidates: readonly { readonly name: string; readonly aicc: number }[];
}

/**
 * Chooses a seasonal ARIMA model: differences by the strength of the season and the KPSS test, orders by a walk from
 * five simple models (theirs, and the airline model with an autoregressive term) to better neighbours by AICc.
 *
 * @param values first and last one observed, `NaN` where missing between
 * @param period whole periods a season
 * @returns the choice
 * @see Hyndman and Khandakar (2008), Journal of Statistical Software 27, section 3
 * @example
 * const { fit } = searchArima(Float64Array.of(3, 3, 3, 3, 3, 3), 1);
 * arimaName(fit.order); // => "ARIMA(0,0,0) with mean"
 */
export function searchArima(values: Float64Array, period: number): ArimaChoice {
	const used = period > 1 && period <= LONGEST_ARIMA_SEASON && values.length > 2 * period ? period : 1;
	const filled = values.some(Number.isNaN) ? fillGaps(values, used) : values;
	const base = differencesOf(filled, used);
	const problem = arimaProblem(filled, base);
	const constant = base.d + base.seasonalD <= 1;
	const walk = problem.differenced.every((value) => value === problem.differenced[0])
		? [fitArima(problem, { ...base, constant }, [], FULL)]
		: walkOrders(problem, { ...base, constant });
	const best = walk.reduce((least, fit) => (fit.aicc < least.aicc ? fit : least));
	const candidates = walk
		.map((fit) => ({ name: arimaName(fit.order), aicc: fit.aicc }))
		.sort((a, b) => a.aicc - b.aicc);
	if (filled === values) return { fit: polish(problem, best), problem, candidates };
	const gapped = arimaProblem(values, best.order);
	return { fit: fitArima(gapped, best.order, [best.free], WITH_GAPS), problem: gapped, candidates };
}

/** Better of the optima from where the walk ended and from a conditional start. */
function polish(problem: ArimaProblem, best: ArimaFit): ArimaFit {
	if (best.free.length === 0) return best;
	const near = fitArima(problem, best.order, [best.free], FULL);
	const other = fitArima(problem, best.order, [], FULL);
	return other.logLikelihood > near.logLikelihood && admissible(other) ? other : near;
}

function differencesOf(values: Float64Array, period: number): ArimaOrder {
	const plain = { p: 0, d: 0, q: 0, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period, constant: false };
	const seasonalD = period > 1 ? seasonalDifferences(values, period) : 0;
	const rest = seasonalD > 0 ? differences(values, period) : values;
	const d = Math.max(0, Math.min(ordinaryDifferences(rest), rest.length - LEAST_REST));
	return { ...plain, d, seasonalD };
}

function walkOrders(problem: ArimaProblem, base: ArimaOrder): ArimaFit[] {
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

function admissible({ order, blocks }: ArimaFit): boolean {
	const seasonal = LEAST_ROOT ** order.period;
	const minus = (values: Float64Array): Float64Array => values.map((value) => -value);
	return (
		rootsBeyond(blocks.ar, LEAST_ROOT) &&
		rootsBeyond(minus(blocks.ma), LEAST_ROOT) &&
		rootsBeyond(blocks.seasonalAr, seasonal) &&
		rootsBeyond(minus(blocks.seasonalMa), seasonal)
	);
}
