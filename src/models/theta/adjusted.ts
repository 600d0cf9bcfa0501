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
 * Takes the season out of a history, once for all models of the family.
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

/**
 * Logarithms of an adjusted history, whose season then adds up.
 *
 * @param adjusted a history without its season, all of it positive; a season that multiplies, or none
 * @returns season and values as logarithms
 * @example
 * const history = adjustedHistory({ values: Float64Array.of(1, Math.E), seasonLength: 1 });
 * loggedHistory(history).values; // => [0, 1]
 */
export function loggedHistory({ season, values, seen }: AdjustedHistory): AdjustedHistory {
	const isSeasonal = season.kind !== "none";
	return {
		season: isSeasonal ? { figure: season.figure.map(Math.log), kind: "additive" } : season,
		values: values.map(Math.log),
		seen,
	};
}
