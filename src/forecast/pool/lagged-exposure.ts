import type { OtherExposure } from "./level-candidates.js";

/**
 * Weeks by which the demand for some articles follows the rest of the pool: a stone is set months after the funeral. The
 * chance of each beforehand. Three lags in place of two, or a third of the chance, change losses of a group by 0.1 % at most
 * in invented histories of other years (`npm run benchmark:worlds`).
 */
const LAGS = [8, 16];
const LAG_PRIOR = 0.03;
/** Farthest that a single order lies from its lag, as a part of it: the weights between are a triangle. */
const REACH = 0.7;
/** Weeks at the start whose mean stands for what was before them. */
const FIRST_WEEKS = 52;

/** Events of an article from which a lag is looked for: fewer can not tell a season from one that comes later. */
export const LAGS_SHOW_FROM = 200;

function lagged(exposure: Float64Array, lag: number, before: number): Float64Array {
	const reach = Math.floor(REACH * lag);
	return exposure.map((_, t) => {
		let sum = 0;
		let weights = 0;
		for (let step = -reach; step <= reach; step++) {
			const weight = 1 - Math.abs(step) / (reach + 1);
			const at = t - lag + step;
			sum += weight * (at < 0 ? before : exposure[at]!);
			weights += weight;
		}
		return sum / weights;
	});
}

/**
 * Exposures of articles whose demand follows that of the pool by weeks. A wave that has passed for other articles is then
 * still to come for these.
 *
 * @param exposure expected events of each period at level 1, history and then future
 * @param periodsPerWeek periods a week
 * @returns one exposure for each lag
 * @example
 * const [first] = laggedExposures(Float64Array.from({ length: 60 }, (_, t) => (t === 50 ? 2 : 1)), 1);
 * first.exposure.indexOf(Math.max(...first.exposure)); // => 58
 */
export function laggedExposures(exposure: Float64Array, periodsPerWeek: number): OtherExposure[] {
	const first = exposure.subarray(0, Math.max(1, Math.round(FIRST_WEEKS * periodsPerWeek)));
	const before = first.reduce((sum, value) => sum + value, 0) / first.length;
	const periods = new Set(LAGS.map((weeks) => Math.round(weeks * periodsPerWeek)));
	return Array.from(periods, (lag) => ({ exposure: lagged(exposure, lag, before), prior: LAG_PRIOR }));
}
