import {
	type DemandProcess,
	type EtsFitState,
	ets,
	fitDampedTrend,
	fitEtsCandidates,
	type GaussianProcess,
	requireObserved,
	type Series,
} from "../../models/index.js";
import { combineGaussian } from "./combine-gaussian.js";
import { type SeasonClass, seasonClass } from "./season-class.js";
import { isUsable } from "./usable-process.js";

/** Name of the combination that `auto` holds to for plain series. */
export const COMBINATION = "combination";

/** Name of the one that `fast` stands for. */
export const QUICK_COMBINATION = "quick-combination";

/** Name of the member that `averagedEts` makes. */
export const AVERAGED_ETS = "averaged-ets";

/** Name of the member that `dampedTrend` makes. */
export const DAMPED_TREND = "damped-trend";

/** Names of members that see the history without its season, which is put back into what they say, begin so. */
export const ADJUSTED = "adjusted-";

/** Names of members that see the logarithms of the history begin so: seasons and growth multiply there. */
export const LOGGED = "log-";

/** Weights of the members by name. */
type Weights = Readonly<Record<string, number>>;

/**
 * Weights for series without season, with a season of a few periods, and with a longer one.
 *
 * Learned by `npm run benchmark:learn` on rolling origins inside the training parts of the M3 series, pooled over the
 * series of a class and moved half-way to those of all classes, or to equal ones for long seasons. Models on logarithms
 * are taken for long seasons: weights of the earlier origins then lose 2.4 % less on the latest ones, and weights of the
 * latest 0.5 % less on the earlier ones (`--origins 3 --judge latest` and `earlier`). Since they were learned, drift sees the
 * history without its season, and forms that run away are left out: learned again, they lose 0.1 % less there, and stay.
 */
const WEIGHTS: Readonly<Record<SeasonClass, Weights>> = {
	none: {
		"averaged-ets": 0.38,
		mstl: 0.3,
		"dynamic-optimized-theta": 0.17,
		"optimized-theta": 0.05,
		"seasonal-naive": 0.03,
		drift: 0.08,
	},
	short: {
		"averaged-ets": 0.3,
		mstl: 0.15,
		"adjusted-dynamic-optimized-theta": 0.23,
		"adjusted-optimized-theta": 0.25,
		"seasonal-naive": 0.03,
		"adjusted-drift": 0.05,
	},
	long: {
		"averaged-ets": 0.15,
		"adjusted-damped-trend": 0.06,
		"adjusted-log-damped-trend": 0.14,
		"adjusted-log-dynamic-optimized-theta": 0.07,
		"adjusted-log-optimized-theta": 0.17,
		"adjusted-dynamic-optimized-theta": 0.2,
		"adjusted-optimized-theta": 0.06,
		"seasonal-naive": 0.14,
	},
};

/** The same without exponential smoothing, which takes nearly all of the time. */
const QUICK_WEIGHTS: Readonly<Record<SeasonClass, Weights>> = {
	none: { "dynamic-optimized-theta": 0.69, "optimized-theta": 0.09, "seasonal-naive": 0.06, drift: 0.16 },
	short: {
		"adjusted-dynamic-optimized-theta": 0.56,
		"adjusted-optimized-theta": 0.33,
		"seasonal-naive": 0.04,
		"adjusted-drift": 0.07,
	},
	long: {
		"adjusted-dynamic-optimized-theta": 0.65,
		"adjusted-optimized-theta": 0.2,
		"seasonal-naive": 0.1,
		"adjusted-drift": 0.05,
	},
};

/** Weights of AICc are taken to this power: criteria of forms tell less about forecasts than they do about fit. */
const CRITERION_POWER = 0.25;

/** Forms with less than this part of the best one's weight change nothing. */
const LEAST_WEIGHT = 1e-3;

/**
 * Exponential smoothing averaged over its forms by AICc weights; forms whose spread runs away are left out.
 *
 * @param series the history, at least five observed values
 * @param horizon number of periods
 * @returns the combined process
 * @throws {ReapproError} `INPUT_INVALID` when fewer than five values are observed, or no form is left
 * @see Burnham and Anderson (2002), Model Selection and Multimodel Inference, section 2.9
 * @example
 * averagedEts({ values: Float64Array.of(5, 5, 5, 5, 5, 5), seasonLength: 1 }, 1).means; // => [5]
 */
export function averagedEts(series: Series, horizon: number): GaussianProcess {
	const margin = (-2 * Math.log(LEAST_WEIGHT)) / CRITERION_POWER;
	const fits = fitEtsCandidates(series, { margin, depth: "middle" });
	const best = (fits[0]!.state as EtsFitState).aicc;
	const members = fits.flatMap((fitted) => {
		const { aicc } = fitted.state as EtsFitState;
		const process = ets.predict(fitted, horizon);
		return process.kind === "gaussian" && isUsable(process)
			? [{ process, weight: Math.exp((CRITERION_POWER * (best - aicc)) / 2) }]
			: [];
	});
	return combineGaussian(
		members.map(({ process }) => process),
		members.map(({ weight }) => weight),
	);
}

/** With fewer values than this a damped trend has too many parameters. */
const FEWEST_FOR_TREND = 10;

/**
 * Exponential smoothing with a damped trend and without season, or with a level where that trend runs away.
 *
 * @param series the history, at least ten observed values
 * @param horizon number of periods
 * @returns its process
 * @throws {ReapproError} `INPUT_INVALID` when fewer than ten values are observed
 * @see Gardner and McKenzie (1985), Management Science 31, on damping a trend
 * @example
 * dampedTrend({ values: new Float64Array(12).fill(5), seasonLength: 1 }, 1).means; // => [5]
 */
export function dampedTrend(series: Series, horizon: number): DemandProcess {
	requireObserved(series.values, FEWEST_FOR_TREND, DAMPED_TREND);
	return ets.predict(fitDampedTrend(series), horizon);
}

/**
 * The combination of several models.
 *
 * @param series the history
 * @param name `COMBINATION` or `QUICK_COMBINATION`
 * @param forecastOf forecast of a member, `undefined` where it refuses the history or has no finite answer
 * @returns the combined process of the members there are; `undefined` when there is none
 * @example
 * const forecastOf = (name) => (name === "drift" ? { kind: "gaussian", means: [4], shocks: [[1]], counts: false } : undefined);
 * combination({ values: Float64Array.of(2, 3), seasonLength: 1 }, "combination", forecastOf).means; // => [4]
 */
export function combination(
	series: Series,
	name: string,
	forecastOf: (member: string) => DemandProcess | undefined,
): GaussianProcess | undefined {
	const weightOf = (name === COMBINATION ? WEIGHTS : QUICK_WEIGHTS)[seasonClass(series.seasonLength)];
	const processes: GaussianProcess[] = [];
	const weights: number[] = [];
	for (const member in weightOf) {
		const process = forecastOf(member);
		if (process?.kind !== "gaussian") continue;
		processes.push(process);
		weights.push(weightOf[member]!);
	}
	return processes.length === 0 ? undefined : combineGaussian(processes, weights);
}
