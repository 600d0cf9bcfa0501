import { ReapproError } from "../errors.js";
import {
	type AdjustedHistory,
	adjustedHistory,
	type DemandProcess,
	type FittedModel,
	type ForecastModel,
	isThetaModel,
	MODELS,
	type Series,
} from "../models/index.js";
import { calibratedSpread } from "./calibrated-spread.js";
import { AVERAGED_ETS, averagedEts, COMBINATION, combination, QUICK_COMBINATION } from "./combination.js";
import { isUsable } from "./usable-process.js";

/** Forecasts of one history by model name, each model fitted at most once. */
export type CandidateForecasts = (name: string) => DemandProcess | undefined;

/** What `fit` and `predict` answer; undefined where they refuse the history or give no finite answer. */
function attempt(predict: () => DemandProcess | undefined): DemandProcess | undefined {
	try {
		const process = predict();
		return process !== undefined && isUsable(process) ? process : undefined;
	} catch (error) {
		if (error instanceof ReapproError) return undefined;
		throw error;
	}
}

/**
 * Forecasts of one history by model name, with spreads as wide as forecasts turned out to err.
 *
 * @param series the history
 * @param horizon number of periods
 * @param options `calibrated` false leaves the spreads as the models say
 * @returns a function of the name that fits each model at most once; undefined where a model refuses the history
 * @example
 * const forecasts = candidateForecasts({ values: Float64Array.of(3, 5), seasonLength: 1 }, 1);
 * forecasts("naive").means; // => [5]
 */
export function candidateForecasts(
	series: Series,
	horizon: number,
	{ calibrated = true }: { readonly calibrated?: boolean } = {},
): CandidateForecasts {
	const known = new Map<string, DemandProcess | undefined>();
	let adjusted: AdjustedHistory | undefined;
	const fitOf = (model: ForecastModel): FittedModel => {
		if (!isThetaModel(model)) return model.fit(series);
		adjusted ??= adjustedHistory(series);
		return model.fitAdjusted(series, adjusted);
	};
	const modelOf = (name: string): DemandProcess | undefined =>
		attempt(() => MODELS[name]!.predict(fitOf(MODELS[name]!), horizon));
	const members = new Map<string, DemandProcess | undefined>();
	const memberOf = (name: string): DemandProcess | undefined => {
		if (!members.has(name))
			members.set(name, name === AVERAGED_ETS ? attempt(() => averagedEts(series, horizon)) : modelOf(name));
		return members.get(name);
	};
	const forecastOf = (name: string): DemandProcess | undefined => {
		const isCombination = name === COMBINATION || name === QUICK_COMBINATION;
		const process = isCombination ? combination(series, name, memberOf) : memberOf(name);
		if (process === undefined || !calibrated) return process;
		const other = name === COMBINATION ? combination(series, QUICK_COMBINATION, memberOf) : undefined;
		return calibratedSpread(process, series, other?.means);
	};
	return (name) => {
		if (!known.has(name)) known.set(name, forecastOf(name));
		return known.get(name);
	};
}

/** Names that `model` may take, in the order in which they are shown. */
export function modelNames(): string[] {
	return ["auto", "fast", ...Object.keys(MODELS), COMBINATION, QUICK_COMBINATION];
}
