import { logSilence } from "./log-silence.js";

/**
 * Before the articles of a pool are seen: chance a week that one pauses (closed, out of stock, lines that did not come),
 * once in two years, and the mean weeks that a pause lasts; and what pauses and ends of pauses that is worth.
 */
const PAUSES_A_WEEK = 0.01;
const PAUSES_WORTH = 0.5;
const MEAN_WEEKS = 2.5;
const WEEKS_WORTH = 2;
/** Logarithm of the chance below which a silence that ended is held for a pause: e^-12, beyond what many gaps bring by chance. */
const NOT_BY_CHANCE = -12;

/** Pauses of the articles of a pool. */
export interface Pauses {
	/** Chance a week that an article that sells begins to pause. */
	readonly begin: number;
	/** Chance that a pause goes on for another week. */
	readonly goesOn: number;
}

/** What is known of an article whose pauses are looked for. */
export interface PauseHistory {
	/** Events of each period (Poisson scale). */
	readonly events: Float64Array;
	/** Expected events of each period at level 1. */
	readonly exposure: Float64Array;
}

/** Adds up the pauses between the first and the last event of an article, and the weeks in which one would have been seen. */
function countPauses(
	{ events, exposure }: PauseHistory,
	periodsPerWeek: number,
	periodVariance: number,
): { count: number; weeks: number; watched: number } {
	let [first, last, sum] = [-1, -1, 0];
	let [count, weeks] = [0, 0];
	for (let t = 0; t < events.length; t++) {
		if (!(events[t]! > 0)) continue;
		sum += events[t]!;
		if (first < 0) first = t;
		if (last >= 0 && t - last > 1) {
			const chance = logSilence(events, exposure, {
				last,
				until: t,
				from: first,
				periodsPerWeek,
				periodVariance,
			});
			if (chance < NOT_BY_CHANCE) {
				count++;
				weeks += (t - last - 1) / periodsPerWeek;
			}
		}
		last = t;
	}
	if (last <= first) return { count: 0, weeks: 0, watched: 0 };
	const lived = (last - first) / periodsPerWeek;
	// A pause is seen when it lasts until the article would hardly have been silent by chance.
	const watched = lived * (1 - 1 / MEAN_WEEKS) ** ((-NOT_BY_CHANCE * lived) / sum);
	return { count, weeks, watched };
}

/**
 * How often the articles of a pool pause and sell again, and how long that lasts, from the silences in their histories that
 * are too long for chance.
 *
 * @param histories articles of the pool
 * @param periodsPerWeek periods a week
 * @param periodVariance relative variance of a period beyond Poisson
 * @returns chances; those of an article that nothing is known of where none is given
 * @see Gelman and others (2013), Bayesian Data Analysis, section 2.6, on the gamma prior of a rate
 * @example
 * pausesOf([], 1, 0); // => { begin: 0.01, goesOn: 0.6 }
 */
export function pausesOf(
	histories: readonly PauseHistory[],
	periodsPerWeek: number,
	periodVariance: number,
): Pauses {
	let [count, weeks, watched] = [0, 0, 0];
	for (const history of histories) {
		const found = countPauses(history, periodsPerWeek, periodVariance);
		count += found.count;
		weeks += found.weeks;
		watched += found.watched;
	}
	return {
		begin: (PAUSES_WORTH + count) / (PAUSES_WORTH / PAUSES_A_WEEK + watched),
		goesOn: 1 - (WEEKS_WORTH + count) / (WEEKS_WORTH * MEAN_WEEKS + Math.max(weeks, count)),
	};
}

/**
 * Chance that an article began to pause in the period after its last event and has not come back since.
 *
 * @param pauses pauses of its pool
 * @param silent silent periods since its last event, >= 1
 * @param periodsPerWeek periods a week
 * @returns a probability, to be set beside those of an end and of a silence by chance
 * @example
 * pauseChance({ begin: 0.01, goesOn: 0.6 }, 1, 1); // => 0.0047
 */
export function pauseChance(pauses: Pauses, silent: number, periodsPerWeek: number): number {
	const rate = -Math.log(pauses.goesOn);
	const begun = -Math.expm1(-rate / periodsPerWeek) / rate;
	return pauses.begin * begun * Math.exp((-rate * silent) / periodsPerWeek);
}
