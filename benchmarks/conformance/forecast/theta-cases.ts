import {
	dynamicOptimizedTheta,
	dynamicTheta,
	type ForecastModel,
	optimizedTheta,
	processMeans,
	type Series,
	theta,
} from "../../../src/models/index.js";
import type { CaseResult } from "../topic.js";
import { fieldsOf, judged, MEAN_SLACK, numberOf, numbersOf, type ReferenceFile } from "./reference-file.js";

/** Model of each answer. `AutoTheta` is the member of the family that fits best, as ours is judged to be. */
const MODEL_OF: Readonly<Record<string, readonly ForecastModel[]>> = {
	thetaf: [theta],
	Theta: [theta],
	OptimizedTheta: [optimizedTheta],
	DynamicTheta: [dynamicTheta],
	DynamicOptimizedTheta: [dynamicOptimizedTheta],
	AutoTheta: [theta, optimizedTheta, dynamicTheta, dynamicOptimizedTheta],
};

/** The theta method of either reference and its family. */
export function thetaCases(id: string, series: Series, file: ReferenceFile): CaseResult[] {
	const results: CaseResult[] = [];
	for (const [name, models] of Object.entries(MODEL_OF)) {
		const reference = fieldsOf(file[name]);
		const mean = numbersOf(reference.mean);
		if (mean === undefined) continue;
		const loss = numberOf(fieldsOf(reference.params).mse);
		const differences = models.map((model) => thetaDifference(model, series, mean, loss));
		const difference = differences.includes(undefined) ? undefined : differences[0];
		results.push(judged("theta", `${id}/${name}`, difference));
	}
	return results;
}

function thetaDifference(
	model: ForecastModel,
	series: Series,
	expected: readonly number[],
	referenceLoss: number | undefined,
): string | undefined {
	const fitted = model.fit(series);
	const means = processMeans(model.predict(fitted, expected.length));
	const scale = expected.reduce((sum, value) => sum + Math.abs(value), 0) / expected.length;
	const off = expected.reduce((most, value, h) => Math.max(most, Math.abs(value - means[h]!)), 0);
	if (off <= MEAN_SLACK * scale) return undefined;
	const errors = Array.from(series.values, (value, t) => value - fitted.fitted[t]!);
	const loss = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
	if (referenceLoss !== undefined && loss < referenceLoss) return undefined;
	return `mean off by ${((100 * off) / scale).toFixed(2)} % of the reference's scale`;
}
