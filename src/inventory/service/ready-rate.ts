import type { DemandCurve } from "../demand-curve.js";

/**
 * Ready rate: probability that at least one piece is on hand at the end of the protected window, P(D <= y - 1),
 * averaged over the positions y = s + 1 .. s + Q. Without demand a level of 1 is needed to be ready.
 *
 * @param protection demand over lead time and review
 * @param reorderPoint integer s
 * @param orderQuantity integer Q >= 1
 * @returns probability in [0, 1]
 */
export function readyRate(protection: DemandCurve, reorderPoint: number, orderQuantity: number): number {
	return 1 - protection.sumOfSurvival(reorderPoint, reorderPoint + orderQuantity) / orderQuantity;
}
