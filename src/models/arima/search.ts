import { differences, ordinaryDifferences, seasonalDifferences } from "../differences.js";
import { fillGaps } from "./fill-gaps.js";
import { type ArimaEffort, type ArimaFit, fitArima } from "./fit.js";
import { type ArimaOrder, arimaName } from "./order.js";
import { type ArimaProblem, arimaProblem } from "./problem.js";
import { admissible, walkOrders } from "./walk.js";

/** Longest season whose lags are modelled. */
export const LONGEST_ARIMA_SEASON = 60;

/** Observations that must remain after differences. */
const LEAST_REST = 3;
/** Below so many differences no model but the simplest is tried: AICc would then favour a mean of zero. */
const FEWEST_COMPARED = 6;
/** Models within this of the best AICc of the walk, and no more than so many, are optimised to the end. */
const AFTER_WALK = 1.5;
const MOST_POLISHED = 3;
const FULL: ArimaEffort = { iterations: 40, tolerance: 1e-8 };
/** With gaps the filter costs more; the search then starts from the optimum of the filled series. */
const WITH_GAPS: ArimaEffort = { iterations: 12, tolerance: 1e-6 };

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
	const strong = differencesOf(filled, used, true);
	// A phase of the season that was never seen has nothing that a seasonal difference could carry on.
	const determined = filled === values || arimaProblem(values, strong).determined;
	const base = determined ? strong : differencesOf(filled, used, false);
	const problem = arimaProblem(filled, base);
	const lost = base.d + base.seasonalD;
	const still = problem.differenced.every((value) => value === problem.differenced[0]);
	const walk =
		still || problem.count < FEWEST_COMPARED
			? [fitArima(problem, { ...base, constant: lost === 0 || (still && lost === 1) }, [], FULL)]
			: walkOrders(problem, { ...base, constant: lost <= 1 });
	walk.sort(byAicc);
	const limit = walk[0]!.aicc + AFTER_WALK;
	const best = walk
		.slice(0, MOST_POLISHED)
		.filter((fit) => fit.aicc <= limit)
		.map((fit) => polish(problem, fit))
		.reduce((least, fit) => (byAicc(fit, least) < 0 ? fit : least));
	const candidates = walk.map((fit) => ({ name: arimaName(fit.order), aicc: fit.aicc }));
	if (filled === values) return { fit: best, problem, candidates };
	const gapped = arimaProblem(values, best.order);
	return { fit: fitArima(gapped, best.order, [best.free], WITH_GAPS), problem: gapped, candidates };
}

/** Better of the optima from where the walk left a model and from a conditional start; as it was when neither is admissible. */
function polish(problem: ArimaProblem, rough: ArimaFit): ArimaFit {
	if (rough.free.length === 0) return rough;
	const near = fitArima(problem, rough.order, [rough.free], FULL);
	const other = fitArima(problem, rough.order, [], FULL);
	return [near, other].filter(admissible).reduce((best, fit) => (fit.aicc < best.aicc ? fit : best), rough);
}

function byAicc(a: ArimaFit, b: ArimaFit): number {
	return a.aicc - b.aicc;
}

function differencesOf(values: Float64Array, period: number, seasonal: boolean): ArimaOrder {
	const plain = { p: 0, d: 0, q: 0, seasonalP: 0, seasonalD: 0, seasonalQ: 0, period, constant: false };
	const seasonalD = seasonal && period > 1 ? seasonalDifferences(values, period) : 0;
	const rest = seasonalD > 0 ? differences(values, period) : values;
	const d = Math.max(0, Math.min(ordinaryDifferences(rest), rest.length - LEAST_REST));
	return { ...plain, d, seasonalD };
}
