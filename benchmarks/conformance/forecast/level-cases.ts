import { adida, type ForecastModel, imapa, processMeans, type Series } from "../../../src/models/index.js";
import { optimalLevel } from "../../../src/models/optimal-level.js";
import { aggregatePath } from "../../../src/models/temporal-aggregation.js";
import type { CaseResult } from "../topic.js";
import { judged, numbersOf, type ReferenceFile } from "./reference-file.js";

/** The reference's search for a smoothing parameter leaves its means this far, as a share, from the optimum. */
const SEARCH_SLACK = 1e-3;
/** Beside this share of the greatest value a mean counts as zero. */
const ZERO_SLACK = 1e-9;

/** Intermittent models whose smoothing parameters are searched for, and the plain mean. */
export function levelCases(id: string, series: Series, file: ReferenceFile): CaseResult[] {
	const answers: Readonly<Record<string, (values: Float64Array) => number>> = {
		ADIDA: () => firstMean(adida, series),
		IMAPA: () => firstMean(imapa, series),
		SESOptimized: (values) => optimalLevel(values, 0.01, 0.99).level,
		CrostonOptimized: optimalCroston,
		HistoricAverage: (values) =>
			aggregatePath(values, values.length, new Float64Array(values.length)).fitted[values.length]!,
	};
	return Object.entries(answers).flatMap(([name, answer]) => {
		const expected = numbersOf(file[name])?.[0];
		if (expected === undefined) return [];
		const mean = answer(series.values);
		const slack = SEARCH_SLACK * Math.abs(expected) + ZERO_SLACK * Math.max(...series.values);
		const difference = Math.abs(mean - expected) <= slack ? undefined : `${expected} expected, ${mean} came`;
		return [judged("intermittent", `${id}/${name}`, difference)];
	});
}

function firstMean(model: ForecastModel, series: Series): number {
	return processMeans(model.predict(model.fit(series), 1))[0]!;
}

/** Sizes and intervals smoothed with a parameter each. */
function optimalCroston(values: Float64Array): number {
	const sizes = values.filter((value) => value > 0);
	const times = Array.from(values, (value, t) => (value > 0 ? t + 1 : 0)).filter((time) => time > 0);
	const intervals = Float64Array.from(times, (time, index) => time - (times[index - 1] ?? 0));
	return optimalLevel(sizes, 0.1, 0.3).level / optimalLevel(intervals, 0.1, 0.3).level;
}
