import { type DemandCurve, demandCurve } from "./demand-curve.js";
import type { ProtectionDemand } from "./protection-demand.js";
import { requireFraction, requireInteger, requirePositive } from "./require.js";
import { averageNonStockout, criticalRatio } from "./service/critical-ratio.js";
import { cycleServiceLevel } from "./service/cycle-service.js";
import { fillRate } from "./service/fill-rate.js";
import { readyRate } from "./service/ready-rate.js";
import { smallestLevel } from "./smallest-level.js";
import type { ServiceRule } from "./types.js";

/** A service rule and the demand it is judged on. */
export interface ServiceProblem {
	readonly demand: ProtectionDemand;
	readonly service: ServiceRule;
	/** Cycle stock Q, whole pieces >= 1; absent for a base stock, Q = 1. */
	readonly orderQuantity?: number;
	/** Cost of a piece left over for one review period, > 0: needed by, and only by, a cost rule. */
	readonly overageCost?: number;
}

/** Integer levels and the service they give. */
export interface StockLevels {
	/** An order is raised when the inventory position is at or below it. */
	readonly reorderPoint: number;
	readonly orderUpTo: number;
	/** Recomputed from the distribution, in the definition of the rule; of a cost rule the probability of no shortage. */
	readonly achievedService: number;
}

/**
 * The smallest integer levels that reach a service.
 *
 * Orders are raised at a position of s or less, up to s + Q. Fill and ready rate and cost are averages over the
 * positions s + 1 .. s + Q, which an order policy leaves equally often; a cycle service is that of s + 1, the least of
 * them, whatever Q. Without demand: level 0 for cycle, fill and cost, 1 for ready. The reorder point is never below -Q.
 *
 * @param problem demand, service rule, optional cycle stock and overage cost
 * @returns reorder point s, order-up-to level s + Q and the service achieved
 * @throws {ReapproError} `INPUT_INVALID` when the target is not in (0, 1) (path `service.target`), the shortage cost is
 * not above 0 (`service.shortageCost`), the cost rule lacks an overage cost (`overageCost`) or Q is no whole number >= 1
 * @example
 * const demand = { protection: { kind: "poisson", rate: 2 }, lead: { kind: "poisson", rate: 1 }, reviewMean: 1 };
 * solveStockLevels({ demand, service: { type: "cycle", target: 0.95 } }).orderUpTo; // => 5
 */
export function solveStockLevels(problem: ServiceProblem): StockLevels {
	const orderQuantity = requireInteger(problem.orderQuantity ?? 1, "orderQuantity", 1);
	const target = targetOf(problem);
	const protection = demandCurve(problem.demand.protection);
	const serviceAt = serviceFunction(problem, protection, orderQuantity);
	const levels = (reorderPoint: number): StockLevels => ({
		reorderPoint,
		orderUpTo: reorderPoint + orderQuantity,
		achievedService: serviceAt(reorderPoint),
	});
	if (problem.service.type === "fill" && !(problem.demand.reviewMean > 0)) return levels(-1);
	const { mean, standardDeviation } = protection;
	return levels(
		smallestLevel(serviceAt, target, -orderQuantity, mean + standardDeviation, standardDeviation),
	);
}

/**
 * Service that a given reorder point achieves, in the definition of the rule.
 *
 * @param problem demand, service rule, optional cycle stock and overage cost
 * @param reorderPoint integer s; of a base stock S it is S - 1
 * @returns share or probability in [0, 1]; of a cost rule the probability of no shortage
 * @throws {ReapproError} `INPUT_INVALID` as `solveStockLevels`
 * @example
 * const demand = { protection: { kind: "poisson", rate: 2 }, lead: { kind: "poisson", rate: 1 }, reviewMean: 1 };
 * evaluateService({ demand, service: { type: "ready", target: 0.95 } }, 3); // => 0.857123
 */
export function evaluateService(problem: ServiceProblem, reorderPoint: number): number {
	const orderQuantity = requireInteger(problem.orderQuantity ?? 1, "orderQuantity", 1);
	targetOf(problem);
	return serviceFunction(problem, demandCurve(problem.demand.protection), orderQuantity)(reorderPoint);
}

function targetOf({ service, overageCost }: ServiceProblem): number {
	if (service.type !== "cost") return requireFraction(service.target, "service.target");
	const underage = requirePositive(service.shortageCost, "service.shortageCost");
	return criticalRatio(underage, requirePositive(overageCost ?? 0, "overageCost"));
}

function serviceFunction(
	problem: ServiceProblem,
	protection: DemandCurve,
	orderQuantity: number,
): (reorderPoint: number) => number {
	switch (problem.service.type) {
		case "cycle":
			return (reorderPoint) => cycleServiceLevel(protection, reorderPoint);
		case "ready":
			return (reorderPoint) => readyRate(protection, reorderPoint, orderQuantity);
		case "cost":
			return (reorderPoint) => averageNonStockout(protection, reorderPoint, orderQuantity);
		case "fill": {
			const lead = demandCurve(problem.demand.lead);
			const { reviewMean } = problem.demand;
			return (reorderPoint) => fillRate(protection, lead, reviewMean, reorderPoint, orderQuantity);
		}
	}
}
