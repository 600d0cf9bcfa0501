import { ReapproError } from "../../errors.js";
import { type DemandProcess, MODELS, type Series, withoutStart } from "../../models/index.js";
import { briefSeasonApart } from "./brief-season.js";
import { calibratedSpread } from "./calibrated-spread.js";
import {
	ADJUSTED,
	AVERAGED_ETS,
	averagedEts,
	COMBINATION,
	combination,
	DAMPED_TREND,
	dampedTrend,
	LOGGED,
	QUICK_COMBINATION,
} from "./combination.js";
import { logarithms, ofLogarithms } from "./logarithms.js";
import { seasonApart } from "./season-apart.js";
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

/** Makes a value when it is first asked for, and no more than once. */
function once<Value>(make: () => Value): () => Value {
	let made: { readonly value: Value } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}

/** Forecasts of one history by the name of a model or of a member of a combination, as each states it. */
function memberForecasts(series: Series, horizon: number): CandidateForecasts {
	const apart = once(() => seasonApart(series));
	const membersOfRest = once(() => memberForecasts(apart().rest, horizon));
	const logged = once(() => logarithms(series));
	/** By a model without season of what is left without the season, which is then put back. */
	const adjustedOf = (name: string): DemandProcess | undefined => {
		const process = membersOfRest()(name);
		return process?.kind === "gaussian" ? apart().withItsSeason(process) : undefined;
	};
	const ownOf = (name: string, history: Series): DemandProcess => {
		if (name === AVERAGED_ETS) return averagedEts(history, horizon);
		if (name === DAMPED_TREND) return dampedTrend(history, horizon);
		const model = MODELS[name]!;
		return model.predict(model.fit(history), horizon);
	};
	/** By the logarithms of the history where that is sound, else by the history itself. */
	const loggedOf = (name: string): DemandProcess | undefined => {
		const logs = logged();
		const process = logs === undefined ? undefined : ofLogarithms(ownOf(name, logs.history), logs);
		return process ?? memberOf(name);
	};
	const known = new Map<string, DemandProcess | undefined>();
	const memberOf = (name: string): DemandProcess | undefined => {
		if (known.has(name)) return known.get(name);
		const process = attempt(() => {
			if (name.startsWith(ADJUSTED)) return adjustedOf(name.slice(ADJUSTED.length));
			return name.startsWith(LOGGED) ? loggedOf(name.slice(LOGGED.length)) : ownOf(name, series);
		});
		known.set(name, process);
		return process;
	};
	return memberOf;
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
	// Members that take a season out or average forms see the history themselves, and not through a model's fit.
	const seen = series.counts === true ? series : withoutStart(series);
	const memberOf = memberForecasts(seen, horizon);
	const brief = once(() => briefSeasonApart(seen));
	const ofRest = once(() => candidateForecasts(brief()!.rest, horizon, { calibrated }));
	const forecastOf = (name: string): DemandProcess | undefined => {
		const isCombination = name === COMBINATION || name === QUICK_COMBINATION;
		const rest = isCombination && brief() !== undefined ? ofRest()(name) : undefined;
		if (rest?.kind === "gaussian") return brief()!.withItsSeason(rest);
		const process = isCombination ? combination(seen, name, memberOf) : memberOf(name);
		if (process === undefined || !calibrated) return process;
		const other = name === COMBINATION ? combination(seen, QUICK_COMBINATION, memberOf) : undefined;
		return calibratedSpread(process, seen, other?.means);
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
