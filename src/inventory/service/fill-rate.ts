import type { DemandCurve } from "../demand-curve.js";

/**
 * Fill rate: expected share of demand that is served at once, backorders counted once. For each position y that an
 * order leaves, 1 - [n_{R+L}(y) - n_L(y)] / E[demand in the review period], averaged over y = s + 1 .. s + Q
 * (Hadley and Whitin 1963, ch. 4 and 5; Silver, Pyke and Thomas 2017, sec. 6.11).
 *
 * @param protection demand over lead time and review
 * @param lead demand over the lead time
 * @param reviewMean expected demand of the review period; 0 gives a fill rate of 1
 * @param reorderPoint integer s
 * @param orderQuantity integer Q >= 1
 * @returns share in [0, 1]
 */
export function fillRate(
	protection: DemandCurve,
	lead: DemandCurve,
	reviewMean: number,
	reorderPoint: number,
	orderQuantity: number,
): number {
	if (!(reviewMean > 0)) return 1;
	const from = reorderPoint + 1;
	const short = protection.sumOfLoss(from, from + orderQuantity) - lead.sumOfLoss(from, from + orderQuantity);
	return Math.min(1, Math.max(0, 1 - short / (orderQuantity * reviewMean)));
}
