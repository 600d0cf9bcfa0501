/** Chance a week that an article comes to its end: about one in eighty a year. */
const WEEKLY_HAZARD = 0.00025;
/** Weeks before the last event from which its rate is taken. */
const MEMORY = 52;

/**
 * Probability that an article has come to its end, from the silence since its last event.
 *
 * @param events events of each period (Poisson scale)
 * @param exposure expected events of each period at level 1
 * @param from first period that counts
 * @param periodsPerWeek periods a week
 * @returns probability that no more will come; 0 for an article that never sold or sold in the last period
 * @see Fader, Hardie and Lee (2005), Marketing Science 24, on the same question for customers
 * @example
 * endOfLife(Float64Array.of(3, 4, 3), Float64Array.of(1, 1, 1), 0, 1); // => 0
 */
export function endOfLife(
	events: Float64Array,
	exposure: Float64Array,
	from: number,
	periodsPerWeek: number,
): number {
	const length = events.length;
	let last = length - 1;
	while (last >= from && events[last] === 0) last--;
	if (last < from || last === length - 1) return 0;
	let sum = 0;
	let seen = 0;
	for (let t = Math.max(from, last + 1 - Math.round(MEMORY * periodsPerWeek)); t <= last; t++) {
		sum += events[t]!;
		seen += exposure[t]!;
	}
	if (!(seen > 0)) return 0;
	const hazard = WEEKLY_HAZARD / periodsPerWeek;
	// Silence while alive: the rate is gamma with the events as shape. An end may have come in each silent period.
	const silence = (gap: number): number => (seen / (seen + gap)) ** sum;
	let gap = 0;
	let ended = 0;
	for (let t = last + 1; t < length; t++) {
		ended += hazard * silence(gap);
		gap += exposure[t]!;
	}
	return ended / (ended + silence(gap));
}
