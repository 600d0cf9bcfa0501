import { complementaryLoss, type Distribution, loss, quantile, secondOrderLoss } from "../../math/index.js";
import { requireInteger } from "../require.js";
import { criticalRatio } from "../service/critical-ratio.js";
import {
	type ContinuousReview,
	checkContinuousReview,
	type ReorderQuantityPolicy,
} from "./continuous-review.js";

/**
 * Exact cost of an (r, Q) policy under Poisson demand: the inventory position is uniform on r + 1 .. r + Q
 * (Zipkin 2000, sec. 6.2).
 *
 * @param problem costs a unit of time, Poisson demand rate and lead time
 * @param policy integers r and Q >= 1
 * @returns cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const problem = { holdingCost: 20, stockoutCost: 150, fixedCost: 100, demandMean: 1.5, leadTime: 2 };
 * rqCostPoisson(problem, { reorderPoint: 5, orderQuantity: 8 }); // => 150.347433
 */
export function rqCostPoisson(
	problem: ContinuousReview,
	policy: { readonly reorderPoint: number; readonly orderQuantity: number },
): number {
	checkContinuousReview(problem);
	const orderQuantity = requireInteger(policy.orderQuantity, "orderQuantity", 1);
	const { holdingCost, stockoutCost, fixedCost, demandMean, leadTime } = problem;
	const demand: Distribution = { kind: "poisson", rate: demandMean * leadTime };
	const { reorderPoint } = policy;
	const backorders =
		(secondOrderLoss(demand, reorderPoint) - secondOrderLoss(demand, reorderPoint + orderQuantity)) /
		orderQuantity;
	const onHand = reorderPoint + (orderQuantity + 1) / 2 - demand.rate + backorders;
	return (fixedCost * demandMean) / orderQuantity + holdingCost * onHand + stockoutCost * backorders;
}

/**
 * Cheapest (r, Q) policy under Poisson demand: positions are added in order of their cost until the next one costs
 * more than the average (Federgruen and Zheng 1992).
 *
 * @param problem costs a unit of time, Poisson demand rate and lead time
 * @returns optimal integers r and Q, and the cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * rqPoisson({ holdingCost: 4, stockoutCost: 28, fixedCost: 4, demandMean: 12, leadTime: 0.5 }); // => { reorderPoint: 6, orderQuantity: 7, cost: 28.241313 }
 */
export function rqPoisson(problem: ContinuousReview): ReorderQuantityPolicy {
	checkContinuousReview(problem);
	const { holdingCost, stockoutCost, fixedCost, demandMean, leadTime } = problem;
	const demand: Distribution = { kind: "poisson", rate: demandMean * leadTime };
	const costAt = (position: number): number =>
		holdingCost * complementaryLoss(demand, position) + stockoutCost * loss(demand, position);
	const cheapest = quantile(demand, criticalRatio(stockoutCost, holdingCost));
	let orderQuantity = 1;
	let reorderPoint = cheapest - 1;
	let total = fixedCost * demandMean + costAt(cheapest);
	let below = costAt(reorderPoint);
	let above = costAt(cheapest + 1);
	while (Math.min(below, above) < total / orderQuantity) {
		orderQuantity++;
		if (below <= above) {
			total += below;
			reorderPoint--;
			below = costAt(reorderPoint);
		} else {
			total += above;
			above = costAt(reorderPoint + orderQuantity + 1);
		}
	}
	return { reorderPoint, orderQuantity, cost: total / orderQuantity };
}
