import { ReapproError } from "../../errors.js";
import { roundOrderQuantity } from "../order-quantity.js";
import { requireAtLeast, requireInteger } from "../require.js";
import { checkReplay } from "./check-replay.js";
import { replayScenario } from "./replay-scenario.js";
import type { ReplayCosts, ReplayInput, ReplayPolicy, ReplayResult, ReplayState } from "./replay-types.js";

/**
 * Plays an ordering policy against days of demand: receive what is due, serve backorders, meet demand, review and order.
 *
 * Deterministic, O(days). Of a `scenario` the demand that is played is the one that counts. Backorders are served first from later receipts; they count once in the fill rate.
 *
 * @param input demand by day, policy, stock at the beginning, lead times, review days, event order
 * @returns service, stock, orders and shortages, and the days when `trace` is set
 * @throws {ReapproError} `OPTION_INVALID` for a name that is not known; `INPUT_INVALID` when a lead time is no whole number
 * >= 0, `reviewDays` none >= 1, a demand negative or not finite, or there is no day
 * @example
 * const policy = { type: "base-stock", orderUpTo: 2 };
 * const run = replayPolicy({ demand: [1, 2, 0, 1], policy, initialOnHand: 2, leadTimeDays: 1, unmetDemand: "backorder" });
 * run.fillRate; // => 0.75
 */
export function replayPolicy(input: ReplayInput): ReplayResult {
	checkReplay(input);
	const { policy, leadTimeDays, reviewDays = 1 } = input;
	const days = input.demand.length;
	const scenario = replayScenario(input.scenario ?? {});
	const demand = scenario.demandOf(input.demand);
	const atEnd = input.orderTime === "end";
	const waits = input.unmetDemand === "backorder";
	const arrivals = new Float64Array(days);
	const traced = input.trace
		? { onHand: [] as number[], backorders: [] as number[], orders: [] as number[] }
		: undefined;

	let onHand = requireAtLeast(input.initialOnHand, "initialOnHand");
	let onOrder = 0;
	let backorders = 0;
	for (const { quantity, arrivalDay } of input.initialOrders ?? []) {
		onOrder += requireAtLeast(quantity, "initialOrders");
		if (arrivalDay < days) arrivals[Math.max(0, arrivalDay)]! += quantity;
	}
	let demandUnits = 0;
	let shortUnits = 0;
	let shortDays = 0;
	let numberOfOrders = 0;
	let unitsOrdered = 0;
	let stockDays = 0;
	let backorderDays = 0;
	let cycles = 0;
	let shortCycles = 0;
	let isCycleShort = false;
	let shortReviews = 0;
	let isReviewShort = false;

	for (let day = 0; day < days; day++) {
		receive(day);
		let ordered = 0;
		const isReview = day % reviewDays === 0;
		if (isReview) closeReview();
		if (isReview && !atEnd) ordered = order(day);
		// A lead time of 0 arrives before the demand of its day.
		if (ordered > 0 && (arrivals[day] as number) > 0) receive(day);
		meet(demand[day] as number);
		if (isReview && atEnd) ordered = order(day);
		stockDays += onHand;
		backorderDays += backorders;
		if (traced) {
			traced.onHand.push(onHand);
			traced.backorders.push(backorders);
			traced.orders.push(ordered);
		}
	}
	if (cycles === 0 || isCycleShort) closeCycle();
	closeReview();
	return {
		demandUnits,
		fillRate: demandUnits > 0 ? 1 - shortUnits / demandUnits : 1,
		periodServiceLevel: 1 - shortDays / days,
		reviewServiceLevel: 1 - shortReviews / Math.ceil(days / reviewDays),
		cycleServiceLevel: 1 - shortCycles / cycles,
		shortUnits,
		shortDays,
		lostUnits: input.unmetDemand === "lost" ? shortUnits : 0,
		emergencyUnits: input.unmetDemand === "emergency" ? shortUnits : 0,
		numberOfOrders,
		unitsOrdered,
		averageOnHand: stockDays / days,
		averageBackorders: backorderDays / days,
		...(input.unitCost === undefined ? {} : { averageStockValue: (stockDays / days) * input.unitCost }),
		...(input.costs === undefined
			? {}
			: { cost: costOf(input.costs, { stockDays, numberOfOrders, shortUnits }) }),
		onHandEnd: onHand,
		backordersEnd: backorders,
		onOrderEnd: onOrder,
		...(traced ? { trace: traced } : {}),
	};

	function receive(day: number): void {
		const received = arrivals[day] as number;
		if (!(received > 0)) return;
		closeCycle();
		arrivals[day] = 0;
		onOrder -= received;
		const served = Math.min(backorders, received);
		backorders -= served;
		onHand += received - served;
	}

	function closeCycle(): void {
		cycles++;
		if (isCycleShort) shortCycles++;
		isCycleShort = false;
	}

	function closeReview(): void {
		if (isReviewShort) shortReviews++;
		isReviewShort = false;
	}

	function meet(wanted: number): void {
		if (!(wanted >= 0 && wanted < Number.POSITIVE_INFINITY))
			throw new ReapproError("INPUT_INVALID", "Give every day a finite demand of at least 0.", "demand");
		demandUnits += wanted;
		const served = Math.min(wanted, onHand);
		onHand -= served;
		const unmet = wanted - served;
		if (!(unmet > 0)) return;
		shortUnits += unmet;
		shortDays++;
		isCycleShort = true;
		isReviewShort = true;
		if (waits) backorders += unmet;
	}

	function order(day: number): number {
		const quantity = orderOf(policy, day, { onHand, onOrder, backorders });
		if (!(quantity > 0)) return 0;
		const leadTime = requireInteger(leadTimeOf(leadTimeDays, numberOfOrders), "leadTimeDays", 0);
		const arrivalDay = day + leadTime + scenario.delayOn(day) + (atEnd ? 1 : 0);
		if (arrivalDay < days) arrivals[arrivalDay]! += quantity;
		onOrder += quantity;
		numberOfOrders++;
		unitsOrdered += quantity;
		return quantity;
	}
}

function costOf(
	{ holding = 0, order = 0, shortage = 0 }: ReplayCosts,
	run: { readonly stockDays: number; readonly numberOfOrders: number; readonly shortUnits: number },
): number {
	return (
		requireAtLeast(holding, "costs.holding") * run.stockDays +
		requireAtLeast(order, "costs.order") * run.numberOfOrders +
		requireAtLeast(shortage, "costs.shortage") * run.shortUnits
	);
}

function leadTimeOf(leadTimeDays: number | ArrayLike<number>, index: number): number {
	if (typeof leadTimeDays === "number") return leadTimeDays;
	return leadTimeDays[Math.min(index, leadTimeDays.length - 1)] ?? Number.NaN;
}

function orderOf(policy: ReplayPolicy, day: number, state: ReplayState): number {
	const inventoryPosition = state.onHand + state.onOrder - state.backorders;
	switch (policy.type) {
		case "base-stock":
			return policy.orderUpTo - inventoryPosition;
		case "order-up-to":
			return inventoryPosition <= policy.reorderPoint ? policy.orderUpTo - inventoryPosition : 0;
		case "reorder-quantity": {
			const missing = policy.reorderPoint - inventoryPosition;
			return missing < 0 ? 0 : (Math.floor(missing / policy.orderQuantity) + 1) * policy.orderQuantity;
		}
		case "levels": {
			const levels = policy.levelsOn(day, state);
			if (levels === undefined) return 0;
			return roundOrderQuantity({ minOrderQuantity: 1, packSize: 1, ...levels, inventoryPosition }).quantity;
		}
	}
}
