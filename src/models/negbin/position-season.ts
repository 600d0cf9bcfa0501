import { extraVariance } from "./extra-variance.js";
import { logGammaRatio } from "./log-gamma-ratio.js";
import { movingLevel } from "./moving-level.js";

/** Factors of the positions of a season, beside what harmonics say. */
export interface PositionSeason {
	/** Factor of each position, on average 1 over the events that were expected. */
	readonly factors: readonly number[];
	/** Relative variance that is left in a factor, positions with much demand counting most. */
	readonly variance: number;
	/** Relative variance of a period beyond Poisson, from how seasons differ at one position. */
	readonly periodVariance: number;
}

/** Events that the gamma prior of a factor is worth: the smaller, the sharper a season may be. The first decides. */
const PRIOR_SHAPES = [1, 0.25, 4];
/** Whole seasons of data below which no position was seen again. */
const SEASONS_NEEDED = 2;
/**
 * Gain in the logarithm of the likelihood from which a season is believed. Lower ones found seasons in noise: of 200
 * series of large orders that come by chance, 3 gave up to 9 in 100 a season, 7 gives 1 or 2.
 */
const LEAST_GAIN = 7;
/** As in `extraVariance`: what holds no extra variance. */
const PRIOR_SQUARES = 2;

/** What a period is expected to bring, and the relative variance of that expectation. */
type Foretold = (t: number, mean: number) => { readonly mean: number; readonly variance: number };

/** Events of each position of a season, and those that were expected. */
interface Positions {
	readonly of: Int32Array;
	readonly seen: Float64Array;
	readonly expected: Float64Array;
	readonly periods: Float64Array;
}

/**
 * Position of a period in the season.
 *
 * @param time number of the period, counted from a start of the season
 * @param seasonLength periods a season, may be fractional
 * @returns 0 for the first periods of a season, 1 for the second, ...
 * @example
 * positionOf(13, 12); // => 1
 */
export function positionOf(time: number, seasonLength: number): number {
	return Math.floor(((time % seasonLength) + seasonLength) % seasonLength);
}

/**
 * Finds a season with a sharp shape, such as one week or one weekday that sells, where the seasons agree on it.
 *
 * Every position has a factor with a gamma prior. Each period is foretold with the factor that the other seasons give its
 * position; only when all periods together are clearly more likely so than without factors are they taken. What happened
 * in one season alone, such as a single large order, is no season.
 *
 * @param events events of each period (Poisson scale), `NaN` is missing
 * @param index season index of each period by harmonics
 * @param seasonLength periods a season, may be fractional
 * @param seasonStart position of the first period in the season
 * @returns the factors, or `undefined` where seasons do not agree or fewer than two were seen
 * @example
 * const rare = Float64Array.from({ length: 24 }, (_, t) => (t % 4 === 1 ? 8 : 0));
 * positionSeason(rare, new Float64Array(24).fill(1), 4, 0).factors[1]; // => 3.9388
 */
export function positionSeason(
	events: Float64Array,
	index: Float64Array,
	seasonLength: number,
	seasonStart: number,
): PositionSeason | undefined {
	if (!(seasonLength >= 2) || events.length < SEASONS_NEEDED * seasonLength) return undefined;
	const expected = movingLevel(events, seasonLength).map((level, t) => level * index[t]!);
	const positions = positionsOf(events, expected, seasonLength, seasonStart);
	const periodVariance = variationWithin(events, expected, positions);
	// One outlier widens what the plain season expects of every period; it may be told as well with the lesser spread.
	const variances = [periodVariance, extraVariance(events, 1, expected)];
	const greatest = (meanOf: Foretold): number =>
		Math.max(...variances.map((variance) => likelihood(events, expected, meanOf, variance)));
	const plain = greatest((_, mean) => ({ mean, variance: 0 }));
	let best = { shape: 0, gain: 0 };
	for (const shape of PRIOR_SHAPES) {
		const gain =
			greatest((t, mean) => {
				const others = shape + positions.seen[positions.of[t]!]! - events[t]!;
				const rate = shape + positions.expected[positions.of[t]!]! - mean;
				return { mean: (mean * others) / rate, variance: 1 / others };
			}) - plain;
		if (gain > best.gain) best = { shape, gain };
		if (best.gain === 0) return undefined;
	}
	return best.gain > LEAST_GAIN ? seasonOf(positions, best.shape, periodVariance) : undefined;
}

function seasonOf({ seen, expected }: Positions, shape: number, periodVariance: number): PositionSeason {
	const factors = Array.from(seen, (count, position) => (shape + count) / (shape + expected[position]!));
	let all = 0;
	let shaped = 0;
	let variance = 0;
	for (let position = 0; position < factors.length; position++) {
		const share = factors[position]! * expected[position]!;
		all += expected[position]!;
		shaped += share;
		variance += share / (shape + seen[position]!);
	}
	return {
		factors: factors.map((factor) => (factor * all) / shaped),
		variance: variance / shaped,
		periodVariance,
	};
}

function positionsOf(
	events: Float64Array,
	expected: Float64Array,
	seasonLength: number,
	seasonStart: number,
): Positions {
	const count = Math.ceil(seasonLength);
	const of = Int32Array.from(events, (_, t) => positionOf(seasonStart + t, seasonLength));
	const seen = new Float64Array(count);
	const sums = new Float64Array(count);
	const periods = new Float64Array(count);
	for (let t = 0; t < events.length; t++) {
		if (Number.isNaN(events[t]!) || !(expected[t]! > 0)) continue;
		seen[of[t]!]! += events[t]!;
		sums[of[t]!]! += expected[t]!;
		periods[of[t]!]!++;
	}
	return { of, seen, expected: sums, periods };
}

/** Relative variance of a period beyond Poisson around the mean of its position, which took one degree of freedom. */
function variationWithin(events: Float64Array, expected: Float64Array, positions: Positions): number {
	let excess = 0;
	let squares = 0;
	for (let t = 0; t < events.length; t++) {
		const position = positions.of[t]!;
		const periods = positions.periods[position]!;
		if (Number.isNaN(events[t]!) || !(expected[t]! > 0) || periods < 2) continue;
		const mean = (expected[t]! * positions.seen[position]!) / positions.expected[position]!;
		excess += ((events[t]! - mean) ** 2 * periods) / (periods - 1) - mean;
		squares += mean * mean;
	}
	return Math.max(0, excess) / (squares + PRIOR_SQUARES);
}

/** Logarithm of the negative binomial likelihood of all periods, but for what does not depend on the forecasts. */
function likelihood(
	events: Float64Array,
	expected: Float64Array,
	foretold: Foretold,
	periodVariance: number,
): number {
	let sum = 0;
	for (let t = 0; t < events.length; t++) {
		const value = events[t]!;
		if (Number.isNaN(value) || !(expected[t]! > 0)) continue;
		const forecast = foretold(t, expected[t]!);
		const { mean } = forecast;
		const variance = forecast.variance + periodVariance;
		if (!(variance > 0)) {
			sum += value * Math.log(mean) - mean;
			continue;
		}
		const size = 1 / variance;
		const total = Math.log(size + mean);
		sum += size * (Math.log(size) - total);
		if (value > 0) sum += logGammaRatio(size, value) + value * (Math.log(mean) - total);
	}
	return sum;
}
