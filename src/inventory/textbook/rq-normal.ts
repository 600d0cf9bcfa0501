import { findRoot, loss, type NormalDistribution, secondOrderLoss } from "../../math/index.js";
import { requireAtLeast, requirePositive } from "../require.js";
import {
	type ContinuousReview,
	checkContinuousReview,
	type ReorderQuantityPolicy,
} from "./continuous-review.js";
import { economicOrderWithBackorders } from "./economic-order.js";
import { bracketedRoot } from "./search.js";

/** Continuous review with normal demand; negative demand is possible, as in the texts. */
export interface NormalContinuousReview extends ContinuousReview {
	/** Standard deviation of the demand of one unit of time, > 0. */
	readonly demandSd: number;
}

/**
 * Lead-time demand of the problem.
 *
 * @param problem demand mean and deviation a unit of time and lead time > 0
 * @returns normal distribution
 * @throws {ReapproError} `INPUT_INVALID` when deviation or lead time is not above 0
 */
export function leadTimeNormal(
	problem: Pick<NormalContinuousReview, "demandMean" | "demandSd" | "leadTime">,
): NormalDistribution {
	const { demandMean, demandSd, leadTime } = problem;
	requirePositive(leadTime, "leadTime");
	return {
		kind: "normal",
		mean: requireAtLeast(demandMean, "demandMean") * leadTime,
		standardDeviation: requirePositive(demandSd, "demandSd") * Math.sqrt(leadTime),
	};
}

/**
 * Exact cost of an (r, Q) policy under normal lead-time demand: [K lambda + integral of G over r .. r + Q] / Q with G
 * the newsvendor cost of the lead-time demand (Zheng 1992).
 *
 * @param problem costs a unit of time, normal demand and lead time
 * @param policy real r and Q > 0
 * @returns cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const problem = { holdingCost: 0.225, stockoutCost: 7.5, fixedCost: 8, demandMean: 1300, demandSd: 150, leadTime: 1 / 12 };
 * rqCostNormal(problem, { reorderPoint: 126.8, orderQuantity: 328.5 }); // => 78.071163
 */
export function rqCostNormal(
	problem: NormalContinuousReview,
	policy: { readonly reorderPoint: number; readonly orderQuantity: number },
): number {
	checkContinuousReview(problem);
	requirePositive(policy.orderQuantity, "orderQuantity");
	return costOf(problem, leadTimeNormal(problem), policy.reorderPoint, policy.orderQuantity);
}

/**
 * Best reorder point for a given order quantity: both ends of the range of positions cost the same, G(r) = G(r + Q).
 *
 * @param problem costs a unit of time, normal demand and lead time
 * @param orderQuantity Q > 0
 * @returns r
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const problem = { holdingCost: 0.225, stockoutCost: 7.5, fixedCost: 8, demandMean: 1300, demandSd: 150, leadTime: 1 / 12 };
 * rqReorderPointNormal(problem, 516.88); // => 112.971220
 */
export function rqReorderPointNormal(problem: NormalContinuousReview, orderQuantity: number): number {
	checkContinuousReview(problem);
	requirePositive(orderQuantity, "orderQuantity");
	return reorderPointOf(problem, leadTimeNormal(problem), orderQuantity);
}

/**
 * Cheapest (r, Q) policy under normal lead-time demand: at the optimum the marginal position costs the average,
 * G(r(Q)) = g(r(Q), Q) (Zheng 1992, eq. 9).
 *
 * @param problem costs a unit of time, normal demand and lead time
 * @returns r, Q and cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const problem = { holdingCost: 0.225, stockoutCost: 7.5, fixedCost: 8, demandMean: 1300, demandSd: 150, leadTime: 1 / 12 };
 * rqNormal(problem).cost; // => 78.071146
 */
export function rqNormal(problem: NormalContinuousReview): ReorderQuantityPolicy {
	checkContinuousReview(problem);
	const demand = leadTimeNormal(problem);
	const excess = (orderQuantity: number): number => {
		const reorderPoint = reorderPointOf(problem, demand, orderQuantity);
		return positionCost(problem, demand, reorderPoint) - costOf(problem, demand, reorderPoint, orderQuantity);
	};
	// The deterministic quantity with backorders is a lower bound of the optimal one (Zheng 1992, theorem 2).
	const lower =
		economicOrderWithBackorders({ ...problem, demandRate: problem.demandMean }, problem.stockoutCost)
			.orderQuantity *
		(1 - 1e-9);
	let upper = lower + demand.standardDeviation;
	while (excess(upper) < 0) upper += upper;
	const orderQuantity = excess(lower) >= 0 ? lower : findRoot(excess, lower, upper);
	const reorderPoint = reorderPointOf(problem, demand, orderQuantity);
	return { reorderPoint, orderQuantity, cost: costOf(problem, demand, reorderPoint, orderQuantity) };
}

/** Newsvendor cost G(y) of a position. */
function positionCost(problem: NormalContinuousReview, demand: NormalDistribution, position: number): number {
	const { holdingCost, stockoutCost } = problem;
	return holdingCost * (position - demand.mean) + (holdingCost + stockoutCost) * loss(demand, position);
}

function costOf(
	problem: NormalContinuousReview,
	demand: NormalDistribution,
	reorderPoint: number,
	orderQuantity: number,
): number {
	const { fixedCost, holdingCost, stockoutCost, demandMean } = problem;
	const backorders =
		(secondOrderLoss(demand, reorderPoint) - secondOrderLoss(demand, reorderPoint + orderQuantity)) /
		orderQuantity;
	return (
		(fixedCost * demandMean) / orderQuantity +
		holdingCost * (reorderPoint + orderQuantity / 2 - demand.mean) +
		(holdingCost + stockoutCost) * backorders
	);
}

function reorderPointOf(
	problem: NormalContinuousReview,
	demand: NormalDistribution,
	orderQuantity: number,
): number {
	// G(r) - G(r + Q) falls in r; the holding terms cancel to -h Q.
	const { holdingCost, stockoutCost } = problem;
	const difference = (level: number): number =>
		(holdingCost + stockoutCost) * (loss(demand, level) - loss(demand, level + orderQuantity)) -
		holdingCost * orderQuantity;
	return bracketedRoot(difference, demand.mean, demand.standardDeviation);
}
