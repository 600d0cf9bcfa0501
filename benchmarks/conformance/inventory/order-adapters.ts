import {
	allUnitsDiscount,
	type DiscountProblem,
	type EconomicOrder,
	economicOrder,
	economicOrderCost,
	economicOrderInPacks,
	economicOrderWithBackorders,
	economicProduction,
	incrementalDiscount,
	type LotRule,
	type LotSizes,
	type LotSizingProblem,
	leastUnitCost,
	lotForLot,
	netInventoryPosition,
	partPeriodBalancing,
	type ReplayPolicy,
	replayPolicy,
	roundOrderQuantity,
	silverMeal,
	timePhasedNetting,
	wagnerWhitin,
} from "../../../src/inventory/index.js";
import { type Adapters, adapter } from "./adapter.js";

const lots = (solve: (problem: LotSizingProblem) => LotSizes) =>
	adapter<LotSizingProblem>((problem) => {
		const found = solve(problem);
		return { ...found, costOverOptimal: found.cost / wagnerWhitin(problem).cost };
	});

interface ReferencePolicy {
	readonly type: "rQ" | "sS" | "baseStock";
	readonly r: number;
	readonly Q: number;
	readonly s: number;
	readonly S: number;
}

function policyOf(policy: ReferencePolicy): ReplayPolicy {
	if (policy.type === "rQ")
		return { type: "reorder-quantity", reorderPoint: policy.r, orderQuantity: policy.Q };
	if (policy.type === "sS") return { type: "order-up-to", reorderPoint: policy.s, orderUpTo: policy.S };
	return { type: "base-stock", orderUpTo: policy.S };
}

function lotRuleOf(
	lotRule: string,
	inputs: { lotSize?: number; periods?: number; packSize?: number },
): LotRule {
	if (lotRule === "fixed") return { type: "fixed", lotSize: inputs.lotSize ?? 1 };
	if (lotRule === "periodsOfSupply")
		return { type: "periods-of-supply", periods: inputs.periods ?? 1, packSize: inputs.packSize ?? 1 };
	return { type: "lot-for-lot" };
}

/** Order quantities, lots, discounts, netting, rounding, replay. */
export const orderAdapters: Adapters = {
	eoq: adapter<EconomicOrder>(economicOrder),
	eoqCostAtQ: adapter<EconomicOrder & { orderQuantity: number }>((inputs) => ({
		cost: economicOrderCost(inputs, inputs.orderQuantity),
	})),
	eoqBackorders: adapter<EconomicOrder & { stockoutCost: number }>((inputs) =>
		economicOrderWithBackorders(inputs, inputs.stockoutCost),
	),
	epq: adapter<EconomicOrder & { productionRate: number }>((inputs) =>
		economicProduction(inputs, inputs.productionRate),
	),
	eoqInteger: adapter<EconomicOrder>((inputs) => economicOrderInPacks(inputs)),
	eoqPackMultiple: adapter<EconomicOrder & { packSize: number; minimumOrderQuantity: number }>((inputs) =>
		economicOrderInPacks(inputs, inputs),
	),
	allUnitsDiscount: adapter<DiscountProblem>(allUnitsDiscount),
	incrementalDiscount: adapter<DiscountProblem>(incrementalDiscount),
	wagnerWhitin: adapter<LotSizingProblem>(wagnerWhitin),
	silverMeal: lots(silverMeal),
	leastUnitCost: lots(leastUnitCost),
	partPeriodBalancing: lots(partPeriodBalancing),
	lotForLot: lots(lotForLot),
	drpRecord: adapter<{
		grossRequirements: number[];
		scheduledReceipts: number[];
		onHand: number;
		safetyStock: number;
		leadTime: number;
		lotRule: string;
		lotSize?: number;
		periods?: number;
		packSize?: number;
	}>((inputs) => timePhasedNetting({ ...inputs, lotRule: lotRuleOf(inputs.lotRule, inputs) })),
	orderQuantity: adapter<{
		onHand: number;
		onOrder: number;
		backorders: number;
		reserved: number;
		reorderPoint: number;
		orderUpTo: number;
		packSize: number;
		minimumOrderQuantity: number;
		maximumOrderQuantity?: number;
		maxStock?: number;
	}>((inputs) => {
		const { minimumOrderQuantity, maximumOrderQuantity, maxStock } = inputs;
		const openOrders = [{ quantity: inputs.onOrder, dueDay: 0 }];
		const window = { asOfDay: 0, untilDay: 1 };
		const inventoryPosition = netInventoryPosition({ ...inputs, openOrders }, window).position;
		const order = roundOrderQuantity({
			inventoryPosition,
			reorderPoint: inputs.reorderPoint,
			orderUpTo: inputs.orderUpTo,
			packSize: inputs.packSize,
			minOrderQuantity: minimumOrderQuantity,
			...(maximumOrderQuantity === undefined ? {} : { maxOrderQuantity: maximumOrderQuantity }),
			...(maxStock === undefined ? {} : { maxStock }),
		});
		return {
			inventoryPosition,
			need: order.need,
			orderQuantity: order.quantity,
			infeasible: order.bindingRule !== undefined,
		};
	}),
	replay: adapter<{
		demand: number[];
		policy: ReferencePolicy;
		initialOnHand: number;
		leadTime: number;
		reviewPeriod: number;
		unmetDemand: "backorder" | "lost";
	}>(({ demand, policy, initialOnHand, leadTime, reviewPeriod, unmetDemand }) => {
		const run = replayPolicy({
			demand,
			policy: policyOf(policy),
			initialOnHand,
			leadTimeDays: leadTime,
			reviewDays: reviewPeriod,
			unmetDemand,
			orderTime: "end",
			trace: true,
		});
		return { ...run, ...run.trace };
	}),
};
