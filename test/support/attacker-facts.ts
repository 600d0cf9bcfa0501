import type { ReleaseCell, ReleaseRow, ReleaseRules } from "../../src/privacy/index.js";

/** A place of a table, whether anything is there or not, as everybody knows it from the definitions. */
export interface Place {
	readonly member: string;
	readonly sku: string;
	readonly period: string;
}

/** A group's table with the figures that were asked for and those that are known. */
export interface AttackedTable {
	readonly rows: readonly ReleaseRow[];
	/** Figures that are known, of all releases. */
	readonly shown: readonly ReleaseCell[];
	/** Figures that were asked for and not shown. */
	readonly hidden: readonly ReleaseCell[];
	readonly rules: ReleaseRules;
}

/** Whether a figure sums a place; written apart from the library. */
export function sums({ members, skus, periods }: ReleaseCell, { member, sku, period }: Place): boolean {
	if (members !== undefined && !members.includes(member)) return false;
	if (skus !== undefined && !skus.includes(sku)) return false;
	return periods === undefined || periods.includes(period);
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** Every place that the definitions span. */
export function placesOf({ rows, shown, hidden }: AttackedTable): Place[] {
	const cells = [...shown, ...hidden];
	const members = distinct([
		...rows.map(({ member }) => member),
		...cells.flatMap((cell) => cell.members ?? []),
	]);
	const skus = distinct([...rows.map(({ sku }) => sku), ...cells.flatMap((cell) => cell.skus ?? [])]);
	const periods = distinct([
		...rows.map(({ period }) => period),
		...cells.flatMap((cell) => cell.periods ?? []),
	]);
	return members.flatMap((member) =>
		skus.flatMap((sku) => periods.map((period) => ({ member, sku, period }))),
	);
}

/** What is at a place. */
export function quantityAt(rows: readonly ReleaseRow[], place: Place): number {
	return rows.reduce(
		(sum, row) =>
			row.member === place.member && row.sku === place.sku && row.period === place.period
				? sum + row.quantity
				: sum,
		0,
	);
}

/** Whether rows pass the four rules of the reference; written apart from the library. */
export function passesRules(rows: readonly ReleaseRow[], rules: ReleaseRules): boolean {
	const byMember = new Map<string, { pieces: number; lines: number }>();
	for (const { member, quantity, orders } of rows) {
		const { pieces, lines } = byMember.get(member) ?? { pieces: 0, lines: 0 };
		byMember.set(member, { pieces: pieces + quantity, lines: lines + orders });
	}
	const contributors = [...byMember.values()]
		.filter(({ pieces }) => pieces > 0)
		.sort((a, b) => b.pieces - a.pieces);
	const [largest] = contributors;
	if (largest === undefined || contributors.length < rules.minOperators) return false;
	if (contributors.reduce((sum, { lines }) => sum + lines, 0) < rules.minOrders) return false;
	const total = contributors.reduce((sum, { pieces }) => sum + pieces, 0);
	if (100 * largest.pieces > rules.maxSharePercent * total) return false;
	const known = contributors.slice(0, 1 + rules.coalition).reduce((sum, { pieces }) => sum + pieces, 0);
	return 100 * (total - known) >= rules.pPercent * largest.pieces;
}

/** Subsets of exactly so many values; of all when there are fewer. */
export function subsetsOf<T>(values: readonly T[], size: number): T[][] {
	if (size <= 0 || values.length === 0) return [[]];
	if (values.length <= size) return [[...values]];
	const [first, ...rest] = values;
	return [...subsetsOf(rest, size - 1).map((subset) => [first as T, ...subset]), ...subsetsOf(rest, size)];
}
