import { ReapproError } from "../../errors.js";
import {
	findRoot,
	logGamma,
	minimiseNelderMead,
	normalDensity,
	normalSurvival,
	poissonCdf,
} from "../../math/index.js";

/** Sales of one period; `censored` when the stock ran out, so that demand was at least the sales. */
export interface SalesObservation {
	readonly sales: number;
	readonly censored: boolean;
}

/**
 * Kaplan-Meier estimate of P(D > x) from sales that stock-outs cut short: product over sales values x of
 * 1 - (uncensored at x) / (observations of at least x); at ties a full period counts before a cut one
 * (Kaplan and Meier 1958).
 *
 * @param observations sales of each period and whether stock ran out
 * @returns survival after each uncensored value, ascending
 * @throws {ReapproError} `INPUT_INVALID` when there is no observation
 * @example
 * kaplanMeierDemand([{ sales: 0, censored: false }, { sales: 1, censored: true }]); // => [{ value: 0, survival: 0.5 }]
 */
export function kaplanMeierDemand(
	observations: readonly SalesObservation[],
): { readonly value: number; readonly survival: number }[] {
	requireObservations(observations);
	const values = observations.filter(({ censored }) => !censored).map(({ sales }) => sales);
	let survival = 1;
	return [...new Set(values)]
		.sort((a, b) => a - b)
		.map((value) => {
			const atRisk = observations.filter(({ sales }) => sales >= value).length;
			survival *= 1 - values.filter((other) => other === value).length / atRisk;
			return { value, survival };
		});
}

/**
 * Poisson rate by maximum likelihood when stock-outs cut sales short (Conrad 1976).
 *
 * @param observations whole sales of each period and whether stock ran out
 * @returns rate, and the log-likelihood it reaches
 * @throws {ReapproError} `INPUT_INVALID` when there is no observation, or none that was not cut short
 * @example
 * poissonCensoredRate([{ sales: 2, censored: false }, { sales: 4, censored: false }]).rate; // => 3
 */
export function poissonCensoredRate(observations: readonly SalesObservation[]): {
	readonly rate: number;
	readonly logLikelihood: number;
} {
	requireObservations(observations);
	const full = observations.filter(({ censored }) => !censored);
	const cut = observations.filter(({ censored, sales }) => censored && sales > 0).map(({ sales }) => sales);
	if (full.length === 0) throw allCensored();
	const total = full.reduce((sum, { sales }) => sum + sales, 0);
	// d/d rate of ln P(D >= s) is mass(s - 1) / P(D >= s).
	const slope = (rate: number): number =>
		total / rate -
		full.length +
		cut.reduce((sum, sales) => sum + Math.exp(logMass(sales - 1, rate) - Math.log(upper(sales, rate))), 0);
	let most = (total + cut.reduce((sum, sales) => sum + sales, 0)) / full.length + 1;
	while (slope(most) > 0) most *= 2;
	const rate = total === 0 && cut.length === 0 ? 0 : findRoot(slope, 1e-12, most);
	let logLikelihood = cut.reduce((sum, sales) => sum + Math.log(upper(sales, rate)), 0);
	for (const { sales } of full) logLikelihood += rate === 0 ? 0 : logMass(sales, rate);
	return { rate, logLikelihood };
}

/**
 * Mean and standard deviation of normal demand by maximum likelihood when stock-outs cut sales short (Tobin 1958).
 *
 * @param observations sales of each period and whether stock ran out
 * @returns mean, standard deviation, and the log-likelihood they reach
 * @throws {ReapproError} `INPUT_INVALID` when fewer than two different values were not cut short
 * @example
 * normalCensoredDemand([{ sales: 1, censored: false }, { sales: 3, censored: false }]).mean; // => 2
 */
export function normalCensoredDemand(observations: readonly SalesObservation[]): {
	readonly mean: number;
	readonly sd: number;
	readonly logLikelihood: number;
} {
	requireObservations(observations);
	const full = observations.filter(({ censored }) => !censored).map(({ sales }) => sales);
	const centre = full.reduce((sum, sales) => sum + sales, 0) / full.length;
	const spread = Math.sqrt(full.reduce((sum, sales) => sum + (sales - centre) ** 2, 0) / full.length);
	if (!(spread > 0)) throw allCensored();
	const logLikelihood = (mean: number, sd: number): number =>
		observations.reduce((sum, { sales, censored }) => {
			const z = (sales - mean) / sd;
			return sum + (censored ? logNormalSurvival(z) : -0.5 * z * z - Math.log(sd) - HALF_LOG_TWO_PI);
		}, 0);
	let at = [0, 0];
	// Restarted from its own end, since a simplex may shrink before it arrives.
	for (let round = 0; round < 3; round++) {
		const found = minimiseNelderMead(
			(x) => -logLikelihood(centre + spread * (x[0] as number), spread * Math.exp(x[1] as number)),
			at,
			{ tolerance: 1e-14, maxEvaluations: 4_000 },
		);
		at = [...found.x];
	}
	const mean = centre + spread * (at[0] as number);
	const sd = spread * Math.exp(at[1] as number);
	return { mean, sd, logLikelihood: logLikelihood(mean, sd) };
}

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

function logNormalSurvival(z: number): number {
	if (z < 30) return Math.log(normalSurvival(z));
	return Math.log(normalDensity(0)) - 0.5 * z * z - Math.log(z);
}

function logMass(count: number, rate: number): number {
	return count * Math.log(rate) - rate - logGamma(count + 1);
}

/** P(D >= count), from the tail itself where that is small. */
function upper(count: number, rate: number): number {
	const below = poissonCdf(count - 1, rate);
	if (below < 0.9) return 1 - below;
	let term = Math.exp(logMass(count, rate));
	let sum = 0;
	for (let k = count + 1; term > sum * 1e-17; k++) {
		sum += term;
		term *= rate / k;
	}
	return sum;
}

function requireObservations(observations: readonly SalesObservation[]): void {
	if (observations.length === 0)
		throw new ReapproError("INPUT_INVALID", "Give at least one period of sales.", "observations");
}

function allCensored(): ReapproError {
	return new ReapproError(
		"INPUT_INVALID",
		"Give periods in which stock did not run out: without them demand has no upper bound.",
		"observations",
	);
}
