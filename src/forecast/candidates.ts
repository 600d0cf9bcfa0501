import { ReapproError } from "../errors.js";
import {
	type DemandProcess,
	type EtsFitState,
	ets,
	fitEtsCandidates,
	type GaussianProcess,
	MODELS,
	type Series,
} from "../models/index.js";

/** The equal combination that `auto` holds to for plain series. */
export const COMBINATION = "ets+theta";

/**
 * Spread of forecasts over what their models say of it: no model knows that it was chosen, or that the world will
 * change. Found on rolling origins inside the training parts of the M3 series, where the 95 % intervals of the
 * combination covered 0.89 and, times this, 0.94; counts state their own uncertainty and are left as they are.
 */
const SPREAD = 1.25;

/** Forecasts of one history by model name, each model fitted at most once. */
export type CandidateForecasts = (name: string) => DemandProcess | undefined;

function allFinite(values: readonly number[]): boolean {
	for (const value of values) if (!Number.isFinite(value)) return false;
	return true;
}

function isUsable(process: DemandProcess): boolean {
	if (process.kind === "gaussian")
		return allFinite(process.means) && process.shocks.every((row) => allFinite(row));
	return (
		Number.isFinite(process.periodVariance) &&
		process.parts.length > 0 &&
		process.parts.every(({ rates, levelVariance }) => allFinite(rates) && Number.isFinite(levelVariance))
	);
}

function widened(process: DemandProcess): DemandProcess {
	if (process.kind !== "gaussian" || process.counts) return process;
	return { ...process, shocks: process.shocks.map((row) => row.map((response) => response * SPREAD)) };
}

/** What `fit` and `predict` answer; undefined where they refuse the history or give no finite answer. */
function attempt(predict: () => DemandProcess): DemandProcess | undefined {
	try {
		const process = predict();
		return isUsable(process) ? process : undefined;
	} catch (error) {
		if (error instanceof ReapproError) return undefined;
		throw error;
	}
}

/**
 * Combination of gaussian processes: means and responses to the shocks are averaged, with equal weights unless given.
 *
 * Averaging the responses takes all members to answer to the same shocks: errors of forecasts of one series are
 * nearly the same errors, and a spread below the members' average would be too narrow.
 *
 * @param processes at least one, all over the same horizon
 * @param weights of the processes, above 0, in any scale
 * @returns the combined process
 * @see Clemen (1989), Combining forecasts, International Journal of Forecasting 5
 * @example
 * const of = (mean, sd) => ({ kind: "gaussian", means: [mean], shocks: [[sd]], counts: false });
 * combineGaussian([of(10, 2), of(12, 4)]).means; // => [11]
 */
export function combineGaussian(
	processes: readonly GaussianProcess[],
	weights: readonly number[] = processes.map(() => 1),
): GaussianProcess {
	const [first] = processes;
	if (first === undefined)
		throw new ReapproError("INPUT_INVALID", "Give at least one process to combine.", "processes");
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const average = (value: (process: GaussianProcess) => number): number =>
		processes.reduce((sum, process, index) => sum + weights[index]! * value(process), 0) / total;
	return {
		kind: "gaussian",
		means: first.means.map((_, h) => average(({ means }) => means[h]!)),
		shocks: first.shocks.map((row, h) => row.map((_, j) => average(({ shocks }) => shocks[h]![j]!))),
		counts: first.counts,
	};
}

/** Exponential smoothing over its forms near the best, by AICc weights (Burnham and Anderson 2002, section 2.9). */
function averagedEts(series: Series, horizon: number): { best: DemandProcess; average: DemandProcess } {
	const fits = fitEtsCandidates(series);
	const criteria = fits.map(({ state }) => (state as EtsFitState).aicc);
	const processes = fits.map((fitted) => ets.predict(fitted, horizon));
	const usable = processes.map((process) => process.kind === "gaussian" && isUsable(process));
	const weights = criteria.map((aicc) => Math.exp((criteria[0]! - aicc) / 2));
	return {
		best: processes[0]!,
		average: combineGaussian(
			processes.filter((_, index) => usable[index]) as GaussianProcess[],
			weights.filter((_, index) => usable[index]),
		),
	};
}

/**
 * Forecasts of one history by model name, with spreads as wide as forecasts turned out to err.
 *
 * `ets+theta` is the equal combination of `theta` and of `ets` averaged over its forms near the best.
 *
 * @param series the history
 * @param horizon number of periods
 * @returns a function of the name that fits each model at most once; undefined where a model refuses the history
 * @example
 * const forecasts = candidateForecasts({ values: Float64Array.of(3, 5), seasonLength: 1 }, 1);
 * forecasts("naive").means; // => [5]
 */
export function candidateForecasts(series: Series, horizon: number): CandidateForecasts {
	const known = new Map<string, DemandProcess | undefined>();
	let fits: ReturnType<typeof averagedEts> | undefined;
	const smoothing = (): ReturnType<typeof averagedEts> => {
		fits ??= averagedEts(series, horizon);
		return fits;
	};
	const forecastOf = (name: string): DemandProcess =>
		name === "ets" ? smoothing().best : MODELS[name]!.predict(MODELS[name]!.fit(series), horizon);
	const combination = (): DemandProcess => {
		const members = [smoothing().average, forecastOf("theta")];
		return combineGaussian(members.filter((member) => member.kind === "gaussian"));
	};
	return (name) => {
		if (!known.has(name)) {
			const process = attempt(() => (name === COMBINATION ? combination() : forecastOf(name)));
			known.set(name, process && widened(process));
		}
		return known.get(name);
	};
}

/** Names that `model` may take, in the order in which they are shown. */
export function modelNames(): string[] {
	return ["auto", "fast", ...Object.keys(MODELS), COMBINATION];
}
