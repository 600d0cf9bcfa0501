import type { DemandCurve } from "../demand-curve.js";

/**
 * Critical ratio of the newsvendor: underage / (underage + overage). The cheapest level is the smallest that no
 * demand exceeds with this probability (Snyder and Shen 2019, eq. 4.17).
 *
 * @param underageCost cost of a piece short, > 0
 * @param overageCost cost of a piece left over for one review period, > 0
 * @returns fraction in (0, 1)
 * @example
 * criticalRatio(9, 1); // => 0.9
 */
export function criticalRatio(underageCost: number, overageCost: number): number {
	return underageCost / (underageCost + overageCost);
}

/**
 * Probability that demand does not exceed the position, P(D <= y) averaged over y = s + 1 .. s + Q: the smallest s at
 * which it reaches the critical ratio has the least expected cost for that Q.
 *
 * @param protection demand over lead time and review
 * @param reorderPoint integer s
 * @param orderQuantity integer Q >= 1
 * @returns probability in [0, 1]
 */
export function averageNonStockout(
	protection: DemandCurve,
	reorderPoint: number,
	orderQuantity: number,
): number {
	const from = reorderPoint + 1;
	return 1 - protection.sumOfSurvival(from, from + orderQuantity) / orderQuantity;
}
