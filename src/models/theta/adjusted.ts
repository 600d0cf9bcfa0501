import { withoutGaps } from "../decomposition.js";
import { wholeSeason } from "../observed.js";
import type { Series } from "../series.js";
import { type Season, seasonOf, withoutSeason } from "./season.js";

/** A history as the theta models see it. */
export interface AdjustedHistory {
	readonly season: Season;
	/** The values without their season, gaps filled. */
	readonly values: Float64Array;
	/** The same, `NaN` where a value was filled in. */
	readonly observed: Float64Array;
}

/**
 * Takes the season out of a history.
 *
 * @param series the history
 * @returns its season, and what is left
 * @example
 * adjustedHistory({ values: Float64Array.of(1, Number.NaN, 3), seasonLength: 1 }).values; // => [1, 2, 3]
 */
export function adjustedHistory({ values, seasonLength }: Series): AdjustedHistory {
	const season = seasonOf(values, wholeSeason(seasonLength));
	const observed = withoutSeason(values, season);
	return { season, values: withoutGaps(observed), observed };
}
