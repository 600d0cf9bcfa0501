import { processMeans, type Series, theta } from "../../../src/models/index.js";
import type { CaseResult } from "../topic.js";
import { caseOf, fieldsOf, judged, numberOf, numbersOf, type ReferenceFile } from "./reference-file.js";

/** Forecast means may be off by this share of the mean size of the reference's. */
const MEAN_SLACK = 0.02;
const OTHER_THETAS = ["OptimizedTheta", "DynamicTheta", "DynamicOptimizedTheta", "AutoTheta"];

/** The theta method of either reference; the other members of its family have no model here. */
export function thetaCases(id: string, series: Series, file: ReferenceFile): CaseResult[] {
	const results: CaseResult[] = [];
	for (const name of ["thetaf", "Theta"]) {
		const reference = fieldsOf(file[name]);
		const mean = numbersOf(reference.mean);
		if (mean === undefined) continue;
		const loss = numberOf(fieldsOf(reference.params).mse);
		results.push(judged("theta", `${id}/${name}`, thetaDifference(series, mean, loss)));
	}
	for (const name of OTHER_THETAS)
		if (file[name] !== undefined)
			results.push(caseOf("theta", `${id}/${name}`, "unsupported", "no such model"));
	return results;
}

function thetaDifference(
	series: Series,
	expected: readonly number[],
	referenceLoss: number | undefined,
): string | undefined {
	const fitted = theta.fit(series);
	const means = processMeans(theta.predict(fitted, expected.length));
	const scale = expected.reduce((sum, value) => sum + Math.abs(value), 0) / expected.length;
	const off = expected.reduce((most, value, h) => Math.max(most, Math.abs(value - means[h]!)), 0);
	if (off <= MEAN_SLACK * scale) return undefined;
	const errors = Array.from(series.values, (value, t) => value - fitted.fitted[t]!);
	const loss = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
	if (referenceLoss !== undefined && loss < referenceLoss) return undefined;
	return `mean off by ${((100 * off) / scale).toFixed(2)} % of the reference's scale`;
}
