import { type Distribution, survival } from "../math/index.js";
import { mixDemand } from "./mix-demand.js";
import type { StockState } from "./net-position.js";

/** Chance of running out before one day. */
export interface StockoutCheck {
	/** Day number; demand of the days before it is met from what is there before it. */
	readonly beforeDay: number;
	/** Pieces on hand now plus those that arrive before `beforeDay`, less reserved and backordered. */
	readonly available: number;
	/** P(demand of [asOfDay, beforeDay) > available). */
	readonly probability: number;
}

/** Chances of running out before each receipt, in order of time. */
export interface StockoutBeforeArrival {
	readonly checks: readonly StockoutCheck[];
	/** The largest of them: a lower bound of the chance to run out at any time before the new order. */
	readonly probability: number;
}

/** A mixture of compounds as one lattice: a recursion for each of its parts would cost many times as much. */
const oneLattice = (demand: Distribution): Distribution => mixDemand([{ weight: 1, distribution: demand }]);

/**
 * Probability of running out before each open receipt, and before an order placed today can arrive.
 *
 * @param stock pieces on hand, reserved, in backorder, and open orders; those due on or before today arrive today
 * @param windowDemand distribution of the demand of the first `days` >= 1 days from today
 * @param days `asOfDay` today; `arrivalDay` the day on which an order placed today is expected
 * @returns one check a receipt day before `arrivalDay` and one for `arrivalDay` itself
 * @example
 * const windowDemand = (days) => ({ kind: "poisson", rate: days });
 * stockoutBeforeArrival({ onHand: 0 }, windowDemand, { asOfDay: 10, arrivalDay: 11 }).probability; // => 0.632121
 */
export function stockoutBeforeArrival(
	stock: StockState,
	windowDemand: (days: number) => Distribution,
	days: { readonly asOfDay: number; readonly arrivalDay: number },
): StockoutBeforeArrival {
	const { asOfDay, arrivalDay } = days;
	const receipts = (stock.openOrders ?? [])
		.filter((order) => order.dueDay < arrivalDay || order.dueDay <= asOfDay)
		.map((order) => ({ quantity: order.quantity, day: Math.max(order.dueDay, asOfDay) }))
		.sort((a, b) => a.day - b.day);
	const checks: StockoutCheck[] = [];
	let available = stock.onHand - (stock.reserved ?? 0) - (stock.backorders ?? 0);
	const check = (beforeDay: number): void => {
		if (beforeDay <= asOfDay || checks.at(-1)?.beforeDay === beforeDay) return;
		const probability =
			available < 0 ? 1 : survival(oneLattice(windowDemand(beforeDay - asOfDay)), available);
		checks.push({ beforeDay, available, probability });
	};
	for (const receipt of receipts) {
		check(receipt.day);
		available += receipt.quantity;
	}
	check(arrivalDay);
	return { checks, probability: checks.reduce((most, { probability }) => Math.max(most, probability), 0) };
}
