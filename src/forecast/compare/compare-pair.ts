import { ReapproError, refuseUnknownOptions } from "../../errors.js";
import { studentCdf, studentQuantile } from "../../math/index.js";
import { requireCount } from "../forecast-options.js";

/** Options of `comparePair`. */
export interface ComparePairOptions {
	/** Periods ahead that the losses are of; default 1. Losses of overlapping forecasts go together up to it. */
	readonly horizon?: number;
	/** Chance of calling a difference that is none; default 0.05. */
	readonly significance?: number;
	/** What to call the two; default first and second. */
	readonly names?: readonly [string, string];
}

/** Which of two forecasts is better, and how sure that is. */
export interface PairComparison {
	/** Mean of first less second; below 0 the first is better. */
	readonly meanDifference: number;
	/** Statistic of Diebold and Mariano with the small-sample factor of Harvey, Leybourne and Newbold. */
	readonly statistic: number;
	/** Two-sided. */
	readonly pValue: number;
	readonly verdict: "first-better" | "second-better" | "no-difference";
	/** The verdict as a sentence. */
	readonly statement: string;
}

/** Differences that are no more than this part of the losses are rounding. */
const ROUNDING = 1e-12;

/** A variance that long lags bring below this part of that without them is an accident of few periods. */
const LEAST_PART = 0.01;

/** Keeps the statistic of a thousand equal differences finite. */
const LEAST_CHANCE = 1e-300;

/** First less second, period by period; `NaN` where a loss is missing. */
function differencesOf(first: ArrayLike<number>, second: ArrayLike<number>): Float64Array {
	if (first.length !== second.length)
		throw new ReapproError("INPUT_INVALID", "Give losses of the same periods for both.", "second");
	const differences = new Float64Array(first.length);
	for (let t = 0; t < differences.length; t++) {
		const difference = first[t]! - second[t]!;
		const isRounding = Math.abs(difference) <= ROUNDING * Math.max(Math.abs(first[t]!), Math.abs(second[t]!));
		if (isRounding) differences[t] = 0;
		else differences[t] = Number.isFinite(difference) ? difference : Number.NaN;
	}
	return differences;
}

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

/** Statistic and two-sided chance of differences of which `n` are known. */
function testOf(
	differences: Float64Array,
	mean: number,
	n: number,
	horizon: number,
): Pick<PairComparison, "statistic" | "pValue"> {
	if (mean === 0) return { statistic: 0, pValue: 1 };
	const apart = varianceOfMean(differences, mean, n, 1);
	// The same difference in every period: no spread to judge by, so only that all fell to one side.
	if (apart <= (ROUNDING * mean) ** 2) {
		const pValue = Math.max(2 ** (1 - n), LEAST_CHANCE);
		return { statistic: -Math.sign(mean) * studentQuantile(0.5 * pValue, n - 1), pValue };
	}
	const long = varianceOfMean(differences, mean, n, horizon);
	const used = long > LEAST_PART * apart ? horizon : 1;
	const factor = Math.sqrt((n + 1 - 2 * used + (used * (used - 1)) / n) / n);
	const statistic = (factor * mean) / Math.sqrt(used === horizon ? long : apart);
	return { statistic, pValue: 2 * studentCdf(-Math.abs(statistic), n - 1) };
}

const percent = (chance: number): string =>
	chance < 0.001 ? "less than 0.1 %" : `${(100 * chance).toFixed(chance < 0.1 ? 1 : 0)} %`;

/**
 * Tells whether one of two forecasts of a series is better, or whether chance alone could make the difference.
 *
 * @param first losses of one forecast, period by period in order of time: absolute or squared errors, pinball losses
 * @param second losses of the other in the same periods; a period in which one is missing is left out
 * @param options `horizon`, `significance`, `names`
 * @returns difference, statistic, p-value, verdict and a sentence. Where the lags of a long horizon leave no variance, or
 * 1 % of that without them, they are left out, as R does for none. With no mean difference the p-value is 1; with the
 * same difference in all of n periods it is that of n signs, 2^(1 - n)
 * @throws {ReapproError} `INPUT_INVALID` when the lengths differ or there are fewer than three periods;
 * `OPTION_INVALID`, also for a horizon of as many periods as there are losses, or more
 * @see Diebold, Mariano (1995), Comparing predictive accuracy; Harvey, Leybourne, Newbold (1997), Testing the equality
 * of prediction mean squared errors, equation 9
 * @example
 * comparePair([1, 2, 1, 2, 1, 2], [3, 5, 4, 4, 3, 6], { names: ["auto", "naive"] }).verdict; // => "first-better"
 */
export function comparePair(
	first: ArrayLike<number>,
	second: ArrayLike<number>,
	options: ComparePairOptions = {},
): PairComparison {
	refuseUnknownOptions<ComparePairOptions>(options, { horizon: true, significance: true, names: true });
	const { significance = 0.05, names = ["the first", "the second"] } = options;
	requireSignificance(significance);
	const differences = differencesOf(first, second);
	const known = differences.filter((value) => !Number.isNaN(value));
	const n = known.length;
	if (n < 3) throw new ReapproError("INPUT_INVALID", "Give losses of three periods or more.", "first");
	const horizon = requireCount(options.horizon ?? 1, "options.horizon");
	if (horizon >= n)
		throw new ReapproError(
			"OPTION_INVALID",
			"Give losses of more periods than the horizon.",
			"options.horizon",
		);
	const meanDifference = known.reduce((sum, value) => sum + value, 0) / n;
	const { statistic, pValue } = testOf(differences, meanDifference, n, horizon);
	const better = meanDifference < 0 ? 0 : 1;
	const isSure = pValue < significance;
	const claim = isSure
		? `${names[better]} forecasts better than ${names[1 - better]}`
		: `no difference between ${names[0]} and ${names[1]} can be shown`;
	return {
		meanDifference,
		statistic,
		pValue,
		verdict: isSure ? (["first-better", "second-better"] as const)[better]! : "no-difference",
		statement: `Over ${n} periods ${claim}: chance alone would give such a difference in ${percent(pValue)} of cases.`,
	};
}

/**
 * Checks a level of significance.
 *
 * @param value what the caller gave
 * @throws {ReapproError} `OPTION_INVALID` when it lies outside (0, 1)
 * @example
 * requireSignificance(0.05);
 */
export function requireSignificance(value: number): void {
	if (!(value > 0 && value < 1))
		throw new ReapproError("OPTION_INVALID", "Give a chance between 0 and 1.", "options.significance");
}
