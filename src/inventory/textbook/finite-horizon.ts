import { ReapproError } from "../../errors.js";
import { type Distribution, loss, mean, toLattice } from "../../math/index.js";
import { requireAtLeast } from "../require.js";

/** A finite number of periods without lead time, with backorders; every list holds one figure a period. */
export interface FiniteHorizonProblem {
	/** Integer demand of each period, from 0. */
	readonly demands: readonly Distribution[];
	/** Money an order. */
	readonly fixedCosts: readonly number[];
	/** Money a piece ordered. */
	readonly purchaseCosts: readonly number[];
	/** Money a piece on hand at the end of the period. */
	readonly holdingCosts: readonly number[];
	/** Money a piece backordered at the end of the period. */
	readonly stockoutCosts: readonly number[];
	/** Money a piece left over, or backordered, after the last period. */
	readonly terminalHoldingCost: number;
	readonly terminalStockoutCost: number;
	/** Factor on the cost of each next period, in (0, 1]; default 1. */
	readonly discountFactor?: number;
	readonly initialInventory?: number;
}

/** Optimal levels of each period and the expected cost from the initial inventory. */
export interface FiniteHorizonPolicy {
	/** Largest inventory at which an order is optimal. */
	readonly reorderPoints: readonly number[];
	readonly orderUpToLevels: readonly number[];
	readonly expectedCost: number;
}

/**
 * Optimal (s_t, S_t) levels over a finite horizon by dynamic programming backwards in time (Scarf 1960).
 *
 * @param problem demand and costs of each period
 * @returns levels of each period and the expected cost
 * @throws {ReapproError} `INPUT_INVALID` when a list has another length than the demands or a cost is negative
 * @example
 * const one = { demands: [{ kind: "point", value: 4 }], fixedCosts: [5], purchaseCosts: [1], holdingCosts: [1], stockoutCosts: [9] };
 * finiteHorizonPolicy({ ...one, terminalHoldingCost: 0, terminalStockoutCost: 0 }); // => { reorderPoints: [3], orderUpToLevels: [4], expectedCost: 9 }
 */
export function finiteHorizonPolicy(problem: FiniteHorizonProblem): FiniteHorizonPolicy {
	checkLists(problem);
	const { demands } = problem;
	const discount = problem.discountFactor ?? 1;
	const initial = problem.initialInventory ?? 0;
	const lattices = demands.map((demand) => toLattice(demand, { tail: 1e-14 }));
	const ends = lattices.map(({ start, probabilities }) => start + probabilities.length - 1);
	const most = ends.reduce((sum, end) => sum + end, 0);
	const highest = Math.max(initial, most) + 1;
	// Every inventory that can be reached lies above the lowest of its period, so that nothing is extrapolated.
	const lowests = [Math.min(initial, 0) - Math.max(...ends) - 1];
	for (const end of ends) lowests.push((lowests.at(-1) as number) - end);
	let lowestNext = lowests[demands.length] as number;
	let costNext = range(lowestNext, highest, (x) =>
		x > 0 ? problem.terminalHoldingCost * x : -problem.terminalStockoutCost * x,
	);
	const reorderPoints: number[] = [];
	const orderUpToLevels: number[] = [];
	for (let period = demands.length - 1; period >= 0; period--) {
		const lowest = lowests[period] as number;
		const demand = demands[period] as Distribution;
		const { start, probabilities } = lattices[period] as { start: number; probabilities: readonly number[] };
		const holding = problem.holdingCosts[period] as number;
		const stockout = problem.stockoutCosts[period] as number;
		const purchase = problem.purchaseCosts[period] as number;
		const fixed = problem.fixedCosts[period] as number;
		const average = mean(demand);
		const after = costNext;
		const shift = lowestNext;
		const upToCost = range(lowest, highest, (level) => {
			let future = 0;
			for (let index = 0; index < probabilities.length; index++)
				future += (probabilities[index] as number) * (after[level - start - index - shift] as number);
			const short = loss(demand, level);
			return purchase * level + holding * (level - average + short) + stockout * short + discount * future;
		});
		let best = Number.POSITIVE_INFINITY;
		let bestLevel = highest;
		let reorderPoint = lowest - 1;
		const cost = new Float64Array(upToCost.length);
		for (let index = upToCost.length - 1; index >= 0; index--) {
			const stay = upToCost[index] as number;
			const order = fixed + best;
			if (order < stay && reorderPoint < lowest) reorderPoint = lowest + index;
			cost[index] = Math.min(stay, order) - purchase * (lowest + index);
			if (stay <= best) {
				best = stay;
				bestLevel = lowest + index;
			}
		}
		reorderPoints.unshift(reorderPoint);
		orderUpToLevels.unshift(bestLevel);
		costNext = cost;
		lowestNext = lowest;
	}
	return { reorderPoints, orderUpToLevels, expectedCost: costNext[initial - lowestNext] as number };
}

function range(from: number, to: number, value: (x: number) => number): Float64Array {
	return Float64Array.from({ length: to - from + 1 }, (_, index) => value(from + index));
}

function checkLists(problem: FiniteHorizonProblem): void {
	for (const field of ["fixedCosts", "purchaseCosts", "holdingCosts", "stockoutCosts"] as const) {
		if (problem[field].length !== problem.demands.length || problem.demands.length === 0)
			throw new ReapproError("INPUT_INVALID", "Give one figure a period in every list.", field);
		problem[field].forEach((cost, period) => {
			requireAtLeast(cost, `${field}[${period}]`);
		});
	}
	requireAtLeast(problem.terminalHoldingCost, "terminalHoldingCost");
	requireAtLeast(problem.terminalStockoutCost, "terminalStockoutCost");
}
