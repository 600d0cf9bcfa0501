import { type LotSizes, type LotSizingProblem, periodCosts } from "./lot-sizing-problem.js";

/**
 * Cheapest order quantities for known demand that varies in time, by dynamic programming backwards over the period of
 * the next order (Wagner and Whitin 1958). O(T^2).
 *
 * @param problem demand and costs; a piece is charged the holding rate of every period that it is carried through
 * @returns optimal order quantities and total cost
 * @throws {ReapproError} `INPUT_INVALID` when a figure is negative or a list of costs has another length than the demand
 * @example
 * wagnerWhitin({ demand: [90, 120, 80, 70], fixedCost: 500, holdingCost: 2 }); // => { orderQuantities: [210, 0, 150, 0], cost: 1380 }
 */
export function wagnerWhitin(problem: LotSizingProblem): LotSizes {
	const { demand, fixed, holding, purchase } = periodCosts(problem);
	const periods = demand.length;
	const costFrom = new Float64Array(periods + 1);
	const nextOrder = new Int32Array(periods + 1);
	for (let order = periods - 1; order >= 0; order--) {
		let lotCost = 0;
		let quantity = 0;
		let unitCost = purchase[order] as number;
		let best = Number.POSITIVE_INFINITY;
		if (demand[order] === 0) {
			best = costFrom[order + 1] as number;
			nextOrder[order] = order + 1;
		}
		for (let last = order; last < periods; last++) {
			lotCost += unitCost * (demand[last] as number);
			quantity += demand[last] as number;
			unitCost += holding[last] as number;
			const total = lotCost + (quantity > 0 ? (fixed[order] as number) : 0) + (costFrom[last + 1] as number);
			if (total < best) {
				best = total;
				nextOrder[order] = last + 1;
			}
		}
		costFrom[order] = best;
	}
	const orderQuantities = new Array<number>(periods).fill(0);
	for (let order = 0; order < periods; order = nextOrder[order] as number)
		orderQuantities[order] = sum(demand, order, nextOrder[order] as number);
	return { orderQuantities, cost: costFrom[0] as number };
}

function sum(values: readonly number[], from: number, to: number): number {
	let total = 0;
	for (let index = from; index < to; index++) total += values[index] as number;
	return total;
}
