import { ReapproError, refuseUnknownOptions } from "../../errors.js";
import { gammaUpper, rangeQuantile } from "../../math/index.js";
import { averageRanks } from "./average-ranks.js";
import { requireSignificance } from "./compare-pair.js";

/** Options of `compareForecasts`. */
export interface CompareForecastsOptions {
	/** Chance of calling a difference that is none; default 0.05. */
	readonly significance?: number;
}

/** One method among those compared. */
export interface RankedMethod {
	readonly name: string;
	/** Mean over the series; 1 would be best of all everywhere. */
	readonly meanRank: number;
	/** Whether its mean rank lies so near the best that chance could have swapped them. */
	readonly isAmongBest: boolean;
}

/** Which methods forecast many series best, and which of the differences chance can not explain. */
export interface ForecastComparison {
	/** Series that every method has a loss for. */
	readonly series: number;
	/** Friedman's statistic, tied ranks allowed for; large when the methods differ. */
	readonly statistic: number;
	/** Chance of such a statistic among equal methods. */
	readonly pValue: number;
	/** Two mean ranks that differ by more differ beyond chance (Nemenyi), tied ranks allowed for. */
	readonly criticalDistance: number;
	/** Best first. */
	readonly methods: readonly RankedMethod[];
	/** The result as a sentence. */
	readonly statement: string;
}

/** Ranks of the methods on each series that all have a finite loss for. */
function ranksOf(rows: readonly ArrayLike<number>[]): number[][] {
	const length = rows[0]?.length ?? 0;
	if (rows.some((row) => row.length !== length))
		throw new ReapproError("INPUT_INVALID", "Give one loss a series for each method.", "losses");
	const ranks: number[][] = [];
	for (let series = 0; series < length; series++) {
		const losses = rows.map((row) => row[series]!);
		if (losses.every(Number.isFinite)) ranks.push(averageRanks(losses));
	}
	if (rows.length < 2 || ranks.length < 2)
		throw new ReapproError(
			"INPUT_INVALID",
			"Give losses of two methods or more on two series or more.",
			"losses",
		);
	return ranks;
}

/** Squares of the ranks about their mean, over all series: n k (k^2 - 1) / 12 without ties, less with them. */
function spreadOf(ranks: readonly number[][], k: number): number {
	const squares = ranks.reduce((sum, row) => sum + row.reduce((own, rank) => own + rank * rank, 0), 0);
	return squares - (ranks.length * k * (k + 1) * (k + 1)) / 4;
}

/** Friedman's statistic with ties (Conover 1999, equation 5.8.4), chi-squared with methods - 1 degrees of freedom. */
function friedman(meanRanks: readonly number[], n: number, spread: number): number {
	const k = meanRanks.length;
	const between = meanRanks.reduce((sum, rank) => sum + (rank - (k + 1) / 2) ** 2, 0);
	return spread > 0 ? ((k - 1) * n * n * between) / spread : 0;
}

/**
 * Compares forecasting methods over many series by their ranks: all together (Friedman), and each with the best
 * (Nemenyi, drawn in papers as multiple comparisons with the best).
 *
 * Ranks make series of every size count alike. A method that wins on few series by much can come last here; look at mean
 * losses too.
 *
 * @param losses for each method, by name, one loss a series, smaller is better (MASE, pinball loss); a series on which a
 * method has no finite loss is left out for all
 * @param options `significance`
 * @returns mean ranks, best first, the distance beyond which they differ, and a sentence
 * @throws {ReapproError} `INPUT_INVALID` for fewer than two methods or series, or lengths that differ; `OPTION_INVALID`
 * @see Demsar (2006), Statistical comparisons of classifiers over multiple data sets, 3.2; Koning et al. (2005), The M3
 * competition: statistical tests of the results
 * @example
 * const losses = { auto: [1, 1, 1, 1, 1, 1], naive: [2, 2, 2, 2, 2, 2] };
 * compareForecasts(losses).methods.map(({ name, meanRank }) => [name, meanRank]); // => [["auto", 1], ["naive", 2]]
 */
export function compareForecasts(
	losses: Readonly<Record<string, ArrayLike<number>>>,
	options: CompareForecastsOptions = {},
): ForecastComparison {
	refuseUnknownOptions<CompareForecastsOptions>(options, { significance: true });
	const { significance = 0.05 } = options;
	requireSignificance(significance);
	const names = Object.keys(losses);
	const ranks = ranksOf(names.map((name) => losses[name]!));
	const k = names.length;
	const n = ranks.length;
	const meanRanks = names.map((_, method) => ranks.reduce((sum, row) => sum + row[method]!, 0) / n);
	const spread = spreadOf(ranks, k);
	const statistic = friedman(meanRanks, n, spread);
	const pValue = gammaUpper(0.5 * (k - 1), 0.5 * statistic);
	// Demsar's sqrt(k (k + 1) / (12 n)) where no ranks are tied.
	const criticalDistance = rangeQuantile(significance, k) * Math.sqrt(spread / ((k - 1) * n * n));
	const best = Math.min(...meanRanks);
	const methods = names
		.map((name, method) => ({
			name,
			meanRank: meanRanks[method]!,
			isAmongBest: pValue >= significance || meanRanks[method]! - best <= criticalDistance,
		}))
		.sort((a, b) => a.meanRank - b.meanRank);
	return {
		series: n,
		statistic,
		pValue,
		criticalDistance,
		methods,
		statement: statementOf(methods, n, pValue < significance),
	};
}

function statementOf(methods: readonly RankedMethod[], series: number, differ: boolean): string {
	if (!differ) return `Over ${series} series no difference between the methods can be shown.`;
	const [first, ...others] = methods.filter(({ isAmongBest }) => isAmongBest).map(({ name }) => name);
	const rest = methods.filter(({ isAmongBest }) => !isAmongBest).map(({ name }) => name);
	const beside = others.length === 0 ? "" : `, not to be told apart from ${others.join(", ")}`;
	const behind = rest.length === 0 ? "" : `; behind it beyond chance: ${rest.join(", ")}`;
	return `Over ${series} series ${first} ranks best${beside}${behind}.`;
}
