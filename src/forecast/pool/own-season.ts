import { seasonIndex, seasonValues } from "../../models/index.js";
import type { OtherExposure } from "./level-candidates.js";

/**
 * Chance beforehand that an article has a season of its own beside that of its pool, events from which it shows, and years
 * since its first: a launch is no season.
 */
const OWN_PRIOR = 0.01;
const SHOWS_FROM = 30;
const YEARS_NEEDED = 2;
/** Where less than this is expected of a period, it says nothing of a season and counts as missing. */
const LEAST_EXPOSURE = 0.1;

/** Where an article stands in the year. */
export interface SeasonPlace {
	readonly periodsPerYear: number;
	/** Place of its first period in the year. */
	readonly position: number;
	/** Relative variance of a period beyond Poisson. */
	readonly periodVariance: number;
}

/**
 * Exposure of an article with a season of its own on that of its pool: garden graves sell in spring, whenever most deaths
 * are.
 *
 * @param events events of each period (Poisson scale)
 * @param exposure expected events of each period at level 1, history and then future
 * @param place where it stands in the year
 * @returns the exposure with its season; `undefined` where too little was seen or the season is its pool's
 * @example
 * ownSeason(Float64Array.of(1, 2), new Float64Array(3).fill(1), { periodsPerYear: 52.18, position: 0, periodVariance: 0 }); // => undefined
 */
export function ownSeason(
	events: Float64Array,
	exposure: Float64Array,
	{ periodsPerYear, position, periodVariance }: SeasonPlace,
): OtherExposure | undefined {
	let first = 0;
	while (first < events.length && events[first] === 0) first++;
	let sum = 0;
	for (const value of events) sum += Number.isNaN(value) ? 0 : value;
	if (sum < SHOWS_FROM || events.length - first < YEARS_NEEDED * periodsPerYear) return undefined;
	const relative = new Float64Array(events.length - first);
	for (let t = first; t < events.length; t++)
		relative[t - first] = exposure[t]! < LEAST_EXPOSURE ? Number.NaN : events[t]! / exposure[t]!;
	const season = seasonIndex(relative, periodsPerYear, position + first, periodVariance);
	if (season.coefficients.every((coefficient) => coefficient === 0)) return undefined;
	const values = seasonValues(season, periodsPerYear, position, exposure.length);
	for (let t = 0; t < values.length; t++) values[t]! *= exposure[t]!;
	return { exposure: values, prior: OWN_PRIOR };
}
