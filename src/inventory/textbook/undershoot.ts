import { cdf, type Distribution, mean, sumOfIndependent } from "../../math/index.js";
import { requireFraction } from "../require.js";
import { smallestInteger } from "./search.js";

/**
 * Undershoot of the reorder point in the long run when orders bring several pieces:
 * P(U = u) = P(X > u) / E[X] (Karlin 1958).
 *
 * @param sizes probability of 1, 2, 3, ... pieces in one order line
 * @returns probabilities of 0, 1, 2, ... pieces below the reorder point
 * @example
 * undershootProbabilities([0.5, 0.5]); // => [0.666667, 0.333333]
 */
export function undershootProbabilities(sizes: readonly number[]): number[] {
	const meanSize = sizes.reduce((sum, probability, index) => sum + (index + 1) * probability, 0);
	const probabilities: number[] = [];
	let above = 0;
	for (let size = sizes.length; size >= 1; size--) {
		above += sizes[size - 1] as number;
		probabilities[size - 1] = above / meanSize;
	}
	return probabilities;
}

/** A reorder point that counts the undershoot, beside one that does not. */
export interface UndershootReorderPoint {
	readonly reorderPoint: number;
	/** P(U + D <= s). */
	readonly achieved: number;
	readonly expectedUndershoot: number;
	readonly reorderPointIgnoringUndershoot: number;
	/** What the reorder point without the undershoot really achieves. */
	readonly trueServiceIfIgnored: number;
}

/**
 * Smallest reorder point with P(undershoot + lead-time demand <= s) >= target.
 *
 * @param leadTimeDemand integer distribution of the demand over the lead time
 * @param sizes probability of 1, 2, 3, ... pieces in one order line
 * @param target cycle service level in (0, 1)
 * @returns the reorder point, its service, and what ignoring the undershoot would do
 * @throws {ReapproError} `INPUT_INVALID` when the target is not in (0, 1)
 * @example
 * const leadTimeDemand = { kind: "compound", count: { kind: "poisson", rate: 1.3 }, sizes: [0.5, 0.5] };
 * reorderPointWithUndershoot(leadTimeDemand, [0.5, 0.5], 0.95).expectedUndershoot; // => 0.333333
 */
export function reorderPointWithUndershoot(
	leadTimeDemand: Distribution,
	sizes: readonly number[],
	target: number,
): UndershootReorderPoint {
	requireFraction(target, "target");
	const undershoot: Distribution = {
		kind: "lattice",
		start: 0,
		probabilities: undershootProbabilities(sizes),
	};
	const total = sumOfIndependent(undershoot, leadTimeDemand);
	const smallest = (demand: Distribution) =>
		smallestInteger((level) => cdf(demand, level) >= target, Math.floor(mean(demand)));
	const reorderPoint = smallest(total);
	const ignoring = smallest(leadTimeDemand);
	return {
		reorderPoint,
		achieved: cdf(total, reorderPoint),
		expectedUndershoot: mean(undershoot),
		reorderPointIgnoringUndershoot: ignoring,
		trueServiceIfIgnored: cdf(total, ignoring),
	};
}
