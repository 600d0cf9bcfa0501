import { ReapproError } from "../../errors.js";
import { stl } from "./stl.js";
import type { StlOptions } from "./stl-options.js";

/** Options of `mstlDecomposition`. */
export interface MstlDecompositionOptions {
	/** Window of each season, in ascending order of the seasons; one number is for all. Default 11, 15, 19, ... */
	readonly seasonWindows?: number | "periodic" | readonly (number | "periodic")[];
	/** Rounds over several seasons. Default 2. */
	readonly rounds?: number;
	/** Everything else as in `stl`. */
	readonly stl?: Omit<StlOptions, "seasonWindow">;
}

/** Decomposition of a series into a trend, one component a season, and a remainder. */
export interface MstlDecomposition {
	/** Seasons of the components, ascending. */
	readonly periods: readonly number[];
	readonly seasonals: readonly Float64Array[];
	readonly trend: Float64Array;
	readonly remainder: Float64Array;
}

const FIRST_WINDOW = 11;
const WINDOW_STEP = 4;
const ROUNDS = 2;

/**
 * Decomposition into several seasons, trend and remainder: STL for one season after the other, over and over.
 *
 * Seasons that the series does not exceed twice are left out.
 *
 * @param values observations without gaps
 * @param periods whole periods of each season, >= 2
 * @param options windows, rounds
 * @returns parts that add up to the values
 * @throws {ReapproError} `INPUT_INVALID` when a value is not finite or no season is exceeded twice
 * @throws {ReapproError} `OPTION_INVALID` when an option is out of range
 * @see Bandara, Hyndman and Bergmeir (2021), MSTL: a seasonal-trend decomposition algorithm, algorithm 1
 * @example
 * const values = Float64Array.from({ length: 24 }, (_, t) => 10 + [2, -2][t % 2] + [4, 0, -4][t % 3]);
 * const parts = mstlDecomposition(values, [2, 3]);
 * parts.seasonals[1][0]; // => 4.0
 */
export function mstlDecomposition(
	values: ArrayLike<number>,
	periods: readonly number[],
	options: MstlDecompositionOptions = {},
): MstlDecomposition {
	const used = [...new Set(periods)].sort((a, b) => a - b).filter((period) => 2 * period < values.length);
	if (used.length === 0)
		throw new ReapproError("INPUT_INVALID", "Give more than two seasons of values.", "values");
	const windows = used.map((_, index) => windowOf(options.seasonWindows, index));
	const rounds = used.length === 1 ? 1 : Math.max(1, options.rounds ?? ROUNDS);
	const rest = Float64Array.from(values);
	const seasonals: Float64Array[] = used.map(() => new Float64Array(rest.length));
	let trend: Float64Array = rest;
	for (let round = 0; round < rounds; round++)
		for (let index = 0; index < used.length; index++) {
			add(rest, seasonals[index]!, 1);
			const parts = stl(rest, used[index]!, { ...options.stl, seasonWindow: windows[index]! });
			seasonals[index] = parts.seasonal;
			add(rest, parts.seasonal, -1);
			trend = parts.trend;
		}
	return { periods: used, seasonals, trend, remainder: rest.map((value, t) => value - trend[t]!) };
}

function windowOf(windows: MstlDecompositionOptions["seasonWindows"], index: number): number | "periodic" {
	const window = typeof windows === "object" ? windows[index] : windows;
	return window ?? FIRST_WINDOW + WINDOW_STEP * index;
}

function add(target: Float64Array, part: Float64Array, sign: 1 | -1): void {
	for (let t = 0; t < target.length; t++) target[t]! += sign * part[t]!;
}
