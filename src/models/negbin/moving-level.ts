/**
 * Centred mean over one season, the slow level that leaves the season in the ratio to it.
 *
 * The window has exactly `seasonLength` periods, its two ends in part where that is fractional, so that every harmonic
 * of the season cancels. Near the ends of the series the nearest full window stands.
 *
 * @param values events of each period, `NaN` is missing
 * @param seasonLength periods a season, may be fractional; a series shorter than it has one window, itself
 * @returns the level of each period
 * @example
 * Array.from(movingLevel([1, 3, 1, 3, 1], 2)); // => [2, 2, 2, 2, 2]
 */
export function movingLevel(values: ArrayLike<number>, seasonLength: number): Float64Array {
	const length = values.length;
	const sums = new Float64Array(length + 1);
	const counts = new Float64Array(length + 1);
	for (let t = 0; t < length; t++) {
		const missing = Number.isNaN(values[t]!);
		sums[t + 1] = sums[t]! + (missing ? 0 : values[t]!);
		counts[t + 1] = counts[t]! + (missing ? 0 : 1);
	}
	const level = new Float64Array(length);
	const width = Math.min(seasonLength, length);
	for (let t = 0; t < length; t++) {
		const from = Math.min(Math.max(t + 0.5 - width / 2, 0), length - width);
		const seen = cumulative(counts, from + width) - cumulative(counts, from);
		const sum = cumulative(sums, from + width) - cumulative(sums, from);
		level[t] = seen > 0 ? sum / seen : Number.NaN;
	}
	return level;
}

/** Linear interpolation of a cumulative sum at a fractional time. */
function cumulative(sums: Float64Array, at: number): number {
	const whole = Math.min(Math.floor(at), sums.length - 1);
	const part = at - whole;
	return part > 0 && whole + 1 < sums.length
		? sums[whole]! + part * (sums[whole + 1]! - sums[whole]!)
		: sums[whole]!;
}
