import { fitEtsForm } from "../../../src/models/ets/search.js";
import {
	ETS_FORMS,
	type EtsFitState,
	type EtsForm,
	type EtsInitialStates,
	type EtsState,
	ets,
	etsFormName,
	etsPath,
	etsRecursion,
	type Series,
} from "../../../src/models/index.js";
import type { CaseResult } from "../topic.js";
import {
	caseOf,
	fieldsOf,
	judged,
	LIKELIHOOD_SLACK,
	listDifference,
	numberOf,
	numbersOf,
	type ReferenceFile,
} from "./reference-file.js";

/** Recursion of the fitted model, of every candidate and of `ses`, `holt`, `holt_damped` at the given parameters. */
export function recursionCases(id: string, series: Series, file: ReferenceFile): CaseResult[] {
	const results: CaseResult[] = [];
	const fits: [string, unknown, EtsForm | undefined][] = [];
	const fit = fieldsOf(file.ets);
	if (fit.par !== undefined) fits.push(["ets", fit, formOfMethod(fit.method)]);
	for (const candidate of candidatesOf(file))
		fits.push([candidateName(candidate), candidate, candidateForm(candidate)]);
	const simple = (trend: "N" | "A", damped: boolean): EtsForm => ({ error: "A", trend, damped, season: "N" });
	for (const [name, form] of [
		["ses", simple("N", false)],
		["holt", simple("A", false)],
		["holt_damped", simple("A", true)],
	] as const)
		if (file[name] !== undefined) fits.push([name, file[name], form]);
	for (const [name, entry, form] of fits) {
		const caseId = `${id}/${name}`;
		results.push(
			form === undefined
				? caseOf("ets-recursion", caseId, "unsupported", "a form outside the 15 stable ones")
				: judged("ets-recursion", caseId, recursionDifference(series, form, fieldsOf(entry))),
		);
	}
	return results;
}

/** Log-likelihood that the optimiser reaches for every candidate form. */
export function fitCases(id: string, series: Series, file: ReferenceFile): CaseResult[] {
	return candidatesOf(file).map((candidate) => {
		const caseId = `${id}/${candidateName(candidate)}`;
		const form = candidateForm(candidate);
		const target = numberOf(candidate.loglik);
		if (form === undefined || target === undefined)
			return caseOf("ets-fit", caseId, "unsupported", "a form outside the 15 stable ones, or no likelihood");
		return judged("ets-fit", caseId, likelihoodShortfall(series, form, target));
	});
}

/** The chosen form must not be worse by AICc than the reference's choice, with the slack of a fit. */
export function choiceCase(id: string, series: Series, aicc: number): CaseResult {
	const reached = (ets.fit(series).state as EtsFitState).aicc;
	const enough = reached <= aicc + 2 * LIKELIHOOD_SLACK;
	return judged("ets-choice", id, enough ? undefined : `AICc ${reached}, reference ${aicc}`);
}

/** Fit of the form that the other reference chose. */
export function chosenFitCase(id: string, series: Series, method: unknown, target: number): CaseResult {
	const form = formOfMethod(method);
	if (form === undefined) return caseOf("ets-fit", id, "unsupported", "a form outside the 15 stable ones");
	return judged("ets-fit", id, likelihoodShortfall(series, form, target));
}

function likelihoodShortfall(series: Series, form: EtsForm, target: number): string | undefined {
	const reached = -fitEtsForm(series.values, form, series.seasonLength).criterion / 2;
	return reached >= target - LIKELIHOOD_SLACK ? undefined : `log-likelihood ${reached}, reference ${target}`;
}

function recursionDifference(series: Series, form: EtsForm, fit: ReferenceFile): string | undefined {
	const par = fieldsOf(fit.par);
	const given = (name: string): number => numberOf(par[name]) ?? 0;
	const mean = numbersOf(fit.mean) ?? [];
	const result = etsRecursion(
		series,
		form,
		{
			alpha: given("alpha"),
			beta: given("beta"),
			gamma: given("gamma"),
			phi: form.damped ? given("phi") : 1,
		},
		initialStates(series, form, par),
	);
	const fitted = numbersOf(fit.fitted);
	const likelihood = numberOf(fit.loglik);
	const sigma2 = numberOf(fit.sigma2);
	return (
		listDifference("mean", mean, meansOf(result.state, mean.length)) ??
		(fitted && listDifference("fitted", fitted, result.fitted)) ??
		(likelihood === undefined ? undefined : listDifference("loglik", [likelihood], [result.logLikelihood])) ??
		(sigma2 === undefined
			? undefined
			: listDifference("sigma2", [sigma2], [result.state.standardDeviation ** 2]))
	);
}

/**
 * Point forecasts as the reference makes them. Its forecasts of the damped form with multiplicative season start the
 * trend undamped (level + slope one period ahead, where its own fitted values have level + phi slope): the same path
 * from a slope, and slope moves, larger by 1 / phi.
 */
function meansOf(state: EtsState, horizon: number): number[] {
	const undamped = state.form.damped && state.form.season === "M";
	return etsPath(
		undamped ? { ...state, slope: state.slope / state.phi, beta: state.beta / state.phi } : state,
		horizon,
	).means;
}

/** R keeps seasonal states from the newest to the oldest and leaves out the oldest, that of the first value. */
function initialStates(series: Series, form: EtsForm, par: ReferenceFile): EtsInitialStates {
	const level = numberOf(par.l) ?? 0;
	const slope = numberOf(par.b) ?? 0;
	if (form.season === "N") return { level, slope };
	const period = series.seasonLength;
	const season = new Array<number>(period).fill(0);
	let first = form.season === "M" ? period : 0;
	for (let age = 0; age < period - 1; age++) {
		season[period - 1 - age] = numberOf(par[`s${age}`]) ?? 0;
		first -= season[period - 1 - age]!;
	}
	season[0] = first;
	return { level, slope, season };
}

function candidatesOf(file: ReferenceFile): ReferenceFile[] {
	const list = file.ets_models;
	return Array.isArray(list) ? list.map(fieldsOf) : [];
}

function candidateName(candidate: ReferenceFile): string {
	const letters = String(candidate.model);
	return `${letters.slice(0, 2)}${candidate.damped === true ? "d" : ""}${letters.slice(2)}`;
}

function candidateForm(candidate: ReferenceFile): EtsForm | undefined {
	return ETS_FORMS.find((form) => etsFormName(form) === candidateName(candidate));
}

function formOfMethod(method: unknown): EtsForm | undefined {
	const letters = String(method).replace(/^ETS\(|\)$|,/g, "");
	return ETS_FORMS.find((form) => etsFormName(form) === letters);
}
