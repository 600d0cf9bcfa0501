import {
	baseStockWithDisruptions,
	type EconomicOrder,
	economicOrder,
	economicOrdersInSpace,
	economicOrderWithAdditiveYield,
	economicOrderWithDisruptions,
	economicOrderWithMultiplicativeYield,
	finiteHorizonPolicy,
	guaranteedServiceTimes,
	type JointReplenishmentProblem,
	jointReplenishmentWith,
	kaplanMeierDemand,
	newsvendorBudget,
	normalCensoredDemand,
	optimalJointReplenishment,
	poissonCensoredRate,
	prioritisedUnits,
	type SalesObservation,
	serialBaseStocks,
	serialLeadTimeDemand,
	silverJointReplenishment,
	type TwoEchelonProblem,
	twoEchelonService,
} from "../../../src/inventory/index.js";
import { type Distribution, normalCdf } from "../../../src/math/index.js";
import { type Adapters, adapter } from "./adapter.js";
import { demandOf, type ReferenceDemand } from "./reference-demand.js";

/** One figure of every list an article, as rows. */
function rows<Field extends string>(
	lists: Readonly<Record<Field, readonly number[]>>,
): Record<Field, number>[] {
	const fields = Object.entries(lists) as [Field, readonly number[]][];
	const length = fields[0]?.[1].length ?? 0;
	return Array.from(
		{ length },
		(_, index) =>
			Object.fromEntries(fields.map(([field, list]) => [field, list[index]])) as Record<Field, number>,
	);
}

/** Normal demand rounded to integers and cut at four deviations, as the reference's texts have it. */
function roundedNormal(mean: number, sd: number): Distribution {
	const start = Math.max(0, Math.round(mean - 4 * sd));
	const end = Math.round(mean + 4 * sd);
	const below = (value: number) => normalCdf((value - 0.5 - mean) / sd);
	const whole = below(end + 1) - below(start);
	return {
		kind: "lattice",
		start,
		probabilities: Array.from(
			{ length: end - start + 1 },
			(_, index) => (below(start + index + 1) - below(start + index)) / whole,
		),
	};
}

type PerPeriod = number | readonly number[];
interface FiniteHorizonInputs {
	readonly numPeriods: number;
	readonly holdingCost: PerPeriod;
	readonly stockoutCost: PerPeriod;
	readonly purchaseCost: PerPeriod;
	readonly fixedCost: PerPeriod;
	readonly demandMean: PerPeriod;
	readonly demandSd?: PerPeriod;
	readonly terminalHoldingCost: number;
	readonly terminalStockoutCost: number;
	readonly discountFactor: number;
	readonly initialInventory: number;
}

const finiteHorizon = adapter<FiniteHorizonInputs>((inputs) => {
	const spread = (value: PerPeriod): readonly number[] =>
		typeof value === "number" ? new Array<number>(inputs.numPeriods).fill(value) : value;
	const deviations = inputs.demandSd === undefined ? undefined : spread(inputs.demandSd);
	return finiteHorizonPolicy({
		...inputs,
		demands: spread(inputs.demandMean).map((mean, period) =>
			deviations === undefined
				? { kind: "poisson", rate: mean }
				: roundedNormal(mean, deviations[period] as number),
		),
		fixedCosts: spread(inputs.fixedCost),
		purchaseCosts: spread(inputs.purchaseCost),
		holdingCosts: spread(inputs.holdingCost),
		stockoutCosts: spread(inputs.stockoutCost),
	});
});

interface ReferenceStage {
	readonly id: number;
	readonly processingTime: number;
	readonly holdingCost: number;
	readonly demandBoundConstant: number;
	readonly externalInboundCst?: number;
	readonly externalOutboundCst?: number;
	readonly demandMean?: number;
	readonly demandSd?: number;
}

/** Censored demand, constraints, joint orders, uncertain supply, several stages or periods. */
export const systemAdapters: Adapters = {
	kaplanMeier: adapter<{ observations: SalesObservation[] }>(({ observations }) => ({
		curve: kaplanMeierDemand(observations),
	})),
	poissonCensoredMle: adapter<{ observations: SalesObservation[] }>(({ observations }) =>
		poissonCensoredRate(observations),
	),
	normalCensoredMle: adapter<{ observations: SalesObservation[] }>(({ observations }) =>
		normalCensoredDemand(observations),
	),
	eoqSpaceConstraint: adapter<{
		fixedCosts: number[];
		demandRates: number[];
		holdingCosts: number[];
		spacePerUnit: number[];
		spaceLimit: number;
	}>(({ fixedCosts, demandRates, holdingCosts, spacePerUnit, spaceLimit }) =>
		economicOrdersInSpace(
			rows({ fixedCost: fixedCosts, demandRate: demandRates, holdingCost: holdingCosts, spacePerUnit }),
			spaceLimit,
		),
	),
	newsvendorBudget: adapter<{
		demandMeans: number[];
		demandSds: number[];
		unitCosts: number[];
		holdingCosts: number[];
		stockoutCosts: number[];
		budget: number;
	}>(({ demandMeans, demandSds, unitCosts, holdingCosts, stockoutCosts, budget }) => {
		const found = newsvendorBudget(
			rows({
				demandMean: demandMeans,
				demandSd: demandSds,
				unitCost: unitCosts,
				holdingCost: holdingCosts,
				stockoutCost: stockoutCosts,
			}),
			budget,
		);
		return { ...found, baseStockLevels: found.levels };
	}),
	prioritisedUnits: adapter<{
		demandMeans: number[];
		holdingCosts: number[];
		stockoutCosts: number[];
		onHand: number[];
		maxUnits: number;
	}>(({ demandMeans, holdingCosts, stockoutCosts, onHand, maxUnits }) =>
		prioritisedUnits(
			demandMeans.map((rate, index) => ({
				demand: { kind: "poisson", rate },
				onHand: onHand[index] as number,
				holdingCost: holdingCosts[index] as number,
				stockoutCost: stockoutCosts[index] as number,
			})),
			maxUnits,
		),
	),
	jrpSilverHeuristic: adapter<JointReplenishmentProblem>(silverJointReplenishment),
	jrpOptimalStrictCyclic: adapter<JointReplenishmentProblem>((problem) => {
		const common = jointReplenishmentWith(
			problem,
			problem.demandRates.map(() => 1),
		);
		const independentCost = problem.demandRates.reduce((sum, demandRate, index) => {
			const fixedCost = problem.sharedFixedCost + (problem.individualFixedCosts[index] as number);
			return (
				sum +
				economicOrder({ demandRate, fixedCost, holdingCost: problem.holdingCosts[index] as number }).cost
			);
		}, 0);
		return {
			...optimalJointReplenishment(problem),
			commonCycleCost: common.cost,
			commonCycleTime: common.baseCycleTime,
			independentCost,
		};
	}),
	eoqDisruptions: adapter<
		EconomicOrder & { disruptionRate: number; recoveryRate: number; stockoutCost: number }
	>((inputs) => economicOrderWithDisruptions(inputs, inputs)),
	baseStockDisruptions: adapter<Parameters<typeof baseStockWithDisruptions>[0]>(baseStockWithDisruptions),
	eoqAdditiveYield: adapter<EconomicOrder & { yieldMean: number; yieldSd: number }>((inputs) =>
		economicOrderWithAdditiveYield(inputs, inputs),
	),
	eoqMultiplicativeYield: adapter<EconomicOrder & { yieldMean: number; yieldSd: number }>((inputs) =>
		economicOrderWithMultiplicativeYield(inputs, inputs),
	),
	finiteHorizonPoisson: finiteHorizon,
	finiteHorizonNormal: finiteHorizon,
	twoEchelonOneForOne: adapter<TwoEchelonProblem>(twoEchelonService),
	gsmTree: adapter<{ nodes: ReferenceStage[]; edges: [number, number][] }>(({ nodes, edges }) => {
		const found = guaranteedServiceTimes(
			nodes.map(({ externalInboundCst, externalOutboundCst, ...stage }) => ({
				...stage,
				...(externalInboundCst === undefined ? {} : { externalInboundTime: externalInboundCst }),
				...(externalOutboundCst === undefined ? {} : { maxOutboundTime: externalOutboundCst }),
			})),
			edges,
		);
		return { cost: found.cost, nodes: found.stages };
	}),
	clarkScarf: adapter<{
		echelonHoldingCosts: number[];
		leadTimes: number[];
		stockoutCost: number;
		demand: ReferenceDemand;
	}>(
		(inputs) =>
			serialBaseStocks({
				...inputs,
				demand: demandOf(inputs.demand) as Parameters<typeof serialBaseStocks>[0]["demand"],
			}),
		({ leadTimes, demand }) => ({
			totalLtdSd: serialLeadTimeDemand({
				leadTimes,
				demand: demandOf(demand) as Parameters<typeof serialBaseStocks>[0]["demand"],
			}).standardDeviation,
		}),
	),
};
