import type { FittedModel, ForecastModel } from "./model.js";
import { requireObserved } from "./observed.js";
import type { Series } from "./series.js";

/**
 * Number of missing periods before the first observation of a series.
 *
 * @param values observations, `NaN` where missing
 * @returns 0 when the first period was observed, and when none was
 * @example
 * unseenAtStart([NaN, NaN, 3, NaN]); // => 2
 */
export function unseenAtStart(values: ArrayLike<number>): number {
	let count = 0;
	while (count < values.length && Number.isNaN(values[count]!)) count++;
	return count === values.length ? 0 : count;
}

/**
 * The series from its first observation on: what comes before it is no history.
 *
 * @param series a series
 * @param unseen missing periods at its start
 * @returns the same series when there are none
 * @example
 * const series = { values: Float64Array.of(NaN, 3, 5), seasonLength: 12, seasonStart: 11 };
 * withoutStart(series); // => { values: [3, 5], seasonLength: 12, seasonStart: 0 }
 */
export function withoutStart(series: Series, unseen: number = unseenAtStart(series.values)): Series {
	if (unseen === 0) return series;
	const { values, seasonLength, seasonStart, lines, squares } = series;
	return {
		...series,
		values: values.subarray(unseen),
		...(seasonStart === undefined ? {} : { seasonStart: (seasonStart + unseen) % seasonLength }),
		...(lines === undefined ? {} : { lines: lines.subarray(unseen) }),
		...(squares === undefined ? {} : { squares: squares.subarray(unseen) }),
	};
}

/**
 * A fit with the missing periods before what it saw, of which it says nothing.
 *
 * @param fitted a fit to all that came after
 * @param unseen number of missing periods before
 * @returns the fit, as long as the whole series
 * @example
 * const fitted = drift.fit({ values: Float64Array.of(3, 5), seasonLength: 1 });
 * withoutFirst(fitted, 1).fitted; // => [NaN, NaN, 5]
 */
export function withoutFirst(fitted: FittedModel, unseen: number): FittedModel {
	if (unseen === 0) return fitted;
	return { ...fitted, fitted: [...new Array<number>(unseen).fill(Number.NaN), ...fitted.fitted] };
}

/**
 * Makes a model leave out missing periods at the start of a series, where it would take the first value for what came
 * before it, and a trend for flatter than it is.
 *
 * @param model a model whose forecast does not hang on the number of its first period
 * @returns the same model; where the first period was observed it does as before
 * @example
 * const model = startSeen(drift);
 * model.fit({ values: Float64Array.of(NaN, 3, 5), seasonLength: 1 }).fitted; // => [NaN, NaN, 5]
 */
export function startSeen(model: ForecastModel): ForecastModel {
	return {
		...model,
		fit(series) {
			const unseen = unseenAtStart(series.values);
			if (unseen === 0) return model.fit(series);
			// Here, so that a message names the place in the series as it was given.
			requireObserved(series.values, model.minimumLength(series.seasonLength), model.name);
			return withoutFirst(model.fit(withoutStart(series, unseen)), unseen);
		},
	};
}
