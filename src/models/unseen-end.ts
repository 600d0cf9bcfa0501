import { addOuterProduct } from "../math/index.js";
import type { FittedModel, ForecastModel } from "./model.js";
import { requireHorizon } from "./observed.js";
import type { DemandProcess, GaussianProcess } from "./process.js";
import { processMeans } from "./process-window.js";
import type { Series } from "./series.js";
import { startSeen } from "./unseen-start.js";

/** Missing periods at the end that are followed at most; a forecast over more of them is as doubtful as it gets. */
const MOST_UNSEEN = 500;

/** What `endsSeen` adds to the state of a fit. */
interface UnseenState {
	/** Missing periods after the last that the fit saw; absent for none. */
	readonly unseen?: number;
}

const unseenOf = (fitted: FittedModel): number => (fitted.state as UnseenState).unseen ?? 0;

/**
 * Number of missing periods at the end of a series that a forecast has to go over, 500 at most.
 *
 * @param values observations, `NaN` where missing
 * @returns 0 when the last period was observed
 * @example
 * unseenAtEnd([3, NaN, 4, NaN, NaN]); // => 2
 */
export function unseenAtEnd(values: ArrayLike<number>): number {
	let count = 0;
	while (count < Math.min(values.length, MOST_UNSEEN) && Number.isNaN(values[values.length - 1 - count]!))
		count++;
	return count;
}

/**
 * The later periods of a process, when the first ones came and were not seen: their shocks stay unknown.
 *
 * @param process joint distribution of the unseen and the coming periods
 * @param unseen number of periods that were not seen, fewer than there are
 * @returns joint distribution of the coming periods
 * @example
 * const walk = { kind: "gaussian", means: [5, 6], shocks: [[3], [4, 3]], counts: false };
 * afterUnseen(walk, 1); // => { kind: "gaussian", means: [6], shocks: [[5]], counts: false }
 */
export function afterUnseen(process: GaussianProcess, unseen: number): GaussianProcess {
	if (unseen === 0) return process;
	const rows = process.shocks.slice(unseen);
	const shocks = rows.map((row) => row.slice(unseen));
	for (let j = 0; j < unseen; j++)
		addOuterProduct(
			shocks,
			rows.map((row) => row[j]!),
		);
	return { ...process, means: process.means.slice(unseen), shocks };
}

/**
 * The series up to its last observation.
 *
 * @param series a series
 * @param unseen missing periods at its end
 * @returns the same series when there are none
 * @example
 * withoutEnd({ values: Float64Array.of(3, NaN), seasonLength: 1 }, 1).values; // => [3]
 */
export function withoutEnd(series: Series, unseen: number): Series {
	return unseen === 0 ? series : { ...series, values: series.values.subarray(0, -unseen) };
}

/**
 * A fit with the missing periods that came after what it saw: it expects of them what it forecasts.
 *
 * @param model the model that made the fit
 * @param fitted a fit to all that came before
 * @param unseen number of missing periods since
 * @returns the fit, as long as the whole series
 * @example
 * const fitted = naive.fit({ values: Float64Array.of(3, 5), seasonLength: 1 });
 * withUnseen(naive, fitted, 1).fitted; // => [NaN, 3, 5]
 */
export function withUnseen(model: ForecastModel, fitted: FittedModel, unseen: number): FittedModel {
	if (unseen === 0) return fitted;
	const state = { ...(fitted.state as object), unseen };
	return { ...fitted, state, fitted: [...fitted.fitted, ...processMeans(model.predict(fitted, unseen))] };
}

/** Moves a fit on; periods at its end that were not seen come before what is new. */
function updateSeen(
	update: NonNullable<ForecastModel["update"]>,
	fitted: FittedModel,
	values: ArrayLike<number>,
): { readonly moved: FittedModel; readonly unseen: number } {
	const before = unseenOf(fitted);
	const since = [...new Array<number>(before).fill(Number.NaN), ...Array.from(values)];
	const unseen = unseenAtEnd(since);
	const { unseen: _, ...state } = fitted.state as UnseenState;
	const seen = { ...fitted, state, fitted: fitted.fitted.slice(0, fitted.fitted.length - before) };
	return { moved: update(seen, since.slice(0, since.length - unseen)), unseen };
}

/**
 * Makes a model see a series from its first observation to its last. Missing periods at the start are no history; those at
 * the end are periods ahead, with their doubt: their shocks are as unknown as those of the coming ones.
 *
 * @param model a model that takes the mean of a missing period for what came
 * @returns the same model; where the first and the last period were observed it does as before
 * @example
 * const model = endsSeen(etsModel({ form: { error: "A", trend: "N", damped: false, season: "N" } }));
 * const fitted = model.fit({ values: Float64Array.of(5, 7, 4, 6, 8, NaN), seasonLength: 1 });
 * fitted.fitted.length; // => 6
 */
export function endsSeen(model: ForecastModel): ForecastModel {
	const { update } = model;
	const fitSeen = startSeen(model).fit;
	const predict = (fitted: FittedModel, horizon: number): DemandProcess => {
		requireHorizon(horizon);
		const unseen = unseenOf(fitted);
		const process = model.predict(fitted, horizon + unseen);
		return process.kind === "gaussian" ? afterUnseen(process, unseen) : process;
	};
	return {
		...model,
		fit(series) {
			const unseen = unseenAtEnd(series.values);
			return withUnseen(model, fitSeen(withoutEnd(series, unseen)), unseen);
		},
		predict,
		...(update === undefined
			? {}
			: {
					update: (fitted: FittedModel, values: ArrayLike<number>) => {
						const { moved, unseen } = updateSeen(update, fitted, values);
						return withUnseen(model, moved, unseen);
					},
				}),
	};
}
