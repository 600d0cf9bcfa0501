import { finalState } from "./arima/final-state.js";
import { type ArimaFit, fitArima } from "./arima/fit.js";
import { type ArimaOrder, arimaName, lostValues } from "./arima/order.js";
import { arimaProblem } from "./arima/problem.js";
import { type ArimaState, arimaProcess } from "./arima/process.js";
import { type ArimaChoice, searchArima } from "./arima/search.js";
import type { FittedModel, ForecastModel } from "./model.js";
import { requireHorizon, requireObserved, wholeSeason } from "./observed.js";
import type { Series } from "./series.js";

/** Options of `arimaModel`. */
export interface ArimaOptions {
	/**
	 * Orders to fit; without them they are chosen. What is left out is 0, the constant false. Orders that the series is
	 * too short for, or whose seasonal difference meets a phase never observed, give way to the choice.
	 */
	readonly order?: Partial<Omit<ArimaOrder, "period">>;
}

/** What an `arima` fit leaves besides the parameters; plain data. */
export interface ArimaFitState {
	/** Name of the model, such as `"ARIMA(0,1,1)(0,1,1)[12]"`. */
	readonly name: string;
	readonly order: ArimaOrder;
	readonly end: ArimaState;
	readonly logLikelihood: number;
	readonly aicc: number;
	/** Models that were compared, in ascending order of AICc. */
	readonly candidates: readonly { readonly name: string; readonly aicc: number }[];
}

const FEWEST_VALUES = 3;
const FULL = { iterations: 60, tolerance: 1e-9 };
const NO_ORDER: Omit<ArimaOrder, "period"> = {
	p: 0,
	d: 0,
	q: 0,
	seasonalP: 0,
	seasonalD: 0,
	seasonalQ: 0,
	constant: false,
};

/**
 * Makes a seasonal ARIMA model, fitted by exact gaussian likelihood, missing values included.
 *
 * @param options fixed orders, where wanted
 * @returns the model
 * @see Box and Jenkins (1976), Time Series Analysis; Hyndman and Khandakar (2008), Journal of Statistical Software 27
 * @example
 * const model = arimaModel({ order: { d: 1 } });
 * model.predict(model.fit({ values: Float64Array.of(3, 5, 4), seasonLength: 1 }), 2).means; // => [4, 4]
 */
export function arimaModel(options: ArimaOptions = {}): ForecastModel {
	return {
		name: "arima",
		minimumLength: () => FEWEST_VALUES,
		fit(series) {
			requireObserved(series.values, FEWEST_VALUES, "arima");
			const period = wholeSeason(series.seasonLength);
			const observed = trimmed(series.values);
			const fixed = options.order === undefined ? undefined : { ...NO_ORDER, ...options.order, period };
			const choice = (fixed && fixedChoice(observed.values, fixed)) ?? searchArima(observed.values, period);
			return fittedModel(series, choice, observed);
		},
		predict(fitted, horizon) {
			requireHorizon(horizon);
			return arimaProcess((fitted.state as ArimaFitState).end, horizon);
		},
	};
}

/**
 * Seasonal ARIMA with automatic choice of orders; seasons longer than 60 periods are left out.
 *
 * @example
 * const fitted = arima.fit({ values: Float64Array.of(5, 5, 5, 5, 5, 5), seasonLength: 1 });
 * arima.predict(fitted, 2).means; // => [5, 5]
 */
export const arima: ForecastModel = arimaModel();

interface Trimmed {
	readonly values: Float64Array;
	readonly leading: number;
	readonly trailing: number;
}

function trimmed(values: Float64Array): Trimmed {
	let first = 0;
	let last = values.length;
	while (Number.isNaN(values[first]!)) first++;
	while (Number.isNaN(values[last - 1]!)) last--;
	return { values: values.slice(first, last), leading: first, trailing: values.length - last };
}

function fixedChoice(values: Float64Array, order: ArimaOrder): ArimaChoice | undefined {
	if (values.length <= lostValues(order)) return undefined;
	const problem = arimaProblem(values, order);
	const fit = fitArima(problem, order, [], FULL);
	if (!Number.isFinite(fit.logLikelihood) || problem.count < 1 || !problem.determined) return undefined;
	return { fit, problem, candidates: [{ name: arimaName(order), aicc: fit.aicc }] };
}

function fittedModel(
	series: Series,
	{ fit, problem, candidates }: ArimaChoice,
	observed: Trimmed,
): FittedModel {
	const { fitted, state: end } = finalState(problem, fit, observed.trailing, series.counts === true);
	const state: ArimaFitState = {
		name: arimaName(fit.order),
		order: fit.order,
		end,
		logLikelihood: fit.logLikelihood,
		aicc: fit.aicc,
		candidates,
	};
	return {
		model: "arima",
		parameters: { ...parametersOf(fit, end), standardDeviation: end.standardDeviation },
		state,
		fitted: [...new Array<number>(observed.leading).fill(Number.NaN), ...fitted],
	};
}

function parametersOf({ order, blocks }: ArimaFit, { constant }: ArimaState): Record<string, number> {
	const parameters: Record<string, number> = {};
	for (const [name, block] of [
		["ar", blocks.ar],
		["ma", blocks.ma],
		["sar", blocks.seasonalAr],
		["sma", blocks.seasonalMa],
	] as const)
		for (let i = 0; i < block.length; i++) parameters[`${name}${i + 1}`] = block[i]!;
	if (order.constant) parameters[order.d + order.seasonalD > 0 ? "drift" : "mean"] = constant;
	return parameters;
}
