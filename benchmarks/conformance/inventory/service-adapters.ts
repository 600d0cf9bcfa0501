import {
	expectedStock,
	leadTimeDemandMoments,
	orderUpToForCycleService,
	orderUpToForFillRate,
	type PeriodicReview,
	reorderPointForCycleService,
	reorderPointForFillRate,
	serviceOfReorderPoint,
} from "../../../src/inventory/index.js";
import { cdf, type NormalDistribution, normalQuantile } from "../../../src/math/index.js";
import { type Adapters, adapter } from "./adapter.js";
import { demandOf, type ReferenceDemand } from "./reference-demand.js";

interface LeadTimeNormal {
	readonly ltdMean: number;
	readonly ltdSd: number;
}

const normalOf = ({ ltdMean, ltdSd }: LeadTimeNormal): NormalDistribution => ({
	kind: "normal",
	mean: ltdMean,
	standardDeviation: ltdSd,
});
const scaleOf = ({ ltdSd }: LeadTimeNormal) => ({ ltdSd });

/** Service of levels and levels for a service. */
export const serviceAdapters: Adapters = {
	serviceOfReorderPointNormal: adapter<LeadTimeNormal & { orderQuantity: number; reorderPoint: number }>(
		(inputs) => {
			const service = serviceOfReorderPoint(normalOf(inputs), inputs);
			return { ...service, fillRateExact: service.fillRate };
		},
	),
	reorderPointForFillRateNormal: adapter<LeadTimeNormal & { orderQuantity: number; targetFillRate: number }>(
		(inputs) => {
			const demand = normalOf(inputs);
			const { targetFillRate, orderQuantity } = inputs;
			const simple = reorderPointForFillRate(demand, targetFillRate, orderQuantity, { form: "simple" });
			const exact = reorderPointForFillRate(demand, targetFillRate, orderQuantity);
			return {
				reorderPointSimple: simple,
				reorderPointExact: exact,
				safetyStockSimple: simple - demand.mean,
				safetyStockExact: exact - demand.mean,
				cycleServiceLevelAtExact: cdf(demand, exact),
			};
		},
		scaleOf,
	),
	reorderPointForCycleServiceNormal: adapter<LeadTimeNormal & { targetCycleServiceLevel: number }>(
		(inputs) => {
			const reorderPoint = reorderPointForCycleService(normalOf(inputs), inputs.targetCycleServiceLevel);
			return {
				reorderPoint,
				safetyStock: reorderPoint - inputs.ltdMean,
				z: normalQuantile(inputs.targetCycleServiceLevel),
			};
		},
	),
	safetyStockStochasticLeadTime: adapter<{
		demandMean: number;
		demandSd: number;
		leadTimeMean: number;
		leadTimeSd: number;
		targetCycleServiceLevel: number;
	}>((inputs) => {
		const moments = leadTimeDemandMoments(inputs);
		const reorderPoint = reorderPointForCycleService(
			{ kind: "normal", ...moments },
			inputs.targetCycleServiceLevel,
		);
		return {
			ltdMean: moments.mean,
			ltdSd: moments.standardDeviation,
			reorderPoint,
			safetyStock: reorderPoint - moments.mean,
		};
	}),
	orderUpToForCycleServiceNormal: adapter<PeriodicReview & { targetCycleServiceLevel: number }>((inputs) =>
		orderUpToForCycleService(inputs, inputs.targetCycleServiceLevel),
	),
	orderUpToForFillRateNormal: adapter<PeriodicReview & { targetFillRate: number }>((inputs) => {
		const level = orderUpToForFillRate(inputs, inputs.targetFillRate);
		return { ...level, cycleServiceLevelAchieved: level.cycleServiceLevel };
	}),
	discreteReorderPoint: adapter<{
		leadTimeDemand: ReferenceDemand;
		orderQuantity: number;
		targetCycleServiceLevel: number;
		targetFillRate: number;
	}>(({ leadTimeDemand, orderQuantity, targetCycleServiceLevel, targetFillRate }) => {
		const demand = demandOf(leadTimeDemand);
		const cycle = reorderPointForCycleService(demand, targetCycleServiceLevel);
		const reorderPoint = reorderPointForFillRate(demand, targetFillRate, orderQuantity);
		const stock = expectedStock(demand, { reorderPoint, orderQuantity });
		return {
			reorderPointCycle: cycle,
			cycleServiceLevelAtThat: cdf(demand, cycle),
			reorderPointFillRate: reorderPoint,
			fillRateAtThat: serviceOfReorderPoint(demand, { reorderPoint, orderQuantity }).fillRate,
			expectedBackorders: stock.backorders,
			expectedOnHand: stock.onHand,
		};
	}),
	gammaReorderPoint: adapter<{
		leadTimeDemand: ReferenceDemand;
		orderQuantity: number;
		targetCycleServiceLevel: number;
		targetFillRate: number;
	}>(({ leadTimeDemand, orderQuantity, targetCycleServiceLevel, targetFillRate }) => {
		const demand = demandOf(leadTimeDemand);
		const reorderPoint = reorderPointForCycleService(demand, targetCycleServiceLevel);
		const service = serviceOfReorderPoint(demand, { reorderPoint, orderQuantity });
		return {
			reorderPointCycle: reorderPoint,
			reorderPointFillRateExact: reorderPointForFillRate(demand, targetFillRate, orderQuantity),
			lossAtCycleRop: service.expectedShortagePerCycle,
			fillRateExactAtCycleRop: service.fillRate,
		};
	}),
};
