import { ReapproError } from "../../errors.js";
import { studentCdf } from "../../math/index.js";
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

/** Variance of the mean of differences that go together over less than `horizon` steps. */
function varianceOfMean(differences: readonly number[], mean: number, horizon: number): number {
	const n = differences.length;
	let sum = 0;
	for (let lag = 0; lag < Math.min(horizon, n); lag++) {
		let covariance = 0;
		for (let t = lag; t < n; t++) covariance += (differences[t]! - mean) * (differences[t - lag]! - mean);
		sum += (lag === 0 ? 1 : 2) * (covariance / n);
	}
	return sum / n;
}

function differencesOf(first: ArrayLike<number>, second: ArrayLike<number>): number[] {
	if (first.length !== second.length)
		throw new ReapproError("INPUT_INVALID", "Give losses of the same periods for both.", "second");
	const differences: number[] = [];
	for (let t = 0; t < first.length; t++) {
		const difference = first[t]! - second[t]!;
		if (Number.isFinite(difference)) differences.push(difference);
	}
	if (differences.length < 3)
		throw new ReapproError("INPUT_INVALID", "Give losses of three periods or more.", "first");
	return differences;
}

const percent = (chance: number): string =>
	chance < 0.001 ? "less than 0.1 %" : `${(100 * chance).toFixed(chance < 0.1 ? 1 : 0)} %`;

/**
 * Tells whether one of two forecasts of a series is better, or whether chance alone could make the difference.
 *
 * @param first losses of one forecast, period by period in order of time: absolute or squared errors, pinball losses
 * @param second losses of the other in the same periods; a period with a missing one is left out, and those after it move
 * up, so that for a horizon above 1 the losses should be without gaps
 * @param options `horizon`, `significance`, `names`
 * @returns difference, statistic, p-value, verdict and a sentence; with no mean difference the p-value is 1, with
 * the same difference in every period the statistic is infinite
 * @throws {ReapproError} `INPUT_INVALID` when the lengths differ or there are fewer than three periods;
 * `OPTION_INVALID`
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
	const { significance = 0.05, names = ["the first", "the second"] } = options;
	requireSignificance(significance);
	const differences = differencesOf(first, second);
	const n = differences.length;
	const horizon = Math.min(requireCount(options.horizon ?? 1, "options.horizon"), n - 1);
	const meanDifference = differences.reduce((sum, value) => sum + value, 0) / n;
	// A long lag can make the estimate negative; the lag of 0 can not.
	const long = varianceOfMean(differences, meanDifference, horizon);
	const used = long > 0 ? horizon : 1;
	const variance = long > 0 ? long : varianceOfMean(differences, meanDifference, 1);
	const factor = Math.sqrt((n + 1 - 2 * used + (used * (used - 1)) / n) / n);
	const statistic = meanDifference === 0 ? 0 : (factor * meanDifference) / Math.sqrt(variance);
	const pValue = 2 * studentCdf(-Math.abs(statistic), n - 1);
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
