import { LAGS_SHOW_FROM, laggedExposures } from "./lagged-exposure.js";
import type { OtherExposure } from "./level-candidates.js";
import { ownSeason } from "./own-season.js";
import { FEWEST_SERIES, WEEKS_PER_YEAR } from "./pool-exposure.js";
import type { PoolSeries } from "./pool-series.js";

/** What the series of a pool share. */
export interface SharedExposure {
	/** Expected events of each period at level 1, history and then future, with the presence of the pool in it. */
	readonly exposure: Float64Array;
	/** Part of the pool's demand whose owners and articles were there, of each period of the history. */
	readonly presence: Float64Array;
	/** Exposures of the articles that follow the calendar, from their own first period on. */
	readonly calendars: ReadonlyMap<PoolSeries, Float64Array>;
	/** Series that do not. */
	readonly steadyCount: number;
	readonly periodsPerYear: number;
	/** Place of the first period of the pool in its year. */
	readonly position: number;
}

/** Exposures of the series of a pool, from the first period of each to the last future one. */
export interface SeriesExposures {
	readonly own: (one: PoolSeries) => Float64Array;
	/** What else a series may follow, given the variance of a period; none where its events or its pool are too few to tell. */
	readonly others: (one: PoolSeries, periodVariance: number) => readonly OtherExposure[];
}

/**
 * Exposures of single series from what their pool shares. The pool's presence stands in its exposure and is taken out
 * again: it was only the total that owners and articles who came later, or have gone, are missing from. Where an article adds such owners up, its own
 * presence counts.
 *
 * @param shared exposure, presence and calendars of the pool
 * @returns the exposure of a series, and what else it may follow
 * @example
 * const shared = { exposure: Float64Array.of(0.5, 1, 1), presence: Float64Array.of(0.5, 1), calendars: new Map(), steadyCount: 1, periodsPerYear: 52.18, position: 0 };
 * const one = { index: 0, key: {}, events: Float64Array.of(1, 2), sum: 3, size: { mean: 1, dispersion: 1, probabilities: [1] }, presence: Float64Array.of(1, 1) };
 * Array.from(seriesExposures(shared).own(one)); // => [1, 1, 1]
 */
export function seriesExposures(shared: SharedExposure): SeriesExposures {
	const { exposure, presence, calendars, steadyCount, periodsPerYear } = shared;
	const length = presence.length;
	const ofAllOwners = exposure.map((value, t) => value / (presence[t] ?? 1));
	const asSeen = (one: PoolSeries, whole: Float64Array): Float64Array => {
		const own = whole.subarray(length - one.events.length);
		return one.presence === undefined ? own : own.map((value, t) => value * (one.presence?.[t] ?? 1));
	};
	const lags =
		steadyCount < FEWEST_SERIES ? [] : laggedExposures(ofAllOwners, periodsPerYear / WEEKS_PER_YEAR);
	const own = (one: PoolSeries): Float64Array => {
		const calendar = calendars.get(one);
		if (calendar !== undefined) return calendar.map((value, t) => value * (one.presence?.[t] ?? 1));
		return asSeen(one, ofAllOwners);
	};
	const others = (one: PoolSeries, periodVariance: number): OtherExposure[] => {
		if (calendars.has(one)) return [];
		const lagged = one.sum < LAGS_SHOW_FROM ? [] : lags;
		const found = lagged.map((lag) => ({ ...lag, exposure: asSeen(one, lag.exposure) }));
		if (steadyCount < 2) return found;
		const position = shared.position + length - one.events.length;
		const season = ownSeason(one.events, own(one), { periodsPerYear, position, periodVariance });
		return season === undefined ? found : [...found, season];
	};
	return { own, others };
}
