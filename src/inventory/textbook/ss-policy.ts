import { ReapproError } from "../../errors.js";
import { complementaryLoss, type Distribution, loss, quantile, toLattice } from "../../math/index.js";
import { requireAtLeast, requirePositive } from "../require.js";
import { criticalRatio } from "../service/critical-ratio.js";
import { timesIndependent } from "./repeated-demand.js";

/** Periodic review with a fixed order cost, backorders and integer demand. */
export interface PeriodicOrderProblem {
	/** K: money an order, >= 0. */
	readonly fixedCost: number;
	/** h: money a piece on hand at the end of a period, > 0. */
	readonly holdingCost: number;
	/** p: money a piece backordered at the end of a period, > 0. */
	readonly stockoutCost: number;
	/** Demand of one period, on the integers from 0, not always 0. */
	readonly demand: Distribution;
	/** Whole periods; default 0. */
	readonly leadTime?: number;
}

/** An (s, S) policy and its cost a period. */
export interface OrderUpToPolicy {
	readonly reorderPoint: number;
	readonly orderUpToLevel: number;
	readonly cost: number;
}

/**
 * Long-run cost a period of an (s, S) policy: order up to S when the position at a review is s or less.
 * [K + sum over j < S - s of m(j) G(S - j)] / M(S - s), m the renewal density of the demand, G the newsvendor cost over
 * lead time plus one period (Zheng and Federgruen 1991, eq. 5).
 *
 * @param problem costs, demand of a period and lead time
 * @param policy integers s < S
 * @returns cost a period
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const problem = { holdingCost: 1, stockoutCost: 4, fixedCost: 5, demand: { kind: "poisson", rate: 6 } };
 * ssCost(problem, { reorderPoint: 5, orderUpToLevel: 13 }); // => 8.452125
 */
export function ssCost(
	problem: PeriodicOrderProblem,
	policy: { readonly reorderPoint: number; readonly orderUpToLevel: number },
): number {
	const { reorderPoint, orderUpToLevel } = policy;
	requirePositive(orderUpToLevel - reorderPoint, "orderUpToLevel");
	return prepared(problem).cost(reorderPoint, orderUpToLevel);
}

/**
 * Cheapest (s, S) policy with integer demand (Zheng and Federgruen 1991).
 *
 * @param problem costs, demand of a period and lead time
 * @returns optimal integers s and S and the cost a period
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * ssPolicy({ holdingCost: 40, stockoutCost: 125, fixedCost: 150, demand: { kind: "poisson", rate: 4 } }); // => { reorderPoint: 2, orderUpToLevel: 7, cost: 223.574830 }
 */
export function ssPolicy(problem: PeriodicOrderProblem): OrderUpToPolicy {
	const { cost, positionCost, cheapest } = prepared(problem);
	let orderUpToLevel = cheapest;
	let reorderPoint = cheapest - 1;
	while (cost(reorderPoint, orderUpToLevel) > positionCost(reorderPoint)) reorderPoint--;
	let best = cost(reorderPoint, orderUpToLevel);
	for (let level = cheapest + 1; positionCost(level) <= best; level++) {
		if (!(cost(reorderPoint, level) < best)) continue;
		orderUpToLevel = level;
		while (cost(reorderPoint, level) <= positionCost(reorderPoint + 1)) reorderPoint++;
		best = cost(reorderPoint, level);
	}
	return { reorderPoint, orderUpToLevel, cost: best };
}

/**
 * Power approximation of (s, S) from two moments (Ehrhardt and Mosier 1984; Snyder and Shen 2019, eq. 4.77 to 4.80).
 *
 * @param problem costs and mean and deviation of the demand of a period, lead time in periods
 * @returns s and S = s + Q, real numbers
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const problem = { holdingCost: 2, stockoutCost: 36, fixedCost: 60, demandMean: 190, demandSd: 48 };
 * ssPowerApproximation(problem).reorderPoint; // => 226.613793
 */
export function ssPowerApproximation(problem: {
	readonly fixedCost: number;
	readonly holdingCost: number;
	readonly stockoutCost: number;
	readonly demandMean: number;
	readonly demandSd: number;
	readonly leadTime?: number;
}): { readonly reorderPoint: number; readonly orderUpToLevel: number } {
	const mean = requirePositive(problem.demandMean, "demandMean");
	const fixedCost = requirePositive(problem.fixedCost, "fixedCost");
	const holdingCost = requirePositive(problem.holdingCost, "holdingCost");
	const stockoutCost = requirePositive(problem.stockoutCost, "stockoutCost");
	const periods = requireAtLeast(problem.leadTime ?? 0, "leadTime") + 1;
	const spread = requirePositive(problem.demandSd, "demandSd") * Math.sqrt(periods);
	const quantity =
		1.3 * mean ** 0.494 * (fixedCost / holdingCost) ** 0.506 * (1 + (spread / mean) ** 2) ** 0.116;
	const z = Math.sqrt((quantity * holdingCost) / (spread * stockoutCost));
	const reorderPoint = 0.973 * mean * periods + spread * (0.183 / z + 1.063 - 2.192 * z);
	return { reorderPoint, orderUpToLevel: reorderPoint + quantity };
}

interface PreparedProblem {
	readonly cost: (reorderPoint: number, orderUpToLevel: number) => number;
	readonly positionCost: (position: number) => number;
	readonly cheapest: number;
}

function prepared(problem: PeriodicOrderProblem): PreparedProblem {
	requireAtLeast(problem.fixedCost, "fixedCost");
	const { holdingCost, stockoutCost, fixedCost } = problem;
	requirePositive(holdingCost, "holdingCost");
	requirePositive(stockoutCost, "stockoutCost");
	const lattice = toLattice(problem.demand, { tail: 1e-15 });
	const demandAt = (quantity: number): number => lattice.probabilities[quantity - lattice.start] ?? 0;
	const moving = 1 - demandAt(0);
	if (lattice.start < 0 || !(moving > 0))
		throw new ReapproError("INPUT_INVALID", "Give demand on the integers from 0, not always 0.", "demand");
	const protection = timesIndependent(problem.demand, (problem.leadTime ?? 0) + 1);
	const costs = new Map<number, number>();
	const positionCost = (position: number): number => {
		let cost = costs.get(position);
		if (cost === undefined) {
			cost =
				holdingCost * complementaryLoss(protection, position) + stockoutCost * loss(protection, position);
			costs.set(position, cost);
		}
		return cost;
	};
	const density: number[] = [1 / moving];
	const extendDensity = (length: number): void => {
		for (let index = density.length; index < length; index++) {
			let mass = 0;
			for (let size = 1; size <= index; size++) mass += demandAt(size) * (density[index - size] as number);
			density.push(mass / moving);
		}
	};
	const cost = (reorderPoint: number, orderUpToLevel: number): number => {
		const range = orderUpToLevel - reorderPoint;
		extendDensity(range);
		let total = fixedCost;
		let periods = 0;
		for (let below = 0; below < range; below++) {
			const visits = density[below] as number;
			total += visits * positionCost(orderUpToLevel - below);
			periods += visits;
		}
		return total / periods;
	};
	return { cost, positionCost, cheapest: quantile(protection, criticalRatio(stockoutCost, holdingCost)) };
}
