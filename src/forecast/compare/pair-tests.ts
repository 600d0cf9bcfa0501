import { studentCdf, studentQuantile } from "../../math/index.js";
import { cosineVariance } from "./cosine-variance.js";

/** A statistic and what chance alone would make of it. */
export interface PairTest {
	readonly statistic: number;
	/** Two-sided. */
	readonly pValue: number;
}

/** Differences that are no more than this part of the losses are rounding. */
export const ROUNDING = 1e-12;

/** A variance that long lags bring below this part of that without them is an accident of few periods. */
const LEAST_PART = 0.01;

/** Keeps the statistic of a thousand equal differences finite. */
const LEAST_CHANCE = 1e-300;

/**
 * Variance of the mean of differences that go together over less than `horizon` steps. Periods keep their places, so
 * that a missing one does not bring others nearer; pairs of which one is missing add nothing (Parzen 1963).
 */
function varianceOfMean(differences: Float64Array, mean: number, n: number, horizon: number): number {
	let sum = 0;
	for (let lag = 0; lag < Math.min(horizon, differences.length); lag++) {
		let covariance = 0;
		for (let t = lag; t < differences.length; t++) {
			const product = (differences[t]! - mean) * (differences[t - lag]! - mean);
			if (!Number.isNaN(product)) covariance += product;
		}
		sum += (lag === 0 ? 1 : 2) * (covariance / n);
	}
	return sum / n;
}

/** Differences of two forecasts and what is known of them. */
interface Differences {
	/** From the first to the last that is known, `NaN` where missing. */
	readonly values: Float64Array;
	readonly mean: number;
	/** How many are known. */
	readonly n: number;
	/** Variance of the mean if no two went together. */
	readonly apart: number;
	readonly horizon: number;
}

/** The published test. */
function dieboldMariano({ values, mean, n, apart, horizon }: Differences): PairTest {
	const long = varianceOfMean(values, mean, n, horizon);
	const used = long > LEAST_PART * apart ? horizon : 1;
	const factor = Math.sqrt((n + 1 - 2 * used + (used * (used - 1)) / n) / n);
	const statistic = (factor * mean) / Math.sqrt(used === horizon ? long : apart);
	return { statistic, pValue: 2 * studentCdf(-Math.abs(statistic), n - 1) };
}

/**
 * The test of an honest size further ahead. Errors that overlap over h periods have a spectrum that is nearly flat up to
 * a quarter of the way to its first zero, a cycle of h periods: up to the cosine number length / 2h. More cosines would
 * find too little variance, fewer would give away degrees of freedom.
 */
function cosineTest({ values, mean, n, apart }: Differences, cosines: number): PairTest {
	const deviations = values.map((value) => (Number.isNaN(value) ? 0 : value - mean));
	const long = cosineVariance(deviations, n, cosines);
	const statistic = mean / Math.sqrt(long > LEAST_PART * apart ? long : apart);
	return { statistic, pValue: 2 * studentCdf(-Math.abs(statistic), cosines) };
}

/** The same difference in every period: no spread to judge by, so only that all of `signs` fell to one side. */
function signTest(mean: number, signs: number, degreesOfFreedom: number): PairTest {
	const pValue = Math.max(2 ** (1 - signs), LEAST_CHANCE);
	return { statistic: -Math.sign(mean) * studentQuantile(0.5 * pValue, degreesOfFreedom), pValue };
}

/** The test that a verdict goes by, and the published one. */
export interface PairTests extends PairTest {
	/** Mean of first less second; below 0 the first is better. */
	readonly meanDifference: number;
	/** Of the Student distribution that the statistic is held against: fewer, the further ahead. */
	readonly degreesOfFreedom: number;
	/**
	 * The test of Diebold and Mariano with the small-sample factor of Harvey, Leybourne and Newbold, as published. One
	 * period ahead it is the verdict's own; further ahead it calls too many differences that are none, unless there are
	 * very many periods.
	 */
	readonly dieboldMariano: PairTest;
}

/**
 * Tests whether differences have mean 0.
 *
 * @param values differences in order of time, `NaN` where missing, known at both ends; three or more are known
 * @param horizon periods ahead that the losses are of, 1 or more, fewer than are known
 * @returns the mean and the tests
 * @example
 * pairTests(Float64Array.of(-2, -4, -3, -2), 1).degreesOfFreedom; // => 3
 * pairTests(Float64Array.of(-2, -4, -3, -2), 2).degreesOfFreedom; // => 1
 */
export function pairTests(values: Float64Array, horizon: number): PairTests {
	const known = values.filter((value) => !Number.isNaN(value));
	const n = known.length;
	const mean = known.reduce((sum, value) => sum + value, 0) / n;
	const apart = varianceOfMean(values, mean, n, 1);
	const differences = { values, mean, n, apart, horizon };
	const cosines = Math.max(1, Math.min(Math.floor(values.length / (2 * horizon)), n - 1));
	const degreesOfFreedom = horizon === 1 ? n - 1 : cosines;
	const both = (own: PairTest, published: PairTest): PairTests => ({
		meanDifference: mean,
		...own,
		degreesOfFreedom,
		dieboldMariano: published,
	});
	if (mean === 0) return both({ statistic: 0, pValue: 1 }, { statistic: 0, pValue: 1 });
	if (apart <= (ROUNDING * mean) ** 2) {
		// Forecasts that overlap fall to one side together.
		const signs = Math.max(1, Math.floor(n / horizon));
		return both(signTest(mean, signs, degreesOfFreedom), signTest(mean, n, n - 1));
	}
	const published = dieboldMariano(differences);
	return both(horizon === 1 ? published : cosineTest(differences, cosines), published);
}
