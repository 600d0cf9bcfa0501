import { logGammaRatio } from "./log-gamma-ratio.js";

/** What one setting of the discounted gamma-Poisson level found. */
export interface DiscountedLevel {
	/** Shape and rate of the gamma posterior of the level, without its slope. */
	readonly shape: number;
	readonly rate: number;
	/** Relative change of the level a period, and its variance; 0 without `slopeSpread`. */
	readonly slope: number;
	readonly slopeVariance: number;
	/** Periods from the centre of the evidence to the period after the last: where the level stood as it was estimated. */
	readonly age: number;
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
	/** Standard deviation of the relative slope a period before anything was seen; absent or 0 for no slope. */
	readonly slopeSpread?: number;
	/** First period that counts; default 0. */
	readonly from?: number;
	/** Evidence that is there before the first period and fades like any other; default none. */
	readonly startShape?: number;
	readonly startRate?: number;
}

/** Steeper than this, in levels from the centre of the evidence, a slope is not carried on. */
const HIGHEST_LIFT = 2;

/**
 * Level after some periods over the level at the centre of the evidence: a straight line upwards, as launches grow, and
 * an exponential downwards, which never reaches 0.
 *
 * @param change slope times periods
 * @returns factor, above 0
 * @example
 * slopeLift(0.5); // => 1.5
 */
export function slopeLift(change: number): number {
	return change >= 0 ? 1 + Math.min(change, HIGHEST_LIFT) : Math.exp(change);
}

/**
 * Filters a Poisson level with a gamma posterior whose evidence fades, and scores it by its own predictions.
 *
 * Evidence A = discount * A + w x and B = discount * B + w s with weight w = 1 / (1 + periodVariance * mean); the level
 * is gamma with shape priorShape + A and rate priorRate + B. A period is predicted as negative binomial with size
 * 1 / (periodVariance + 1 / shape). With `slopeSpread` the relative slope is the ridge regression of the same weighted
 * evidence on its age, and its variance adds to that of the level.
 *
 * @param events events of each period (Poisson scale), `NaN` is missing
 * @param exposure expected events of each period at level 1, such as a season index; may be longer than `events`
 * @param settings discount, extra variance, prior, slope
 * @param means receives the predicted mean of each period; as long as `events`
 * @returns posterior and score
 * @see Harvey and Fernandes (1989), Time series models for count observations, JBES 7; West and Harrison (1997), section 10.8
 * @example
 * const settings = { discount: 1, periodVariance: 0, priorShape: 0.5, priorRate: 0.5, scoreDiscount: 1 };
 * discountedLevel(Float64Array.of(1, 3), Float64Array.of(1, 1), settings, new Float64Array(2)).shape; // => 4.5
 */
export function discountedLevel(
	events: Float64Array,
	exposure: Float64Array,
	settings: DiscountSettings,
	means: Float64Array,
): DiscountedLevel {
	const { discount, periodVariance, priorShape, priorRate, scoreDiscount, slopeSpread = 0 } = settings;
	const slopePrecision = slopeSpread > 0 ? 1 / (slopeSpread * slopeSpread) : Number.POSITIVE_INFINITY;
	// Evidence by its age: sums of events, events * age, exposure, exposure * age, exposure * age^2.
	let shapeEvidence = settings.startShape ?? 0;
	let rateEvidence = settings.startRate ?? 0;
	let agedEvents = 0;
	let agedRate = 0;
	let squaredRate = 0;
	let logLikelihood = 0;
	let slope = 0;
	let slopeVariance = 0;
	let age = 0;
	for (let t = settings.from ?? 0; ; t++) {
		agedEvents = discount * (agedEvents + shapeEvidence);
		squaredRate = discount * (squaredRate + 2 * agedRate + rateEvidence);
		agedRate = discount * (agedRate + rateEvidence);
		shapeEvidence *= discount;
		rateEvidence *= discount;
		const shape = priorShape + shapeEvidence;
		const rate = priorRate + rateEvidence;
		let variance = 1 / shape;
		if (slopeSpread > 0) {
			const level = shape / rate;
			age = agedRate / rate;
			const information = level * Math.max(0, squaredRate - agedRate * age);
			slopeVariance = 1 / (information + slopePrecision);
			slope = (level * agedRate - agedEvents) * slopeVariance;
			variance += slopeVariance * age * age;
		}
		if (t >= events.length) break;
		logLikelihood *= scoreDiscount;
		const index = exposure[t]!;
		const mean = ((index * shape) / rate) * (slopeSpread > 0 ? slopeLift(slope * age) : 1);
		means[t] = mean;
		const value = events[t]!;
		if (Number.isNaN(value)) continue;
		const size = 1 / (periodVariance + variance);
		const total = Math.log(size + mean);
		logLikelihood += size * (Math.log(size) - total);
		if (value > 0) logLikelihood += logGammaRatio(size, value) + value * (Math.log(mean) - total);
		const weight = 1 / (1 + periodVariance * mean);
		shapeEvidence += weight * value;
		rateEvidence += weight * index;
	}
	// Nothing was seen since the last period: its evidence has not faded yet.
	return {
		shape: priorShape + shapeEvidence / discount,
		rate: priorRate + rateEvidence / discount,
		slope,
		slopeVariance,
		age,
		logLikelihood,
	};
}
