import type { ReleaseTable } from "./atoms.js";
import { type BitMask, sizeOf } from "./bit-mask.js";
import type { Column, Incidence } from "./columns.js";
import { subsetsUpTo } from "./subsets.js";
import { type Weight, weighing } from "./weighing.js";

/** A figure that fails the rules: nobody may work it out, with what he has himself neither. */
export interface FailingFigure {
	/** Its number among the figures. */
	readonly cell: BitMask;
	/** Atoms that it holds, those without pieces left out. */
	readonly atoms: readonly number[];
	readonly members: BitMask;
}

/** Members with rows of a column inside and outside of a failing figure. */
interface Split {
	readonly inside: BitMask;
	readonly outside: BitMask;
}

/** The columns that hold rows of a figure. */
function touchedColumns(
	columns: readonly Column[],
	{ atoms }: FailingFigure,
	columnOf: Int32Array,
): Set<number> {
	const touched = new Set<number>();
	for (const atom of atoms) {
		const at = columnOf[atom] as number;
		if (at >= 0 && at < columns.length) touched.add(at);
	}
	return touched;
}

/** The column of each atom, -1 for those that no figure in question holds. */
export function columnsByAtom(table: ReleaseTable, columns: readonly Column[]): Int32Array {
	const columnOf = new Int32Array(table.atoms.length).fill(-1);
	columns.forEach(({ atoms }, at) => {
		for (const atom of atoms) columnOf[atom] = at;
	});
	return columnOf;
}

function splitOf(table: ReleaseTable, column: Column, figure: FailingFigure): Split {
	let [inside, outside] = [0n, 0n];
	for (const index of column.atoms) {
		const { cells, members } = table.atoms[index] as ReleaseTable["atoms"][number];
		if ((cells & figure.cell) === 0n) outside |= members;
		else inside |= members;
	}
	return { inside, outside };
}

/** What a column must weigh for a coalition to know a figure; `undefined` for anything, `"none"` when it never does. */
function weightFor({ inside, outside }: Split, coalition: BitMask): 0 | 1 | undefined | "none" {
	const hasInside = (inside & ~coalition) !== 0n;
	const hasOutside = (outside & ~coalition) !== 0n;
	if (hasInside && hasOutside) return "none";
	if (hasInside) return 1;
	return hasOutside ? 0 : undefined;
}

/** Members that a coalition must have before it can come into question; `undefined` when none can. */
function neededMembers(
	table: ReleaseTable,
	figure: FailingFigure,
	splits: Iterable<Split>,
	{ cells, coalition }: { readonly cells: BitMask; readonly coalition: number },
): BitMask | undefined {
	let needed = 0n;
	// Rows that no figure shows at all.
	for (const index of figure.atoms) {
		const atom = table.atoms[index] as ReleaseTable["atoms"][number];
		if ((atom.cells & cells) === 0n) needed |= atom.members;
	}
	for (const { inside, outside } of splits) {
		const [isWideInside, isWideOutside] = [sizeOf(inside) > coalition, sizeOf(outside) > coalition];
		if (isWideInside && isWideOutside) return undefined;
		if (isWideOutside) needed |= inside;
		else if (isWideInside) needed |= outside;
	}
	if (sizeOf(needed) > coalition || (figure.members & ~needed) === 0n) return undefined;
	return needed;
}

/**
 * Whether a coalition can work out a figure that fails: some combination of the figures in question is that figure,
 * but for rows of the coalition, which it knows.
 *
 * @param table facts
 * @param figure a figure that fails
 * @param incidence the figures in question, by column
 * @param terms mask of the figures in question, members of a coalition, and `columnsByAtom`
 * @returns the first coalition that can, `undefined` when none can
 */
export function knowingCoalition(
	table: ReleaseTable,
	figure: FailingFigure,
	incidence: Incidence,
	terms: { readonly cells: BitMask; readonly coalition: number; readonly columnOf: Int32Array },
): BitMask | undefined {
	const touched = touchedColumns(incidence.columns, figure, terms.columnOf);
	const held = new Map(
		[...touched].map((at) => [at, splitOf(table, incidence.columns[at] as Column, figure)]),
	);
	// Most figures end here, without a look at the columns that they do not hold.
	const needed = neededMembers(table, figure, held.values(), terms);
	if (needed === undefined) return undefined;
	const splits = incidence.columns.map(
		({ members }, at): Split => held.get(at) ?? { inside: 0n, outside: members },
	);
	// What a column weighs for any coalition, for it has rows of more members inside or outside of the figure.
	const weights = splits.map(({ inside, outside }, at): 0 | 1 | undefined => {
		if (sizeOf(inside) > terms.coalition) return 1;
		const others = touched.has(at) ? sizeOf(outside) : (incidence.columns[at] as Column).memberCount;
		return others > terms.coalition ? 0 : undefined;
	});
	const canWeigh = weighing(weights, touched, incidence);
	if (canWeigh === undefined) return undefined;
	const narrow = splits.reduce(
		(mask, { inside, outside }, at) => (weights[at] === undefined ? mask | inside | outside : mask),
		0n,
	);
	const open = weights.flatMap((weight, at) => (weight === undefined ? [at] : []));
	const tried = new Set<string>();
	for (const more of subsetsUpTo(narrow & ~needed, terms.coalition - sizeOf(needed))) {
		const coalition = needed | more;
		// Who has all of a figure knows it anyway.
		if ((figure.members & ~coalition) === 0n) continue;
		const own = open.map((at) => weightFor(splits[at] as Split, coalition));
		if (own.includes("none")) continue;
		// Coalitions differ in the columns of which they have all rows; most have none.
		const key = own.join();
		if (tried.has(key)) continue;
		tried.add(key);
		if (canWeigh(new Map(open.map((column, at) => [column, own[at] as Weight])))) return coalition;
	}
	return undefined;
}
