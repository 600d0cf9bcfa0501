import type { DayNumber } from "../../calendar/index.js";

/** Harmonics of a year; more would follow single weeks. */
export const HARMONICS = 4;
/** An index of 0 could not be divided by. */
export const LEAST_INDEX = 0.05;
const DAILY_ANGLE = (2 * Math.PI) / 365.25;

/**
 * Means of the harmonics of a year over the days of a span: cosine 1, sine 1, cosine 2, sine 2, ...
 *
 * The mean over the span, not the value in its middle: a month flattens a wave that a week still shows.
 *
 * @param from first day
 * @param to day after the last, after `from`
 * @returns two numbers in [-1, 1] for each harmonic
 * @example
 * yearHarmonics(0, 365.25).every((value) => Math.abs(value) < 1e-9); // => true
 */
export function yearHarmonics(from: DayNumber, to: DayNumber): Float64Array {
	const means = new Float64Array(2 * HARMONICS);
	for (let harmonic = 1; harmonic <= HARMONICS; harmonic++) {
		const angle = harmonic * DAILY_ANGLE;
		const width = angle * (to - from);
		means[2 * harmonic - 2] = (Math.sin(angle * to) - Math.sin(angle * from)) / width;
		means[2 * harmonic - 1] = (Math.cos(angle * from) - Math.cos(angle * to)) / width;
	}
	return means;
}

/**
 * Mean of a season over the days of a span.
 *
 * @param coefficients of the harmonics, as `yearHarmonics` orders them
 * @param from first day
 * @param to day after the last, after `from`
 * @returns index, 1 in the mean of a year, at least 0.05
 * @example
 * seasonOver(new Float64Array(8), 0, 7); // => 1
 */
export function seasonOver(coefficients: ArrayLike<number>, from: DayNumber, to: DayNumber): number {
	const means = yearHarmonics(from, to);
	let index = 1;
	for (let k = 0; k < means.length; k++) index += coefficients[k]! * means[k]!;
	return Math.max(index, LEAST_INDEX);
}
