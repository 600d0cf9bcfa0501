import { type CountPart, logGammaRatio } from "../../models/index.js";

/**
 * Chance of a break a week, about one in twenty years, and how many of its own events the old level is worth after it.
 * On the origins of 2013 and 2014 of the medium orders, a third or three times of the chance, half or twice of the events
 * and of the weeks below, change losses by 0.1 % at most.
 */
const BREAKS_A_WEEK = 0.001;
const EVENTS_OF_OLD_LEVEL = 3;
/** Weeks before the end in which a break is looked for: fading evidence has caught up with older ones. */
const BREAK_WEEKS = 52;
/** Weeks that must have been seen since, and before. */
const WEEKS_SINCE = 3;
const WEEKS_BEFORE = 13;
/** Beyond this logarithm of the odds there is no doubt left, and their exponential would overflow before long. */
const CERTAIN = 500;

/**
 * Events a week from which a break is looked for: rarer series show one no sooner than fading evidence follows it, and
 * steady ones would lose by chance what that gains.
 */
export const BREAKS_SHOW_FROM = 2;

/** What is known of a series and of its level without a break. */
export interface BreakGiven {
	/** Expected events of each period at level 1, history and then future. */
	readonly exposure: Float64Array;
	/** Events that were predicted for each period of the history from those before it. */
	readonly means: Float64Array;
	/** First period that counts. */
	readonly from: number;
	readonly periodsPerWeek: number;
	/** Relative variance of a period beyond Poisson, with that of the predicted level. */
	readonly variance: number;
}

/**
 * What comes if the level of a series broke with its past in one of the latest weeks: all evidence since then counts in
 * full, and what was before it hardly does. Fading evidence alone lets go of a long steady past only slowly.
 *
 * For a break before period t the level is gamma with mean at the old level; the odds are the chance of a break times the
 * negative binomial likelihood of what came since over the Poisson likelihood of what was predicted, both with events
 * and means divided by 1 + variance * mean.
 *
 * @param events events of each period (Poisson scale), `NaN` is missing
 * @param given exposure, predictions and variance
 * @param horizon number of future periods
 * @returns one part, whose weight is the probability that there was a break; `undefined` where the history is too short
 * @see Chib (1998), Journal of Econometrics 86, on change points; Gelman and others (2013), section 2.6, on the marginal
 * @example
 * const given = { exposure: new Float64Array(31).fill(1), means: new Float64Array(30).fill(2), from: 0, periodsPerWeek: 1, variance: 0 };
 * levelBreak(new Float64Array(30).fill(2).fill(9, 24), given, 1).rates; // => [7.549]
 */
export function levelBreak(
	events: Float64Array,
	{ exposure, means, from, periodsPerWeek, variance }: BreakGiven,
	horizon: number,
): CountPart | undefined {
	const length = events.length;
	const inPeriods = (weeks: number): number => Math.ceil(weeks * periodsPerWeek);
	const first = Math.max(from + inPeriods(WEEKS_BEFORE), length - inPeriods(BREAK_WEEKS));
	const last = length - inPeriods(WEEKS_SINCE);
	const stride = Math.max(1, Math.round(periodsPerWeek));
	const chance = (BREAKS_A_WEEK * stride) / periodsPerWeek;
	// Sums from a period to the end.
	let [seen, exposed, predicted, logRates] = [0, 0, 0, 0];
	let [odds, level, square] = [0, 0, 0];
	for (let t = length - 1; t >= first; t--) {
		const [value, mean, index] = [events[t]!, means[t]!, exposure[t]!];
		if (Number.isNaN(value) || !(index > 0 && mean > 0)) continue;
		const scale = 1 / (1 + variance * mean);
		seen += scale * value;
		exposed += scale * index;
		predicted += scale * mean;
		logRates += scale * value * Math.log(mean / index);
		if (t > last || (last - t) % stride !== 0) continue;
		const shape = EVENTS_OF_OLD_LEVEL + seen;
		const oldRate = (EVENTS_OF_OLD_LEVEL * index) / mean;
		const rate = oldRate + exposed;
		const evidence =
			logGammaRatio(EVENTS_OF_OLD_LEVEL, seen) +
			EVENTS_OF_OLD_LEVEL * Math.log(oldRate) -
			shape * Math.log(rate) -
			(logRates - predicted);
		const weight = chance * Math.exp(Math.min(evidence, CERTAIN));
		odds += weight;
		level += (weight * shape) / rate;
		square += (weight * shape * (1 + shape)) / (rate * rate);
	}
	if (!(odds > 0)) return undefined;
	level /= odds;
	return {
		weight: odds / (1 + odds),
		rates: Array.from({ length: horizon }, (_, h) => level * exposure[length + h]!),
		levelVariance: Math.max(0, square / odds / (level * level) - 1),
	};
}
