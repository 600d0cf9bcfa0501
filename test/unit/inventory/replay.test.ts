import { describe, expect, it } from "vitest";
import { type ReplayInput, replayPolicy } from "../../../src/inventory/index.js";

const base: ReplayInput = {
	demand: [2, 2, 2, 2, 2, 2],
	policy: { type: "base-stock", orderUpTo: 6 },
	initialOnHand: 6,
	leadTimeDays: 2,
	unmetDemand: "backorder",
	trace: true,
};

describe("replayPolicy", () => {
	it("orders in the morning: what is ordered on day t serves day t + lead time", () => {
		const run = replayPolicy(base);
		expect(run.trace).toEqual({
			onHand: [4, 2, 0, 0, 0, 0],
			backorders: [0, 0, 0, 0, 0, 0],
			orders: [0, 2, 2, 2, 2, 2],
		});
		expect(run).toMatchObject({
			fillRate: 1,
			numberOfOrders: 5,
			unitsOrdered: 10,
			onOrderEnd: 4,
			averageOnHand: 1,
		});
	});
	it("orders in the evening when told so", () => {
		const run = replayPolicy({ ...base, orderTime: "end" });
		expect(run.trace?.orders).toEqual([2, 2, 2, 2, 2, 2]);
		expect(run.trace?.onHand).toEqual([4, 2, 0, 0, 0, 0]);
	});
	it("serves the demand of the day with a lead time of 0", () => {
		const run = replayPolicy({ ...base, initialOnHand: 0, leadTimeDays: 0 });
		expect(run.fillRate).toBe(1);
		expect(run.trace?.onHand).toEqual([4, 4, 4, 4, 4, 4]);
	});
	it("counts backorders once and serves them first", () => {
		const run = replayPolicy({ ...base, demand: [5, 5, 0, 0], leadTimeDays: 2 });
		expect(run.trace?.backorders).toEqual([0, 4, 4, 0]);
		expect(run).toMatchObject({
			shortUnits: 4,
			shortDays: 1,
			fillRate: 0.6,
			periodServiceLevel: 0.75,
			lostUnits: 0,
		});
	});
	it("forgets lost demand", () => {
		const run = replayPolicy({ ...base, demand: [5, 5, 0, 0], unmetDemand: "lost" });
		expect(run).toMatchObject({ lostUnits: 4, backordersEnd: 0, fillRate: 0.6 });
		expect(run.trace?.onHand).toEqual([1, 0, 0, 5]);
	});
	it("asks for levels and rounding on each review day", () => {
		const asked: number[] = [];
		const run = replayPolicy({
			...base,
			reviewDays: 3,
			policy: {
				type: "levels",
				levelsOn: (day, state) => {
					asked.push(day);
					expect(state.onHand).toBeGreaterThanOrEqual(0);
					return day === 0 ? undefined : { reorderPoint: 5, orderUpTo: 9, packSize: 5 };
				},
			},
		});
		expect(asked).toEqual([0, 3]);
		expect(run.trace?.orders).toEqual([0, 0, 0, 10, 0, 0]);
	});
	it("takes the lead time of each order, and orders may cross", () => {
		const run = replayPolicy({ ...base, demand: [3, 3, 0, 0, 0], initialOnHand: 6, leadTimeDays: [3, 1] });
		expect(run.trace?.onHand).toEqual([3, 0, 0, 3, 6]);
	});
	it("receives open orders, values stock and closes cycles at arrivals", () => {
		const run = replayPolicy({
			...base,
			demand: [1, 1, 1, 1],
			policy: { type: "order-up-to", reorderPoint: -100, orderUpTo: 0 },
			initialOnHand: 1,
			initialOrders: [
				{ quantity: 2, arrivalDay: 2 },
				{ quantity: 9, arrivalDay: 99 },
			],
			unitCost: 50,
		});
		expect(run.trace?.onHand).toEqual([0, 0, 0, 0]);
		expect(run).toMatchObject({ averageStockValue: 0, onOrderEnd: 9, backordersEnd: 1 });
		// Two cycles: the first ends short with the arrival of day 2, the second is short on day 3.
		expect(run.cycleServiceLevel).toBe(0);
	});
	it("conserves pieces", () => {
		const demand = Array.from({ length: 200 }, (_, day) => (day * 7919) % 5);
		const run = replayPolicy({
			...base,
			demand,
			policy: { type: "reorder-quantity", reorderPoint: 6, orderQuantity: 4 },
			leadTimeDays: 3,
		});
		expect(6 + run.unitsOrdered - run.onOrderEnd).toBe(run.demandUnits - run.backordersEnd + run.onHandEnd);
	});
	it("refuses what can not be played", () => {
		const refusal = (change: Partial<ReplayInput>) => () => replayPolicy({ ...base, ...change });
		expect(refusal({ demand: [] })).toThrowError(expect.objectContaining({ path: "demand" }));
		expect(refusal({ demand: [1, -1] })).toThrowError(expect.objectContaining({ path: "demand" }));
		expect(refusal({ leadTimeDays: [] })).toThrowError(expect.objectContaining({ path: "leadTimeDays" }));
		expect(refusal({ leadTimeDays: 1.5 })).toThrowError(expect.objectContaining({ path: "leadTimeDays" }));
		expect(refusal({ reviewDays: 0 })).toThrowError(expect.objectContaining({ path: "reviewDays" }));
	});
});
