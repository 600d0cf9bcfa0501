import type { ReleaseRow } from "./atoms.js";

/** What one member had in one stretch of days, as one run saw it. */
export interface SeenVolume {
	/** Number of the run. */
	readonly run: number;
	readonly quantity: number;
	readonly orders: number;
}

/** A row, and the runs whose figures hold it. */
export interface LevelRow extends ReleaseRow {
	readonly runs: readonly number[];
}

/**
 * Rows of what one member had in one stretch of days, when runs saw different volumes of it: a line was withdrawn or
 * came late, or history was cut. What all saw is one row, what only some saw is another one each, so that the
 * difference of two runs is what it really is: the volume that came or went.
 *
 * Order lines of a row are at most those that a run saw beyond the rows below.
 *
 * @param member whose volume
 * @param stretch name of the days
 * @param seen one entry a run; runs that saw nothing may be left out
 * @returns rows from the one that most runs hold
 */
export function levelRows(member: string, stretch: string, seen: readonly SeenVolume[]): LevelRow[] {
	const full = seen.filter(({ quantity }) => quantity > 0);
	const levels = [...new Set(full.map(({ quantity }) => quantity))].sort((a, b) => a - b);
	let below = 0;
	let ordersBelow = 0;
	return levels.map((level) => {
		const holders = full.filter(({ quantity }) => quantity >= level);
		const orders = Math.max(0, Math.min(...holders.map((volume) => volume.orders)) - ordersBelow);
		const runs = holders.map(({ run }) => run).sort((a, b) => a - b);
		const row = {
			member,
			sku: "",
			period: `${stretch} ${runs.join(" ")}`,
			quantity: level - below,
			orders,
			runs,
		};
		below = level;
		ordersBelow += orders;
		return row;
	});
}
