import type { DemandCurve } from "../demand-curve.js";

/**
 * Cycle service level: probability that no shortage occurs while the least favourable position that still waits,
 * s + 1, must last. A base stock level S = s + 1 gives the textbook P(D <= S) (Silver, Pyke and Thomas 2017, eq. 6.7).
 *
 * @param protection demand over lead time and review
 * @param reorderPoint integer s
 * @returns probability in [0, 1]
 */
export function cycleServiceLevel(protection: DemandCurve, reorderPoint: number): number {
	return protection.cdf(reorderPoint + 1);
}
