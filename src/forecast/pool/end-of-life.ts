/**
 * Chances a week that an article comes to its end: about one in eighty a year, or more where the articles of a pool are
 * seen to end. The first is what an article alone is taken for.
 */
const WEEKLY_HAZARDS = [0.00025, 0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032];
/** Standard deviation of the logarithm of the hazard around the first one, before the articles of a pool are seen. */
const HAZARD_SPREAD = 1;
/** Fewer articles than this say nothing of how often articles end. */
const FEWEST_ARTICLES = 5;
/** Weeks before the last event from which its rate is taken. */
const MEMORY = 52;

/** How long an article sold, and its silence since. */
export interface Silence {
	/** Periods from the first event to the last. */
	readonly lived: number;
	/** Chance of the silence so far if the article lives on: before each silent period, and at the end of the history. */
	readonly chances: Float64Array;
}

/**
 * The silence of an article since its last event. While it lives its rate is gamma with the events of its last year as
 * shape.
 *
 * @param events events of each period (Poisson scale)
 * @param exposure expected events of each period at level 1
 * @param from first period that counts
 * @param periodsPerWeek periods a week
 * @returns the silence; `undefined` for an article that never sold
 * @example
 * Array.from(silenceOf(Float64Array.of(1, 0, 0), Float64Array.of(1, 1, 1), 0, 1).chances); // => [1, 0.5, 0.3333]
 */
export function silenceOf(
	events: Float64Array,
	exposure: Float64Array,
	from: number,
	periodsPerWeek: number,
): Silence | undefined {
	let first = from;
	let last = events.length - 1;
	while (last >= from && events[last] === 0) last--;
	if (last < from) return undefined;
	while (events[first] === 0) first++;
	let sum = 0;
	let seen = 0;
	for (let t = Math.max(from, last + 1 - Math.round(MEMORY * periodsPerWeek)); t <= last; t++) {
		sum += events[t]!;
		seen += exposure[t]!;
	}
	const chances = new Float64Array(events.length - last).fill(1);
	let gap = 0;
	for (let step = 1; step < chances.length; step++) {
		gap += exposure[last + step]!;
		chances[step] = seen > 0 ? (seen / (seen + gap)) ** sum : 1;
	}
	return { lived: last - first, chances };
}

/** Chances that an article ended in its silence, and that it lives, each with the silence that was seen. */
function ends({ chances }: Silence, hazard: number): { readonly ended: number; readonly alive: number } {
	let ended = 0;
	let alive = 1;
	for (let step = 0; step + 1 < chances.length; step++) {
		ended += alive * hazard * chances[step]!;
		alive *= 1 - hazard;
	}
	return { ended, alive: alive * chances[chances.length - 1]! };
}

/**
 * Probability that an article has come to its end, from the silence since its last event.
 *
 * @param silence what `silenceOf` found
 * @param hazard chance of an end a period
 * @returns probability that no more will come; 0 for an article that sold in the last period
 * @see Fader, Hardie and Lee (2005), Marketing Science 24, on the same question for customers
 * @example
 * endOfLife({ lived: 3, chances: Float64Array.of(1) }, 0.001); // => 0
 */
export function endOfLife(silence: Silence, hazard: number): number {
	const { ended, alive } = ends(silence, hazard);
	return ended > 0 ? ended / (ended + alive) : 0;
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
			const { ended, alive } = ends(silence, hazard);
			score += silence.lived * Math.log1p(-hazard) + Math.log(ended + alive);
		}
		if (score > best.score) best = { hazard, score };
	}
	return best.hazard;
}
