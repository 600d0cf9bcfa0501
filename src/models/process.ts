/**
 * Future values as `means` plus a linear response to independent standard normal shocks:
 * `y[h] = means[h] + sum over j <= h of shocks[h][j] * z[j]`. The sum over any window is then exact.
 * With `counts` the distribution of a window is the count distribution of that mean and variance.
 *
 * With `degreesOfFreedom` one common factor divides all shocks, as an unknown spread does: every window is then a
 * Student distribution with these degrees, again exactly.
 */
export interface GaussianProcess {
	readonly kind: "gaussian";
	readonly means: readonly number[];
	/** Lower triangle: row h holds h + 1 responses, in units of the series. */
	readonly shocks: readonly (readonly number[])[];
	readonly counts: boolean;
	/** Above 2; absent for a known spread. */
	readonly degreesOfFreedom?: number;
}

/** One setting of a count process, with its posterior `weight`. */
export interface CountPart {
	readonly weight: number;
	/** Expected events (order lines, or units where `sizes` is [1]) of each future period. */
	readonly rates: readonly number[];
	/** Relative variance of the level that all periods share (parameter uncertainty); 0 when known. */
	readonly levelVariance: number;
}

/**
 * Future counts: events arrive as Poisson given a gamma level common to the horizon and a gamma factor of each
 * period, and every event brings 1, 2, ... pieces with probabilities `sizes`.
 */
export interface CountProcess {
	readonly kind: "counts";
	readonly parts: readonly CountPart[];
	/** Relative variance of the factor of one period, independent between periods; 0 for plain Poisson. */
	readonly periodVariance: number;
	/** Probability of 1, 2, 3, ... pieces in one event; sums to 1. */
	readonly sizes: readonly number[];
}

/** Everything a fitted model says of the future, as plain data: the joint distribution of the next periods. */
export type DemandProcess = GaussianProcess | CountProcess;
