/** Kinds of series that constants are learned for: without season, with one of a few periods, with a longer one. */
export type SeasonClass = "none" | "short" | "long";

/** Longest season that counts as short. */
const SHORT_SEASON = 6;

/**
 * Class of a season length.
 *
 * @param seasonLength periods a season, 1 for none
 * @returns the class whose constants hold
 * @example
 * seasonClass(12); // => "long"
 */
export function seasonClass(seasonLength: number): SeasonClass {
	if (seasonLength < 1.5) return "none";
	return seasonLength <= SHORT_SEASON ? "short" : "long";
}
