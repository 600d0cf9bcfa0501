import { logGammaRatio } from "./log-gamma-ratio.js";

/** What one setting of the discounted gamma-Poisson level found. */
export interface DiscountedLevel {
	/** Shape and rate of the gamma posterior of the level after the last period. */
	readonly shape: number;
	readonly rate: number;
	/** Predictive log-likelihood, older periods counting less. */
	readonly logLikelihood: number;
}

/** Settings of `discountedLevel`. */
export interface DiscountSettings {
	/** Factor by which evidence fades each period, in (0, 1]. */
	readonly discount: number;
	/** Relative variance of a period beyond Poisson. */
	readonly periodVariance: number;
	/** Gamma prior of the level; it does not fade. */
	readonly priorShape: number;
	readonly priorRate: number;
	/** Factor by which the likelihood of older periods fades. */
	readonly scoreDiscount: number;
}

/**
 * Filters a Poisson level with a gamma posterior whose evidence fades, and scores it by its own predictions.
 *
 * Evidence A = discount * A + w x and B = discount * B + w s with weight w = 1 / (1 + periodVariance * mean); the level
 * is gamma with shape priorShape + A and rate priorRate + B. A period is predicted as negative binomial with size
 * 1 / (periodVariance + 1 / shape).
 *
 * @param events events of each period (Poisson scale), `NaN` is missing
 * @param season season index of each period
 * @param settings discount, extra variance, prior
 * @param means receives the predicted mean of each period; as long as `events`
 * @returns posterior and score
 * @see Harvey and Fernandes (1989), Time series models for count observations, JBES 7; West and Harrison (1997), section 10.8
 * @example
 * const settings = { discount: 1, periodVariance: 0, priorShape: 0.5, priorRate: 0.5, scoreDiscount: 1 };
 * discountedLevel(Float64Array.of(1, 3), Float64Array.of(1, 1), settings, new Float64Array(2)).shape; // => 4.5
 */
export function discountedLevel(
	events: Float64Array,
	season: Float64Array,
	settings: DiscountSettings,
	means: Float64Array,
): DiscountedLevel {
	const { discount, periodVariance, priorShape, priorRate, scoreDiscount } = settings;
	let shapeEvidence = 0;
	let rateEvidence = 0;
	let logLikelihood = 0;
	for (let t = 0; t < events.length; t++) {
		shapeEvidence *= discount;
		rateEvidence *= discount;
		logLikelihood *= scoreDiscount;
		const shape = priorShape + shapeEvidence;
		const index = season[t]!;
		const mean = (index * shape) / (priorRate + rateEvidence);
		means[t] = mean;
		const value = events[t]!;
		if (Number.isNaN(value)) continue;
		const size = 1 / (periodVariance + 1 / shape);
		const total = Math.log(size + mean);
		logLikelihood += size * (Math.log(size) - total);
		if (value > 0) logLikelihood += logGammaRatio(size, value) + value * (Math.log(mean) - total);
		const weight = 1 / (1 + periodVariance * mean);
		shapeEvidence += weight * value;
		rateEvidence += weight * index;
	}
	return { shape: priorShape + shapeEvidence, rate: priorRate + rateEvidence, logLikelihood };
}
