import { addToDays, DAYS, type PeriodDays, periodsOfYear, sumOverDays } from "./calendar-days.js";

/** Rounds of the estimate; twice as many change the losses of the flower in the training part by 0.1 % at most. */
const ROUNDS = 4;

/** Events of each day of the year over those of a mean day; 366 numbers. */
export type CalendarProfile = Float64Array;

/** Periods of a history from which a profile is taken: from a first one on, without those from `skip.from` to before `skip.to`. */
export interface ProfilePeriods {
	readonly from: number;
	readonly skip: { readonly from: number; readonly to: number };
}

/** Sums of the year around each period; at both ends of the history, of its first or last year. */
function sumsOfYear(values: Float64Array, periodsPerYear: number): Float64Array {
	const length = values.length;
	const sums = new Float64Array(length + 1);
	for (let t = 0; t < length; t++) sums[t + 1] = sums[t]! + values[t]!;
	const width = Math.min(length, Math.round(periodsPerYear));
	return values.map((_, t) => {
		const from = Math.max(0, Math.min(t - (width >> 1), length - width));
		return sums[from + width]! - sums[from]!;
	});
}

/** Weights of a normal distribution at 0, 1, 2, ... days. */
function kernelOf(deviation: number): Float64Array {
	return Float64Array.from({ length: Math.ceil(3 * deviation) + 1 }, (_, step) =>
		Math.exp((-step * step) / (2 * deviation * deviation)),
	);
}

/** Weight of the places around one that were seen. */
function weightAround(seen: Uint8Array, middle: number, kernel: Float64Array): number {
	let weight = kernel[0]! * seen[middle]!;
	for (let step = 1; step < kernel.length; step++)
		weight += kernel[step]! * (seen[middle + step]! + seen[middle - step]!);
	return weight;
}

/** Smooths the values of the places round the year over the places that were seen; 0 where none is near. */
function smoothed(values: Float64Array, isSeen: Uint8Array, kernel: Float64Array): Float64Array<ArrayBuffer> {
	const reach = kernel.length - 1;
	const around = new Float64Array(DAYS + 2 * reach);
	const seen = new Uint8Array(DAYS + 2 * reach);
	for (let at = 0; at < around.length; at++) {
		const place = (at - reach + DAYS) % DAYS;
		seen[at] = isSeen[place]!;
		around[at] = seen[at] === 0 ? 0 : values[place]!;
	}
	const smooth = new Float64Array(DAYS);
	const isWhole = !isSeen.includes(0);
	let weight = isWhole ? weightAround(seen, reach, kernel) : 0;
	for (let place = 0; place < DAYS; place++) {
		const middle = place + reach;
		let sum = kernel[0]! * around[middle]!;
		for (let step = 1; step <= reach; step++)
			sum += kernel[step]! * (around[middle + step]! + around[middle - step]!);
		if (!isWhole) weight = weightAround(seen, middle, kernel);
		smooth[place] = weight > 0 ? sum / weight : 0;
	}
	return smooth;
}

/** The profile over its mean; an even year where there is nothing. */
function overMean(profile: CalendarProfile): CalendarProfile {
	const total = profile.reduce((sum, value) => sum + value, 0);
	return total > 0 ? profile.map((value) => (value * DAYS) / total) : profile.fill(1);
}

/**
 * Days of the year on which an article lives, from periods that hold several days.
 *
 * A week that is spread evenly over its days flattens a peak. The years cut the days into weeks differently, so what each
 * day brings can be told: each round shares a period's events among its days as the profile so far does, takes the mean
 * of the years, each over the level of its own year, and smooths.
 *
 * @param events events of each period (Poisson scale)
 * @param places of `periodDays`, of the history at least
 * @param periods which periods count
 * @param smoothingDays standard deviation, in days, of the weights that smooth
 * @param rounds rounds of the estimate; after one, a period's events lie evenly on its days
 * @returns the profile, mean 1
 * @see Silverman, Jones, Wilson and Nychka (1990), Journal of the Royal Statistical Society B 52, on smoothed EM
 * @example
 * const places = periodDays(periodOf("day"), parseIsoDate("2026-01-01"), 365);
 * calendarProfile(new Float64Array(365).fill(2), places, { from: 0, skip: { from: 0, to: 0 } }, 2)[9]; // => 1
 */
export function calendarProfile(
	events: Float64Array,
	places: PeriodDays,
	{ from, skip }: ProfilePeriods,
	smoothingDays: number,
	rounds = ROUNDS,
): CalendarProfile {
	const length = events.length;
	const periodsPerYear = periodsOfYear(places, length);
	const counts = (t: number): boolean => t >= from && !(t >= skip.from && t < skip.to);
	const seen = sumsOfYear(
		events.map((value, t) => (counts(t) ? value : 0)),
		periodsPerYear,
	);
	const kernel = kernelOf(smoothingDays);
	let profile = new Float64Array(DAYS).fill(1);
	const parts = new Float64Array(length);
	for (let round = 0; round < rounds; round++) {
		for (let t = 0; t < length; t++) parts[t] = counts(t) ? sumOverDays(profile, places, t) : 0;
		const expected = sumsOfYear(parts, periodsPerYear);
		const sums = new Float64Array(DAYS);
		const levels = new Float64Array(DAYS);
		for (let t = 0; t < length; t++) {
			if (!(parts[t]! > 0)) continue;
			const ratio = events[t]! / parts[t]!;
			const level = seen[t]! / expected[t]!;
			addToDays(sums, places, t, ratio);
			addToDays(levels, places, t, level);
		}
		const shared = profile.map((value, place) => (value * sums[place]!) / levels[place]!);
		profile = smoothed(
			shared,
			Uint8Array.from(levels, (level) => Number(level > 0)),
			kernel,
		);
	}
	return overMean(profile);
}

/**
 * Mean of a profile over the days of each period.
 *
 * @param profile of `calendarProfile`
 * @param places of `periodDays`
 * @param length number of periods
 * @returns index of each period
 * @example
 * profileIndex(new Float64Array(366).fill(1), periodDays(periodOf("week"), parseIsoDate("2026-01-05"), 2), 1)[0]; // => 1
 */
export function profileIndex(profile: CalendarProfile, places: PeriodDays, length: number): Float64Array {
	const index = new Float64Array(length);
	for (let t = 0; t < length; t++)
		index[t] = sumOverDays(profile, places, t) / (places.starts[t + 1]! - places.starts[t]!);
	return index;
}
