import type { Series } from "../../src/models/index.js";
import { arimaCases } from "./forecast/arima-cases.js";
import { cesCases } from "./forecast/ces-cases.js";
import { choiceCase, chosenFitCase, fitCases, recursionCases } from "./forecast/ets-cases.js";
import { exactCases, intermittentCases } from "./forecast/exact-cases.js";
import { levelCases } from "./forecast/level-cases.js";
import { caseOf, fieldsOf, numberOf, numbersOf, type ReferenceFile } from "./forecast/reference-file.js";
import { stlCases } from "./forecast/stl-cases.js";
import { thetaCases } from "./forecast/theta-cases.js";
import { transformCases } from "./forecast/transform-cases.js";
import type { CaseResult, TopicRunner } from "./topic.js";

/** Training values by series, since the second reference's files refer to those of the first. */
const known = new Map<string, Series>();

/**
 * Runs the forecast cases of one file, `r-<id>.json` or `statsforecast-<id>.json`.
 *
 * The files of one folder come in order of their names, so a series is known before the second reference asks for it.
 *
 * @param fileName name of the file
 * @param content parsed content
 * @returns one result for every answer in the file
 */
export const runForecast: TopicRunner = (fileName, content) => {
	const file = fieldsOf(content);
	const match = /^(?:.*\/)?(r|statsforecast)-(.+)\.json$/.exec(fileName);
	if (match === null) return [caseOf("forecast", fileName, "unsupported", "a file of unknown form")];
	const id = match[2]!;
	const train = numbersOf(file.train);
	if (train !== undefined)
		known.set(id, { values: Float64Array.from(train), seasonLength: numberOf(file.frequency) ?? 1 });
	const series = known.get(id);
	if (series === undefined)
		return [
			caseOf("forecast", fileName, "unsupported", "the training values of the series are not in the folder"),
		];
	const name = match[1] === "r" ? id : `${id}/statsforecast`;
	return [
		...etsCases(name, series, file),
		...arimaCases(name, series, file),
		...cesCases(name, series, file),
		...thetaCases(name, series, file),
		...exactCases(name, series, file),
		...intermittentCases(name, series, file),
		...levelCases(name, series, file),
		...stlCases(name, series, file),
		...transformCases(name, series, file),
	];
};

function etsCases(name: string, series: Series, file: ReferenceFile): CaseResult[] {
	const results = [...recursionCases(name, series, file), ...fitCases(name, series, file)];
	const aicc = numberOf(fieldsOf(file.ets).aicc);
	if (aicc !== undefined) results.push(choiceCase(name, series, aicc));
	const other = fieldsOf(fieldsOf(file.AutoETS).params);
	const otherAicc = numberOf(other.aicc);
	const otherLikelihood = numberOf(other.loglik);
	if (otherAicc !== undefined) results.push(choiceCase(name, series, otherAicc));
	if (otherLikelihood !== undefined)
		results.push(chosenFitCase(`${name}/AutoETS`, series, other.method, otherLikelihood));
	return results;
}
