import type { ReleaseRules } from "../types.js";
import type { MemberVolume, ReleaseTable } from "./atoms.js";
import { type BitMask, bitsOf, sizeOf } from "./bit-mask.js";
import { hasRoom, type Margins } from "./judge-cell.js";
import { addVolumes, emptyTally, tallyMargins } from "./volumes.js";

/** What is known of some atoms taken together, whatever figures hold them. */
interface JoinedAtoms {
	readonly atoms: readonly number[];
	readonly volumes: readonly MemberVolume[];
	readonly members: BitMask;
	readonly memberCount: number;
	readonly emptyMembers: BitMask;
	readonly margins: Margins;
	/** Whether these rows pass the rules by themselves; never so without pieces. */
	readonly passes: boolean;
}

/** Atoms that the figures in question do not tell apart; one column of their 0/1 vectors. */
export interface Column extends JoinedAtoms {
	/** The figures in question that hold it. */
	readonly cells: BitMask;
}

/** Joined atoms by their numbers, kept from one choice of figures to the next. */
export type JoinCache = Map<string, JoinedAtoms>;

function joined(table: ReleaseTable, numbers: readonly number[], rules: ReleaseRules): JoinedAtoms {
	const tally = emptyTally(table.memberCount);
	const atoms = numbers.map((index) => table.atoms[index] as ReleaseTable["atoms"][number]);
	const volumes = atoms.flatMap((atom) => atom.volumes);
	const members = atoms.reduce((mask, atom) => mask | atom.members, 0n);
	addVolumes(tally, volumes);
	const margins = tallyMargins(tally, rules);
	const memberCount = sizeOf(members);
	return {
		atoms: numbers,
		volumes,
		members,
		memberCount,
		emptyMembers: atoms.reduce((mask, atom) => mask | atom.emptyMembers, 0n),
		margins,
		// More members than a coalition and its victim follows from the margins as long as pPercent is above 0.
		passes: hasRoom(margins) && memberCount > rules.coalition + 1,
	};
}

/**
 * Columns of some figures.
 *
 * @param table facts
 * @param cells the figures in question
 * @param rules of the policy
 * @param cache of this table and these rules
 * @returns one column for each set of these figures that holds a row
 */
export function columnsOf(
	table: ReleaseTable,
	cells: BitMask,
	rules: ReleaseRules,
	cache: JoinCache,
): Column[] {
	const groups = new Map<BitMask, number[]>();
	table.atoms.forEach((atom, index) => {
		const holders = atom.cells & cells;
		if (holders === 0n) return;
		const known = groups.get(holders);
		if (known === undefined) groups.set(holders, [index]);
		else known.push(index);
	});
	return [...groups].map(([holders, numbers]) => {
		const key = numbers.join();
		let of = cache.get(key);
		if (of === undefined) {
			of = joined(table, numbers, rules);
			cache.set(key, of);
		}
		return { cells: holders, ...of };
	});
}

/**
 * The columns that a combination with some figures can reach through rows they share.
 *
 * @param columns of all figures in question
 * @param from the figures to start from
 * @returns those columns, in the same order
 */
export function reachedColumns(columns: readonly Column[], from: BitMask): readonly Column[] {
	let reached = from;
	for (let before = 0n; before !== reached; ) {
		before = reached;
		for (const { cells } of columns) if ((cells & reached) !== 0n) reached |= cells;
	}
	return columns.filter(({ cells }) => (cells & reached) !== 0n);
}

/** Columns, and the figures in question as lists of their columns. */
export interface Incidence {
	readonly columns: readonly Column[];
	/** Column numbers of each different figure. */
	readonly vectors: readonly (readonly number[])[];
	/** Numbers of columns that are known by themselves, pass, and were taken out of the figures. */
	readonly free: ReadonlySet<number>;
}

/** Column numbers of the figures of a mask, equal figures once. */
export function vectorsOf(columns: readonly Column[], cells: BitMask): number[][] {
	const held = new Map<number, number[]>();
	columns.forEach((column, index) => {
		for (const cell of bitsOf(column.cells & cells)) {
			const known = held.get(cell);
			if (known === undefined) held.set(cell, [index]);
			else known.push(index);
		}
	});
	return [...new Map([...held.values()].map((vector) => [vector.join(), vector])).values()];
}

/**
 * Takes out the columns that are figures by themselves and pass, again and again.
 *
 * Such a column can be added to any combination, and what passes still passes with it (the margins of disjoint rows
 * add up); so that combinations without it say all. It is what makes large tables small: every inner figure that is
 * shown leaves its totals.
 *
 * @param columns columns of the figures
 * @param cells the figures in question
 * @returns what is left
 */
export function withoutFree(columns: readonly Column[], cells: BitMask): Incidence {
	const left = vectorsOf(columns, cells).map((vector) => new Set(vector));
	const holders = columns.map((): number[] => []);
	left.forEach((vector, index) => {
		for (const column of vector) (holders[column] as number[]).push(index);
	});
	const free = new Set<number>();
	const queue = left.flatMap((vector, index) => (vector.size === 1 ? [index] : []));
	for (const index of queue) {
		const [column] = left[index] as Set<number>;
		if (column === undefined || !(columns[column] as Column).passes) continue;
		free.add(column);
		for (const holder of holders[column] as number[]) {
			const vector = left[holder] as Set<number>;
			vector.delete(column);
			if (vector.size === 1) queue.push(holder);
		}
	}
	const vectors = new Map(
		left.filter(({ size }) => size > 0).map((vector) => [[...vector].join(), [...vector]]),
	);
	return { columns, vectors: [...vectors.values()], free };
}

/** Figures as 0/1 vectors over some columns, in their order. */
export function indicators(vectors: readonly (readonly number[])[], order: readonly number[]): Uint8Array[] {
	const place = new Map(order.map((column, at) => [column, at]));
	return vectors.map((vector) => {
		const entries = new Uint8Array(order.length);
		for (const column of vector) {
			const at = place.get(column);
			if (at !== undefined) entries[at] = 1;
		}
		return entries;
	});
}
