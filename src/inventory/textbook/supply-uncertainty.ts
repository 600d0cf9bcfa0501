import { minimiseBrent } from "../../math/index.js";
import { requireAtLeast, requireFraction, requirePositive } from "../require.js";
import { criticalRatio } from "../service/critical-ratio.js";
import { type EconomicOrder, economicOrder } from "./economic-order.js";

/**
 * Economic order quantity when the supplier is at times unable to deliver: times between and of disruptions are
 * exponential, unmet demand is lost at a cost a piece (Parlar and Berkin 1991; Snyder and Shen 2019, sec. 9.2).
 *
 * @param order demand rate, fixed and holding cost
 * @param supply `disruptionRate` and `recoveryRate` a unit of time, `stockoutCost` a piece, all > 0
 * @returns quantity and cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is not above 0
 * @example
 * const order = { demandRate: 1300, fixedCost: 8, holdingCost: 0.225 };
 * economicOrderWithDisruptions(order, { disruptionRate: 1.5, recoveryRate: 14, stockoutCost: 5 }).cost; // => 173.950003
 */
export function economicOrderWithDisruptions(
	order: EconomicOrder,
	supply: { readonly disruptionRate: number; readonly recoveryRate: number; readonly stockoutCost: number },
): { readonly orderQuantity: number; readonly cost: number } {
	const { orderQuantity: start } = economicOrder(order);
	const { demandRate, fixedCost, holdingCost } = order;
	const disruptionRate = requirePositive(supply.disruptionRate, "disruptionRate");
	const recoveryRate = requirePositive(supply.recoveryRate, "recoveryRate");
	const stockoutCost = requirePositive(supply.stockoutCost, "stockoutCost");
	const both = disruptionRate + recoveryRate;
	const costAt = (quantity: number): number => {
		const cycle = quantity / demandRate;
		const downtime = ((disruptionRate / both) * -Math.expm1(-both * cycle)) / recoveryRate;
		return (
			(fixedCost + (holdingCost * quantity * cycle) / 2 + stockoutCost * demandRate * downtime) /
			(cycle + downtime)
		);
	};
	let upper = 2 * start;
	while (costAt(2 * upper) < costAt(upper)) upper *= 2;
	const { x, value } = minimiseBrent(costAt, start / 10, 2 * upper, { tolerance: 1e-10 });
	return { orderQuantity: x, cost: value };
}

/**
 * Base stock with known demand when the supplier fails and recovers at random from period to period
 * (Tomlin 2006; Snyder and Shen 2019, sec. 9.2): enough periods of demand that the critical ratio of disruptions is
 * outlasted.
 *
 * @param input `demand` a period, `holdingCost` and `stockoutCost` a piece and period, all > 0; `disruptionProb` and
 * `recoveryProb` a period in (0, 1)
 * @returns level, a multiple of the demand, and expected cost a period
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const costs = { demand: 2000, holdingCost: 0.25, stockoutCost: 3 };
 * baseStockWithDisruptions({ ...costs, disruptionProb: 0.04, recoveryProb: 0.25 }).baseStockLevel; // => 8000
 */
export function baseStockWithDisruptions(input: {
	readonly demand: number;
	readonly holdingCost: number;
	readonly stockoutCost: number;
	readonly disruptionProb: number;
	readonly recoveryProb: number;
}): { readonly baseStockLevel: number; readonly cost: number } {
	const demand = requirePositive(input.demand, "demand");
	const holdingCost = requirePositive(input.holdingCost, "holdingCost");
	const stockoutCost = requirePositive(input.stockoutCost, "stockoutCost");
	const disruption = requireFraction(input.disruptionProb, "disruptionProb");
	const recovery = requireFraction(input.recoveryProb, "recoveryProb");
	const down = disruption / (disruption + recovery);
	// P(at most n periods of disruption so far) = 1 - down (1 - recovery)^n.
	const ratio = criticalRatio(stockoutCost, holdingCost);
	let periods = 0;
	for (let beyond = down; 1 - beyond < ratio; beyond *= 1 - recovery) periods++;
	let probability = 1 - down;
	let cost = 0;
	for (let length = 0; probability > 1e-18 || length <= periods; length++) {
		const missing = length - periods;
		cost += probability * demand * (missing > 0 ? stockoutCost * missing : -holdingCost * missing);
		probability = length === 0 ? down * recovery : probability * (1 - recovery);
	}
	return { baseStockLevel: demand * (periods + 1), cost };
}

/**
 * Economic order quantity when a random number of pieces is added to what was ordered, negative for losses
 * (Snyder and Shen 2019, sec. 9.3).
 *
 * @param order demand rate, fixed and holding cost
 * @param change `yieldMean` and `yieldSd` of the pieces added
 * @returns quantity and cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const order = { demandRate: 75000, fixedCost: 18500, holdingCost: 0.06 };
 * economicOrderWithAdditiveYield(order, { yieldMean: -15000, yieldSd: 9000 }).orderQuantity; // => 230246.370469
 */
export function economicOrderWithAdditiveYield(
	order: EconomicOrder,
	change: { readonly yieldMean: number; readonly yieldSd: number },
): { readonly orderQuantity: number; readonly cost: number } {
	const spread = requireAtLeast(change.yieldSd, "yieldSd");
	const received = Math.hypot(economicOrder(order).orderQuantity, spread);
	const { demandRate, fixedCost, holdingCost } = order;
	return {
		orderQuantity: received - change.yieldMean,
		cost:
			(fixedCost * demandRate) / received + (holdingCost * (received ** 2 + spread ** 2)) / (2 * received),
	};
}

/**
 * Economic order quantity when a random share of what was ordered is good (Snyder and Shen 2019, sec. 9.3).
 *
 * @param order demand rate, fixed and holding cost
 * @param share `yieldMean` > 0 and `yieldSd` of the share
 * @returns quantity and cost a unit of time
 * @throws {ReapproError} `INPUT_INVALID` when a figure is out of range
 * @example
 * const order = { demandRate: 100, fixedCost: 20, holdingCost: 2.5 };
 * economicOrderWithMultiplicativeYield(order, { yieldMean: 0.8, yieldSd: 0.6 }).orderQuantity; // => 40
 */
export function economicOrderWithMultiplicativeYield(
	order: EconomicOrder,
	share: { readonly yieldMean: number; readonly yieldSd: number },
): { readonly orderQuantity: number; readonly cost: number } {
	const mean = requirePositive(share.yieldMean, "yieldMean");
	const meanSquare = mean ** 2 + requireAtLeast(share.yieldSd, "yieldSd") ** 2;
	const orderQuantity = economicOrder(order).orderQuantity / Math.sqrt(meanSquare);
	const { demandRate, fixedCost, holdingCost } = order;
	return {
		orderQuantity,
		cost:
			(fixedCost * demandRate) / (orderQuantity * mean) +
			(holdingCost * orderQuantity * meanSquare) / (2 * mean),
	};
}
