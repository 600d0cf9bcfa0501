import { ReapproError } from "../errors.js";
import { type DemandProcess, type GaussianProcess, MODELS, type Series } from "../models/index.js";

/** Model names joined by this sign are combined with equal weights. */
const JOIN = "+";

/** The equal combination that `auto` holds to for plain series. */
export const COMBINATION = "ets+theta";

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

/** Forecast of one model; undefined where it refuses the history as too short or finds no finite answer. */
function forecastOf(name: string, series: Series, horizon: number): DemandProcess | undefined {
	const model = MODELS[name];
	if (model === undefined) return undefined;
	try {
		const process = model.predict(model.fit(series), horizon);
		return isUsable(process) ? process : undefined;
	} catch (error) {
		if (error instanceof ReapproError) return undefined;
		throw error;
	}
}

/**
 * Equal combination of gaussian processes: means and responses to the shocks are averaged.
 *
 * Averaging the responses takes all members to answer to the same shocks: errors of forecasts of one series are
 * nearly the same errors, and a spread below the members' average would be too narrow.
 *
 * @param processes at least one, all over the same horizon
 * @returns the combined process
 * @see Clemen (1989), Combining forecasts, International Journal of Forecasting 5
 * @example
 * const of = (mean, sd) => ({ kind: "gaussian", means: [mean], shocks: [[sd]], counts: false });
 * combineGaussian([of(10, 2), of(12, 4)]).means; // => [11]
 */
export function combineGaussian(processes: readonly GaussianProcess[]): GaussianProcess {
	const [first] = processes;
	if (first === undefined)
		throw new ReapproError("INPUT_INVALID", "Give at least one process to combine.", "processes");
	const average = (value: (process: GaussianProcess) => number): number =>
		processes.reduce((sum, process) => sum + value(process), 0) / processes.length;
	return {
		kind: "gaussian",
		means: first.means.map((_, h) => average(({ means }) => means[h]!)),
		shocks: first.shocks.map((row, h) => row.map((_, j) => average(({ shocks }) => shocks[h]![j]!))),
		counts: first.counts,
	};
}

/**
 * Forecasts of one history by model name; `a+b` is the equal combination of a and b.
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
	const single = (name: string): DemandProcess | undefined => {
		if (!known.has(name)) known.set(name, forecastOf(name, series, horizon));
		return known.get(name);
	};
	return (name) => {
		if (!name.includes(JOIN)) return single(name);
		const members = name.split(JOIN).map(single);
		const gaussian = members.filter((member) => member?.kind === "gaussian");
		return gaussian.length === members.length ? combineGaussian(gaussian) : undefined;
	};
}

/** Names that `model` may take, in the order in which they are shown. */
export function modelNames(): string[] {
	return ["auto", "fast", ...Object.keys(MODELS), COMBINATION];
}
