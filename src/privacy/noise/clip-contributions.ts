import { type ContributionBound, lineLimitOf, sensitivityOf } from "./contribution-bound.js";

/** Pieces that one line of one unit brings to one count; an absent unit is not known to the caller. */
export interface ContributionRow {
	readonly unit: string | number | undefined;
	/** Index of the count. */
	readonly cell: number;
	/** Safe integer; negative for returns. */
	readonly count: number;
}

/** Pieces of one cell beyond which a unit is cut at once: times the largest limit they are still a safe integer. */
const MOST_PIECES = 9_000_000_000;

const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));

/** One unit's pieces in one cell. */
type CellPieces = readonly [cell: number, pieces: number];

/**
 * Cuts what one unit brings down to a limit on the sum of absolute values: every cell in proportion, rounded down, the
 * pieces left over to the largest remainders. A unit within the limit is left as it is.
 *
 * A function of this unit's own pieces alone: that is what makes the limit a sensitivity.
 *
 * @param contribution cells with the unit's pieces, any order, a cell at most once
 * @param limit most pieces, 1..1,000,000
 * @returns cells upwards with what is kept; the absolute values sum to at most `limit`
 * @example
 * clipUnit([[0, 30], [2, -10]], 10); // => [[0, 8], [2, -2]]
 */
export function clipUnit(contribution: Iterable<CellPieces>, limit: number): CellPieces[] {
	const cells = [...contribution]
		.map(([cell, pieces]): CellPieces => [cell, clamp(pieces, MOST_PIECES)])
		.sort(([a], [b]) => a - b);
	const sum = cells.reduce((total, [, pieces]) => total + Math.abs(pieces), 0);
	if (sum <= limit) return cells;
	const parts = cells.map(([cell, pieces]) => {
		const share = Math.abs(pieces) * limit;
		const remainder = share % sum;
		return { cell, sign: Math.sign(pieces), remainder, kept: (share - remainder) / sum };
	});
	let left = limit - parts.reduce((total, { kept }) => total + kept, 0);
	// Sorting is stable: equal remainders stay in the order of their cells.
	for (const part of [...parts].sort((a, b) => b.remainder - a.remainder)) {
		if (left === 0) break;
		part.kept += 1;
		left -= 1;
	}
	return parts.map(({ cell, sign, kept }) => [cell, sign * kept]);
}

/**
 * Counts in which no unit moves more than its bound: every line is cut to the most pieces of a line, then every unit
 * that is known to the bound as a whole.
 *
 * @param rows contributions in any order
 * @param cells number of counts
 * @param bound what one unit may change
 * @returns integer sums by cell
 * @example
 * clippedTotals([{ unit: "a", cell: 0, count: 900 }, { unit: "b", cell: 0, count: 2 }], 1, { pieces: 5 }); // => [7]
 */
export function clippedTotals(
	rows: Iterable<ContributionRow>,
	cells: number,
	bound: ContributionBound,
): Float64Array {
	const totals = new Float64Array(cells);
	const units = new Map<string | number, Map<number, number>>();
	const lineLimit = lineLimitOf(bound);
	const add = (cell: number, pieces: number): void => {
		totals[cell] = (totals[cell] as number) + pieces;
	};
	for (const { unit, cell, count } of rows) {
		const pieces = clamp(count, lineLimit);
		if (unit === undefined) {
			add(cell, pieces);
			continue;
		}
		let own = units.get(unit);
		if (own === undefined) {
			own = new Map();
			units.set(unit, own);
		}
		own.set(cell, (own.get(cell) ?? 0) + pieces);
	}
	const limit = sensitivityOf(bound);
	for (const own of units.values()) for (const [cell, pieces] of clipUnit(own, limit)) add(cell, pieces);
	return totals;
}
