import {
	type ContinuousReview,
	continuousDemand,
	type NormalContinuousReview,
	newsvendor,
	newsvendorCost,
	newsvendorProfit,
	newsvendorTextbook,
	rqByEconomicOrderAndSafetyStock,
	rqByEconomicOrderWithBackorders,
	rqByExpectedInventoryLevel,
	rqByLossFunction,
	rqCostNormal,
	rqCostPoisson,
	rqNormal,
	rqPoisson,
	rqReorderPointNormal,
	ssCost,
	ssPolicy,
	ssPowerApproximation,
} from "../../../src/inventory/index.js";
import type { Distribution, NormalDistribution } from "../../../src/math/index.js";
import { type Adapters, adapter } from "./adapter.js";
import { continuousOf, demandOf, latticeOf, type ReferenceDemand } from "./reference-demand.js";

interface Costs {
	readonly holdingCost: number;
	readonly stockoutCost: number;
}
interface NormalPeriods extends Costs {
	readonly demandMean: number;
	readonly demandSd: number;
	readonly leadTime: number;
}
type PeriodicCosts = Costs & { fixedCost: number; leadTime?: number; demand: ReferenceDemand };

const normalOver = ({ demandMean, demandSd, leadTime }: NormalPeriods): NormalDistribution => ({
	kind: "normal",
	mean: demandMean * (leadTime + 1),
	standardDeviation: demandSd * Math.sqrt(leadTime + 1),
});
const baseStock = ({ level, cost }: { level: number; cost: number }) => ({ baseStockLevel: level, cost });
const periodic = (inputs: PeriodicCosts) => ({ ...inputs, demand: demandOf(inputs.demand) });
const ltdScale = (inputs: NormalContinuousReview) => ({
	ltdSd: inputs.demandSd * Math.sqrt(inputs.leadTime),
});
const exactly = (solve: (problem: NormalContinuousReview) => { cost: number }) =>
	adapter<NormalContinuousReview>((inputs) => {
		const policy = solve(inputs);
		return { ...policy, exactCost: policy.cost };
	}, ltdScale);

/** Newsvendor, (r, Q) and (s, S). */
export const policyAdapters: Adapters = {
	newsvendorNormal: adapter<NormalPeriods>((inputs) => baseStock(newsvendor(normalOver(inputs), inputs))),
	newsvendorNormalCost: adapter<NormalPeriods & { baseStockLevel: number }>((inputs) => ({
		cost: newsvendorCost(normalOver(inputs), inputs.baseStockLevel, inputs),
	})),
	newsvendorPoisson: adapter<Costs & { demandMean: number; leadTime: number }>((inputs) => {
		const demand: Distribution = { kind: "poisson", rate: inputs.demandMean * (inputs.leadTime + 1) };
		return baseStock(newsvendor(demand, inputs));
	}),
	newsvendorContinuous: adapter<Costs & { distribution: ReferenceDemand }>((inputs) => {
		const textbook = continuousOf(inputs.distribution);
		return baseStock(
			textbook === undefined
				? newsvendor(demandOf(inputs.distribution), inputs)
				: newsvendorTextbook(continuousDemand(textbook), inputs),
		);
	}),
	newsvendorDiscrete: adapter<Costs & { pmf: Record<string, number> }>((inputs) =>
		baseStock(newsvendor(latticeOf(inputs.pmf), inputs)),
	),
	newsvendorNormalExplicit: adapter<{
		revenue: number;
		purchaseCost: number;
		salvageValue: number;
		demandMean: number;
		demandSd: number;
	}>((inputs) => {
		const demand: Distribution = {
			kind: "normal",
			mean: inputs.demandMean,
			standardDeviation: inputs.demandSd,
		};
		const { level, profit } = newsvendorProfit(demand, inputs);
		return { baseStockLevel: level, profit };
	}),
	rqExactNormal: exactly(rqNormal),
	rqOptimalRForQ: adapter<NormalContinuousReview & { orderQuantity: number }>(
		(inputs) => ({ reorderPoint: rqReorderPointNormal(inputs, inputs.orderQuantity) }),
		ltdScale,
	),
	rqEoqb: exactly(rqByEconomicOrderWithBackorders),
	rqEoqSs: exactly(rqByEconomicOrderAndSafetyStock),
	rqLossFunction: exactly(rqByLossFunction),
	rqExpectedInventoryLevel: adapter<NormalContinuousReview & { stockoutCostPerUnit: number }>((inputs) => {
		const policy = rqByExpectedInventoryLevel({ ...inputs, stockoutCost: inputs.stockoutCostPerUnit });
		return { ...policy, approximateCost: policy.cost };
	}),
	rqCostNormal: adapter<NormalContinuousReview & { orderQuantity: number; reorderPoint: number }>(
		(inputs) => ({
			cost: rqCostNormal(inputs, inputs),
		}),
	),
	rqCostPoisson: adapter<ContinuousReview & { orderQuantity: number; reorderPoint: number }>((inputs) => ({
		cost: rqCostPoisson(inputs, inputs),
	})),
	rqExactPoisson: adapter<ContinuousReview>(rqPoisson),
	ssCost: adapter<PeriodicCosts & { reorderPoint: number; orderUpToLevel: number }>((inputs) => ({
		cost: ssCost(periodic(inputs), inputs),
	})),
	ssExact: adapter<PeriodicCosts>((inputs) => ssPolicy(periodic(inputs))),
	ssPowerApproximation: adapter<NormalPeriods & { fixedCost: number }>(ssPowerApproximation),
};
