import { DAYS, type PeriodDays, periodsOfYear } from "./calendar-days.js";
import {
	type CalendarProfile,
	calendarProfile,
	type ProfilePeriods,
	profileIndex,
} from "./calendar-profile.js";

/** A history of 104 weeks counts as one of two years. */
const SHORT_YEAR = 364;
/**
 * Days over which a profile may be smoothed, and parts of the events that may be spread over the whole year, lest a day that
 * was empty so far be impossible: few events ask for more of both. Each year being foretold from the others says which.
 * Chosen on origins of 2013 and 2014 of the training part of the medium orders.
 */
const SMOOTHING_DAYS = [1, 2, 4];
const SPREAD_PARTS = [0.005, 0.02];
/** Days of the year that must have been seen twice, so that one year can be foretold from another. */
const DAYS_SEEN_TWICE = 28;
const EVENTS_NEEDED = 20;
/** Logarithm of the likelihood ratio beyond which an article follows the calendar: e^12 against one. */
const EVIDENCE = 12;
/** Busiest days of a year that must bring this part of its events. */
const BUSIEST_DAYS = 56;
const MOST_OF_YEAR = 0.5;

/** Periods of one year of a history. */
type Season = ProfilePeriods["skip"];

/** How much better the periods of a year are foretold by an index than by an even year, as a log-likelihood. */
function gain(events: Float64Array, index: Float64Array, { from, to }: Season): number {
	let all = 0;
	for (let t = from; t < to; t++) all += index[t]!;
	let sum = 0;
	for (let t = from; t < to; t++)
		if (events[t]! > 0) sum += events[t]! * Math.log((index[t]! * (to - from)) / all);
	return sum;
}

/** An index of which a part is spread over the whole year. */
function spread(index: Float64Array, part: number): Float64Array {
	return index.map((value) => (1 - part) * value + part);
}

/** Part of a year's events that fall on its busiest days. */
function concentration(profile: CalendarProfile): number {
	const busiest = profile
		.slice()
		.sort()
		.subarray(DAYS - BUSIEST_DAYS);
	return busiest.reduce((sum, value) => sum + value, 0) / DAYS;
}

/**
 * Index of an article that lives on a few weeks of the year, such as the flowers of All Saints.
 *
 * Where the eight busiest weeks bring most of the year, and each year is foretold by the days of the others far better
 * than by an even year, the article follows the calendar, and its index is the profile of all years. How smooth it is, that
 * foretelling says too.
 *
 * @param events events of each period (Poisson scale)
 * @param places of `periodDays`, of the history and the future
 * @returns index of each period of `places`, about 1 in the mean of a year; `undefined` for any other article, and where
 * fewer than 56 weeks from the first event, or 20 events, are there to see it from
 * @example
 * const places = periodDays(periodOf("week"), parseIsoDate("2026-01-05"), 10);
 * calendarIndex(new Float64Array(8), places); // => undefined
 */
export function calendarIndex(events: Float64Array, places: PeriodDays): Float64Array | undefined {
	const length = events.length;
	let first = 0;
	while (first < length && events[first] === 0) first++;
	const days = places.starts[length]! - places.starts[Math.min(first, length)]!;
	if (days < SHORT_YEAR + DAYS_SEEN_TWICE) return undefined;
	const years = Math.ceil(days / SHORT_YEAR);
	let total = 0;
	for (const value of events) total += value;
	if (total < EVENTS_NEEDED) return undefined;
	const all = { from: first, skip: { from: 0, to: 0 } };
	if (concentration(calendarProfile(events, places, all, SMOOTHING_DAYS[0]!, 1)) < MOST_OF_YEAR)
		return undefined;
	const perYear = periodsOfYear(places, length);
	const seasons = Array.from({ length: years }, (_, year) => ({
		from: Math.max(first, length - Math.round((year + 1) * perYear)),
		to: length - Math.round(year * perYear),
	}));
	let best: { readonly evidence: number; readonly smoothing: number; readonly part: number } | undefined;
	for (const smoothing of SMOOTHING_DAYS) {
		const others = seasons.map((skip) => {
			const profile = calendarProfile(events, places, { from: first, skip }, smoothing);
			return profileIndex(profile, places, length);
		});
		for (const part of SPREAD_PARTS) {
			const evidence = seasons.reduce(
				(sum, season, year) => sum + gain(events, spread(others[year]!, part), season),
				0,
			);
			if (evidence > (best?.evidence ?? EVIDENCE)) best = { evidence, smoothing, part };
		}
	}
	if (best === undefined) return undefined;
	const profile = calendarProfile(events, places, all, best.smoothing);
	return spread(profileIndex(profile, places, places.starts.length - 1), best.part);
}
