/** Weeks of deaths before the first week of a world: the longest lag, and some more. */
export const LEAD_IN = 30;

/**
 * How demand spreads over the weeks after a death, by lag class of the catalogue.
 * Found by non-negative least squares of the known weekly means on the real deaths of the training span.
 */
const SPREADS: Readonly<Record<string, readonly number[]>> = {
	coffin: [0.56, 0.44],
	urn: [0.15, 0.85],
	bag: [0.84, 0.16],
	prep: [0.715, 0.285],
	ceremony: [0.32, 0.68],
	stone: [
		0, 0, 0.002, 0.003, 0.006, 0.014, 0.026, 0.039, 0.05, 0.062, 0.072, 0.083, 0.095, 0.104, 0.094, 0.082,
		0.071, 0.058, 0.047, 0.038, 0.026, 0.014, 0.007, 0.005,
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
