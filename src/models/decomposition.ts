/** Classical decomposition of a series. */
export interface Decomposition {
	/** Centred moving average over one season; `NaN` at both ends. */
	readonly trend: Float64Array;
	/** Seasonal figure of the phases, from the first value on; sums to 0, or has mean 1 when multiplicative. */
	readonly figure: Float64Array;
}

/**
 * Classical decomposition by moving averages.
 *
 * @param values observations, at least two seasons for every phase to be seen
 * @param period whole periods a season, >= 2
 * @param kind how season and trend combine
 * @returns trend and seasonal figure
 * @see Kendall and Stuart (1983), The Advanced Theory of Statistics, volume 3, pages 410-414
 * @example
 * const parts = classicalDecomposition([1, 3, 2, 4, 3, 5], 2, "additive");
 * Array.from(parts.figure); // => [-0.75, 0.75]
 */
export function classicalDecomposition(
	values: ArrayLike<number>,
	period: number,
	kind: "additive" | "multiplicative",
): Decomposition {
	const trend = centredAverage(values, period);
	const figure = new Float64Array(period);
	const counts = new Float64Array(period);
	for (let t = 0, phase = 0; t < values.length; t++, phase = phase + 1 === period ? 0 : phase + 1) {
		const ratio = kind === "additive" ? values[t]! - trend[t]! : values[t]! / trend[t]!;
		if (!Number.isFinite(ratio)) continue;
		figure[phase]! += ratio;
		counts[phase]! += 1;
	}
	const neutral = kind === "additive" ? 0 : 1;
	let mean = 0;
	for (let phase = 0; phase < period; phase++) {
		figure[phase] = counts[phase]! > 0 ? figure[phase]! / counts[phase]! : neutral;
		mean += figure[phase]! / period;
	}
	for (let phase = 0; phase < period; phase++)
		figure[phase] = kind === "additive" ? figure[phase]! - mean : mean !== 0 ? figure[phase]! / mean : 1;
	return { trend, figure };
}

/**
 * Moving average over one season, centred: with an even period the two ends count half.
 *
 * @param values observations
 * @param period whole periods a season, >= 1
 * @returns averages, `NaN` where the window leaves the series
 * @example
 * Array.from(centredAverage([1, 2, 6], 3)); // => [NaN, 3, NaN]
 */
export function centredAverage(values: ArrayLike<number>, period: number): Float64Array {
	const half = Math.floor(period / 2);
	const even = period % 2 === 0;
	const averages = new Float64Array(values.length).fill(Number.NaN);
	for (let t = half; t + half < values.length; t++) {
		let sum = 0;
		for (let offset = -half; offset <= half; offset++) {
			const end = even && Math.abs(offset) === half;
			sum += end ? values[t + offset]! / 2 : values[t + offset]!;
		}
		averages[t] = sum / period;
	}
	return averages;
}

/**
 * Fills missing values on the line between their neighbours; at the ends with the nearest value.
 *
 * @param values observations with at least one number, `NaN` where missing
 * @returns a copy without gaps
 * @example
 * Array.from(interpolateMissing([NaN, 1, NaN, 3])); // => [1, 1, 2, 3]
 */
export function interpolateMissing(values: ArrayLike<number>): Float64Array {
	const filled = new Float64Array(values);
	let previous = -1;
	for (let t = 0; t <= filled.length; t++) {
		if (t < filled.length && Number.isNaN(filled[t]!)) continue;
		for (let gap = previous + 1; gap < t; gap++) {
			if (previous < 0) filled[gap] = filled[t]!;
			else if (t === filled.length) filled[gap] = filled[previous]!;
			else
				filled[gap] =
					filled[previous]! + ((filled[t]! - filled[previous]!) * (gap - previous)) / (t - previous);
		}
		previous = t;
	}
	return filled;
}

/**
 * The same without a copy where nothing is missing.
 *
 * @param values observations with at least one number, `NaN` where missing
 * @returns the values themselves, or a copy without gaps; not to be changed
 * @example
 * const values = Float64Array.of(1, 3);
 * withoutGaps(values) === values; // => true
 */
export function withoutGaps(values: Float64Array): Float64Array {
	for (const value of values) if (Number.isNaN(value)) return interpolateMissing(values);
	return values;
}
