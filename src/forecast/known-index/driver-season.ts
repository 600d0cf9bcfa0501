import type { DayNumber } from "../../calendar/index.js";
import { HARMONICS, seasonOver, yearHarmonics } from "./year-harmonics.js";

/** One period of a driver, as a rate a day. */
export interface Span {
	readonly from: DayNumber;
	/** Day after the last. */
	readonly to: DayNumber;
	readonly rate: number;
}

/** A driver taken apart: rate = level x season x what is left. */
export interface SeasonAndLevels {
	/** Coefficients of the harmonics of its year. */
	readonly season: Float64Array;
	/** Level of each period, a rate a day. */
	readonly levels: Float64Array;
}

/** Days on either side of a period over which its level is taken. */
const HALF_YEAR = 183;
/** Days after which a period counts half for the season: winters have become milder within decades. */
const HALF_LIFE = 8 * 365;
/**
 * Variance of a week around its season, the weeks in a row being alike: 5 % a week with autocorrelation 0.8 are worth
 * that of 0.15 in weeks that do not know each other.
 */
const WEEKLY_VARIANCE = 0.15 ** 2;
/** Standard deviations of the coefficients before anything is seen, by harmonic. */
const SPREADS = [0.15, 0.06, 0.04, 0.03];
/** More than this above or under season is an epidemic or a slip of the register, and neither a season nor its usual spread. */
const LARGEST_DISTANCE = 0.4;
/** More than so many times its level and season is a slip of the register. */
const HIGHEST_RATIO = 3;
/** Level and season are found by turns, and the coefficients one after the other in sweeps. */
const TURNS = 6;
const SWEEPS = 10;

/**
 * A relative distance from level and season, as far as it counts.
 *
 * @param distance any number
 * @returns it, or the nearest that counts
 * @example
 * clipped(7); // => 0.4
 */
export const clipped = (distance: number): number =>
	Math.max(-LARGEST_DISTANCE, Math.min(LARGEST_DISTANCE, distance));

/**
 * Relative distance of a period from level and season.
 *
 * @param span the period
 * @param level its level, a rate a day
 * @param season coefficients of the harmonics of the year
 * @returns 0 on them; `NaN` where there is no level
 * @example
 * distanceOf({ from: 0, to: 7, rate: 6 }, 5, new Float64Array(8)); // => 0.2000
 */
export const distanceOf = ({ from, to, rate }: Span, level: number, season: Float64Array): number =>
	level > 0 ? rate / (level * seasonOver(season, from, to)) - 1 : Number.NaN;

function median(values: Float64Array): number {
	values.sort();
	const middle = values.length >> 1;
	return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}

/**
 * Level of each period: the median of the year around it, season taken out. A mean would rise with an epidemic, and the
 * weeks after one would look low; a year that is cut by an end would carry its season.
 */
function levelsOf(spans: readonly Span[], season: Float64Array): Float64Array {
	const adjusted = Float64Array.from(spans, ({ from, to, rate }) => rate / seasonOver(season, from, to));
	let first = 0;
	let last = 0;
	return Float64Array.from(spans, ({ from, to }) => {
		while (spans[first]!.to <= from - HALF_YEAR) first++;
		while (last < spans.length && spans[last]!.from < to + HALF_YEAR) last++;
		return median(adjusted.slice(first, last));
	});
}

/**
 * Season and level of a driver: ridge regression of its periods on the harmonics of a year, older ones counting less.
 *
 * @param spans its periods, one after the other
 * @returns season and levels; a level is 0 where half of the year around it is or more
 * @example
 * const spans = [0, 7, 14].map((from) => ({ from, to: from + 7, rate: 5 }));
 * Array.from(seasonAndLevels(spans).levels); // => [5, 5, 5]
 */
export function seasonAndLevels(spans: readonly Span[]): SeasonAndLevels {
	const season = new Float64Array(2 * HARMONICS);
	const end = spans.at(-1)?.to ?? 0;
	const bases = spans.map(({ from, to }) => yearHarmonics(from, to));
	const weights = spans.map(({ from, to }) => ((to - from) / 7) * 0.5 ** ((end - to) / HALF_LIFE));
	let levels = levelsOf(spans, season);
	for (let turn = 0; turn < TURNS; turn++) {
		const errors = spans.map(({ rate }, index) => {
			let error = levels[index]! > 0 ? rate / levels[index]! - 1 : 0;
			for (let k = 0; k < season.length; k++) error -= season[k]! * bases[index]![k]!;
			return clipped(error);
		});
		for (let sweep = 0; sweep < SWEEPS; sweep++) {
			for (let k = 0; k < season.length; k++) {
				let information = WEEKLY_VARIANCE / SPREADS[k >> 1]! ** 2;
				let score = -information * season[k]!;
				for (let index = 0; index < spans.length; index++) {
					const basis = bases[index]![k]!;
					score += weights[index]! * basis * errors[index]!;
					information += weights[index]! * basis * basis;
				}
				const change = score / information;
				season[k]! += change;
				for (let index = 0; index < spans.length; index++) errors[index]! -= change * bases[index]![k]!;
			}
		}
		levels = levelsOf(spans, season);
	}
	// Winters lie above a median: without this the past would be busier than the future.
	let sum = 0;
	spans.forEach(({ from, to, rate }, index) => {
		const level = levels[index]!;
		sum += level > 0 ? Math.min(rate / (level * seasonOver(season, from, to)), HIGHEST_RATIO) : 1;
	});
	const mean = spans.length > 0 ? sum / spans.length : 1;
	return { season, levels: levels.map((level) => level * mean) };
}
