import type { ReleaseRegister } from "../privacy/index.js";

const setOf = (members: readonly string[]): string => JSON.stringify([...members].sort());

/**
 * First calendar year of which no run with other members can have told a season: such a run knew the years before its own.
 *
 * @param register what earlier runs showed; `undefined` for none
 * @param members of the run
 * @returns the year; minus infinity where all earlier runs had the same members
 */
export function firstSeasonYear(register: ReleaseRegister | undefined, members: readonly string[]): number {
	const now = setOf(members);
	const others = (register?.runs ?? []).filter((run) => setOf(run.members) !== now);
	return Math.max(Number.NEGATIVE_INFINITY, ...others.map(({ dataUntil }) => Number(dataUntil.slice(0, 4))));
}
