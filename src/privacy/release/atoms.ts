import { type BitMask, bit, maskOf } from "./bit-mask.js";

/** A known fact of a group's table: what one member ordered of one article in one period. */
export interface ReleaseRow {
	readonly member: string;
	readonly sku: string;
	readonly period: string;
	/** Net pieces. */
	readonly quantity: number;
	/** Order lines behind them. */
	readonly orders: number;
}

/** A figure: the sum of the rows it names; a list that is absent means all. */
export interface ReleaseCell {
	readonly key: string;
	readonly members?: readonly string[];
	readonly skus?: readonly string[];
	readonly periods?: readonly string[];
}

/** What one member has in a set of rows. */
export interface MemberVolume {
	/** Number of the member in the table. */
	readonly member: number;
	readonly quantity: number;
	readonly orders: number;
}

/** Rows that every cell holds all or none of. */
export interface Atom {
	/** The cells that hold these rows. */
	readonly cells: BitMask;
	/** What members have here; a member may be named more than once. */
	readonly volumes: readonly MemberVolume[];
	/** Members with pieces here. */
	readonly members: BitMask;
	/** Members with a row here that is empty: they are in the definition all the same. */
	readonly emptyMembers: BitMask;
}

/** Facts and figures as numbers and bit masks. */
export interface ReleaseTable {
	readonly atoms: readonly Atom[];
	readonly memberCount: number;
	/** Whether a row has a negative quantity. */
	readonly hasNegative: boolean;
}

interface Names {
	readonly numberOf: ReadonlyMap<string, number>;
	/** For each name the cells that list it, or list nothing. */
	readonly cellsOf: readonly BitMask[];
}

function namesOf(given: readonly string[], lists: readonly (readonly string[] | undefined)[]): Names {
	const names = [...new Set([...given, ...lists.flatMap((list) => list ?? [])])].sort();
	const numberOf = new Map(names.map((name, index) => [name, index]));
	const everywhere = maskOf(lists.flatMap((list, cell) => (list === undefined ? [cell] : [])));
	const cellsOf = names.map(() => everywhere);
	lists.forEach((list, cell) => {
		for (const name of list ?? []) {
			const at = numberOf.get(name) as number;
			cellsOf[at] = (cellsOf[at] as BitMask) | bit(cell);
		}
	});
	return { numberOf, cellsOf };
}

/** How many names each set of cells has. */
function classSizes(cellsOf: readonly BitMask[]): Map<BitMask, number> {
	const sizes = new Map<BitMask, number>();
	for (const cells of cellsOf) if (cells !== 0n) sizes.set(cells, (sizes.get(cells) ?? 0) + 1);
	return sizes;
}

type Draft = { cells: BitMask; volumes: MemberVolume[]; members: BitMask; emptyMembers: BitMask };

/**
 * Joins rows that no cell tells apart, so that a cell is a short 0/1 vector.
 *
 * Every combination of a known member, article and period is a row of the table. An outsider knows that it is there
 * and not that it is empty: rows without pieces are no volume, but they take part in what can be worked out.
 *
 * @param rows the facts
 * @param cells the figures
 * @returns one atom for each set of cells that holds a row
 */
export function releaseTable(rows: readonly ReleaseRow[], cells: readonly ReleaseCell[]): ReleaseTable {
	const members = namesOf(
		rows.map(({ member }) => member),
		cells.map((cell) => cell.members),
	);
	const skus = namesOf(
		rows.map(({ sku }) => sku),
		cells.map((cell) => cell.skus),
	);
	const periods = namesOf(
		rows.map(({ period }) => period),
		cells.map((cell) => cell.periods),
	);
	const atoms = new Map<BitMask, Draft>();
	const atomOf = (holders: BitMask): Draft => {
		let atom = atoms.get(holders);
		if (atom === undefined) {
			atom = { cells: holders, volumes: [], members: 0n, emptyMembers: 0n };
			atoms.set(holders, atom);
		}
		return atom;
	};
	// Rows with pieces, counted by member and class of article and period.
	const filled = new Map<string, Set<string>>();
	let hasNegative = false;
	for (const { member, sku, period, quantity, orders } of rows) {
		if (quantity === 0) continue;
		const [m, s, p] = [members.numberOf.get(member), skus.numberOf.get(sku), periods.numberOf.get(period)];
		const [ofMember, ofSku, ofPeriod] = [
			members.cellsOf[m as number] as BitMask,
			skus.cellsOf[s as number] as BitMask,
			periods.cellsOf[p as number] as BitMask,
		];
		const holders = ofMember & ofSku & ofPeriod;
		if (holders === 0n) continue;
		hasNegative ||= quantity < 0;
		const atom = atomOf(holders);
		atom.volumes.push({ member: m as number, quantity, orders });
		atom.members |= bit(m as number);
		const place = `${m} ${ofSku} ${ofPeriod}`;
		const known = filled.get(place) ?? new Set();
		filled.set(place, known.add(`${s} ${p}`));
	}
	const [skuClasses, periodClasses] = [classSizes(skus.cellsOf), classSizes(periods.cellsOf)];
	members.cellsOf.forEach((ofMember, m) => {
		for (const [ofSku, skuCount] of skuClasses) {
			for (const [ofPeriod, periodCount] of periodClasses) {
				const holders = ofMember & ofSku & ofPeriod;
				if (holders === 0n) continue;
				const full = filled.get(`${m} ${ofSku} ${ofPeriod}`)?.size ?? 0;
				if (full < skuCount * periodCount) atomOf(holders).emptyMembers |= bit(m);
			}
		}
	});
	// One order whatever the order of the rows, so that a search takes the same path.
	const sorted = [...atoms.values()].sort((a, b) => (a.cells < b.cells ? -1 : 1));
	return { atoms: sorted, memberCount: members.cellsOf.length, hasNegative };
}
