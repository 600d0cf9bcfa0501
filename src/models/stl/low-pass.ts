/**
 * Low-pass filter of the seasonal loop: moving averages over one season, one season and three values in turn.
 *
 * Every pass writes over its own input, since an average is written where its first value stood.
 *
 * @param values smoothed cycle-subseries, `length + 2 period` values; their content is lost
 * @param length number of averages wanted, which then stand at the front
 * @param period whole periods a season
 * @see Cleveland, Cleveland, McRae and Terpenning (1990), section 2.2, step 3
 * @example
 * const values = Float64Array.of(1, 2, 3, 4, 5, 6, 7);
 * lowPass(values, 3, 2);
 * Array.from(values.subarray(0, 3)); // => [3, 4, 5]
 */
export function lowPass(values: Float64Array, length: number, period: number): void {
	average(values, length + 2 * period, period);
	average(values, length + period + 1, period);
	average(values, length + 2, 3);
}

/** Averages over `span` neighbours of the first `count` values, written to the front. */
function average(values: Float64Array, count: number, span: number): void {
	let sum = 0;
	for (let t = 0; t < span; t++) sum += values[t]!;
	for (let t = 0; t + span <= count; t++) {
		const leaving = values[t]!;
		values[t] = sum / span;
		if (t + span < count) sum += values[t + span]! - leaving;
	}
}
