import type { ReleaseRules } from "../types.js";
import type { Column } from "./columns.js";
import { hasRoom, type Margins } from "./judge-cell.js";
import { addVolumes, emptyTally, type Tally, tallyMargins } from "./volumes.js";

/** Basis vectors and columns of a search, and what may come of a factor and of an entry. */
export interface OutlookTerms {
	readonly rows: readonly Float64Array[];
	/** Least factor of each vector, -1 or 0; the largest is 1. */
	readonly leastFactors: readonly number[];
	readonly scale: number;
	readonly columns: readonly Column[];
	/** Least entry of each column, `-scale` or 0; the largest is `scale`. */
	readonly leastEntries: readonly number[];
	readonly memberCount: number;
	readonly rules: ReleaseRules;
}

/** What was decided so far. */
export interface Decided {
	/** Entries as far as the factors up to here make them. */
	readonly sums: Float64Array;
	/** Rows that are added. */
	readonly tally: Tally;
	readonly hasAdded: boolean;
	readonly hasSubtracted: boolean;
}

/** Rounds of narrowing; more would seldom narrow further. */
const ROUNDS = 4;

/**
 * For each level a number for each column, equal where all vectors from that level on have equal entries: such columns
 * end with the same entry when they have the same sum so far. 0 is the number of columns that nothing changes.
 */
function signatures(rows: readonly Float64Array[], width: number): Int32Array[] {
	const levels = [new Int32Array(width)];
	for (const row of [...rows].reverse()) {
		const below = levels[0] as Int32Array;
		const numbers = new Map<string, number>([["0 0", 0]]);
		levels.unshift(
			below.map((number, at) => {
				const key = `${number} ${row[at]}`;
				const known = numbers.get(key) ?? numbers.size;
				numbers.set(key, known);
				return known;
			}),
		);
	}
	return levels;
}

/**
 * Looks ahead in a search: whether all that can still be chosen leaves added rows that pass.
 *
 * Factors that are still open are narrowed until no entry can leave -1 .. 1 (bounds consistency). Columns that must end
 * with the same entry are one: a failing column that can only be added together with a passing one takes little away.
 *
 * @param terms of the search
 * @returns a test of what was decided up to a level; true when nothing that fails can follow
 */
export function outlookOf(terms: OutlookTerms): (level: number, decided: Decided) => boolean {
	const { rows, leastFactors, scale, columns, leastEntries, memberCount, rules } = terms;
	const width = columns.length;
	const alike = signatures(rows, width);
	const holders = columns.map((_, at) => rows.flatMap((row, index) => (row[at] === 0 ? [] : [index])));
	const known = new Map<string, Margins>();
	const low = new Int8Array(rows.length);
	const high = new Int8Array(rows.length);
	const least = new Float64Array(width);
	const most = new Float64Array(width);

	const marginsOfUnion = (together: readonly number[]): Margins => {
		if (together.length === 1) return (columns[together[0] as number] as Column).margins;
		const key = together.join();
		let margins = known.get(key);
		if (margins === undefined) {
			const tally = emptyTally(memberCount);
			for (const at of together) addVolumes(tally, (columns[at] as Column).volumes);
			margins = tallyMargins(tally, rules);
			known.set(key, margins);
		}
		return margins;
	};

	/** Narrows the open factors by one column; 1 when that changed one, -1 when no factors are left. */
	const narrow = (at: number, level: number, sum: number): -1 | 0 | 1 => {
		const open = (holders[at] as number[]).filter((index) => index >= level);
		let [from, to] = [sum, sum];
		for (const index of open) {
			const entry = (rows[index] as Float64Array)[at] as number;
			from += Math.min(entry * (low[index] as number), entry * (high[index] as number));
			to += Math.max(entry * (low[index] as number), entry * (high[index] as number));
		}
		least[at] = from;
		most[at] = to;
		if (from > scale || to < (leastEntries[at] as number)) return -1;
		for (const index of open) {
			const entry = (rows[index] as Float64Array)[at] as number;
			const [first, last] = [low[index] as number, high[index] as number];
			const [belowOthers, aboveOthers] = [
				from - Math.min(entry * first, entry * last),
				to - Math.max(entry * first, entry * last),
			];
			const canBe = (factor: number): boolean =>
				belowOthers + entry * factor <= scale && aboveOthers + entry * factor >= (leastEntries[at] as number);
			if (canBe(first) && canBe(last)) continue;
			if (!canBe(first)) low[index] = first + 1;
			else high[index] = last - 1;
			return (low[index] as number) > (high[index] as number) ? -1 : 1;
		}
		return 0;
	};

	const narrowAll = (level: number, sums: Float64Array): boolean => {
		for (let index = level; index < rows.length; index++) {
			low[index] = leastFactors[index] as number;
			high[index] = 1;
		}
		for (let round = 0, isOpen = true; isOpen && round < ROUNDS; round++) {
			isOpen = false;
			for (let at = 0; at < width; at++) {
				let end = narrow(at, level, sums[at] as number);
				while (end === 1) {
					isOpen = true;
					end = narrow(at, level, sums[at] as number);
				}
				if (end < 0) return false;
			}
		}
		return true;
	};

	return (level, { sums, tally, hasAdded, hasSubtracted }) => {
		if (!narrowAll(level, sums)) return true;
		const numbers = alike[level] as Int32Array;
		const groups = new Map<string, number[]>();
		let canSubtract = hasSubtracted;
		for (let at = 0; at < width; at++) {
			if (numbers[at] === 0) continue;
			if ((least[at] as number) < 0) canSubtract = true;
			if ((most[at] as number) < scale) continue;
			const key = `${numbers[at]} ${sums[at]}`;
			const group = groups.get(key);
			if (group === undefined) groups.set(key, [at]);
			else group.push(at);
		}
		let [share, unknown] = [0, 0];
		let allPass = true;
		for (const group of groups.values()) {
			if (group.every((at) => columns[at]?.passes)) continue;
			const margins = marginsOfUnion(group);
			if (!hasRoom(margins)) allPass = false;
			share += Math.min(0, margins.share);
			unknown += Math.min(0, margins.unknown);
		}
		if (!hasAdded) return allPass && !canSubtract;
		const now = tallyMargins(tally, rules);
		return hasRoom({ ...now, share: now.share + share, unknown: now.unknown + unknown });
	};
}
