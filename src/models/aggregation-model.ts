import { type IntermittentState, intermittentProcess, intermittentState } from "./intermittent-process.js";
import { oneStepError } from "./intermittent-recursion.js";
import type { ForecastModel } from "./model.js";
import { requireHorizon, requireNonNegative } from "./observed.js";
import { aggregatePath, demandSpan } from "./temporal-aggregation.js";

/**
 * Makes a model that averages forecasts from blocks of several lengths.
 *
 * Missing periods are taken out before, so that they neither end nor lengthen an interval. The doubt about the level is
 * that of the weights which the periods have in the forecast.
 *
 * @param name name of the model
 * @param spansOf block lengths to average over, from the mean interval between demands (>= 1)
 * @returns the model
 * @example
 * aggregationModel("pairs", () => [2]).name; // => "pairs"
 */
export function aggregationModel(
	name: string,
	spansOf: (interval: number) => readonly number[],
): ForecastModel {
	return {
		name,
		minimumLength: () => 1,
		fit(series) {
			requireNonNegative(series.values, name);
			const values = series.values.filter((value) => !Number.isNaN(value));
			const spans = spansOf(Math.max(1, demandSpan(values)));
			const weights = new Float64Array(values.length);
			const paths = spans.map((span) => aggregatePath(values, span, weights));
			const fitted = averageFitted(paths.map((path) => path.fitted));
			const mean = fitted[values.length]!;
			const average = (figure: (index: number) => number): number =>
				spans.reduce((sum, _, index) => sum + figure(index), 0) / spans.length;
			const smoothing = average((index) => paths[index]!.alpha / spans[index]!);
			let levelShare = 0;
			for (const weight of weights) levelShare += (weight / spans.length) ** 2;
			const error = oneStepError(values, fitted, 1);
			let seen = 0;
			return {
				model: name,
				parameters: { alpha: average((index) => paths[index]!.alpha), span: spans[spans.length - 1]!, mean },
				state: intermittentState(series, mean, smoothing, error, levelShare),
				fitted: Array.from(series.values, (value) => fitted[Number.isNaN(value) ? seen : seen++]!),
			};
		},
		predict(fitted, horizon) {
			requireHorizon(horizon);
			return intermittentProcess(fitted.state as IntermittentState, horizon);
		},
	};
}

/** Mean of the forecasts that there are, period by period. */
function averageFitted(paths: readonly Float64Array[]): Float64Array {
	return paths[0]!.map((_, t) => {
		let sum = 0;
		let count = 0;
		for (const path of paths) {
			if (Number.isNaN(path[t]!)) continue;
			sum += path[t]!;
			count++;
		}
		return count > 0 ? sum / count : Number.NaN;
	});
}
