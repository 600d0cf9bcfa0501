import {
	type GaussianProcess,
	type Season,
	type Series,
	shrunkSeason,
	unseenAtEnd,
	withoutEnd,
	withoutSeason,
	withSeason,
} from "../../models/index.js";

/** A history that was taken apart into its season and the rest. */
export interface SeasonApart {
	/** The history without its season. */
	readonly rest: Series;
	/** Puts the season back into a forecast of the rest. */
	readonly withItsSeason: (process: GaussianProcess) => GaussianProcess;
}

/**
 * Takes a season out of a history as far as it is no chance, so that models without season can continue the rest.
 *
 * @param series the history
 * @returns the rest, and a function that puts the season back into its forecasts
 * @example
 * const series = { values: Float64Array.from({ length: 12 }, (_, t) => [6, 2, 4, 4][t % 4]), seasonLength: 4 };
 * seasonApart(series).rest.values[0]; // => 4
 */
export function seasonApart(series: Series): SeasonApart {
	const { values } = series;
	// Periods after the last observation would count as so many repeats of it.
	const seen = withoutEnd(series, unseenAtEnd(values)).values;
	return seasonApartBy(series, shrunkSeason(seen, series.seasonLength));
}

/**
 * Takes a given season out of a history.
 *
 * @param series the history
 * @param season figure by phase from the first value on, and how it enters
 * @returns the rest, and a function that puts the season back into its forecasts
 * @example
 * const series = { values: Float64Array.of(6, 2, 4, 4), seasonLength: 2 };
 * Array.from(seasonApartBy(series, { figure: Float64Array.of(1, -1), kind: "additive" }).rest.values); // => [5, 3, 3, 5]
 */
export function seasonApartBy(series: Series, season: Season): SeasonApart {
	const { values } = series;
	const { figure, kind } = season;
	const factorOf = (h: number): number => figure[(values.length + h) % figure.length]!;
	return {
		rest: { ...series, values: withoutSeason(values, season), seasonLength: 1 },
		withItsSeason: (process) => ({
			...process,
			means: process.means.map((mean, h) => withSeason(mean, factorOf(h), kind)),
			shocks:
				kind === "multiplicative"
					? process.shocks.map((row, h) => row.map((response) => response * factorOf(h)))
					: process.shocks,
		}),
	};
}
