import { ReapproError } from "../../errors.js";
import { type Distribution, mean, normalCdf, toLattice, variance } from "../../math/index.js";
import { requireAtLeast, requirePositive } from "../require.js";

/** A chain of stages; stage 0 serves the customer, the last one has ample supply. */
export interface SerialProblem {
	/** Echelon holding cost of each stage, money a piece and unit of time. */
	readonly echelonHoldingCosts: readonly number[];
	/** Lead time to each stage. */
	readonly leadTimes: readonly number[];
	/** Money a piece backordered at stage 0 and unit of time. */
	readonly stockoutCost: number;
	/** Demand of one unit of time: normal, or Poisson. */
	readonly demand:
		| { readonly kind: "normal"; readonly mean: number; readonly standardDeviation: number }
		| { readonly kind: "poisson"; readonly rate: number };
}

/** Steps of the grid in one standard deviation of the shortest stage's normal demand. */
const STEPS = 40;

/**
 * Optimal echelon base-stock levels of a serial system (Clark and Scarf 1960; Chen and Zheng 1994): stage by stage
 * upwards, each stage charged what it costs those below when it falls short. Exact for Poisson demand; normal demand is
 * put on a grid of one fortieth of a deviation, which leaves some 1e-5 of the cost.
 *
 * @param problem costs, lead times and demand
 * @returns echelon base-stock levels from stage 0 up and the cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range or the lists differ in length
 * @example
 * const problem = { echelonHoldingCosts: [1], leadTimes: [6], stockoutCost: 4, demand: { kind: "poisson", rate: 1 } };
 * serialBaseStocks(problem).echelonBaseStockLevels; // => [8]
 */
export function serialBaseStocks(problem: SerialProblem): {
	readonly echelonBaseStockLevels: readonly number[];
	readonly cost: number;
} {
	check(problem);
	const { leadTimes, echelonHoldingCosts } = problem;
	const { step, demands } = gridOf(problem);
	const ends = demands.map(({ start, probabilities }) => start + probabilities.length - 1);
	const backlog = problem.stockoutCost + echelonHoldingCosts.reduce((sum, cost) => sum + cost, 0);
	// The lowest level of a stage leaves room for the demand of every stage above it.
	let lowest = -ends.reduce((sum, end) => sum + end, 0) - 2;
	let highest = Math.max(...ends, 0) - lowest;
	let below = Float64Array.from({ length: highest - lowest + 1 }, (_, index) =>
		Math.max(0, -(lowest + index) * step * backlog),
	);
	const levels: number[] = [];
	let cost = 0;
	for (let stage = 0; stage < leadTimes.length; stage++) {
		const { start, probabilities } = demands[stage] as { start: number; probabilities: readonly number[] };
		const holding = (echelonHoldingCosts[stage] as number) * step;
		for (let index = 0; index < below.length; index++) below[index]! += holding * (lowest + index);
		const from = lowest + (ends[stage] as number);
		const to = highest + Math.min(0, start);
		const expected = new Float64Array(to - from + 1);
		let best = 0;
		for (let index = 0; index < expected.length; index++) {
			let sum = 0;
			const offset = from + index - start - lowest;
			for (let at = 0; at < probabilities.length; at++)
				sum += (probabilities[at] as number) * (below[offset - at] as number);
			expected[index] = sum;
			if (sum < (expected[best] as number)) best = index;
		}
		cost = expected[best] as number;
		expected.fill(cost, best);
		levels.push((from + best) * step);
		below = expected;
		lowest = from;
		highest = to;
	}
	return { echelonBaseStockLevels: levels, cost };
}

interface GridDemand {
	readonly start: number;
	readonly probabilities: readonly number[];
}

function gridOf(problem: SerialProblem): { readonly step: number; readonly demands: readonly GridDemand[] } {
	const { demand, leadTimes } = problem;
	if (demand.kind === "poisson")
		return {
			step: 1,
			demands: leadTimes.map((time) =>
				toLattice({ kind: "poisson", rate: demand.rate * time }, { tail: 1e-15 }),
			),
		};
	const step = (demand.standardDeviation * Math.sqrt(Math.min(...leadTimes))) / STEPS;
	return {
		step,
		demands: leadTimes.map((time) => {
			const centre = (demand.mean * time) / step;
			const spread = (demand.standardDeviation * Math.sqrt(time)) / step;
			const start = Math.floor(centre - 8 * spread);
			const end = Math.ceil(centre + 8 * spread);
			const below = (cell: number) => normalCdf((cell - 0.5 - centre) / spread);
			return {
				start,
				probabilities: Array.from(
					{ length: end - start + 1 },
					(_, index) => below(start + index + 1) - below(start + index),
				),
			};
		}),
	};
}

/**
 * Mean and standard deviation of the demand over all lead times of a chain.
 *
 * @param problem lead times and demand
 * @returns the two moments
 * @example
 * serialLeadTimeDemand({ leadTimes: [1, 3], demand: { kind: "poisson", rate: 4 } }); // => { mean: 16, standardDeviation: 4 }
 */
export function serialLeadTimeDemand(problem: Pick<SerialProblem, "leadTimes" | "demand">): {
	readonly mean: number;
	readonly standardDeviation: number;
} {
	const time = problem.leadTimes.reduce((sum, value) => sum + value, 0);
	const demand: Distribution = problem.demand;
	return { mean: mean(demand) * time, standardDeviation: Math.sqrt(variance(demand) * time) };
}

function check(problem: SerialProblem): void {
	const { leadTimes, echelonHoldingCosts } = problem;
	if (leadTimes.length === 0 || echelonHoldingCosts.length !== leadTimes.length)
		throw new ReapproError("INPUT_INVALID", "Give one figure a stage in every list.", "leadTimes");
	leadTimes.forEach((time, stage) => {
		requirePositive(time, `leadTimes[${stage}]`);
		requireAtLeast(echelonHoldingCosts[stage] as number, `echelonHoldingCosts[${stage}]`);
	});
	requirePositive(problem.stockoutCost, "stockoutCost");
}
