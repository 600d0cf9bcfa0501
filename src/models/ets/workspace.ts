/** Periods whose products are added up together. */
export const BLOCK_ROWS = 4;

/** What one run of the recursion works on and leaves. */
export interface EtsRun {
	/** Seasonal states by phase, current during a run. */
	readonly season: Float64Array;
	/** Sum of squared residuals, sum of log means, states at the end of the last run. */
	squares: number;
	logs: number;
	level: number;
	slope: number;
}

/** Scratch memory of one fit, shared by all forms. */
export interface EtsWorkspace extends EtsRun {
	/** Derivatives of level, slope and seasonal states (phase by phase) with respect to each parameter. */
	readonly levelSlopes: Float64Array;
	readonly trendSlopes: Float64Array;
	readonly seasonSlopes: Float64Array;
	/** Residuals of up to `BLOCK_ROWS` periods, and their derivatives, period by period. */
	readonly residuals: Float64Array;
	readonly residualSlopes: Float64Array;
	/** Derivative of the sum of logarithms, and of half the sum of squares. */
	readonly logSlopes: Float64Array;
	readonly squareSlopes: Float64Array;
	/** Sum of products of residual derivatives, row-major, lower triangle. */
	readonly products: Float64Array;
	/** Positions of the parameters that a step moves, and the scale of each. */
	readonly free: Int32Array;
	readonly scales: Float64Array;
	freeCount: number;
	/** What a step solves, scaled: right-hand side, matrix and its factor (row-major), solution. */
	readonly targets: Float64Array;
	readonly scaled: Float64Array;
	readonly factor: Float64Array;
	readonly solution: Float64Array;
}

/**
 * Makes the memory of one run.
 *
 * @param period whole periods a season
 * @returns the memory
 * @example
 * etsRun(12).season.length; // => 12
 */
export function etsRun(period: number): EtsRun {
	return { season: new Float64Array(period), squares: 0, logs: 0, level: 0, slope: 0 };
}

/**
 * Makes the scratch memory for series of a period.
 *
 * @param period whole periods a season
 * @returns the memory
 * @example
 * etsWorkspace(12).season.length; // => 12
 */
export function etsWorkspace(period: number): EtsWorkspace {
	const size = period + 6;
	return {
		season: new Float64Array(period),
		levelSlopes: new Float64Array(size),
		trendSlopes: new Float64Array(size),
		seasonSlopes: new Float64Array(size * period),
		residuals: new Float64Array(BLOCK_ROWS),
		residualSlopes: new Float64Array(BLOCK_ROWS * size),
		logSlopes: new Float64Array(size),
		squareSlopes: new Float64Array(size),
		products: new Float64Array(size * size),
		free: new Int32Array(size),
		scales: new Float64Array(size),
		freeCount: 0,
		targets: new Float64Array(size),
		scaled: new Float64Array(size * size),
		factor: new Float64Array(size * size),
		solution: new Float64Array(size),
		squares: 0,
		logs: 0,
		level: 0,
		slope: 0,
	};
}
