import { type DayNumber, parseIsoDate } from "../calendar/index.js";
import { type Agreement, firstUnchangedYear, type ReleaseRegister } from "../privacy/index.js";

const setOf = (members: readonly string[]): string => JSON.stringify([...members].sort());

/** First year of which no run with other members can have told a season: such a run knew the years before its own. */
function firstYearOfMembers({ runs }: ReleaseRegister): number {
	const now = setOf(runs.at(-1)?.members ?? []);
	const others = runs.filter((run) => setOf(run.members) !== now);
	return Math.max(Number.NEGATIVE_INFINITY, ...others.map(({ dataUntil }) => Number(dataUntil.slice(0, 4))));
}

/**
 * First calendar year of each article of which no earlier run can have told a season with other members or other lines.
 *
 * @param register of all runs, this one included
 * @param skus articles that this run shows
 * @returns the year by article; minus infinity where nothing has changed
 */
export function firstSeasonYears(
	register: ReleaseRegister,
	skus: readonly string[],
): ReadonlyMap<string, number> {
	const ofMembers = firstYearOfMembers(register);
	return new Map(skus.map((sku) => [sku, Math.max(ofMembers, firstUnchangedYear(register, sku))]));
}

/**
 * First day of which each member may give orders.
 *
 * @param agreements of all members
 * @returns the earliest day that an agreement of the member opens
 */
export function historyStarts(agreements: readonly Agreement[]): ReadonlyMap<string, DayNumber> {
	const starts = new Map<string, DayNumber>();
	for (const { operatorId, historyFrom } of agreements) {
		const day = parseIsoDate(historyFrom) as DayNumber;
		starts.set(operatorId, Math.min(starts.get(operatorId) ?? day, day));
	}
	return starts;
}
