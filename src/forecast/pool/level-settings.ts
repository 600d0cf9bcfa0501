/** How fast the evidence of a level fades, and whether it has a slope. */
export interface LevelSetting {
	/** Factor by which evidence fades each period, in (0, 1). */
	readonly discount: number;
	/** Standard deviation of the relative slope a period before anything was seen; 0 for none. */
	readonly slopeSpread: number;
	/** Weight before anything was seen; those of all settings sum to 1. */
	readonly prior: number;
}

/** Memories, in weeks, that are weighed against each other: from launches to steady articles. */
const MEMORIES = [20 / 3, 12.5, 25, 50, 125, 500];
/**
 * Memory of a series of one event a week that is likeliest, how far others may lie from it, and what is left for any.
 * These, the slopes below, the memory of scores and the chance of an end were chosen on origins of 2013 and 2014 of the
 * training part of the medium orders.
 */
const MIDDLE_MEMORY = 300;
const MEMORY_SPREAD = 0.7;
const LEAST_PRIOR = 0.02;
/** Series of fewer events a week than this are taken for such. */
const FEWEST_EVENTS = 0.02;
/** Memories of an article that follows the calendar: its level shows once a year. */
const CALENDAR_MEMORIES = [100, 500];
/** Prior spread of a slope over one memory, as a part of the level, and the weight of having one. */
const SLOPE_SPREAD = 0.7;
const SLOPE_PRIOR = 0.5;
/** No memory is shorter than this many periods. */
const FEWEST_PERIODS = 3;

/**
 * Prior weights of the memories. The more events a level brings, the sooner its wandering shows beside their noise: the
 * memory that follows it best goes with the root of events. For an article that was launched it is no longer than the
 * article is old: it may still grow.
 */
function memoryPriors(eventsPerWeek: number, ageWeeks: number): number[] {
	const likeliest = Math.min(
		MEMORIES.at(-1)!,
		Math.max(MEMORIES[0]!, ageWeeks),
		MIDDLE_MEMORY / Math.sqrt(Math.max(eventsPerWeek, FEWEST_EVENTS)),
	);
	const weights = MEMORIES.map(
		(memory) => Math.exp(-0.5 * (Math.log(memory / likeliest) / MEMORY_SPREAD) ** 2) + LEAST_PRIOR,
	);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	return weights.map((weight) => weight / total);
}

/**
 * Settings of the level of one series, with their prior weights.
 *
 * @param eventsPerWeek events of the series a week, 0 or more
 * @param periodsPerWeek periods a week
 * @param followsCalendar whether the article lives on some days of the year
 * @param ageWeeks weeks since it was launched; absent where it was there from the start
 * @returns settings in a fixed order
 * @see Muth (1960), Journal of the American Statistical Association 55, on the best discount of a level that wanders
 * @example
 * levelSettings(1, 1, true).map(({ discount }) => discount); // => [0.99, 0.998]
 */
export function levelSettings(
	eventsPerWeek: number,
	periodsPerWeek: number,
	followsCalendar: boolean,
	ageWeeks = Number.POSITIVE_INFINITY,
): LevelSetting[] {
	const discountOf = (memory: number): number => 1 - 1 / Math.max(memory * periodsPerWeek, FEWEST_PERIODS);
	if (followsCalendar)
		return CALENDAR_MEMORIES.map((memory) => ({ discount: discountOf(memory), slopeSpread: 0, prior: 0.5 }));
	const priors = memoryPriors(eventsPerWeek, ageWeeks);
	return MEMORIES.flatMap((memory, index) => {
		const discount = discountOf(memory);
		const prior = priors[index]!;
		return [
			{ discount, slopeSpread: 0, prior: (1 - SLOPE_PRIOR) * prior },
			{ discount, slopeSpread: SLOPE_SPREAD * (1 - discount), prior: SLOPE_PRIOR * prior },
		];
	});
}
