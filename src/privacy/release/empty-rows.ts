import { type BitMask, sizeOf } from "./bit-mask.js";
import { type Column, indicators } from "./columns.js";
import { echelonBasis } from "./integer-basis.js";

type Vectors = readonly (readonly number[])[];

/** Basis of the combinations that have empty rows only, over the columns without pieces. */
function emptyCombinations(
	columns: readonly Column[],
	vectors: Vectors,
	empty: readonly number[],
): readonly Float64Array[] | undefined {
	const full = columns.flatMap(({ memberCount }, index) => (memberCount > 0 ? [index] : []));
	const order = [...full, ...empty];
	const basis = echelonBasis(indicators(vectors, order), order.length);
	if (basis === undefined) return undefined;
	const rows = basis.rows.filter((_, at) => (basis.pivots[at] as number) >= full.length);
	return rows.map((row) => row.subarray(full.length));
}

/** Whether a combination says of somebody that there is nothing: its rows are all added, but for those of a few. */
function tellsOfNothing(row: Float64Array, empty: readonly Column[], coalition: number): boolean {
	const membersWith = (sign: number): BitMask =>
		empty.reduce(
			(mask, column, at) => (Math.sign(row[at] as number) === sign ? mask | column.emptyMembers : mask),
			0n,
		);
	const [added, subtracted] = [membersWith(1), membersWith(-1)];
	const tells = (shown: BitMask, known: BitMask): boolean =>
		sizeOf(known) <= coalition && (shown & ~known) !== 0n;
	return tells(added, subtracted) || tells(subtracted, added);
}

/**
 * Whether figures show that rows are empty. Where two figures are equal although one has more rows, the others can
 * only be 0, since no quantity is negative. That is a volume of somebody too.
 *
 * @param columns of all figures in question
 * @param vectors the figures, those of before included
 * @param past the figures of before alone
 * @param coalition members that tell each other what they know
 * @returns true when empty rows show that did not show before, or when that could not be told
 */
export function showsEmptyRows(
	columns: readonly Column[],
	vectors: Vectors,
	past: () => Vectors,
	coalition: number,
): boolean {
	const empty = columns.flatMap(({ memberCount }, index) => (memberCount === 0 ? [index] : []));
	if (empty.length === 0) return false;
	const now = emptyCombinations(columns, vectors, empty);
	if (now === undefined) return true;
	if (now.length === 0) return false;
	const before = emptyCombinations(columns, past(), empty);
	if (before?.length === now.length) return false;
	// Several such combinations can be combined in turn; they are rare, and held back.
	if (now.length > 1) return true;
	return tellsOfNothing(
		now[0] as Float64Array,
		empty.map((index) => columns[index] as Column),
		coalition,
	);
}
