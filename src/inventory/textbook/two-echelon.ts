import { ReapproError } from "../../errors.js";
import {
	cdf,
	complementaryLoss,
	type Distribution,
	latticeFromProbabilities,
	loss,
	probabilityMass,
	sumOfIndependent,
	survival,
} from "../../math/index.js";
import { requireAtLeast, requireInteger, requirePositive } from "../require.js";

/** One depot that serves several bases, each piece replaced at once (S - 1, S), Poisson demand, full backlogging. */
export interface TwoEchelonProblem {
	/** Pieces a unit of time of each base, > 0. */
	readonly demandRates: readonly number[];
	/** Time from the supplier to the depot. */
	readonly depotLeadTime: number;
	/** Time from the depot to each base. */
	readonly transportTimes: readonly number[];
	readonly depotStock: number;
	readonly baseStocks: readonly number[];
}

/** Time averages of one base. */
export interface BaseService {
	readonly expectedBackorders: number;
	readonly expectedOnHand: number;
	readonly fillRate: number;
}

/** Service of the depot and of each base, exactly and by METRIC. */
export interface TwoEchelonService {
	readonly depotExpectedBackorders: number;
	readonly depotFillRate: number;
	/** Depot backorders are split among the bases at random (Simon 1971; Graves 1985). */
	readonly exact: readonly BaseService[];
	/** Pipelines taken as Poisson with the mean delay (Sherbrooke 1968): too hopeful where the depot runs short. */
	readonly metric: readonly BaseService[];
}

/**
 * Backorders, stock and fill rates of a depot and its bases under one-for-one replenishment.
 *
 * @param problem demand rates, times and base stocks
 * @returns service of the depot and of each base
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range or the lists differ in length
 * @example
 * const problem = { demandRates: [1, 1], depotLeadTime: 1, transportTimes: [1, 1], depotStock: 0, baseStocks: [2, 2] };
 * twoEchelonService(problem).depotExpectedBackorders; // => 2
 */
export function twoEchelonService(problem: TwoEchelonProblem): TwoEchelonService {
	const { demandRates, transportTimes, baseStocks } = problem;
	check(problem);
	const rate = demandRates.reduce((sum, value) => sum + value, 0);
	const outstanding: Distribution = { kind: "poisson", rate: rate * problem.depotLeadTime };
	const depotExpectedBackorders = loss(outstanding, problem.depotStock);
	const backorders = backorderProbabilities(outstanding, problem.depotStock);
	const exact: BaseService[] = [];
	const metric: BaseService[] = [];
	demandRates.forEach((own, base) => {
		const stock = baseStocks[base] as number;
		const travelling: Distribution = { kind: "poisson", rate: own * (transportTimes[base] as number) };
		const waiting = thinned(backorders, own / rate);
		exact.push(serviceOf(sumOfIndependent(waiting, travelling), stock));
		const delay = depotExpectedBackorders / rate;
		metric.push(serviceOf({ kind: "poisson", rate: travelling.rate + own * delay }, stock));
	});
	return { depotExpectedBackorders, depotFillRate: cdf(outstanding, problem.depotStock - 1), exact, metric };
}

/** Probabilities of 0, 1, 2, ... depot backorders, up to those that can not matter. */
function backorderProbabilities(outstanding: Distribution, stock: number): number[] {
	const probabilities = [cdf(outstanding, stock)];
	for (let pieces = 1; survival(outstanding, stock + pieces - 1) > 1e-15; pieces++)
		probabilities.push(probabilityMass(outstanding, stock + pieces));
	return probabilities;
}

/** How many of a random number of pieces are for one base, each with probability `share`: Horner's scheme. */
function thinned(counts: readonly number[], share: number): Distribution {
	const probabilities = new Array<number>(counts.length).fill(0);
	for (let count = counts.length - 1; count >= 0; count--) {
		for (let kept = counts.length - 1 - count; kept > 0; kept--)
			probabilities[kept] =
				(1 - share) * (probabilities[kept] as number) + share * (probabilities[kept - 1] as number);
		probabilities[0] = (1 - share) * (probabilities[0] as number) + (counts[count] as number);
	}
	return latticeFromProbabilities(0, probabilities);
}

function serviceOf(outstanding: Distribution, stock: number): BaseService {
	return {
		expectedBackorders: loss(outstanding, stock),
		expectedOnHand: complementaryLoss(outstanding, stock),
		fillRate: cdf(outstanding, stock - 1),
	};
}

function check(problem: TwoEchelonProblem): void {
	const bases = problem.demandRates.length;
	if (bases === 0 || problem.transportTimes.length !== bases || problem.baseStocks.length !== bases)
		throw new ReapproError("INPUT_INVALID", "Give one figure a base in every list.", "demandRates");
	requireAtLeast(problem.depotLeadTime, "depotLeadTime");
	requireInteger(problem.depotStock, "depotStock", 0);
	problem.demandRates.forEach((rate, base) => {
		requirePositive(rate, `demandRates[${base}]`);
		requireAtLeast(problem.transportTimes[base] as number, `transportTimes[${base}]`);
		requireInteger(problem.baseStocks[base] as number, `baseStocks[${base}]`, 0);
	});
}
