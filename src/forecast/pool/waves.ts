import { PERSISTENCE } from "./common-level.js";

/** Weeks around a week whose median tells a wave from a level. */
const WINDOW = 27;
/** Standard deviations above the median beyond which a period is a wave, and the least excess that is. */
const DEVIATIONS = 4;
const LEAST_EXCESS = 0.3;
/** Standard deviations of a wave that may be chance. */
const CHANCE = 2;
/** Median absolute deviation of a normal distribution, over its standard deviation. */
const NORMAL_MEDIAN_DEVIATION = 0.6745;

function median(values: Float64Array): number {
	const sorted = values.slice().sort();
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Levels around each period, and how far periods lie from them by chance; absent where a wave can not be told. */
function levelsAround(
	ratios: Float64Array,
	perWeek: number,
): { readonly medians: Float64Array; readonly spread: number } | undefined {
	const length = ratios.length;
	const half = Math.floor((WINDOW * perWeek) / 2);
	// An odd number: the median of a window is then of one level, also where two meet.
	const width = 2 * half + 1;
	if (perWeek > 1 || half < 2 || length < width) return undefined;
	const medians = ratios.map((_, t) => {
		const from = Math.max(0, Math.min(t - half, length - width));
		return median(ratios.subarray(from, from + width));
	});
	const spread = median(ratios.map((ratio, t) => Math.abs(ratio - medians[t]!))) / NORMAL_MEDIAN_DEVIATION;
	return { medians, spread };
}

/**
 * Marks waves, such as an epidemic: periods far above the median of the half year around them. What lasts longer than
 * half of that is a level.
 *
 * @param ratios demand of each period over its known index
 * @param perWeek periods a week; days are too few events to tell a wave by
 * @returns demand over the median where a wave passed, 1 elsewhere
 * @example
 * Array.from(wavesOf(Float64Array.of(4, 5, 4), 1)); // => [1, 1, 1]
 */
export function wavesOf(ratios: Float64Array, perWeek: number): Float64Array {
	const waves = new Float64Array(ratios.length).fill(1);
	const around = levelsAround(ratios, perWeek);
	if (around === undefined) return waves;
	const { medians, spread } = around;
	for (let t = 0; t < waves.length; t++) {
		const excess = Math.max(DEVIATIONS * spread, LEAST_EXCESS * medians[t]!);
		if (medians[t]! > 0 && ratios[t]! > medians[t]! + excess) waves[t] = ratios[t]! / medians[t]!;
	}
	return waves;
}

/**
 * Demand over its level of a wave that had not passed when the history ended, less what may be chance: the period was
 * picked because it is high.
 *
 * @param ratios demand of each period over its known index
 * @param waves what `wavesOf` found in them
 * @param perWeek periods a week
 * @returns 1 where there is no wave
 * @example
 * const ratios = Float64Array.of(4, 5, 4);
 * ongoingWave(ratios, wavesOf(ratios, 1), 1); // => 1
 */
export function ongoingWave(ratios: Float64Array, waves: Float64Array, perWeek: number): number {
	const last = waves.at(-1) ?? 1;
	if (last === 1) return 1;
	const around = levelsAround(ratios, perWeek);
	if (around === undefined) return 1;
	return Math.max(1, last - (CHANCE * around.spread) / around.medians.at(-1)!);
}

/**
 * What is left of a wave that had not passed when the history ended.
 *
 * @param last wave of the last period, 1 for none
 * @param horizon number of future periods
 * @param perWeek periods a week
 * @returns demand over its level in each future period: the wave fades as other shocks of the pool do
 * @example
 * Array.from(fadingWave(Math.E, 2, 1)).map(Math.log); // => [0.8, 0.64]
 */
export function fadingWave(last: number, horizon: number, perWeek: number): Float64Array {
	const persistence = PERSISTENCE ** (1 / perWeek);
	return Float64Array.from({ length: horizon }, (_, h) => last ** (persistence ** (h + 1)));
}
