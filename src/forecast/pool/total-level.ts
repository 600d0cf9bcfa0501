/** Factor a week by which events of other weeks count less for the level of one; found on the training part of orders. */
const WEEKLY_DISCOUNT = 0.97;
/** Weeks around a week whose median tells a wave from a level. */
const WAVE_WINDOW = 27;
/** Standard deviations above the median beyond which a week is a wave, and the least excess that is. */
const WAVE_DEVIATIONS = 4;
const WAVE_EXCESS = 0.3;
/** Median absolute deviation of a normal distribution, over its standard deviation. */
const NORMAL_MEDIAN_DEVIATION = 0.6745;

/** Slow level of a pool and its waves, relative to an index that is known. */
export interface TotalLevel {
	/** Level of each period over the mean of all. */
	readonly level: Float64Array;
	/** Demand of each period over its level where a wave passed, such as an epidemic; 1 elsewhere. */
	readonly wave: Float64Array;
}

function median(values: Float64Array): number {
	const sorted = values.slice().sort();
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Marks the periods far above the median of those around them: what lasts longer than half the window is a level. */
function wavesOf(ratios: Float64Array, perWeek: number): Float64Array {
	const length = ratios.length;
	const waves = new Float64Array(length).fill(1);
	const half = Math.round((WAVE_WINDOW * perWeek) / 2);
	// Days are too few events to tell a wave by: half of them would lie beyond a bound that fits the other half.
	if (perWeek > 1 || half < 2 || length < 2 * half) return waves;
	const medians = ratios.map((_, t) => {
		const from = Math.max(0, Math.min(t - half, length - 2 * half));
		return median(ratios.subarray(from, from + 2 * half));
	});
	const spread = median(ratios.map((ratio, t) => Math.abs(ratio - medians[t]!))) / NORMAL_MEDIAN_DEVIATION;
	for (let t = 0; t < length; t++) {
		const excess = Math.max(WAVE_DEVIATIONS * spread, WAVE_EXCESS * medians[t]!);
		if (medians[t]! > 0 && ratios[t]! > medians[t]! + excess) waves[t] = ratios[t]! / medians[t]!;
	}
	return waves;
}

/**
 * Level of the total of a pool at each period, from the periods on both sides of it, the nearer counting more.
 *
 * At the end it is the discounted level that a filter would have. Waves are taken out first: a level comes back after
 * them.
 *
 * @param total events of each period
 * @param index known index of each period, such as the season; periods with an index of 0 say nothing
 * @param perWeek periods a week
 * @returns level and waves, each as long as `total`
 * @example
 * Array.from(totalLevel(Float64Array.of(4, 4), Float64Array.of(1, 1), 1).level); // => [1, 1]
 */
export function totalLevel(total: Float64Array, index: Float64Array, perWeek: number): TotalLevel {
	const length = total.length;
	const wave = wavesOf(
		total.map((value, t) => (index[t]! > 0 ? value / index[t]! : 0)),
		perWeek,
	);
	const discount = WEEKLY_DISCOUNT ** (1 / perWeek);
	const level = new Float64Array(length);
	const exposures = new Float64Array(length);
	let events = 0;
	let exposure = 0;
	for (let t = 0; t < length; t++) {
		events = discount * events + total[t]! / wave[t]!;
		exposure = discount * exposure + index[t]!;
		level[t] = events;
		exposures[t] = exposure;
	}
	events = 0;
	exposure = 0;
	let sum = 0;
	for (let t = length - 1; t >= 0; t--) {
		level[t] = (level[t]! + events) / Math.max(exposures[t]! + exposure, Number.MIN_VALUE);
		sum += level[t]!;
		events = discount * (events + total[t]! / wave[t]!);
		exposure = discount * (exposure + index[t]!);
	}
	return { level: sum > 0 ? level.map((value) => (value * length) / sum) : level.fill(1), wave };
}
