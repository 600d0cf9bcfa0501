import { interpolateMissing } from "../decomposition.js";
import { wholeSeason } from "../observed.js";
import { mstlDecomposition } from "../stl/mstl.js";

/** The seasons of a series, and what their estimation costs. */
export interface SeasonPart {
	/** Sum of the seasonal components in every period. */
	readonly seasonal: Float64Array;
	/** Last cycle of each season, in order of the coming periods. */
	readonly figures: readonly (readonly number[])[];
	/** Numbers that the seasons were fitted with. */
	readonly parameters: number;
	/** Variance of the figures in the coming periods, as a share of the variance of a period. */
	readonly variance: number;
}

/** First window of a season and its growth from season to season, as in R's `mstl`. */
const FIRST_WINDOW = 11;
const WINDOW_STEP = 4;
/** A tricube window weighs about as much as this share of its values in its middle. */
const MIDDLE_SHARE = 0.53;
/** At the end of the series a window has this much variance over its length. */
const END_VARIANCE = 1.5;

/**
 * Estimates the seasons of a series by repeated STL; missing values are interpolated for it.
 *
 * A season of period m and window w costs about (m - 1) max(1, cycles / (0.53 w)) numbers, and the last cycle keeps
 * about max(1 / cycles, 1.5 / w) of the variance of a period.
 *
 * @param values observations, `NaN` where missing
 * @param seasonLengths periods of each season, may be fractional
 * @param window of every season, or `"periodic"`; default 11, 15, 19, ...
 * @returns the seasons; undefined when none is exceeded twice
 * @example
 * const values = Float64Array.from({ length: 12 }, (_, t) => [1, 3][t % 2]);
 * seasonPart(values, [2], "periodic").figures; // => [[-1.0, 1.0]]
 */
export function seasonPart(
	values: Float64Array,
	seasonLengths: readonly number[],
	window?: number | "periodic",
): SeasonPart | undefined {
	const length = values.length;
	const wanted = seasonLengths.map(wholeSeason).filter((period) => period >= 2 && 2 * period < length);
	if (wanted.length === 0) return undefined;
	const { periods, seasonals } = mstlDecomposition(
		interpolateMissing(values),
		wanted,
		window === undefined ? {} : { seasonWindows: window },
	);
	let parameters = 0;
	let variance = 0;
	const seasonal = new Float64Array(length);
	const figures = periods.map((period, index) => {
		const component = seasonals[index]!;
		const cycles = length / period;
		const width = window ?? FIRST_WINDOW + WINDOW_STEP * index;
		const share = width === "periodic" ? 1 : Math.max(1, cycles / (MIDDLE_SHARE * width));
		parameters += (period - 1) * share;
		variance += width === "periodic" ? 1 / cycles : Math.max(1 / cycles, END_VARIANCE / width);
		for (let t = 0; t < length; t++) seasonal[t]! += component[t]!;
		return Array.from(component.subarray(length - period));
	});
	return { seasonal, figures, parameters, variance };
}
