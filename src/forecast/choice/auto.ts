import { countObserved, type DemandProcess, type Series } from "../../models/index.js";
import { candidateForecasts } from "./candidates.js";
import { COMBINATION, QUICK_COMBINATION } from "./combination.js";
import { pathScore } from "./path-score.js";
import { planOrigins } from "./race-origins.js";

/** What `auto` took. */
export interface ModelChoice {
	readonly model: string;
	readonly process: DemandProcess;
}

/** How a kind of series is raced. */
interface RaceRules {
	/** The model to be beaten, then what stands in for it where it can not be fitted. */
	readonly defaults: readonly string[];
	readonly challengers: readonly string[];
	readonly probabilities: readonly number[];
	/** Observed values below which there is no race. */
	readonly fewestObserved: number;
	/** Periods with demand below which there is no race. */
	readonly fewestNonZero: number;
	readonly origins: number;
	readonly longestHorizon: number;
	/** A challenger must score below this share of the default. */
	readonly limit: number;
}

const COUNT_RULES: RaceRules = {
	defaults: ["negbin-seasonal", "tsb", "naive"],
	challengers: ["tsb", "sba", "seasonal-naive"],
	probabilities: [0.5, 0.8, 0.9, 0.95, 0.99],
	fewestObserved: 30,
	fewestNonZero: 15,
	origins: 3,
	longestHorizon: 13,
	limit: 0.8,
};

/** With fewer values than this every trend is one drawn through noise, and it would be carried on. */
const FEWEST_FOR_COMBINATION = 5;

/** What is tried for a plain series, in this order. */
const plainNames = (observed: number, names: readonly string[]): readonly string[] =>
	observed < FEWEST_FOR_COMBINATION ? ["naive"] : names;

/** For plain series there is no race: it would fit every member three times more, and the weights are learned already. */
const PLAIN_DEFAULTS = [COMBINATION, "theta", "naive"];

/** Seasons of history that a seasonal candidate should have seen before the first origin. */
const TRAINING_SEASONS = 2;

/** What is said of a series without one observed value: nothing comes, and nothing is claimed about the spread. */
function emptyForecast(horizon: number, counts: boolean): ModelChoice {
	const shocks = Array.from({ length: horizon }, (_, h) => new Array<number>(h + 1).fill(0));
	return {
		model: "naive",
		process: { kind: "gaussian", means: new Array<number>(horizon).fill(0), shocks, counts },
	};
}

function firstUsable(names: readonly string[], series: Series, horizon: number): ModelChoice {
	const forecasts = candidateForecasts(series, horizon);
	for (const model of names) {
		const process = forecasts(model);
		if (process !== undefined) return { model, process };
	}
	return emptyForecast(horizon, series.counts === true);
}

/** The first `length` periods of a series, and nothing of what came after. */
function historyUpTo(series: Series, length: number): Series {
	return {
		...series,
		values: series.values.slice(0, length),
		...(series.lines === undefined ? {} : { lines: series.lines.slice(0, length) }),
		...(series.squares === undefined ? {} : { squares: series.squares.slice(0, length) }),
	};
}

function countNonZero(values: Float64Array): number {
	let count = 0;
	for (const value of values) if (Math.abs(value) > 0) count++;
	return count;
}

/** Names of the models to beat and of those that race, scored at the origins; the winner's name. */
function winnerOf(series: Series, horizon: number, rules: RaceRules): string | undefined {
	const { origins, horizon: scored } = planOrigins(series.values.length, {
		horizon: Math.min(horizon, rules.longestHorizon),
		count: rules.origins,
		minimumTraining: Math.ceil(
			Math.max(
				rules.fewestObserved / 2,
				Math.min(TRAINING_SEASONS * series.seasonLength, series.values.length / 2),
			),
		),
	});
	if (origins.length < rules.origins) return undefined;
	// Before it has seen whole seasons, seasonal-naive races as something else than what it would be once taken.
	const sawSeasons = (origins[0] ?? 0) >= TRAINING_SEASONS * series.seasonLength;
	const challengers = rules.challengers.filter((name) => sawSeasons || name !== "seasonal-naive");
	const names = [rules.defaults[0]!, ...challengers];
	const ratios = new Float64Array(names.length);
	const wins = new Int32Array(names.length);
	const singles = new Float64Array(names.length);
	const sums = new Float64Array(names.length);
	for (const origin of origins) {
		const forecasts = candidateForecasts(historyUpTo(series, origin), scored);
		const actual = series.values.subarray(origin, origin + scored);
		let first = Number.NaN;
		for (let index = 0; index < names.length; index++) {
			const process = forecasts(names[index]!);
			const score =
				process === undefined
					? { single: Number.POSITIVE_INFINITY, sum: Number.POSITIVE_INFINITY }
					: pathScore(process, actual, rules.probabilities);
			singles[index]! += score.single;
			sums[index]! += score.sum;
			if (index === 0) first = score.single + score.sum;
			else if (score.single + score.sum < first) wins[index]!++;
		}
	}
	if (!(singles[0]! > 0 && sums[0]! > 0)) return undefined;
	let best = 0;
	ratios[0] = rules.limit;
	for (let index = 1; index < names.length; index++) {
		ratios[index] = 0.5 * (singles[index]! / singles[0]! + sums[index]! / sums[0]!);
		if (wins[index] === origins.length && ratios[index]! < ratios[best]!) best = index;
	}
	return names[best];
}

/**
 * Chooses a model for one series and forecasts with it.
 *
 * Choosing by noisy scores loses to a good default. For plain series there is no choice: the combination of `ets`
 * averaged over its forms, `mstl` or a damped trend, the theta models, the seasonal naive and the drift forecast. Theta and
 * trend see a history whose season was taken out as far as it is no chance; some see logarithms where a season is longer
 * than six periods. For counts the default is `negbin-seasonal`, which must be beaten clearly.
 * Rules:
 * - Fewer than 5 observed values of a plain series: `naive`, for no trend can be told from noise.
 * - Fewer than 30 observed values or 15 non-zero periods: the default, no race.
 * - Else 3 expanding origins inside the history, each fit seeing only what came before, are scored by pinball loss of
 *   the single periods and of their sum, as a lead time adds them up; no race where only fewer origins fit.
 *   `seasonal-naive` takes part when the first origin has two whole seasons before it.
 * - A challenger is taken when its mean ratio to the default's losses is below 0.8 and it wins at every origin; the
 *   lowest ratio wins, ties go to the earlier candidate.
 * - A model that refuses a history, or has no finite answer, drops out: `theta` (plain) or `tsb` (counts), then `naive`
 *   stand in for the default. Without an observed value the forecast is 0 without spread, named `naive`.
 *
 * @param series the history; `counts` tells which rules hold
 * @param horizon number of periods, >= 1
 * @returns name and forecast of the model taken; the same series always gives the same
 * @example
 * chooseForecast({ values: Float64Array.of(4), seasonLength: 1 }, 2).process.means; // => [4, 4]
 */
export function chooseForecast(series: Series, horizon: number): ModelChoice {
	const observed = countObserved(series.values);
	if (observed === 0) return emptyForecast(horizon, series.counts === true);
	if (series.counts !== true) return firstUsable(plainNames(observed, PLAIN_DEFAULTS), series, horizon);
	const rules = COUNT_RULES;
	const races = observed >= rules.fewestObserved && countNonZero(series.values) >= rules.fewestNonZero;
	const winner = races ? winnerOf(series, horizon, rules) : undefined;
	return firstUsable(winner === undefined ? rules.defaults : [winner, ...rules.defaults], series, horizon);
}

/**
 * The one model that `fast` stands for: `negbin-seasonal` for counts, for plain series the combination without
 * exponential smoothing; `naive` where it refuses, and for plain series with fewer than five observed values.
 *
 * @param series the history
 * @param horizon number of periods, >= 1
 * @returns name and forecast
 * @example
 * fastForecast({ values: Float64Array.of(0, 1, 0), seasonLength: 1, counts: true }, 1).model; // => "negbin-seasonal"
 */
export function fastForecast(series: Series, horizon: number): ModelChoice {
	const names =
		series.counts === true
			? ["negbin-seasonal", "naive"]
			: plainNames(countObserved(series.values), [QUICK_COMBINATION, "naive"]);
	return firstUsable(names, series, horizon);
}
