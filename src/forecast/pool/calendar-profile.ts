import { civilFromDay, type DayNumber, dayFromCivil, type Period } from "../../calendar/index.js";

const DAYS = 366;
const YEAR = 365.25;
/** A history of 104 weeks counts as one of two years. */
const SHORT_YEAR = 364;
/** Part of the events that is spread over the whole year, lest a day that was empty so far be impossible. */
const SPREAD_PART = 0.005;
/** Standard deviation, in days, of the weights that smooth the profile: Easter and weekdays move by as much. */
const SMOOTHING_DAYS = 1.5;
const REACH = 4;
/** Days of the year that must have been seen twice, so that one year can be foretold from another. */
const DAYS_SEEN_TWICE = 28;
const EVENTS_NEEDED = 20;
/** Logarithm of the likelihood ratio beyond which an article follows the calendar: e^12 against one. */
const EVIDENCE = 12;
/** Busiest days of a year that must bring this part of its events. */
const BUSIEST_DAYS = 56;
const MOST_OF_YEAR = 0.5;

/** Events of each day of the year over those of a mean day; 366 numbers. */
export type CalendarProfile = Float64Array;

/** Periods as ranges of days of the year; the two arrays have one place a period and one more at the end. */
export interface PeriodDays {
	readonly starts: Int32Array;
	/** Place in the year of the first day, 0 .. 365. */
	readonly days: Int32Array;
}

/** Place of a day in its year, counted so that 1 March is the same place in every year. */
function dayOfYear(day: DayNumber): number {
	const { year, month } = civilFromDay(day);
	const first = dayFromCivil(year, 1, 1);
	const isLeap = dayFromCivil(year + 1, 1, 1) - first === DAYS;
	return day - first + (isLeap || month < 3 ? 0 : 1);
}

/**
 * Where consecutive periods lie in the year.
 *
 * @param period day, week or month
 * @param start first day of the first period
 * @param length number of periods
 * @returns first day of each period, and its place in the year
 * @example
 * periodDays(periodOf("month"), parseIsoDate("2026-01-01"), 2).days[1]; // => 31
 */
export function periodDays(period: Period, start: DayNumber, length: number): PeriodDays {
	const starts = new Int32Array(length + 1);
	const days = new Int32Array(length + 1);
	for (let step = 0; step <= length; step++) {
		starts[step] = period.offset(start, step);
		days[step] = dayOfYear(starts[step]!);
	}
	return { starts, days };
}

/** Calls `visit` with the place in the year of every day of a period. */
function eachDay({ starts, days }: PeriodDays, step: number, visit: (place: number) => void): void {
	const length = starts[step + 1]! - starts[step]!;
	for (let day = 0; day < length; day++) visit((days[step]! + day) % DAYS);
}

function profileOf(
	events: Float64Array,
	places: PeriodDays,
	from: number,
	skip: { from: number; to: number },
): CalendarProfile {
	const sums = new Float64Array(DAYS);
	const counts = new Float64Array(DAYS);
	for (let t = from; t < events.length; t++) {
		if (t >= skip.from && t < skip.to) continue;
		const share = events[t]! / (places.starts[t + 1]! - places.starts[t]!);
		eachDay(places, t, (place) => {
			sums[place]! += share;
			counts[place]! += 1;
		});
	}
	const profile = new Float64Array(DAYS);
	let total = 0;
	for (let place = 0; place < DAYS; place++) {
		let sum = 0;
		let count = 0;
		for (let step = -REACH; step <= REACH; step++) {
			const weight = Math.exp((-step * step) / (2 * SMOOTHING_DAYS * SMOOTHING_DAYS));
			const near = (place + step + DAYS) % DAYS;
			sum += weight * sums[near]!;
			count += weight * counts[near]!;
		}
		profile[place] = count > 0 ? sum / count : 0;
		total += profile[place]!;
	}
	return profile.map((value) => (total > 0 ? ((1 - SPREAD_PART) * value * DAYS) / total + SPREAD_PART : 1));
}

/** Mean of a profile over the days of each period. */
function profileIndex(profile: CalendarProfile, places: PeriodDays, length: number): Float64Array {
	const index = new Float64Array(length);
	for (let t = 0; t < length; t++) {
		let sum = 0;
		eachDay(places, t, (place) => {
			sum += profile[place]!;
		});
		index[t] = sum / (places.starts[t + 1]! - places.starts[t]!);
	}
	return index;
}

/** How much better the periods of a year are foretold by a profile than by an even year, as a log-likelihood. */
function gain(events: Float64Array, profile: Float64Array, from: number, to: number): number {
	let all = 0;
	for (let t = from; t < to; t++) all += profile[t]!;
	let sum = 0;
	for (let t = from; t < to; t++)
		if (events[t]! > 0) sum += events[t]! * Math.log((profile[t]! * (to - from)) / all);
	return sum;
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
 * than by an even year, the article follows the calendar, and its index is the profile of all years.
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
	const profile = profileOf(events, places, first, { from: 0, to: 0 });
	if (concentration(profile) < MOST_OF_YEAR) return undefined;
	const perYear = (YEAR * length) / (places.starts[length]! - places.starts[0]!);
	let evidence = 0;
	for (let year = 0; year < years; year++) {
		const to = length - Math.round(year * perYear);
		const from = Math.max(first, length - Math.round((year + 1) * perYear));
		const others = profileIndex(profileOf(events, places, first, { from, to }), places, length);
		evidence += gain(events, others, from, to);
	}
	return evidence < EVIDENCE ? undefined : profileIndex(profile, places, places.starts.length - 1);
}
