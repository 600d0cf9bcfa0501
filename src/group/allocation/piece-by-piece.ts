import type { AllocationRule } from "./allocate.js";

/** How much an order that has some pieces comes before others for the next one. */
const PRIORITY: Readonly<Record<AllocationRule, (asked: number, had: number) => number>> = {
	uniform: (_, had) => -had,
	linear: (asked, had) => asked - had,
	// Webster's divisors: the next piece to where the part is the most behind.
	proportional: (asked, had) => asked / (2 * had + 1),
};

/**
 * Divides less than was asked in pieces that each go to the order which is the most behind by the rule. So nobody gets
 * fewer where more is there, as may happen when amounts are rounded.
 *
 * @param asked pieces that each asked for
 * @param available pieces that are there
 * @param rule as for `allocate`
 * @returns pieces for each, none more than it asked; ties to the lower index
 * @see Balinski, Young (1982), Fair representation, house monotone methods
 * @example
 * pieceByPiece([10, 20, 70], 60, "linear"); // => [0, 5, 55]
 * pieceByPiece([2, 2, 2, 1, 1, 2], 6, "uniform"); // => [1, 1, 1, 1, 1, 1]
 */
export function pieceByPiece(asked: readonly number[], available: number, rule: AllocationRule): number[] {
	const parts = asked.map(() => 0);
	const priority = PRIORITY[rule];
	for (let left = available; left > 0; left--) {
		let next = -1;
		let most = Number.NEGATIVE_INFINITY;
		for (const [index, own] of asked.entries()) {
			const had = parts[index]!;
			if (had >= own || priority(own, had) <= most) continue;
			most = priority(own, had);
			next = index;
		}
		if (next < 0) break;
		parts[next]! += 1;
	}
	return parts;
}
