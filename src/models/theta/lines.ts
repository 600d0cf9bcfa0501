/** Regression line through the values so far, kept up to date value by value. */
export interface RunningLine {
	/** Values seen. */
	count: number;
	mean: number;
	slope: number;
}

/**
 * Value of a line one period before the first value, so that value number t (from 1) lies at `interceptOf + t slope`.
 *
 * @param line a running line
 * @returns its intercept; the mean before two values
 * @example
 * interceptOf({ count: 2, mean: 3, slope: 2 }); // => 0
 */
export function interceptOf(line: RunningLine): number {
	return line.mean - ((line.count + 1) / 2) * line.slope;
}

/**
 * Takes the next value into a running line.
 *
 * @param line the line so far; changed
 * @param value the next value
 * @see Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016), International Journal of Forecasting 32, equations 16-18
 * @example
 * const line = { count: 1, mean: 2, slope: 0 };
 * extendLine(line, 4);
 * line; // => { count: 2, mean: 3, slope: 2 }
 */
export function extendLine(line: RunningLine, value: number): void {
	const count = line.count + 1;
	line.slope = count < 2 ? 0 : ((count - 2) * line.slope + (6 / count) * (value - line.mean)) / (count + 1);
	line.mean += (value - line.mean) / count;
	line.count = count;
}

/** Lines that each mean of a theta model extrapolates: of the values before it, or of all of them. */
export interface ThetaLines {
	readonly intercepts: Float64Array;
	readonly slopes: Float64Array;
	/** After the last value. */
	readonly last: RunningLine;
}

/**
 * Lines of a series.
 *
 * @param values observations without gaps
 * @param dynamic whether a mean knows only the values before it
 * @returns intercept and slope for each period
 * @example
 * Array.from(thetaLines(Float64Array.of(2, 4, 6), true).slopes); // => [0, 0, 2]
 */
export function thetaLines(values: Float64Array, dynamic: boolean): ThetaLines {
	const { length } = values;
	const intercepts = new Float64Array(length);
	const slopes = new Float64Array(length);
	const line: RunningLine = { count: 0, mean: 0, slope: 0 };
	for (let t = 0; t < length; t++) {
		intercepts[t] = t === 0 ? values[0]! : interceptOf(line);
		slopes[t] = line.slope;
		extendLine(line, values[t]!);
	}
	if (!dynamic) {
		intercepts.fill(interceptOf(line));
		slopes.fill(line.slope);
	}
	return { intercepts, slopes, last: line };
}
