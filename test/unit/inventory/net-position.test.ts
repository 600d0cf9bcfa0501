import { describe, expect, it } from "vitest";
import { netInventoryPosition, stockoutBeforeArrival } from "../../../src/inventory/index.js";
import { type Distribution, survival } from "../../../src/math/index.js";

describe("netInventoryPosition", () => {
	const stock = {
		onHand: 10,
		reserved: 3,
		backorders: 2,
		openOrders: [
			{ quantity: 4, dueDay: 90 },
			{ quantity: 5, dueDay: 100 },
			{ quantity: 6, dueDay: 119 },
			{ quantity: 7, dueDay: 120 },
		],
	};
	it("counts what is due inside the window, the overdue as arriving today", () => {
		expect(netInventoryPosition(stock, { asOfDay: 100, untilDay: 120 })).toEqual({
			position: 10 - 3 - 2 + 4 + 5 + 6,
			dueReceipts: 15,
			overdueReceipts: 9,
			laterReceipts: 7,
		});
	});
	it("takes absent figures for zero and may be negative", () => {
		const window = { asOfDay: 0, untilDay: 1 };
		expect(netInventoryPosition({ onHand: 3 }, window).position).toBe(3);
		expect(netInventoryPosition({ onHand: 0, backorders: 4 }, window).position).toBe(-4);
	});
});

describe("stockoutBeforeArrival", () => {
	const windowDemand = (days: number): Distribution => ({ kind: "poisson", rate: 0.5 * days });
	const at = (days: number, available: number) => survival(windowDemand(days), available);

	it("checks before each receipt and before the new order", () => {
		const stock = {
			onHand: 2,
			openOrders: [
				{ quantity: 3, dueDay: 16 },
				{ quantity: 1, dueDay: 8 },
				{ quantity: 9, dueDay: 40 },
				{ quantity: 2, dueDay: 13 },
				{ quantity: 2, dueDay: 13 },
			],
		};
		const found = stockoutBeforeArrival(stock, windowDemand, { asOfDay: 10, arrivalDay: 20 });
		expect(found.checks.map(({ beforeDay, available }) => [beforeDay, available])).toEqual([
			[13, 3],
			[16, 7],
			[20, 10],
		]);
		expect(found.checks[0]?.probability).toBeCloseTo(at(3, 3), 12);
		expect(found.probability).toBe(Math.max(...found.checks.map(({ probability }) => probability)));
	});
	it("is certain when more is promised than there is", () => {
		const found = stockoutBeforeArrival({ onHand: 1, reserved: 2 }, windowDemand, {
			asOfDay: 0,
			arrivalDay: 3,
		});
		expect(found.probability).toBe(1);
	});
	it("has nothing to check for an order that arrives today", () => {
		expect(stockoutBeforeArrival({ onHand: 0 }, windowDemand, { asOfDay: 5, arrivalDay: 5 })).toEqual({
			checks: [],
			probability: 0,
		});
	});
});
