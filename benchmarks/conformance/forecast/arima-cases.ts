import { type ArimaFitState, arimaModel, arimaRecursion, type Series } from "../../../src/models/index.js";
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

/** Variance that R's `arima` gives, in units of the shocks, to the values before the first. */
const R_PRIOR = 1e6;

/** Seasonal ARIMA: the likelihood at the reference's coefficients, and the optimum of the reference's orders. */
export function arimaCases(id: string, series: Series, file: ReferenceFile): CaseResult[] {
	if (file.auto_arima === undefined) return [];
	const reference = fieldsOf(file.auto_arima);
	const caseId = `${id}/auto_arima`;
	const orders = numbersOf(reference.arma);
	const target = numberOf(reference.loglik);
	if (orders?.length !== 7 || target === undefined)
		return [caseOf("arima-recursion", caseId, "unsupported", "no orders, or no likelihood")];
	const [p, q, seasonalP, seasonalQ, , d, seasonalD] = orders as [
		number,
		number,
		number,
		number,
		number,
		number,
		number,
	];
	const coefficients = fieldsOf(reference.coef);
	const block = (name: string, count: number): number[] =>
		Array.from({ length: count }, (_, i) => numberOf(coefficients[`${name}${i + 1}`]) ?? Number.NaN);
	const constant = numberOf(coefficients.drift) ?? numberOf(coefficients.intercept);
	const parameters = {
		ar: block("ar", p),
		ma: block("ma", q),
		seasonalAr: block("sar", seasonalP),
		seasonalMa: block("sma", seasonalQ),
		...(constant === undefined ? {} : { constant }),
	};
	const mean = numbersOf(reference.mean) ?? [];
	const differences = { d, seasonalD };
	// The exact likelihood, or R's own, in which a prior of finite variance stands for the values before the first.
	const difference = (prior: { prior?: number }): string | undefined => {
		const found = arimaRecursion(series, differences, parameters, { horizon: mean.length, ...prior });
		// R takes the mean over the errors that tell something, times the number of differenced values.
		const used = series.values.length - d - seasonalD * series.seasonLength;
		const likelihood = (found.logLikelihood * used) / found.count;
		return listDifference("loglik", [target], [likelihood]) ?? listDifference("mean", mean, found.mean);
	};
	const order = { p, d, q, seasonalP, seasonalD, seasonalQ, constant: constant !== undefined };
	const reached = (arimaModel({ order }).fit(series).state as ArimaFitState).logLikelihood;
	const enough = reached >= target - LIKELIHOOD_SLACK;
	return [
		judged("arima-recursion", caseId, difference({}) && difference({ prior: R_PRIOR })),
		judged("arima", caseId, enough ? undefined : `log-likelihood ${reached}, reference ${target}`),
	];
}
