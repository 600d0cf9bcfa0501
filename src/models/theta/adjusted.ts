import { interpolateMissing } from "../decomposition.js";
import { wholeSeason } from "../observed.js";
import type { Series } from "../series.js";
import { type Season, seasonOf, withoutSeason } from "./season.js";

/** A history as the theta models see it. */
export interface AdjustedHistory {
	readonly season: Season;
	/** The values without their season, gaps filled. */
	readonly values: Float64Array;
	/** 1 where a value was observed. */
	readonly seen: Uint8Array;
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
	const seen = new Uint8Array(values.length);
	for (let t = 0; t < values.length; t++) seen[t] = Number.isNaN(values[t]) ? 0 : 1;
	return { season, values: interpolateMissing(withoutSeason(values, season)), seen };
}
