import { ReapproError } from "../../errors.js";

/** Options of `stl`; windows are odd numbers of values, an even one is raised by one. */
export interface StlOptions {
	/** Cycles over which the season may change, or `"periodic"` for one that does not. */
	readonly seasonWindow: number | "periodic";
	/** Default 1.5 period / (1 - 1.5 / seasonWindow), rounded up to an odd number. */
	readonly trendWindow?: number;
	/** Default the period, or the next odd number. */
	readonly lowPassWindow?: number;
	/** 0 or 1. Default 0. */
	readonly seasonDegree?: 0 | 1;
	/** 0 or 1. Default 1. */
	readonly trendDegree?: 0 | 1;
	/** 0 or 1. Default that of the trend. */
	readonly lowPassDegree?: 0 | 1;
	/** Fits are made every so many values. Default a tenth of the window, rounded up. */
	readonly seasonJump?: number;
	readonly trendJump?: number;
	readonly lowPassJump?: number;
	/** Give values that fit badly less weight. Default false. */
	readonly robust?: boolean;
	/** Passes of the inner loop. Default 2, or 1 when robust. */
	readonly inner?: number;
	/** Passes of the outer loop that weigh anew. Default 0, or 15 when robust. */
	readonly outer?: number;
}

/** All options as numbers. */
export interface StlSetting {
	readonly periodic: boolean;
	readonly season: { readonly span: number; readonly degree: 0 | 1; readonly jump: number };
	readonly trend: { readonly span: number; readonly degree: 0 | 1; readonly jump: number };
	readonly lowPass: { readonly span: number; readonly degree: 0 | 1; readonly jump: number };
	readonly inner: number;
	readonly outer: number;
}

/** A periodic season is a window of so many series. */
const PERIODIC_WINDOWS = 10;
const FITS_A_WINDOW = 10;
const ROBUST_PASSES = 15;

/**
 * Fills in the defaults, those of R's `stl`.
 *
 * @param length number of values
 * @param period whole periods a season
 * @param options what the caller chose
 * @returns the setting
 * @throws {ReapproError} `OPTION_INVALID` when a window, a jump or a number of passes is no whole number in range
 * @see Cleveland, Cleveland, McRae and Terpenning (1990), section 3
 * @example
 * stlSetting(144, 12, { seasonWindow: 13 }).trend.span; // => 21
 */
export function stlSetting(length: number, period: number, options: StlOptions): StlSetting {
	const periodic = options.seasonWindow === "periodic";
	const window =
		options.seasonWindow === "periodic"
			? PERIODIC_WINDOWS * length + 1
			: whole(options.seasonWindow, "seasonWindow", 2);
	const trendWindow = whole(
		options.trendWindow ?? odd(Math.ceil((1.5 * period) / (1 - 1.5 / window))),
		"trendWindow",
		1,
	);
	const lowPassWindow = whole(options.lowPassWindow ?? odd(period), "lowPassWindow", 1);
	const trendDegree = options.trendDegree ?? 1;
	const robust = options.robust ?? false;
	return {
		periodic,
		season: smoother(window, options.seasonDegree ?? 0, options.seasonJump, "seasonJump"),
		trend: smoother(trendWindow, trendDegree, options.trendJump, "trendJump"),
		lowPass: smoother(
			lowPassWindow,
			options.lowPassDegree ?? trendDegree,
			options.lowPassJump,
			"lowPassJump",
		),
		inner: whole(options.inner ?? (robust ? 1 : 2), "inner", 1),
		outer: whole(options.outer ?? (robust ? ROBUST_PASSES : 0), "outer", 0),
	};
}

function smoother(
	window: number,
	degree: 0 | 1,
	jump: number | undefined,
	path: string,
): { span: number; degree: 0 | 1; jump: number } {
	return {
		span: Math.max(3, odd(window)),
		degree,
		jump: whole(jump ?? Math.ceil(window / FITS_A_WINDOW), path, 1),
	};
}

function odd(value: number): number {
	return value % 2 === 0 ? value + 1 : value;
}

function whole(value: number, path: string, least: number): number {
	if (!(Number.isInteger(value) && value >= least))
		throw new ReapproError("OPTION_INVALID", `Give a whole number, ${least} or more.`, path);
	return value;
}
