import { momentsOfSeasons, ratioVariation } from "../../../src/models/box-cox.js";
import {
	guerreroLambda,
	ordinaryDifferences,
	type Series,
	seasonalDifferences,
} from "../../../src/models/index.js";
import type { CaseResult } from "../topic.js";
import { judged, numberOf, type ReferenceFile } from "./reference-file.js";

/** The reference finds its parameter to about this width. */
const LAMBDA_SLACK = 1e-3;

/** Numbers of differences and the Box-Cox parameter. */
export function transformCases(id: string, series: Series, file: ReferenceFile): CaseResult[] {
	const { values, seasonLength } = series;
	const results: CaseResult[] = [];
	const compare = (name: string, reached: () => number): void => {
		const expected = numberOf(file[name]);
		if (expected === undefined) return;
		const count = reached();
		const difference = count === expected ? undefined : `${expected} expected, ${count} came`;
		results.push(judged("differences", `${id}/${name}`, difference));
	};
	compare("ndiffs", () => ordinaryDifferences(values));
	compare("nsdiffs", () => seasonalDifferences(values, seasonLength));
	const lambda = numberOf(file.boxcox_lambda_guerrero);
	if (lambda !== undefined) results.push(judged("box-cox", id, lambdaDifference(series, lambda)));
	return results;
}

/** Near the reference's parameter, or another one under which the spread depends less on the mean. */
function lambdaDifference({ values, seasonLength }: Series, expected: number): string | undefined {
	const lambda = guerreroLambda(values, seasonLength);
	if (Math.abs(lambda - expected) <= LAMBDA_SLACK) return undefined;
	const { means, spreads } = momentsOfSeasons(values, Math.max(2, Math.round(seasonLength)));
	if (ratioVariation(means, spreads, lambda) < ratioVariation(means, spreads, expected)) return undefined;
	return `${expected} expected, ${lambda} came`;
}
