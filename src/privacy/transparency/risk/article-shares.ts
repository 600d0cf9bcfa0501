import type { OrderColumns } from "../../order-columns.js";

/** One article: how many operators contribute, and the largest part of one. */
export interface ArticleShare {
	readonly sku: number;
	/** Operators with net pieces above 0, as in `judgeCell`. */
	readonly operators: number;
	/** Index of the operator with most net pieces, the first id among equals; `undefined` when none has any. */
	readonly largestOperator: number | undefined;
	readonly largest: number;
	readonly total: number;
}

/**
 * Shares of operators in each article, by net pieces over the whole history.
 *
 * @param columns admitted lines
 * @returns the articles that have a line, in order of their first line
 */
export function articleShares(columns: OrderColumns): readonly ArticleShare[] {
	const idOf = (operator: number): string => columns.operatorIds[operator] as string;
	const bySku = new Map<number, Map<number, number>>();
	for (let line = 0; line < columns.length; line++) {
		const sku = columns.sku[line] as number;
		const operator = columns.operator[line] as number;
		const byOperator = bySku.get(sku) ?? new Map<number, number>();
		bySku.set(sku, byOperator);
		byOperator.set(operator, (byOperator.get(operator) ?? 0) + (columns.quantity[line] as number));
	}
	return [...bySku].map(([sku, byOperator]) => {
		const contributors = [...byOperator].filter(([, pieces]) => pieces > 0);
		contributors.sort(([a, pieces], [b, others]) => others - pieces || (idOf(a) < idOf(b) ? -1 : 1));
		const [largestOperator, largest = 0] = contributors[0] ?? [];
		const total = contributors.reduce((sum, [, pieces]) => sum + pieces, 0);
		return { sku, operators: contributors.length, largestOperator, largest, total };
	});
}

/**
 * Share of the largest operator, rounded up so that it never looks smaller than it is.
 *
 * @param article an article
 * @returns whole per cent 1..100, `null` when nobody contributes
 * @example
 * sharePercentOf({ sku: 0, operators: 2, largestOperator: 1, largest: 2, total: 3 }); // => 67
 */
export function sharePercentOf({ largest, total }: ArticleShare): number | null {
	return total === 0 ? null : Math.ceil((100 * largest) / total);
}
