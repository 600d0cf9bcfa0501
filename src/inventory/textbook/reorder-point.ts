import {
	cdf,
	type Distribution,
	isIntegerDistribution,
	loss,
	mean,
	quantile,
	secondOrderLoss,
	variance,
} from "../../math/index.js";
import { requireFraction, requirePositive } from "../require.js";
import { bracketedRoot, smallestInteger } from "./search.js";

/** What a continuous-review (s, Q) policy achieves against a lead-time demand. */
export interface ReorderPointService {
	readonly safetyStock: number;
	/** P(D <= s). */
	readonly cycleServiceLevel: number;
	/** n(s) = E[(D - s)^+]. */
	readonly expectedShortagePerCycle: number;
	/** 1 - n(s) / Q: counts backorders that outlast a cycle twice. */
	readonly fillRateSimple: number;
	/** 1 - [n(s) - n(s + Q)] / Q. */
	readonly fillRate: number;
}

/**
 * Service of a reorder point under continuous review (Silver, Pyke and Thomas 2017, ch. 6; Hadley and Whitin 1963).
 *
 * @param leadTimeDemand distribution of the demand over the lead time
 * @param policy reorder point s and order quantity Q > 0
 * @returns safety stock, cycle service level, expected shortage and both fill rates
 * @throws {ReapproError} `INPUT_INVALID` when Q is not above 0
 * @example
 * const leadTimeDemand = { kind: "normal", mean: 5000, standardDeviation: 500 };
 * serviceOfReorderPoint(leadTimeDemand, { reorderPoint: 6000, orderQuantity: 10000 }).safetyStock; // => 1000
 */
export function serviceOfReorderPoint(
	leadTimeDemand: Distribution,
	policy: { readonly reorderPoint: number; readonly orderQuantity: number },
): ReorderPointService {
	const { reorderPoint } = policy;
	const orderQuantity = requirePositive(policy.orderQuantity, "orderQuantity");
	const shortage = loss(leadTimeDemand, reorderPoint);
	return {
		safetyStock: reorderPoint - mean(leadTimeDemand),
		cycleServiceLevel: cdf(leadTimeDemand, reorderPoint),
		expectedShortagePerCycle: shortage,
		fillRateSimple: 1 - shortage / orderQuantity,
		fillRate: fillRateOf(leadTimeDemand, reorderPoint, orderQuantity),
	};
}

function fillRateOf(demand: Distribution, reorderPoint: number, orderQuantity: number): number {
	return 1 - (loss(demand, reorderPoint) - loss(demand, reorderPoint + orderQuantity)) / orderQuantity;
}

/**
 * Reorder point for a cycle service level: the quantile of the lead-time demand, an integer for integer demand.
 *
 * @param leadTimeDemand distribution of the demand over the lead time
 * @param target cycle service level in (0, 1)
 * @returns smallest s with P(D <= s) >= target
 * @throws {ReapproError} `INPUT_INVALID` when the target is not in (0, 1)
 * @example
 * reorderPointForCycleService({ kind: "poisson", rate: 4 }, 0.95); // => 8
 */
export function reorderPointForCycleService(leadTimeDemand: Distribution, target: number): number {
	return quantile(leadTimeDemand, requireFraction(target, "target"));
}

/**
 * Reorder point for a fill rate. The safety stock may be negative.
 *
 * @param leadTimeDemand distribution of the demand over the lead time
 * @param target fill rate in (0, 1)
 * @param orderQuantity Q > 0
 * @param options `form`: `"exact"` (default) solves 1 - [n(s) - n(s + Q)] / Q, `"simple"` 1 - n(s) / Q
 * @returns s; for integer demand and Q the smallest integer that reaches the target
 * @throws {ReapproError} `INPUT_INVALID` when the target is not in (0, 1) or Q not above 0
 * @example
 * reorderPointForFillRate({ kind: "poisson", rate: 0.63737 }, 0.99, 24); // => 1
 */
export function reorderPointForFillRate(
	leadTimeDemand: Distribution,
	target: number,
	orderQuantity: number,
	options: { readonly form?: "exact" | "simple" } = {},
): number {
	requireFraction(target, "target");
	requirePositive(orderQuantity, "orderQuantity");
	const short = (1 - target) * orderQuantity;
	const shortAt = (level: number): number =>
		options.form === "simple"
			? loss(leadTimeDemand, level)
			: loss(leadTimeDemand, level) - loss(leadTimeDemand, level + orderQuantity);
	if (isIntegerDistribution(leadTimeDemand) && Number.isInteger(orderQuantity))
		return smallestInteger((level) => shortAt(level) <= short, Math.floor(mean(leadTimeDemand)));
	const spread = Math.sqrt(variance(leadTimeDemand)) || 1;
	return bracketedRoot((level) => shortAt(level) - short, mean(leadTimeDemand), spread);
}

/**
 * Expected backorders and stock on hand of an (s, Q) policy with unit-sized demand: the inventory position is uniform
 * on s + 1 .. s + Q (Hadley and Whitin 1963, sec. 4-7).
 *
 * @param leadTimeDemand integer distribution of the demand over the lead time
 * @param policy integers s and Q >= 1
 * @returns time averages in pieces
 * @example
 * expectedStock({ kind: "point", value: 2 }, { reorderPoint: 2, orderQuantity: 3 }); // => { backorders: 0, onHand: 2 }
 */
export function expectedStock(
	leadTimeDemand: Distribution,
	policy: { readonly reorderPoint: number; readonly orderQuantity: number },
): { readonly backorders: number; readonly onHand: number } {
	const { reorderPoint, orderQuantity } = policy;
	const backorders =
		(secondOrderLoss(leadTimeDemand, reorderPoint) -
			secondOrderLoss(leadTimeDemand, reorderPoint + orderQuantity)) /
		orderQuantity;
	const averagePosition = reorderPoint + (orderQuantity + 1) / 2;
	return { backorders, onHand: averagePosition - mean(leadTimeDemand) + backorders };
}
