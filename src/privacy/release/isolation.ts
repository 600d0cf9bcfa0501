import { type BitMask, sizeOf } from "./bit-mask.js";
import { type Column, indicators } from "./columns.js";
import { echelonBasis } from "./integer-basis.js";
import { subsetCount, subsetsOf } from "./subsets.js";

/** Most sets of members to look at. */
const SET_LIMIT = 60_000;

type Vectors = readonly (readonly number[])[];

const isWithin = (column: Column, members: BitMask): boolean => (column.members & ~members) === 0n;

/** Combinations that have rows of few members only, in reduced echelon form over the columns of few members. */
interface ThinCombinations {
	readonly rows: readonly Float64Array[];
	readonly pivots: readonly number[];
	/** Numbers of the columns. */
	readonly thin: readonly number[];
}

/** `undefined` when numbers grow too large. */
function thinCombinations(
	columns: readonly Column[],
	vectors: Vectors,
	most: number,
): ThinCombinations | undefined {
	const numbers = columns.flatMap(({ memberCount }, index) => (memberCount > 0 ? [index] : []));
	const thin = numbers.filter((index) => (columns[index] as Column).memberCount <= most);
	if (thin.length === 0) return { rows: [], pivots: [], thin };
	const thick = numbers.filter((index) => (columns[index] as Column).memberCount > most);
	const order = [...thick, ...thin];
	const basis = echelonBasis(indicators(vectors, order), order.length);
	if (basis === undefined) return undefined;
	const first = basis.pivots.findIndex((pivot) => pivot >= thick.length);
	if (first < 0) return { rows: [], pivots: [], thin };
	return {
		rows: basis.rows.slice(first).map((row) => row.subarray(thick.length)),
		pivots: basis.pivots.slice(first).map((pivot) => pivot - thick.length),
		thin,
	};
}

/**
 * Dimension of the combinations that have rows in some columns only. In reduced form such a combination is one of the
 * vectors with pivots in these columns, and of these it takes what vanishes everywhere else.
 */
function dimensionWithin(
	{ rows, pivots, thin }: ThinCombinations,
	within: readonly number[],
): number | undefined {
	const own = rows.filter((_, at) => within.includes(pivots[at] as number));
	if (own.length === 0) return 0;
	const others = thin.flatMap((_, at) => (within.includes(at) ? [] : [at]));
	const basis = echelonBasis(
		own.map((row) => others.map((at) => row[at] as number)),
		others.length,
	);
	return basis === undefined ? undefined : own.length - basis.rows.length;
}

/**
 * Whether figures isolate a coalition and one more member: a rational combination of them, whatever its factors, has
 * rows of at most `coalition + 1` members, so that all but one of these can work out a sum of the last. It is a test
 * of rank: for no set of so many members does the rank fall when their rows are left out.
 *
 * @param columns of all figures in question
 * @param vectors the figures, those of before included
 * @param past the figures of before alone
 * @param coalition members that tell each other what they know
 * @returns true when something is isolated that was not isolated before, or when that could not be told
 */
export function isolates(
	columns: readonly Column[],
	vectors: Vectors,
	past: () => Vectors,
	coalition: number,
): boolean {
	const now = thinCombinations(columns, vectors, coalition + 1);
	if (now === undefined) return true;
	if (now.rows.length === 0) return false;
	const members = now.thin.reduce((mask, index) => mask | (columns[index] as Column).members, 0n);
	const size = Math.min(coalition + 1, sizeOf(members));
	if (subsetCount(sizeOf(members), size) > SET_LIMIT) return true;
	let before: ThinCombinations | "not-asked" | undefined = "not-asked";
	const tried = new Set<string>();
	for (const set of subsetsOf(members, size)) {
		// Sets differ in the columns of which they have all rows.
		const within = now.thin.flatMap((index, at) => (isWithin(columns[index] as Column, set) ? [at] : []));
		const key = within.join();
		if (tried.has(key)) continue;
		tried.add(key);
		const dimension = dimensionWithin(now, within);
		if (dimension === 0) continue;
		if (before === "not-asked") before = thinCombinations(columns, past(), coalition + 1);
		if (before === undefined || dimension === undefined) return true;
		if (dimensionWithin(before, within) !== dimension) return true;
	}
	return false;
}
