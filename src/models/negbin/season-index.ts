import { movingLevel } from "./moving-level.js";

/** Harmonics of a season: the index at angle w is exp(sum_k cosine_k cos(k w) + sine_k sin(k w)) / normaliser. */
export interface SeasonIndex {
	/** cosine 1, sine 1, cosine 2, sine 2. */
	readonly coefficients: readonly number[];
	/** Variance that is left in the logarithm of the index. */
	readonly variance: number;
	/** Makes the mean of the index over the season 1. */
	readonly normaliser: number;
}

/** Seasons of data below which a yearly wave can not be told from a wandering level. */
const SEASONS_NEEDED = 1.5;
/** Standard deviations of a coefficient that are weighed against each other, and their prior weights by harmonic. */
const SPREADS = [0, 0.1, 0.25, 0.5, 1];
const PRIORS = [
	[0.5, 0.2, 0.15, 0.1, 0.05],
	[0.7, 0.15, 0.08, 0.05, 0.02],
];
const NEWTON_STEPS = 4;
/** A Newton step longer than this in any coefficient is cut, lest few events throw the exponent. */
const LONGEST_STEP = 1;
const COEFFICIENTS = 4;

/** An index that is 1 all year. */
export const NO_SEASON: SeasonIndex = { coefficients: [0, 0, 0, 0], variance: 0, normaliser: 1 };

/**
 * Estimates a multiplicative season by two harmonics, shrunk so that noise gives none.
 *
 * Poisson regression (with variance inflated by `periodVariance`) of the events on the harmonics around the moving
 * level of one season; then each harmonic is shrunk by empirical Bayes: its coefficients are normal with a standard
 * deviation out of 0, .1, .25, .5, 1, weighted by the likelihood of the estimate, with most prior weight on 0.
 *
 * @param events events of each period (Poisson scale), `NaN` is missing
 * @param seasonLength periods a season, may be fractional
 * @param seasonStart position of the first period in the season
 * @param periodVariance relative variance of a period beyond Poisson
 * @returns the index; 1 all year with fewer than one and a half seasons
 * @example
 * seasonIndex([1, 2, 1], 52.18, 0, 0).coefficients; // => [0, 0, 0, 0]
 */
export function seasonIndex(
	events: Float64Array,
	seasonLength: number,
	seasonStart: number,
	periodVariance: number,
): SeasonIndex {
	if (!(seasonLength >= 4) || events.length < SEASONS_NEEDED * seasonLength) return NO_SEASON;
	const level = movingLevel(events, seasonLength);
	const basis = harmonics(events.length, seasonLength, seasonStart);
	const beta = new Float64Array(COEFFICIENTS);
	const gradient = new Float64Array(COEFFICIENTS);
	const information = new Float64Array(COEFFICIENTS);
	for (let step = 0; step < NEWTON_STEPS; step++) {
		newtonTerms(events, level, basis, beta, periodVariance, gradient, information);
		// The harmonics are orthogonal over whole seasons, so the diagonal carries the information.
		for (let k = 0; k < COEFFICIENTS; k++) {
			const move = (gradient[k]! - beta[k]!) / (information[k]! + 1);
			beta[k]! += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, move));
		}
	}
	return shrunk(beta, information);
}

/**
 * Season index of consecutive periods.
 *
 * @param season coefficients
 * @param seasonLength periods a season
 * @param from position of the first period in the season
 * @param length number of periods
 * @returns index of each, mean 1 over a season
 * @example
 * Array.from(seasonValues(NO_SEASON, 52.18, 0, 2)); // => [1, 1]
 */
export function seasonValues(
	season: SeasonIndex,
	seasonLength: number,
	from: number,
	length: number,
): Float64Array {
	const values = new Float64Array(length).fill(1);
	if (season.coefficients.every((coefficient) => coefficient === 0)) return values;
	const basis = harmonics(length, seasonLength, from);
	for (let t = 0; t < length; t++)
		values[t] = Math.exp(exponent(season.coefficients, basis, t)) / season.normaliser;
	return values;
}

function harmonics(length: number, seasonLength: number, from: number): Float64Array {
	const basis = new Float64Array(COEFFICIENTS * length);
	for (let t = 0; t < length; t++) {
		const angle = (2 * Math.PI * (from + t)) / seasonLength;
		const cosine = Math.cos(angle);
		const sine = Math.sin(angle);
		basis[4 * t] = cosine;
		basis[4 * t + 1] = sine;
		basis[4 * t + 2] = cosine * cosine - sine * sine;
		basis[4 * t + 3] = 2 * sine * cosine;
	}
	return basis;
}

function exponent(beta: ArrayLike<number>, basis: Float64Array, t: number): number {
	return (
		beta[0]! * basis[4 * t]! +
		beta[1]! * basis[4 * t + 1]! +
		beta[2]! * basis[4 * t + 2]! +
		beta[3]! * basis[4 * t + 3]!
	);
}

function newtonTerms(
	events: Float64Array,
	level: Float64Array,
	basis: Float64Array,
	beta: Float64Array,
	periodVariance: number,
	gradient: Float64Array,
	information: Float64Array,
): void {
	gradient.fill(0);
	information.fill(0);
	const normaliser = meanIndex(beta);
	for (let t = 0; t < events.length; t++) {
		const value = events[t]!;
		if (Number.isNaN(value) || !(level[t]! > 0)) continue;
		const mean = (level[t]! * Math.exp(exponent(beta, basis, t))) / normaliser;
		const weight = 1 / (1 + periodVariance * mean);
		for (let k = 0; k < COEFFICIENTS; k++) {
			const harmonic = basis[4 * t + k]!;
			gradient[k]! += weight * (value - mean) * harmonic;
			information[k]! += weight * mean * harmonic * harmonic;
		}
	}
}

function shrunk(ridge: Float64Array, information: Float64Array): SeasonIndex {
	const coefficients = [0, 0, 0, 0];
	let variance = 0;
	for (let harmonic = 0; harmonic < 2; harmonic++) {
		const first = 2 * harmonic;
		const mean = (information[first]! + information[first + 1]!) / 2;
		if (!(mean > 0)) continue;
		// Undo the unit ridge of the Newton steps to compare with the sampling variance of the plain estimate.
		const undo = (mean + 1) / mean;
		const cosine = ridge[first]! * undo;
		const sine = ridge[first + 1]! * undo;
		const sampling = 1 / mean;
		const factor = shrinkage(cosine * cosine + sine * sine, sampling, PRIORS[harmonic]!);
		coefficients[first] = factor * cosine;
		coefficients[first + 1] = factor * sine;
		variance += factor * sampling;
	}
	return { coefficients, variance, normaliser: meanIndex(coefficients) };
}

/** Posterior mean of spread^2 / (spread^2 + sampling) for two coefficients with squared length `square`. */
function shrinkage(square: number, sampling: number, priors: readonly number[]): number {
	let total = 0;
	let sum = 0;
	for (let index = 0; index < SPREADS.length; index++) {
		const signal = SPREADS[index]! ** 2;
		const variance = signal + sampling;
		// Relative to the widest spread, whose exponent is the greatest: nothing under- or overflows.
		const widest = SPREADS.at(-1)! ** 2 + sampling;
		const weight = (priors[index]! / variance) * Math.exp((-square / 2) * (1 / variance - 1 / widest));
		total += weight;
		sum += (weight * signal) / variance;
	}
	return sum / total;
}

function meanIndex(beta: ArrayLike<number>): number {
	const points = 24;
	let sum = 0;
	for (let index = 0; index < points; index++) {
		const cosine = GRID_COSINES[index]!;
		const sine = GRID_COSINES[(index + 18) % points]!;
		sum += Math.exp(
			beta[0]! * cosine +
				beta[1]! * sine +
				beta[2]! * (cosine * cosine - sine * sine) +
				beta[3]! * 2 * sine * cosine,
		);
	}
	return sum / points;
}

/** cos(2 pi k / 24); the sine is the cosine 18 steps on. */
const GRID_COSINES = Float64Array.from({ length: 24 }, (_, k) => Math.cos((2 * Math.PI * k) / 24));
