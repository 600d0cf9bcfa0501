import { lineSizes } from "./line-sizes.js";
import { countObserved } from "./observed.js";
import type { DemandProcess } from "./process.js";
import type { Series } from "./series.js";
import { impulseShocks } from "./shocks.js";

/** A constant future demand as an intermittent model sees it; plain data. */
export interface IntermittentState {
	/** Expected demand of a period. */
	readonly mean: number;
	/** Weight of the newest period in the level. */
	readonly smoothing: number;
	/** Variance of the one-step errors. */
	readonly errorVariance: number;
	/** Relative variance of the smoothed level. */
	readonly levelVariance: number;
	/** Relative variance of a period beyond Poisson lines. */
	readonly periodVariance: number;
	readonly meanSize: number;
	readonly sizes: readonly number[];
	readonly counts: boolean;
}

/** Events that the prior of an article counts before any is seen (Jeffreys' prior of a Poisson rate). */
const PRIOR_EVENTS = 0.5;
/** Periods of plain Poisson noise that the variance of the errors is shrunk towards. */
const PRIOR_PERIODS = 2;

/**
 * State of an intermittent model from its level and its one-step errors.
 *
 * With smoothing a the level of n steps holds a share k = a / (2 - a) of the noise of one period (more while few
 * are seen), so errors have variance noise * (1 + k); noise beyond Poisson lines is the variance of a period.
 * That noise is a multiple of the mean, as of counts: when demand falls silent its spread falls with it.
 * Counts that are all zero get the mean of a Jeffreys prior, 1/2 event over the periods seen, with its variance; no
 * history makes counts expect less, or know the level worse.
 *
 * @param series the series
 * @param mean expected demand of a period
 * @param smoothing weight of the newest period in the level, in (0, 1]
 * @param error mean squared one-step error and number of errors
 * @param levelShare k where the level is no plain exponential smoothing: the sum of its squared weights
 * @returns the state
 * @example
 * const series = { values: Float64Array.of(0, 0, 0), seasonLength: 1, counts: true };
 * intermittentState(series, 0, 0.1, { mean: 0, count: 2 }).mean; // => 0.125
 */
export function intermittentState(
	series: Series,
	mean: number,
	smoothing: number,
	error: { mean: number; count: number },
	levelShare?: number,
): IntermittentState {
	const counts = series.counts === true;
	const line = lineSizes(series);
	const observed = countObserved(series.values);
	const limit = smoothing / (2 - smoothing);
	const share = levelShare ?? limit + (1 - limit) * (1 - smoothing) ** (2 * Math.max(observed - 1, 0));
	const base = { smoothing, meanSize: line.mean, sizes: line.probabilities, counts };
	const prior = (PRIOR_EVENTS * line.mean) / (observed + 1);
	if (counts && !(mean > prior))
		return { ...base, mean: prior, errorVariance: prior, levelVariance: 1 / PRIOR_EVENTS, periodVariance: 0 };
	const errorVariance = error.count > 0 ? error.mean : mean * mean;
	if (!(mean > 0)) return { ...base, mean, errorVariance, levelVariance: 0, periodVariance: 0 };
	const dispersion = dispersionOf(series.values, error, share, line.dispersion);
	const levelVariance = Math.min((share * Math.max(dispersion, line.dispersion)) / mean, 1 / PRIOR_EVENTS);
	return {
		...base,
		mean,
		errorVariance,
		levelVariance,
		// Errors were measured around the mean; a process has the noise of a period around the level as it comes.
		periodVariance: Math.max(0, dispersion - line.dispersion) / (mean * (1 + levelVariance)),
	};
}

/** Variance of a period over its mean: of the errors, or of the values around their mean where no forecast was tried. */
function dispersionOf(
	values: Float64Array,
	error: { mean: number; count: number },
	share: number,
	ofLines: number,
): number {
	let [sum, squares, observed] = [0, 0, 0];
	for (const value of values) {
		if (Number.isNaN(value)) continue;
		sum += value;
		squares += value * value;
		observed++;
	}
	const average = sum / observed;
	if (!(average > 0)) return ofLines;
	const noise = error.count > 0 ? error.mean / (1 + share) : squares / observed - average * average;
	const count = error.count > 0 ? error.count : observed - 1;
	return ((noise / average) * count + PRIOR_PERIODS * ofLines) / (count + PRIOR_PERIODS);
}

/**
 * Future of an intermittent model: its mean continued, as counts or as a gaussian process.
 *
 * @param state what the fit left
 * @param horizon number of periods
 * @returns a count process for counts, else a gaussian process with the shocks of exponential smoothing
 * @example
 * const series = { values: Float64Array.of(2, 2, 2), seasonLength: 1 };
 * intermittentProcess(intermittentState(series, 2, 0.1, { mean: 0, count: 2 }), 2).means; // => [2, 2]
 */
export function intermittentProcess(state: IntermittentState, horizon: number): DemandProcess {
	if (state.counts) {
		const rates = new Array<number>(horizon).fill(state.mean / state.meanSize);
		return {
			kind: "counts",
			parts: [{ weight: 1, rates, levelVariance: state.levelVariance }],
			periodVariance: state.periodVariance,
			sizes: state.sizes,
		};
	}
	const responses = new Float64Array(horizon).fill(state.smoothing);
	responses[0] = 1;
	return {
		kind: "gaussian",
		means: new Array<number>(horizon).fill(state.mean),
		shocks: impulseShocks(responses, Math.sqrt(state.errorVariance)),
		counts: false,
	};
}
