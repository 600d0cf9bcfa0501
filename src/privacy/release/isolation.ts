import { type BitMask, sizeOf } from "./bit-mask.js";
import { type Column, indicators } from "./columns.js";
import { echelonBasis } from "./integer-basis.js";
import { subsetCount, subsetsUpTo } from "./subsets.js";

/** Most sets of members to look at. */
const SET_LIMIT = 60_000;

type Vectors = readonly (readonly number[])[];

const isWithin = (column: Column, members: BitMask): boolean => (column.members & ~members) === 0n;

/** Basis of the combinations that have rows of few members only; `undefined` when numbers grow too large. */
function thinCombinations(
	columns: readonly Column[],
	vectors: Vectors,
	most: number,
): { rows: readonly Float64Array[]; thin: readonly number[] } | undefined {
	const numbers = columns.flatMap(({ memberCount }, index) => (memberCount > 0 ? [index] : []));
	const thin = numbers.filter((index) => (columns[index] as Column).memberCount <= most);
	if (thin.length === 0) return { rows: [], thin };
	const thick = numbers.filter((index) => (columns[index] as Column).memberCount > most);
	const order = [...thick, ...thin];
	const basis = echelonBasis(indicators(vectors, order), order.length);
	if (basis === undefined) return undefined;
	const rows = basis.rows.filter((_, at) => (basis.pivots[at] as number) >= thick.length);
	return { rows: rows.map((row) => row.subarray(thick.length)), thin };
}

/** Dimension of the combinations that have rows of these members only. */
function dimensionWithin(
	columns: readonly Column[],
	{ rows, thin }: { rows: readonly Float64Array[]; thin: readonly number[] },
	members: BitMask,
): number | undefined {
	const others = thin.flatMap((index, at) => (isWithin(columns[index] as Column, members) ? [] : [at]));
	const basis = echelonBasis(
		rows.map((row) => others.map((at) => row[at] as number)),
		others.length,
	);
	return basis === undefined ? undefined : rows.length - basis.rows.length;
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
	if (subsetCount(sizeOf(members), coalition + 1) > SET_LIMIT) return true;
	let before: ReturnType<typeof thinCombinations> | "not-asked" = "not-asked";
	const tried = new Set<string>();
	for (const set of subsetsUpTo(members, coalition + 1)) {
		// Sets differ in the columns of which they have all rows; most have none, and isolate nothing.
		const within = now.thin.filter((index) => isWithin(columns[index] as Column, set));
		const key = within.join();
		if (within.length === 0 || tried.has(key)) continue;
		tried.add(key);
		const dimension = dimensionWithin(columns, now, set);
		if (dimension === 0) continue;
		if (before === "not-asked") before = thinCombinations(columns, past(), coalition + 1);
		if (before === undefined || dimension === undefined) return true;
		if (dimensionWithin(columns, before, set) !== dimension) return true;
	}
	return false;
}
