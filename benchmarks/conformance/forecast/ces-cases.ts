import { type CesFitState, cesModel, processMeans, type Series } from "../../../src/models/index.js";
import type { CaseResult } from "../topic.js";
import {
	caseOf,
	fieldsOf,
	judged,
	LIKELIHOOD_SLACK,
	MEAN_SLACK,
	numberOf,
	numbersOf,
	type ReferenceFile,
} from "./reference-file.js";

const FORM_OF = { N: "none", S: "simple", P: "partial", F: "full" } as const;

/** Complex exponential smoothing: the form that the reference chose, and the choice. */
export function cesCases(id: string, series: Series, file: ReferenceFile): CaseResult[] {
	const reference = fieldsOf(file.AutoCES);
	const mean = numbersOf(reference.mean);
	if (mean === undefined) return [];
	const caseId = `${id}/AutoCES`;
	const parameters = fieldsOf(reference.params);
	const letter = String(parameters.seasontype);
	if (!(letter in FORM_OF))
		return [caseOf("ces", caseId, "unsupported", "a form that is none of N, S, P, F")];
	const model = cesModel({ form: FORM_OF[letter as keyof typeof FORM_OF] });
	const fitted = model.fit(series);
	const means = processMeans(model.predict(fitted, mean.length));
	const scale = mean.reduce((sum, value) => sum + Math.abs(value), 0) / mean.length;
	const off = mean.reduce((most, value, h) => Math.max(most, Math.abs(value - means[h]!)), 0);
	const reached = (fitted.state as CesFitState).logLikelihood;
	const target = numberOf(parameters.loglik) ?? Number.POSITIVE_INFINITY;
	const fine = off <= MEAN_SLACK * scale || reached >= target - LIKELIHOOD_SLACK;
	const detail = `mean off by ${((100 * off) / scale).toFixed(2)} % of scale, log-likelihood ${reached}, reference ${target}`;
	return [judged("ces", caseId, fine ? undefined : detail)];
}
