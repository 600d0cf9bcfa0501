import type { ReleaseRules } from "../types.js";
import { type BitMask, sizeOf } from "./bit-mask.js";
import type { Column } from "./columns.js";
import { hasRoom } from "./judge-cell.js";
import { outlookOf } from "./outlook.js";
import { addVolumes, emptyTally, type Tally, tallyMargins } from "./volumes.js";

/** How a search ended: no combination fails, one does (its entries are given), or there were too many to look at. */
export type SearchEnd =
	| { readonly kind: "safe" }
	| { readonly kind: "fails"; readonly entries: Int8Array }
	| { readonly kind: "too-many" };

const SAFE: SearchEnd = { kind: "safe" };
const TOO_MANY: SearchEnd = { kind: "too-many" };

/** Combinations left to look at, over all searches of one decision. */
export interface SearchBudget {
	branches: number;
}

/** What to search. */
export interface Search {
	/** Basis vectors over the columns, `scale` standing for 1, in the order in which their factors are chosen. */
	readonly rows: readonly Float64Array[];
	readonly pivots: readonly number[];
	readonly scale: number;
	readonly columns: readonly Column[];
	readonly memberCount: number;
	readonly rules: ReleaseRules;
	/** Whether margins of disjoint rows add up, which negative rows undo. */
	readonly addsUp: boolean;
	/** Whether a combination was known before and does not count. */
	readonly isKnown?: (entries: Int8Array) => boolean;
}

interface Level {
	readonly sums: Float64Array;
	tally: Tally;
	/** Members with rows that are subtracted. */
	subtracted: BitMask;
	/** Whether a column that fails by itself takes part. */
	hasFailing: boolean;
}

/** For each level the least and most that the vectors from there on can add to each column. */
function reaches(search: Search, least: readonly number[]): { low: Float64Array[]; high: Float64Array[] } {
	const width = search.columns.length;
	const low = [new Float64Array(width)];
	const high = [new Float64Array(width)];
	for (let level = search.rows.length - 1; level >= 0; level--) {
		const row = search.rows[level] as Float64Array;
		const isSigned = (least[search.pivots[level] as number] as number) < 0;
		const [below, above] = [low[0] as Float64Array, high[0] as Float64Array];
		low.unshift(
			below.map((sum, at) => sum + Math.min(0, row[at] as number, isSigned ? -(row[at] as number) : 0)),
		);
		high.unshift(
			above.map((sum, at) => sum + Math.max(0, row[at] as number, isSigned ? -(row[at] as number) : 0)),
		);
	}
	return { low, high };
}

/** The last level that changes each column; -1 for none. */
function lastLevels({ rows, columns }: Search): number[] {
	return columns.map((_, at) => rows.findLastIndex((row) => row[at] !== 0));
}

/**
 * Looks for a combination with entries -1, 0 and 1 whose added rows fail the rules, and whose subtracted rows belong
 * to so few members that they could tell each other what they know.
 *
 * In echelon form the entry at a pivot is the factor of its vector, so that only factors -1, 0 and 1 come into
 * question, and -1 only where so few members have rows. A branch is left when an entry can no longer come to one of
 * these, when too many members have subtracted rows, and when the added rows pass whatever else is added: margins of
 * disjoint rows add up, and a column that passes by itself takes nothing away (see `outlookOf`).
 *
 * @param search basis, columns and rules
 * @param limit most branches to look at
 * @param budget branches left in all; is counted down
 * @returns how the search ended
 */
export function findFailing(search: Search, limit: number, budget: SearchBudget): SearchEnd {
	const { rows, pivots, scale, columns, memberCount, rules, addsUp } = search;
	const width = columns.length;
	const least = columns.map((column) => (column.memberCount <= rules.coalition ? -scale : 0));
	const { low, high } = reaches(search, least);
	const last = lastLevels(search);
	const closing = rows.map((_, level) => last.flatMap((end, at) => (end === level ? [at] : [])));
	const failing = columns.map(({ passes }) => !passes);
	const failingEnd = last.reduce((end, level, at) => (failing[at] ? Math.max(end, level) : end), -1);
	// What the failing columns that are still open can take away from each margin.
	const open = rows.map((_, level) => {
		const still = columns.filter((_column, at) => failing[at] && (last[at] as number) > level);
		return {
			share: still.reduce((sum, { margins }) => sum + Math.min(0, margins.share), 0),
			unknown: still.reduce((sum, { margins }) => sum + Math.min(0, margins.unknown), 0),
		};
	});
	const levels = Array.from(
		{ length: rows.length + 1 },
		(): Level => ({
			sums: new Float64Array(width),
			tally: emptyTally(memberCount),
			subtracted: 0n,
			hasFailing: false,
		}),
	);
	const leastFactors = pivots.map((pivot) => ((least[pivot] as number) < 0 ? -1 : 0));
	const endsWell = addsUp
		? outlookOf({ rows, leastFactors, scale, columns, leastEntries: least, memberCount, rules })
		: undefined;
	let branches = 0;

	/** Whether every entry is, or can still become, -1, 0 or 1. */
	const isOpen = (sums: Float64Array, level: number): boolean => {
		const [below, above] = [low[level + 1] as Float64Array, high[level + 1] as Float64Array];
		for (let at = 0; at < width; at++) {
			const sum = sums[at] as number;
			if (sum + (below[at] as number) > scale || sum + (above[at] as number) < (least[at] as number))
				return false;
		}
		return (closing[level] as number[]).every((at) => (sums[at] as number) % scale === 0);
	};

	/** Takes the columns that are decided at a level into its sums; false when the branch can be left. */
	const close = (level: number, from: Level, to: Level): boolean => {
		to.tally = from.tally;
		to.subtracted = from.subtracted;
		to.hasFailing = from.hasFailing;
		for (const at of closing[level] as number[]) {
			const entry = to.sums[at] as number;
			if (entry === 0) continue;
			const column = columns[at] as Column;
			if (failing[at]) to.hasFailing = true;
			if (entry < 0) to.subtracted |= column.members;
			else {
				if (to.tally === from.tally)
					to.tally = { quantities: from.tally.quantities.slice(), orders: from.tally.orders.slice() };
				addVolumes(to.tally, column.volumes);
			}
		}
		if (to.subtracted !== from.subtracted && sizeOf(to.subtracted) > rules.coalition) return false;
		if (!addsUp) return true;
		if (level >= failingEnd && !to.hasFailing) return false;
		const margins = tallyMargins(to.tally, rules);
		const { share, unknown } = open[level] as { share: number; unknown: number };
		if (hasRoom({ ...margins, share: margins.share + share, unknown: margins.unknown + unknown }))
			return false;
		const decided = {
			sums: to.sums,
			tally: to.tally,
			hasAdded: to.tally.quantities.some((quantity) => quantity > 0),
			hasSubtracted: to.subtracted !== 0n,
		};
		return level === rows.length - 1 || !endsWell?.(level + 1, decided);
	};

	const judge = ({ sums, tally }: Level): SearchEnd => {
		if (sums.every((entry) => entry === 0) || hasRoom(tallyMargins(tally, rules))) return SAFE;
		const entries = Int8Array.from(sums, (entry) => entry / scale);
		return search.isKnown?.(entries) ? SAFE : { kind: "fails", entries };
	};

	const descend = (level: number): SearchEnd => {
		const from = levels[level] as Level;
		if (level === rows.length) return judge(from);
		const to = levels[level + 1] as Level;
		const row = rows[level] as Float64Array;
		for (const factor of (leastFactors[level] as number) < 0 ? [1, -1, 0] : [1, 0]) {
			branches += 1;
			budget.branches -= 1;
			if (branches > limit || budget.branches < 0) return TOO_MANY;
			for (let at = 0; at < width; at++)
				to.sums[at] = (from.sums[at] as number) + factor * (row[at] as number);
			if (!isOpen(to.sums, level) || !close(level, from, to)) continue;
			const end = descend(level + 1);
			if (end.kind !== "safe") return end;
		}
		return SAFE;
	};
	return descend(0);
}
