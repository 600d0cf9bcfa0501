import type { Period } from "../../../calendar/index.js";
import type { OrderColumns } from "../../order-columns.js";

/** Order lines by a key made of columns. */
type Counts = ReadonlyMap<number, number>;

function countBy(columns: OrderColumns, keyOf: (line: number) => number): Counts {
	const counts = new Map<number, number>();
	for (let line = 0; line < columns.length; line++) {
		const key = keyOf(line);
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}

/** First day of the columns and one more than the last; both 0 without lines. */
function daySpan({ day, length }: OrderColumns): readonly [number, number] {
	let first = length === 0 ? 0 : (day[0] as number);
	let end = length === 0 ? 0 : first + 1;
	for (let line = 1; line < length; line++) {
		first = Math.min(first, day[line] as number);
		end = Math.max(end, (day[line] as number) + 1);
	}
	return [first, end];
}

/** One cell: an operator, an article, a period, and the order lines behind it. */
export interface LineCell {
	readonly operator: number;
	readonly sku: number;
	readonly periodStart: number;
	readonly lines: number;
}

/**
 * Counts the order lines behind each cell operator x article x period; orders and returns are lines alike.
 *
 * @param columns admitted lines
 * @param period length of a cell
 * @returns the cells that have a line, in order of their first line
 */
export function countCells(columns: OrderColumns, period: Period): readonly LineCell[] {
	const { operator, sku, day, skus } = columns;
	const [firstDay, end] = daySpan(columns);
	// A period may begin before the first day that has a line.
	const first = period.floor(firstDay);
	const width = end - first;
	const counts = countBy(columns, (line) => {
		const pair = (operator[line] as number) * skus.length + (sku[line] as number);
		return pair * width + period.floor(day[line] as number) - first;
	});
	return [...counts].map(([key, lines]) => {
		const pair = Math.floor(key / width);
		return {
			operator: Math.floor(pair / skus.length),
			sku: pair % skus.length,
			periodStart: first + (key % width),
			lines,
		};
	});
}

/**
 * Counts lines that are the only one of their day and article.
 *
 * @param columns admitted lines
 * @param withOperator whether the operator is known as well
 * @returns how many lines are alone
 */
export function countUniqueLines(columns: OrderColumns, withOperator: boolean): number {
	const { operator, sku, day, skus } = columns;
	const [first, end] = daySpan(columns);
	const counts = countBy(columns, (line) => {
		const owner = withOperator ? (operator[line] as number) : 0;
		return (owner * skus.length + (sku[line] as number)) * (end - first) + (day[line] as number) - first;
	});
	let unique = 0;
	for (const lines of counts.values()) if (lines === 1) unique += 1;
	return unique;
}
