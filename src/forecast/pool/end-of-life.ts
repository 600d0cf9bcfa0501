import { logSilence } from "./log-silence.js";
import { pauseChance } from "./pauses.js";

/**
 * Chances a week that an article comes to its end: about one in eighty a year, or more where the articles of a pool are
 * seen to end. The first is what an article alone is taken for.
 */
const WEEKLY_HAZARDS = [0.00025, 0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032];
/** Standard deviation of the logarithm of the hazard around the first one, before the articles of a pool are seen. */
const HAZARD_SPREAD = 1;
/** Fewer articles than this say nothing of how often articles end. */
const FEWEST_ARTICLES = 5;
/** How long an article sold, and its silence since. */
export interface Silence {
	/** Periods from the first event to the last. */
	readonly lived: number;
	/** Chance of the silence so far if the article lives on: before each silent period, and at the end of the history. */
	readonly chances: Float64Array;
	/** Chance that it pauses since its last event. */
	readonly paused: number;
}

/** What is known of the pool in which an article fell silent. */
export interface SilenceGiven {
	readonly periodsPerWeek: number;
	/** Relative variance of a period beyond Poisson. */
	readonly periodVariance: number;
	/** Chance a week that an article begins to pause. */
	readonly pauses: number;
}

/**
 * The silence of an article since its last event.
 *
 * @param events events of each period (Poisson scale)
 * @param exposure expected events of each period at level 1
 * @param from first period that counts
 * @param given what is known of its pool
 * @returns the silence; `undefined` for an article that never sold
 * @example
 * const given = { periodsPerWeek: 1, periodVariance: 0, pauses: 0.01 };
 * Array.from(silenceOf(Float64Array.of(1, 0, 0), Float64Array.of(1, 1, 1), 0, given).chances); // => [1, 0.5, 0.3333]
 */
export function silenceOf(
	events: Float64Array,
	exposure: Float64Array,
	from: number,
	{ periodsPerWeek, periodVariance, pauses }: SilenceGiven,
): Silence | undefined {
	let first = from;
	let last = events.length - 1;
	while (last >= from && events[last] === 0) last--;
	if (last < from) return undefined;
	while (events[first] === 0) first++;
	const silent = events.length - 1 - last;
	const chances = new Float64Array(silent + 1).fill(1);
	const span = { last, until: events.length, from, periodsPerWeek, periodVariance };
	logSilence(events, exposure, span, chances);
	const paused = silent === 0 ? 0 : pauseChance(pauses, silent, periodsPerWeek);
	return { lived: last - first, chances, paused };
}

/** Chances that an article ended in its silence, that it pauses, and that it sells on, each with the silence that was seen. */
function chancesOf({ chances, paused }: Silence, hazard: number): Fate & { readonly alive: number } {
	let ended = 0;
	let alive = 1;
	for (let step = 0; step + 1 < chances.length; step++) {
		ended += alive * hazard * chances[step]!;
		alive *= 1 - hazard;
	}
	return { ended, paused, alive: alive * chances[chances.length - 1]! };
}

/** Probabilities of what became of an article; that it sells on is the rest. */
export interface Fate {
	/** No more will come. */
	readonly ended: number;
	/** It paused and is back. */
	readonly paused: number;
}

/**
 * What became of an article, from the silence since its last event.
 *
 * @param silence what `silenceOf` found
 * @param hazard chance of an end a period
 * @returns probabilities, both 0 for an article that sold in the last period
 * @see Fader, Hardie and Lee (2005), Marketing Science 24, on the same question for customers
 * @example
 * fateOf({ lived: 3, chances: Float64Array.of(1), paused: 0 }, 0.001); // => { ended: 0, paused: 0 }
 */
export function fateOf(silence: Silence, hazard: number): Fate {
	const { ended, paused, alive } = chancesOf(silence, hazard);
	const total = ended + paused + alive;
	return { ended: ended / total, paused: paused / total };
}

/**
 * How often the articles of a pool come to their end, as their silences say: the likeliest of some hazards, of which rare
 * ends are held for likelier beforehand.
 *
 * @param silences silences of the articles that sold
 * @param periodsPerWeek periods a week
 * @returns chance of an end a period
 * @see Efron and Morris (1975), Journal of the American Statistical Association 70, on learning a prior from a pool
 * @example
 * endHazard([], 1); // => 0.00025
 */
export function endHazard(silences: readonly Silence[], periodsPerWeek: number): number {
	const rarest = WEEKLY_HAZARDS[0]!;
	if (silences.length < FEWEST_ARTICLES) return rarest / periodsPerWeek;
	let best = { hazard: rarest / periodsPerWeek, score: Number.NEGATIVE_INFINITY };
	for (const weekly of WEEKLY_HAZARDS) {
		const hazard = weekly / periodsPerWeek;
		let score = -0.5 * (Math.log(weekly / rarest) / HAZARD_SPREAD) ** 2;
		for (const silence of silences) {
			const { ended, paused, alive } = chancesOf(silence, hazard);
			score += silence.lived * Math.log1p(-hazard) + Math.log(ended + paused + alive);
		}
		if (score > best.score) best = { hazard, score };
	}
	return best.hazard;
}
