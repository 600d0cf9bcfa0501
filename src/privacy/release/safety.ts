import type { ReleaseRules } from "../types.js";
import type { ReleaseTable } from "./atoms.js";
import type { BitMask } from "./bit-mask.js";
import {
	type Column,
	columnsOf,
	type Incidence,
	indicators,
	type JoinCache,
	reachedColumns,
	vectorsOf,
	withoutFree,
} from "./columns.js";
import { findFailing, type SearchBudget, type SearchEnd } from "./combinations.js";
import { connectedRows, decidingOrder } from "./deciding-order.js";
import { showsEmptyRows } from "./empty-rows.js";
import { echelonBasis, type IntegerBasis, isInSpan } from "./integer-basis.js";
import { isolates } from "./isolation.js";
import { columnsByAtom, type FailingFigure, knowingCoalition } from "./known-figures.js";

/** What is judged against. */
export interface SafetyTerms {
	readonly table: ReleaseTable;
	/** Figures that went out before. */
	readonly past: BitMask;
	/** Figures that are asked for and fail by themselves. */
	readonly failing: readonly FailingFigure[];
	readonly rules: ReleaseRules;
	readonly cache: JoinCache;
	readonly budget: SearchBudget;
	/** Most branches of one search. */
	readonly limit: number;
}

/** Column numbers with pieces, those that fail by themselves first. */
const searchOrder = (columns: readonly Column[], vectors: readonly (readonly number[])[]): number[] => {
	const used = [...new Set(vectors.flat())].filter((index) => (columns[index] as Column).memberCount > 0);
	return used.sort(
		(a, b) => Number((columns[a] as Column).passes) - Number((columns[b] as Column).passes) || a - b,
	);
};

/** Looks for a combination that fails in each part of a basis; its entries are those of all columns. */
function searchParts(basis: IntegerBasis, columns: readonly Column[], terms: SafetyTerms): SearchEnd {
	for (const part of connectedRows(basis, columns)) {
		const held = part.map((at) => basis.rows[at] as Float64Array);
		const used = columns.flatMap((_, at) => (held.some((row) => row[at] !== 0) ? [at] : []));
		if (used.every((at) => (columns[at] as Column).passes)) continue;
		const place = new Map(used.map((column, at) => [column, at]));
		const usedColumns = used.map((at) => columns[at] as Column);
		const rows = held.map((row) => Float64Array.from(used, (at) => row[at] as number));
		const order = decidingOrder(rows, usedColumns);
		const end = findFailing(
			{
				rows: order.map((at) => rows[at] as Float64Array),
				pivots: order.map((at) => place.get(basis.pivots[part[at] as number] as number) as number),
				scale: basis.scale,
				columns: usedColumns,
				memberCount: terms.table.memberCount,
				rules: terms.rules,
				addsUp: true,
			},
			terms.limit,
			terms.budget,
		);
		if (end.kind === "too-many") return end;
		if (end.kind === "safe") continue;
		const entries = new Int8Array(columns.length);
		used.forEach((column, at) => {
			entries[column] = end.entries[at] as number;
		});
		return { kind: "fails", entries };
	}
	return { kind: "safe" };
}

/**
 * Looks at every combination, without any short cut; those that could be had from the figures of before alone do not
 * count. For facts with negative rows, and for figures of before that are unsafe by themselves.
 */
function allCombinationsAreSafe(columns: readonly Column[], cells: BitMask, terms: SafetyTerms): boolean {
	const vectors = vectorsOf(columns, cells);
	const order = searchOrder(columns, vectors);
	const basisOf = (of: readonly (readonly number[])[]): IntegerBasis | undefined =>
		echelonBasis(indicators(of, order), order.length);
	const [basis, before] = [basisOf(vectors), basisOf(vectorsOf(columns, cells & terms.past))];
	if (basis === undefined || before === undefined) return false;
	if (basis.rows.length === before.rows.length) return true;
	const search = {
		...basis,
		columns: order.map((index) => columns[index] as Column),
		memberCount: terms.table.memberCount,
		rules: terms.rules,
		addsUp: false,
		isKnown: (entries: Int8Array) => isInSpan(before, entries),
	};
	return findFailing(search, terms.limit, terms.budget).kind === "safe";
}

function combinationsAreSafe(incidence: Incidence, cells: BitMask, terms: SafetyTerms): boolean {
	const { columns, vectors } = incidence;
	if (terms.table.hasNegative) return allCombinationsAreSafe(columns, cells, terms);
	const order = searchOrder(columns, vectors);
	const basis = echelonBasis(indicators(vectors, order), order.length);
	if (basis === undefined) return false;
	const end = searchParts(
		basis,
		order.map((index) => columns[index] as Column),
		terms,
	);
	if (end.kind !== "fails") return end.kind === "safe";
	// Where figures of before are unsafe by themselves, what they gave away already does not count.
	const full = columns.flatMap(({ memberCount }, at) => (memberCount > 0 ? [at] : []));
	const before = echelonBasis(indicators(vectorsOf(columns, cells & terms.past), full), full.length);
	const entryOf = new Map(order.map((column, at) => [column, end.entries[at] as number]));
	const entries = full.map((column) => entryOf.get(column) ?? 0);
	return before !== undefined && isInSpan(before, entries) && allCombinationsAreSafe(columns, cells, terms);
}

/** Whether a coalition works out a figure that fails, and could not from the figures of before. */
function showsFailing(incidence: Incidence, cells: BitMask, reached: BitMask, terms: SafetyTerms): boolean {
	const { table, failing, past, rules } = terms;
	const { columns } = incidence;
	const of = { cells, coalition: rules.coalition, columnOf: columnsByAtom(table, columns) };
	return failing.some((figure) => {
		const isNear = figure.atoms.some((at) => ((table.atoms[at]?.cells ?? 0n) & reached) !== 0n);
		if (!isNear) return false;
		if (knowingCoalition(table, figure, incidence, of) === undefined) return false;
		const before = { columns, vectors: vectorsOf(columns, cells & past), free: new Set<number>() };
		return knowingCoalition(table, figure, before, of) === undefined;
	});
}

/**
 * Whether figures may stand beside each other: nothing that fails can be worked out from them by combinations with
 * entries -1, 0 and 1; nobody is isolated by combinations with any factors; no empty row shows; and no coalition
 * works out a figure that fails.
 *
 * @param cells the figures, those of before included
 * @param added those that are new; what they can not reach through shared rows was judged before
 * @param terms facts and rules
 * @param effort `"quick"` gives up where only a search could tell
 * @returns true when they may; false when they may not, or when that could not be told
 */
export function areSafe(
	cells: BitMask,
	added: BitMask,
	terms: SafetyTerms,
	effort: "quick" | "full",
): boolean {
	const { table, past, rules } = terms;
	const all = columnsOf(table, cells, rules, terms.cache);
	const columns = table.hasNegative ? all : reachedColumns(all, added);
	const incidence = table.hasNegative
		? { columns, vectors: vectorsOf(columns, cells), free: new Set<number>() }
		: withoutFree(columns, cells);
	const reached = columns.reduce((mask, column) => mask | column.cells, 0n);
	const everyPasses = !table.hasNegative && columns.every(({ passes }) => passes);
	if (!everyPasses) {
		if (effort === "quick") return false;
		const before = (): number[][] => vectorsOf(columns, cells & past);
		if (showsEmptyRows(columns, incidence.vectors, before, rules.coalition)) return false;
		if (isolates(columns, incidence.vectors, before, rules.coalition)) return false;
		if (!combinationsAreSafe(incidence, cells, terms)) return false;
	}
	const whole = columns.length === all.length ? incidence : withoutFree(all, cells);
	return !showsFailing(whole, cells, reached, terms);
}
