/** Logarithm of the odds from which a silence at an end of a history is a launch or an end: e^5 to one. */
const EDGE_EVIDENCE = 5;
/** Weeks before the last event from which its rate is taken. */
const MEMORY = 52;

/** Which silence of an article is meant. */
export interface SilenceSpan {
	/** Period of its last event. */
	readonly last: number;
	/** Period after its last silent one. */
	readonly until: number;
	/** First period that counts. */
	readonly from: number;
	readonly periodsPerWeek: number;
	/** Relative variance of a period beyond Poisson. */
	readonly periodVariance: number;
}

/**
 * Logarithm of the chance that an article which lives on brings nothing for so long: its rate is gamma with the events of
 * its last year as shape, and a period varies beyond Poisson as a negative binomial does.
 *
 * @param events events of each period (Poisson scale)
 * @param exposure expected events of each period at level 1
 * @param span which periods
 * @param chances receives the chance before each silent period and after the last, where given
 * @returns logarithm of the chance of the whole silence
 * @example
 * const span = { last: 0, until: 3, from: 0, periodsPerWeek: 1, periodVariance: 0 };
 * Math.exp(logSilence(Float64Array.of(1, 0, 0), Float64Array.of(1, 1, 1), span)); // => 0.3333
 */
export function logSilence(
	events: Float64Array,
	exposure: Float64Array,
	{ last, until, from, periodsPerWeek, periodVariance }: SilenceSpan,
	chances?: Float64Array,
): number {
	let sum = 0;
	let seen = 0;
	for (let t = Math.max(from, last + 1 - Math.round(MEMORY * periodsPerWeek)); t <= last; t++) {
		sum += events[t]!;
		seen += exposure[t]!;
	}
	if (!(seen > 0)) return 0;
	const rate = sum / seen;
	let gap = 0;
	for (let t = last + 1; t < until; t++) {
		const mean = rate * exposure[t]!;
		// As much of a Poisson mean as is silent with the chance of the negative binomial.
		const silent = periodVariance > 0 ? Math.log1p(periodVariance * mean) / periodVariance : mean;
		gap += silent / rate;
		if (chances !== undefined) chances[t - last] = (seen / (seen + gap)) ** sum;
	}
	return sum * Math.log(seen / (seen + gap));
}

/**
 * Whether an article was not there in a silence at the beginning or the end of its history: at the rate of its other periods
 * it would hardly have brought nothing for so long.
 *
 * @param sum its events
 * @param silent expected events at level 1 of the silent periods
 * @param seen those of all others, 0 or more
 * @returns false where the silence may be chance
 * @example
 * [isAbsence(20, 10, 20), isAbsence(3, 10, 20)]; // => [true, false]
 */
export function isAbsence(sum: number, silent: number, seen: number): boolean {
	// The event at its edge chose where the silence is, so it does not speak for it.
	return seen > 0 && (sum - 1.5) * Math.log1p(silent / seen) > EDGE_EVIDENCE;
}
