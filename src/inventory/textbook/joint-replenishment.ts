import { ReapproError } from "../../errors.js";
import { requireAtLeast, requirePositive } from "../require.js";

/** Articles ordered together: each joint order costs K, each article in it k_n besides. */
export interface JointReplenishmentProblem {
	/** K: money of each joint order, > 0. */
	readonly sharedFixedCost: number;
	/** k_n: money of each article in an order, >= 0. */
	readonly individualFixedCosts: readonly number[];
	/** h_n: money a piece and unit of time, > 0. */
	readonly holdingCosts: readonly number[];
	/** d_n: pieces a unit of time, > 0. */
	readonly demandRates: readonly number[];
}

/** A joint order every `baseCycleTime`; article n takes part in every `orderMultiples[n]`-th. */
export interface JointReplenishment {
	readonly baseCycleTime: number;
	readonly orderMultiples: readonly number[];
	readonly orderQuantities: readonly number[];
	/** K / T + sum k_n / (m_n T) + T / 2 sum h_n m_n d_n. */
	readonly cost: number;
}

/**
 * Silver's heuristic: the article with the smallest k / (h d) is in every order, the others in every m-th
 * (Silver 1976). Halves are rounded to even multiples.
 *
 * @param problem shared and individual fixed costs, holding costs and demand rates
 * @returns base cycle, multiples, quantities and cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range or the lists differ in length
 * @example
 * const problem = { sharedFixedCost: 600, individualFixedCosts: [120, 840, 300], holdingCosts: [160, 20, 50], demandRates: [1, 1, 1] };
 * silverJointReplenishment(problem).orderMultiples; // => [1, 3, 1]
 */
export function silverJointReplenishment(problem: JointReplenishmentProblem): JointReplenishment {
	const { fixed, holding } = checked(problem);
	const ratios = fixed.map((cost, index) => cost / (holding[index] as number));
	const first = ratios.indexOf(Math.min(...ratios));
	const scale = (holding[first] as number) / (problem.sharedFixedCost + (fixed[first] as number));
	const multiples = ratios.map((ratio, index) =>
		index === first ? 1 : Math.max(1, roundHalfToEven(Math.sqrt(ratio * scale))),
	);
	return withMultiples(problem, multiples);
}

/**
 * Optimal strictly cyclic policy: as the base cycle shrinks, the best multiples change at known breakpoints; between
 * two of them the cost has a closed form. Stops where the shared cost alone exceeds what can still be gained (Goyal 1974).
 *
 * @param problem shared and individual fixed costs, holding costs and demand rates
 * @returns base cycle, multiples, quantities and least cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range or the lists differ in length
 * @example
 * const costs = { sharedFixedCost: 10, individualFixedCosts: [1.87, 5.27, 7.94, 8.19, 8.87] };
 * const articles = { holdingCosts: [0.2, 0.2, 0.2, 0.2, 0.2], demandRates: [1736, 656, 558, 170, 142] };
 * optimalJointReplenishment({ ...costs, ...articles }).orderMultiples; // => [1, 1, 2, 3, 3]
 */
export function optimalJointReplenishment(problem: JointReplenishmentProblem): JointReplenishment {
	const { fixed, holding } = checked(problem);
	const multiples = fixed.map(() => 1);
	let best = withMultiples(problem, multiples);
	const alone = fixed.reduce((sum, cost, index) => sum + Math.sqrt(2 * cost * (holding[index] as number)), 0);
	// Article n goes from m to m + 1 where T^2 falls below 2 k / (h d m (m + 1)).
	const breakpoints = fixed.map((cost, index) => Math.sqrt(cost / (holding[index] as number)));
	for (;;) {
		const next = breakpoints.indexOf(Math.max(...breakpoints));
		const cycle = breakpoints[next] as number;
		if (!(cycle > problem.sharedFixedCost / (best.cost - alone))) return best;
		const multiple = (multiples[next] as number) + 1;
		multiples[next] = multiple;
		breakpoints[next] = Math.sqrt(
			(2 * (fixed[next] as number)) / ((holding[next] as number) * multiple * (multiple + 1)),
		);
		const candidate = withMultiples(problem, multiples);
		if (candidate.cost < best.cost) best = candidate;
	}
}

/**
 * Cheapest base cycle for given multiples.
 *
 * @param problem shared and individual fixed costs, holding costs and demand rates
 * @param orderMultiples whole m_n >= 1 of each article; all 1 is the common cycle
 * @returns base cycle, multiples, quantities and cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range or the lists differ in length
 * @example
 * const problem = { sharedFixedCost: 6, individualFixedCosts: [1, 1], holdingCosts: [1, 1], demandRates: [2, 2] };
 * jointReplenishmentWith(problem, [1, 1]).baseCycleTime; // => 2
 */
export function jointReplenishmentWith(
	problem: JointReplenishmentProblem,
	orderMultiples: readonly number[],
): JointReplenishment {
	checked(problem);
	return withMultiples(problem, orderMultiples);
}

function withMultiples(
	problem: JointReplenishmentProblem,
	orderMultiples: readonly number[],
): JointReplenishment {
	let orderCost = problem.sharedFixedCost;
	let holdingCost = 0;
	orderMultiples.forEach((multiple, index) => {
		orderCost += (problem.individualFixedCosts[index] as number) / multiple;
		holdingCost +=
			(problem.holdingCosts[index] as number) * multiple * (problem.demandRates[index] as number);
	});
	const baseCycleTime = Math.sqrt((2 * orderCost) / holdingCost);
	return {
		baseCycleTime,
		orderMultiples: [...orderMultiples],
		orderQuantities: orderMultiples.map(
			(multiple, index) => multiple * baseCycleTime * (problem.demandRates[index] as number),
		),
		cost: Math.sqrt(2 * orderCost * holdingCost),
	};
}

function checked(problem: JointReplenishmentProblem): {
	fixed: readonly number[];
	holding: readonly number[];
} {
	const { individualFixedCosts: fixed, holdingCosts, demandRates } = problem;
	requirePositive(problem.sharedFixedCost, "sharedFixedCost");
	if (fixed.length === 0 || holdingCosts.length !== fixed.length || demandRates.length !== fixed.length)
		throw new ReapproError(
			"INPUT_INVALID",
			"Give one figure an article in every list.",
			"individualFixedCosts",
		);
	const holding = fixed.map((cost, index) => {
		requireAtLeast(cost, `individualFixedCosts[${index}]`);
		const rate = requirePositive(demandRates[index] as number, `demandRates[${index}]`);
		return rate * requirePositive(holdingCosts[index] as number, `holdingCosts[${index}]`);
	});
	return { fixed, holding };
}

function roundHalfToEven(value: number): number {
	const rounded = Math.round(value);
	return value % 1 === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded;
}
