import type { Distribution } from "../../src/index.js";
import { compoundOf } from "../../src/math/index.js";
import type { OrderData } from "./dataset.js";

/** Line sizes of each article over the whole group's training lines, as probabilities of 1, 2, 3, ... pieces. */
export function lineSizes(data: OrderData): Map<string, number[]> {
	const counts = new Map<string, number[]>();
	for (const { lineId, sku, quantity, kind, orderedOn } of data.lines) {
		if (quantity <= 0 || kind === "return" || orderedOn >= data.testFrom || data.repeated.has(lineId))
			continue;
		const size = data.trueQuantity.get(lineId) ?? quantity;
		const known = counts.get(sku) ?? [];
		while (known.length < size) known.push(0);
		known[size - 1] = (known[size - 1] as number) + 1;
		counts.set(sku, known);
	}
	return new Map(
		[...counts].map(([sku, sizes]) => {
			const total = sizes.reduce((sum, count) => sum + count, 0);
			return [sku, sizes.map((count) => count / total)];
		}),
	);
}

/** Demand with a known mean and the article's own line sizes: compound Poisson. */
export function demandWithMean(expected: number, sizes: readonly number[] | undefined): Distribution {
	if (sizes === undefined || sizes.length <= 1) return { kind: "poisson", rate: expected };
	const meanSize = sizes.reduce((sum, probability, index) => sum + probability * (index + 1), 0);
	return compoundOf({ kind: "poisson", rate: expected / meanSize }, sizes);
}
