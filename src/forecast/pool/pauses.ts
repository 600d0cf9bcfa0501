import { logSilence } from "./log-silence.js";

/**
 * Chance a week that an article pauses (closed, out of stock, lines that did not come) before the articles of its pool are
 * seen, once in two years, and the pauses that this is worth.
 */
const PAUSES_A_WEEK = 0.01;
const PAUSES_WORTH = 0.5;
/** Mean weeks that a pause lasts, and the weeks beyond which a silence that ended was something else: a season, a new start. */
const MEAN_WEEKS = 2.5;
const MOST_WEEKS = 8;
/** Logarithm of the chance below which a silence that ended is held for a pause: beyond what many gaps bring by chance. */
const NOT_BY_CHANCE = -12;

/** What is known of an article whose pauses are looked for. */
export interface PauseHistory {
	/** Events of each period (Poisson scale). */
	readonly events: Float64Array;
	/** Expected events of each period at level 1. */
	readonly exposure: Float64Array;
}

/** Pauses between the first and the last event of an article, and the weeks in which one would have been seen. */
function countPauses(
	{ events, exposure }: PauseHistory,
	periodsPerWeek: number,
	periodVariance: number,
): { count: number; watched: number } {
	let [first, last, sum, count] = [-1, -1, 0, 0];
	for (let t = 0; t < events.length; t++) {
		if (!(events[t]! > 0)) continue;
		sum += events[t]!;
		if (first < 0) first = t;
		const silent = t - last - 1;
		if (last >= 0 && silent > 0 && silent <= MOST_WEEKS * periodsPerWeek) {
			const span = { last, until: t, from: first, periodsPerWeek, periodVariance };
			if (logSilence(events, exposure, span) < NOT_BY_CHANCE) count++;
		}
		last = t;
	}
	if (last <= first) return { count: 0, watched: 0 };
	const lived = (last - first) / periodsPerWeek;
	// A pause is seen when it lasts until the article would hardly have been silent by chance.
	return { count, watched: lived * (1 - 1 / MEAN_WEEKS) ** ((-NOT_BY_CHANCE * lived) / sum) };
}

/**
 * How often the articles of a pool pause and sell again, from the short silences in their histories that are no chance.
 *
 * @param histories articles of the pool
 * @param periodsPerWeek periods a week
 * @param periodVariance relative variance of a period beyond Poisson
 * @returns chance a week that an article that sells begins to pause; 0.01 where nothing is known
 * @see Gelman and others (2013), Bayesian Data Analysis, section 2.6, on the gamma prior of a rate
 * @example
 * pausesAWeek([], 1, 0); // => 0.01
 */
export function pausesAWeek(
	histories: readonly PauseHistory[],
	periodsPerWeek: number,
	periodVariance: number,
): number {
	let [pauses, weeks] = [PAUSES_WORTH, PAUSES_WORTH / PAUSES_A_WEEK];
	for (const history of histories) {
		const { count, watched } = countPauses(history, periodsPerWeek, periodVariance);
		pauses += count;
		weeks += watched;
	}
	return pauses / weeks;
}

/**
 * Chance that an article began to pause in the period after its last event and has not come back since.
 *
 * @param pauses chance a week that one begins
 * @param silent silent periods since its last event, >= 1
 * @param periodsPerWeek periods a week
 * @returns a probability, to be set beside those of an end and of a silence by chance
 * @example
 * pauseChance(0.01, 1, 1); // => 0.0047
 */
export function pauseChance(pauses: number, silent: number, periodsPerWeek: number): number {
	const rate = -Math.log1p(-1 / MEAN_WEEKS);
	const begun = -Math.expm1(-rate / periodsPerWeek) / rate;
	return pauses * begun * Math.exp((-rate * silent) / periodsPerWeek);
}
