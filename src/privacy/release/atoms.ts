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

/** Rows that every cell holds all or none of. */
export interface Atom {
	readonly rows: readonly ReleaseRow[];
	/** Whether each cell holds these rows, in the order of the cells. */
	readonly inCell: readonly boolean[];
}

const holds = (list: readonly string[] | undefined, value: string): boolean =>
	list === undefined || list.includes(value);

/**
 * Whether a cell sums a row.
 *
 * @param cell the figure
 * @param row a fact
 * @returns true when the row's member, article and period are all named
 * @example
 * cellHolds({ key: "c", skus: ["urn"] }, { member: "m", sku: "urn", period: "Q1", quantity: 1, orders: 1 }); // => true
 */
export function cellHolds(cell: ReleaseCell, row: ReleaseRow): boolean {
	return holds(cell.members, row.member) && holds(cell.skus, row.sku) && holds(cell.periods, row.period);
}

/**
 * Joins rows that no cell tells apart, so that a cell is a short 0/1 vector. Rows without pieces count as not there.
 *
 * @param rows the facts
 * @param cells the figures
 * @returns one atom for each pattern of cells; rows in no cell are left out
 * @example
 * atomsOf([{ member: "m", sku: "urn", period: "Q1", quantity: 1, orders: 1 }], [{ key: "c" }]).length; // => 1
 */
export function atomsOf(rows: readonly ReleaseRow[], cells: readonly ReleaseCell[]): Atom[] {
	const atoms = new Map<string, { rows: ReleaseRow[]; inCell: boolean[] }>();
	for (const row of rows) {
		if (row.quantity === 0) continue;
		const inCell = cells.map((cell) => cellHolds(cell, row));
		if (!inCell.includes(true)) continue;
		const pattern = inCell.map(Number).join("");
		const atom = atoms.get(pattern);
		if (atom === undefined) atoms.set(pattern, { rows: [row], inCell });
		else atom.rows.push(row);
	}
	return [...atoms.values()];
}
