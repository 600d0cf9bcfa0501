/** Weeks of deaths before the first week of a world: the longest lag, and some more. */
export const LEAD_IN = 30;

/**
 * How demand spreads over the weeks after a death, by lag class of the catalogue.
 * Found by non-negative least squares of the known weekly means on the real deaths of the training span.
 */
const SPREADS: Readonly<Record<string, readonly number[]>> = {
	coffin: [0.55, 0.45],
	urn: [0.15, 0.85],
	bag: [0.83, 0.17],
	prep: [0.7, 0.3],
	ceremony: [0.315, 0.685],
	stone: [
		0, 0, 0, 0.003, 0.006, 0.014, 0.028, 0.04, 0.052, 0.063, 0.073, 0.084, 0.097, 0.105, 0.095, 0.082, 0.07,
		0.059, 0.048, 0.038, 0.026, 0.015, 0.007, 0.007, 0.007, 0.006,
	],
};

/** Class of articles that follow the calendar, not deaths. */
export const CALENDAR = "calendar";

const LAGS = new Map(
	Object.entries(SPREADS).map(([lagClass, spread]) => {
		const sum = spread.reduce((total, part) => total + part, 0);
		return [lagClass, spread.map((part) => part / sum)];
	}),
);

/** Probabilities of 0, 1, 2, ... weeks from a death to the order, of a lag class that follows deaths. */
export function lagsOf(lagClass: string): readonly number[] {
	const lags = LAGS.get(lagClass);
	if (lags === undefined) throw new Error(`No lags are known of the class ${lagClass}.`);
	return lags;
}

/**
 * Carries what deaths of a week will ask for to the weeks in which it is asked for.
 *
 * @param byDeath by week of death, from `LEAD_IN` weeks before the first week on
 * @param lags probabilities of the weeks from death to order
 * @returns by week of order, from the first week on
 */
export const spreadOverLags = (byDeath: Float64Array, lags: readonly number[]): Float64Array =>
	Float64Array.from({ length: byDeath.length - LEAD_IN }, (_, week) =>
		lags.reduce((sum, part, lag) => sum + part * byDeath[LEAD_IN + week - lag]!, 0),
	);
