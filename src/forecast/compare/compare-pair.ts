import { ReapproError, refuseUnknownOptions } from "../../errors.js";
import { requireCount } from "../forecast-options.js";
import { type PairTests, pairTests, ROUNDING } from "./pair-tests.js";

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
export interface PairComparison extends PairTests {
	readonly verdict: "first-better" | "second-better" | "no-difference";
	/** The verdict as a sentence. */
	readonly statement: string;
}

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

/** Without the missing values before the first and after the last that is known. */
function trimmed(values: Float64Array): Float64Array {
	const isKnown = (value: number): boolean => !Number.isNaN(value);
	const from = values.findIndex(isKnown);
	return from < 0 ? values.subarray(0, 0) : values.subarray(from, values.findLastIndex(isKnown) + 1);
}

const percent = (chance: number): string =>
	chance < 0.001 ? "less than 0.1 %" : `${(100 * chance).toFixed(chance < 0.1 ? 1 : 0)} %`;

/**
 * Tells whether one of two forecasts of a series is better, or whether chance alone could make the difference.
 *
 * @param first losses of one forecast, period by period in order of time: absolute or squared errors, pinball losses
 * @param second losses of the other in the same periods; a period in which one is missing is left out
 * @param options `horizon`, `significance`, `names`
 * @returns difference, statistic, p-value, verdict and a sentence. One period ahead they are of the test of Diebold and
 * Mariano. For a horizon of h above 1 they are of a Student test with a degree of freedom for each 2h periods (one at
 * least), as overlapping forecasts err together; with fewer than 8h periods it can show few differences. Where lags or
 * cosines leave no variance, or 1 % of that without them, they are left out, as R does for none. With no mean difference
 * the p-value is 1; with the same difference in all of n periods it is that of n / h signs, 2^(1 - n / h)
 * @throws {ReapproError} `INPUT_INVALID` when the lengths differ or there are fewer than three periods;
 * `OPTION_INVALID`, also for a horizon of as many periods as there are losses, or more
 * @see Diebold, Mariano (1995), Comparing predictive accuracy; Harvey, Leybourne, Newbold (1997), Testing the equality
 * of prediction mean squared errors, equation 9; Lazarus, Lewis, Stock, Watson (2018), HAR inference: recommendations for
 * practice
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
	const values = trimmed(differencesOf(first, second));
	const n = values.filter((value) => !Number.isNaN(value)).length;
	if (n < 3) throw new ReapproError("INPUT_INVALID", "Give losses of three periods or more.", "first");
	const horizon = requireCount(options.horizon ?? 1, "options.horizon");
	if (horizon >= n)
		throw new ReapproError(
			"OPTION_INVALID",
			"Give losses of more periods than the horizon.",
			"options.horizon",
		);
	const tests = pairTests(values, horizon);
	const { meanDifference, pValue } = tests;
	const better = meanDifference < 0 ? 0 : 1;
	const isSure = pValue < significance;
	const claim = isSure
		? `${names[better]} forecasts better than ${names[1 - better]}`
		: `no difference between ${names[0]} and ${names[1]} can be shown`;
	return {
		...tests,
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
