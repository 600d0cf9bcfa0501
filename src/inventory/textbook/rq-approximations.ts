import { loss, normalQuantile, quantile, secondOrderLoss } from "../../math/index.js";
import { requirePositive } from "../require.js";
import { criticalRatio } from "../service/critical-ratio.js";
import { checkContinuousReview, type ReorderQuantityPolicy } from "./continuous-review.js";
import { economicOrder, economicOrderWithBackorders } from "./economic-order.js";
import {
	leadTimeNormal,
	type NormalContinuousReview,
	rqCostNormal,
	rqReorderPointNormal,
} from "./rq-normal.js";
import { bracketedRoot } from "./search.js";

/**
 * (r, Q) with the economic order quantity with backorders and the best reorder point for it
 * (Snyder and Shen 2019, sec. 5.5). At most 12 % above the optimum (Zheng 1992).
 *
 * @param problem costs a unit of time, normal demand and lead time
 * @returns r, Q and the exact cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const problem = { holdingCost: 0.225, stockoutCost: 7.5, fixedCost: 8, demandMean: 1300, demandSd: 150, leadTime: 1 / 12 };
 * rqByEconomicOrderWithBackorders(problem).orderQuantity; // => 308.573780
 */
export function rqByEconomicOrderWithBackorders(problem: NormalContinuousReview): ReorderQuantityPolicy {
	checkContinuousReview(problem);
	const order = { ...problem, demandRate: problem.demandMean };
	const { orderQuantity } = economicOrderWithBackorders(order, problem.stockoutCost);
	return withCost(problem, rqReorderPointNormal(problem, orderQuantity), orderQuantity);
}

/**
 * (r, Q) with the economic order quantity and a newsvendor safety stock (Snyder and Shen 2019, sec. 5.5).
 *
 * @param problem costs a unit of time, normal demand and lead time
 * @returns r, Q and the exact cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const problem = { holdingCost: 0.225, stockoutCost: 7.5, fixedCost: 8, demandMean: 1300, demandSd: 150, leadTime: 1 / 12 };
 * rqByEconomicOrderAndSafetyStock(problem).reorderPoint; // => 190.336997
 */
export function rqByEconomicOrderAndSafetyStock(problem: NormalContinuousReview): ReorderQuantityPolicy {
	checkContinuousReview(problem);
	const { orderQuantity } = economicOrder({ ...problem, demandRate: problem.demandMean });
	const demand = leadTimeNormal(problem);
	const safetyFactor = normalQuantile(criticalRatio(problem.stockoutCost, problem.holdingCost));
	return withCost(problem, demand.mean + safetyFactor * demand.standardDeviation, orderQuantity);
}

/**
 * (r, Q) of the loss function approximation, which drops the shortage at the upper end of the positions:
 * n(r) = h Q / (h + p), Q = sqrt(2 [K lambda + (h + p) n2(r)] / h) (Snyder and Shen 2019, sec. 5.5).
 *
 * @param problem costs a unit of time, normal demand and lead time
 * @returns r, Q and the exact cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const problem = { holdingCost: 3.1, stockoutCost: 45, fixedCost: 50, demandMean: 800, demandSd: 40, leadTime: 4 / 365 };
 * rqByLossFunction(problem).orderQuantity; // => 166.950103
 */
export function rqByLossFunction(problem: NormalContinuousReview): ReorderQuantityPolicy {
	checkContinuousReview(problem);
	const { holdingCost, stockoutCost, fixedCost, demandMean } = problem;
	const demand = leadTimeNormal(problem);
	return iterate(
		economicOrder({ ...problem, demandRate: demandMean }).orderQuantity,
		(orderQuantity) => {
			const target = (holdingCost * orderQuantity) / (holdingCost + stockoutCost);
			return bracketedRoot((level) => loss(demand, level) - target, demand.mean, demand.standardDeviation);
		},
		(reorderPoint) =>
			Math.sqrt(
				(2 *
					(fixedCost * demandMean + (holdingCost + stockoutCost) * secondOrderLoss(demand, reorderPoint))) /
					holdingCost,
			),
		(reorderPoint, orderQuantity) => rqCostNormal(problem, { reorderPoint, orderQuantity }),
	);
}

/**
 * (r, Q) of the expected inventory level approximation with a cost a piece backordered, not a unit of time
 * (Hadley and Whitin 1963, sec. 4-2): P(D > r) = h Q / (p lambda), Q = sqrt(2 lambda [K + p n(r)] / h).
 *
 * @param problem costs, normal demand and lead time; `stockoutCost` is money a piece backordered
 * @returns r, Q and the approximate cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range, or h Q exceeds p lambda, where no solution exists
 * @example
 * const problem = { holdingCost: 0.225, stockoutCost: 7.5, fixedCost: 8, demandMean: 1300, demandSd: 150, leadTime: 1 / 12 };
 * rqByExpectedInventoryLevel(problem).orderQuantity; // => 318.590181
 */
export function rqByExpectedInventoryLevel(problem: NormalContinuousReview): ReorderQuantityPolicy {
	checkContinuousReview(problem);
	const { holdingCost, stockoutCost, fixedCost, demandMean } = problem;
	const demand = leadTimeNormal(problem);
	return iterate(
		economicOrder({ ...problem, demandRate: demandMean }).orderQuantity,
		(orderQuantity) => {
			const served = 1 - (holdingCost * orderQuantity) / (stockoutCost * demandMean);
			return quantile(demand, requirePositive(served, "stockoutCost"));
		},
		(reorderPoint) =>
			Math.sqrt((2 * demandMean * (fixedCost + stockoutCost * loss(demand, reorderPoint))) / holdingCost),
		(reorderPoint, orderQuantity) =>
			holdingCost * (reorderPoint - demand.mean + orderQuantity / 2) +
			(demandMean * (fixedCost + stockoutCost * loss(demand, reorderPoint))) / orderQuantity,
	);
}

/** Alternates r(Q) and Q(r), a contraction, until Q stands still. */
function iterate(
	start: number,
	reorderPointFor: (orderQuantity: number) => number,
	orderQuantityFor: (reorderPoint: number) => number,
	costOf: (reorderPoint: number, orderQuantity: number) => number,
): ReorderQuantityPolicy {
	let orderQuantity = start;
	for (let round = 0; round < 1_000; round++) {
		const next = orderQuantityFor(reorderPointFor(orderQuantity));
		const change = Math.abs(next - orderQuantity);
		orderQuantity = next;
		if (change <= 1e-12 * orderQuantity) break;
	}
	const reorderPoint = reorderPointFor(orderQuantity);
	return { reorderPoint, orderQuantity, cost: costOf(reorderPoint, orderQuantity) };
}

function withCost(
	problem: NormalContinuousReview,
	reorderPoint: number,
	orderQuantity: number,
): ReorderQuantityPolicy {
	return { reorderPoint, orderQuantity, cost: rqCostNormal(problem, { reorderPoint, orderQuantity }) };
}
