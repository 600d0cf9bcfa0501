import type { Column } from "./columns.js";
import type { IntegerBasis } from "./integer-basis.js";

/**
 * Basis vectors that share columns, together; those that are one passing column by themselves are left out.
 *
 * @param basis of the combinations in question
 * @param columns that its entries belong to
 * @returns numbers of the vectors of each part, in ascending order
 */
export function* connectedRows(basis: IntegerBasis, columns: readonly Column[]): Generator<number[], void> {
	const open = new Set(
		basis.rows.flatMap((row, at) => {
			const isFree =
				(columns[basis.pivots[at] as number] as Column).passes &&
				row.filter((entry) => entry !== 0).length === 1;
			return isFree ? [] : [at];
		}),
	);
	for (const first of open) {
		const together = [first];
		open.delete(first);
		for (const known of together) {
			const row = basis.rows[known] as Float64Array;
			for (const other of open) {
				if (!(basis.rows[other] as Float64Array).some((entry, at) => entry !== 0 && row[at] !== 0)) continue;
				open.delete(other);
				together.push(other);
			}
		}
		yield together.sort((a, b) => a - b);
	}
}

/**
 * An order of basis vectors in which passing columns are decided early, one after the other, each together with the
 * failing ones that hang on it: what passes then ends a branch before the next failing column opens two more.
 *
 * @param rows vectors of one part
 * @param columns that their entries belong to
 * @returns numbers of the vectors in that order
 */
export function decidingOrder(rows: readonly Float64Array[], columns: readonly Column[]): number[] {
	const open = new Set(rows.keys());
	const holders = columns.map((_, at) => rows.flatMap((row, index) => (row[at] === 0 ? [] : [index])));
	const order: number[] = [];
	const waiting = new Set(columns.flatMap(({ passes }, at) => (passes ? [at] : [])));
	while (open.size > 0) {
		let next: readonly number[] = [...open];
		for (const at of waiting) {
			const left = (holders[at] as number[]).filter((index) => open.has(index));
			if (left.length === 0) waiting.delete(at);
			else if (left.length < next.length) next = left;
		}
		for (const index of next) open.delete(index);
		order.push(...next);
	}
	return order;
}
