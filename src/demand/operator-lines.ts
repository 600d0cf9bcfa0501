import type { OrderColumns } from "../privacy/order-columns.js";

/** Indices of the admitted lines of one operator. */
export interface OperatorLines {
	readonly operatorId: string;
	readonly lines: Uint32Array;
}

/**
 * Line indices by operator, operators in code unit order: one counting pass, one filling pass.
 *
 * @param columns admitted lines
 * @returns one entry for each operator that has a line
 */
export function linesByOperator(columns: OrderColumns): OperatorLines[] {
	const { operator, operatorIds, length } = columns;
	const ends = new Uint32Array(operatorIds.length + 1);
	for (let line = 0; line < length; line++) {
		const next = (operator[line] as number) + 1;
		ends[next] = (ends[next] as number) + 1;
	}
	for (let index = 0; index < operatorIds.length; index++) {
		ends[index + 1] = (ends[index + 1] as number) + (ends[index] as number);
	}
	const cursor = ends.slice();
	const sorted = new Uint32Array(length);
	for (let line = 0; line < length; line++) {
		const index = operator[line] as number;
		const at = cursor[index] as number;
		sorted[at] = line;
		cursor[index] = at + 1;
	}
	return operatorIds
		.map((operatorId, index) => ({ operatorId, lines: sorted.subarray(ends[index], ends[index + 1]) }))
		.filter(({ lines }) => lines.length > 0)
		.sort((a, b) => (a.operatorId < b.operatorId ? -1 : 1));
}
