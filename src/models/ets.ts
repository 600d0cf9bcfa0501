import { ReapproError } from "../errors.js";
import { plainNumbers } from "../math/index.js";
import type { EtsCandidate } from "./ets/candidate.js";
import { finalState } from "./ets/ets-recursion.js";
import { ETS_FORMS, type EtsForm, etsFormName } from "./ets/form.js";
import { type EtsState, etsProcess } from "./ets/process.js";
import { runEts } from "./ets/recursion.js";
import { errsByAll, runsAway } from "./ets/runaway.js";
import { type EtsDepth, fitEtsForm, searchEts } from "./ets/search.js";
import type { EtsStarts } from "./ets/search-starts.js";
import { updateEts } from "./ets/update.js";
import { type EtsRun, etsRun } from "./ets/workspace.js";
import type { FittedModel, ForecastModel } from "./model.js";
import { countObserved, requireHorizon, requireObserved, wholeSeason } from "./observed.js";
import type { Series } from "./series.js";
import { endsSeen, unseenAtEnd, withoutEnd, withUnseen } from "./unseen-end.js";
import { unseenAtStart, withoutFirst, withoutStart } from "./unseen-start.js";

/** Options of `etsModel`. */
export interface EtsOptions {
	/** Form to fit; without it the one of least AICc among the 15 stable ones, less those with relative errors as large as the values. */
	readonly form?: EtsForm;
	/** For a form that is named: how far its optimum is looked for; default `"valleys"`, the farthest. */
	readonly starts?: EtsStarts;
}

/** What an `ets` fit leaves besides the parameters; plain data. */
export interface EtsFitState {
	/** Name of the form, such as `"MAdM"`. */
	readonly form: string;
	readonly end: EtsState;
	readonly logLikelihood: number;
	readonly aicc: number;
	/** Forms that were compared, in ascending order of AICc; the far ones only roughly optimised. */
	readonly candidates: readonly { readonly form: string; readonly aicc: number }[];
}

/** Two parameters, the variance, and the spare observation that AICc needs. */
const FEWEST_VALUES = 5;

/**
 * Makes an exponential smoothing model.
 *
 * @param options a fixed form, where wanted; its fit refuses values that a multiplicative form has no likelihood for
 * @returns the model
 * @see Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing
 * @example
 * const model = etsModel({ form: { error: "A", trend: "N", damped: false, season: "N" } });
 * model.fit({ values: Float64Array.of(5, 5, 5, 5, 5), seasonLength: 1 }).parameters.level; // => 5
 */
export function etsModel(options: EtsOptions = {}): ForecastModel {
	return endsSeen({
		name: "ets",
		minimumLength: () => FEWEST_VALUES,
		fit(series) {
			requireObserved(series.values, FEWEST_VALUES, "ets");
			if (options.form === undefined) return soundFits(series, errsByAll, 0)[0]!;
			const period = wholeSeason(series.seasonLength);
			const candidate = fitEtsForm(series.values, options.form, period, options.starts);
			if (candidate.criterion === Number.POSITIVE_INFINITY)
				throw new ReapproError(
					"INPUT_INVALID",
					"Choose an additive form: a multiplicative one needs positive means.",
					"values",
				);
			return etsFits(series, [candidate], Number.POSITIVE_INFINITY)[0]!;
		},
		predict(fitted, horizon) {
			requireHorizon(horizon);
			return etsProcess((fitted.state as EtsFitState).end, horizon);
		},
		update(fitted, values) {
			requireObserved(values, 0, "ets");
			const state = fitted.state as EtsFitState;
			const moved = updateEts(state.end, values);
			return {
				...fitted,
				state: { ...state, end: moved.state },
				fitted: [...fitted.fitted, ...moved.fitted],
			};
		},
	});
}

/**
 * Exponential smoothing with the form of least AICc; seasons longer than 24 periods are left out.
 *
 * @example
 * const fitted = ets.fit({ values: Float64Array.of(5, 5, 5, 5, 5, 5), seasonLength: 1 });
 * ets.predict(fitted, 2).means; // => [5, 5]
 */
export const ets: ForecastModel = etsModel();

/**
 * Fits every exponential smoothing form worth it, for choosing or averaging; forms with relative errors whose spread runs
 * away are left out.
 *
 * @param series the series, at least five observed values
 * @param options `margin` in AICc from the best beyond which a form is left out, default 4
 * @returns fitted models in ascending order of AICc
 * @throws {ReapproError} `INPUT_INVALID` when fewer than five values are observed
 * @see Burnham and Anderson (2002), Model Selection and Multimodel Inference (averaging by AICc weights)
 * @example
 * fitEtsCandidates({ values: Float64Array.of(5, 7, 5, 6, 8, 6), seasonLength: 1 })[0].model; // => "ets"
 */
export function fitEtsCandidates(
	series: Series,
	options: { readonly margin?: number; readonly depth?: EtsDepth } = {},
): FittedModel[] {
	requireObserved(series.values, FEWEST_VALUES, "ets");
	const unseen = unseenAtEnd(series.values);
	const before = unseenAtStart(series.values);
	const seen = withoutStart(withoutEnd(series, unseen), before);
	return soundFits(seen, runsAway, options.margin ?? 4, options.depth).map((fitted) =>
		withUnseen(ets, withoutFirst(fitted, before), unseen),
	);
}

/**
 * Fits within a margin in AICc of the best, less those that are unsound. Where the best one does, the search begins anew
 * without them: what lay behind it was not optimised to the end.
 */
function soundFits(
	series: Series,
	isUnsound: (state: EtsState, values: Float64Array) => boolean,
	margin: number,
	depth?: EtsDepth,
): FittedModel[] {
	const { values } = series;
	const period = wholeSeason(series.seasonLength);
	let forms = ETS_FORMS;
	for (;;) {
		const fits = etsFits(series, searchEts(values, period, depth, forms), margin);
		const unsound = fits.filter(({ state }) => isUnsound((state as EtsFitState).end, values));
		if (unsound.length === 0) return fits;
		if (!unsound.includes(fits[0]!)) return fits.filter((fitted) => !unsound.includes(fitted));
		const names = unsound.map(({ state }) => (state as EtsFitState).form);
		forms = forms.filter((form) => !names.includes(etsFormName(form)));
	}
}

function etsFits(series: Series, candidates: readonly EtsCandidate[], margin: number): FittedModel[] {
	const limit = candidates[0]!.aicc + margin;
	const names = candidates.map(({ layout, aicc }) => ({ form: etsFormName(layout.form), aicc }));
	const run = etsRun(Math.max(...candidates.map(({ layout }) => layout.period)));
	// The best one always: of values next to 0 its criterion may be without bound.
	return candidates
		.filter(({ aicc }, index) => index === 0 || aicc <= limit)
		.map((candidate) => fittedModel(series, candidate, names, run));
}

function fittedModel(
	series: Series,
	candidate: EtsCandidate,
	candidates: EtsFitState["candidates"],
	run: EtsRun,
): FittedModel {
	const { layout, theta } = candidate;
	const { values } = series;
	const fitted = new Float64Array(values.length);
	runEts(values, layout, theta, run, fitted);
	// R's `ets` counts the smoothing parameters and the initial states, not the variance itself.
	const spare = Math.max(1, countObserved(values) - layout.full);
	const standardDeviation = Math.sqrt(run.squares / spare);
	const end = finalState(layout, theta, run, values.length, standardDeviation, series.counts === true);
	const { form, alpha, beta, gamma, phi } = end;
	const state: EtsFitState = {
		form: etsFormName(form),
		end,
		logLikelihood: -candidate.criterion / 2,
		aicc: candidate.aicc,
		candidates,
	};
	return {
		model: "ets",
		parameters: {
			alpha,
			...(form.trend === "A" ? { beta } : {}),
			...(form.season === "N" ? {} : { gamma }),
			...(form.damped ? { phi } : {}),
			level: theta[layout.levelAt]!,
			...(form.trend === "A" ? { slope: theta[layout.slopeAt]! } : {}),
			standardDeviation,
		},
		state,
		fitted: plainNumbers(fitted),
	};
}
