import type { CountRange } from "../types.js";

/** Counts up to this one are told as a range: the release rules call fewer than 5 orders too few to show. */
const LARGEST_SMALL_COUNT = 4;
const SMALL: CountRange = Object.freeze({ from: 1, to: LARGEST_SMALL_COUNT });

const range = (from: number, to: number): CountRange => Object.freeze({ from, to });
const isExact = ({ from, to }: CountRange): boolean => from === to;

/**
 * A count as a receipt shows it: 1 to 4 always as that range, any other exactly.
 *
 * @param count a whole number from 0
 * @returns the range
 * @example
 * shownCount(3); // => { from: 1, to: 4 }
 * shownCount(5); // => { from: 5, to: 5 }
 */
export function shownCount(count: number): CountRange {
	return count >= 1 && count <= LARGEST_SMALL_COUNT ? SMALL : range(count, count);
}

/**
 * How many lines were refused, as far as it may be told beside the counts of the reasons.
 *
 * A line has at least one reason and may have all of them, so the lines are at least as many as those of the most
 * frequent reason and at most as many as all counts together. Where a count is a range just that is told, so that
 * nothing can be subtracted from it.
 *
 * @param lines the lines that were refused
 * @param reasons lines by reason, as shown
 * @returns exact when every reason is
 * @example
 * shownRefused(7, [{ from: 6, to: 6 }, { from: 1, to: 4 }]); // => { from: 6, to: 10 }
 */
export function shownRefused(lines: number, reasons: readonly CountRange[]): CountRange {
	if (reasons.every(isExact)) return range(lines, lines);
	return range(Math.max(...reasons.map(({ from }) => from)), sumOf(reasons.map(({ to }) => to)));
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Whether the counts of a receipt can stand beside each other and keep small ones to themselves.
 *
 * @param counts lines read, admitted and refused, and refused lines by reason
 * @returns false when no run gives them
 * @example
 * areShownCounts({ linesRead: { from: 2, to: 5 }, linesAdmitted: 1, linesRefused: { from: 1, to: 4 }, reasons: [{ from: 1, to: 4 }] }); // => true
 */
export function areShownCounts({
	linesRead,
	linesAdmitted,
	linesRefused,
	reasons,
}: {
	readonly linesRead: CountRange;
	readonly linesAdmitted: number;
	readonly linesRefused: CountRange;
	readonly reasons: readonly CountRange[];
}): boolean {
	const isShown = (count: CountRange): boolean => {
		const shown = shownCount(count.from);
		return count.from > 0 && shown.from === count.from && shown.to === count.to;
	};
	const bounds = range(Math.max(0, ...reasons.map(({ from }) => from)), sumOf(reasons.map(({ to }) => to)));
	const isPossible = isExact(linesRefused)
		? reasons.every(isExact) && bounds.from <= linesRefused.from && linesRefused.to <= bounds.to
		: !reasons.every(isExact) && linesRefused.from === bounds.from && linesRefused.to === bounds.to;
	return (
		reasons.every(isShown) &&
		isPossible &&
		linesRead.from === linesRefused.from + linesAdmitted &&
		linesRead.to === linesRefused.to + linesAdmitted
	);
}
