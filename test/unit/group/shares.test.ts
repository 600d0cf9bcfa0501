import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleOrder } from "../../../src/group/article-order.js";
import { orderToPriceBreak, unitCostAt } from "../../../src/group/index.js";

const item = {
	sku: "COFFIN",
	leadTimeDays: 5,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
	holdingRate: 0.2,
	orderCost: 30,
	minOrderQuantity: 4,
	packSize: 2,
	priceBreaks: [{ from: 20, unitCost: 90 }],
} as const;

describe("orderToPriceBreak", () => {
	it("rounds up to minimum and pack", () => {
		expect(orderToPriceBreak({ unitCost: 10, minOrderQuantity: 5, packSize: 4 }, 1, 1)).toBe(8);
	});

	it("reaches for a break that is near and leaves one that is far", () => {
		expect(orderToPriceBreak(item, 18, 1)).toBe(20);
		expect(orderToPriceBreak(item, 4, 0.02)).toBe(4);
	});

	it("never passes a maximum or outlives a shelf life", () => {
		expect(orderToPriceBreak({ ...item, maxOrderQuantity: 19 }, 18, 1)).toBe(18);
		expect(orderToPriceBreak({ ...item, shelfLifeDays: 10 }, 18, 1)).toBe(18);
	});

	it("gives a quantity on a break the price of that break", () => {
		expect(unitCostAt(item, 19)).toBe(100);
		expect(unitCostAt(item, 20)).toBe(90);
		expect(unitCostAt({}, 20)).toBeUndefined();
	});
});

describe("articleOrder", () => {
	const needs = fc.array(
		fc.record({ need: fc.nat(40), expectedDemand: fc.double({ min: 0, max: 50, noNaN: true }) }),
		{
			minLength: 1,
			maxLength: 8,
		},
	);

	it("divides pieces exactly and the bill to the cent, and nobody gets less than its need", () => {
		fc.assert(
			fc.property(needs, fc.constantFrom("order-cost", "volume"), (members, rule) => {
				const order = articleOrder(
					item,
					members.map((member, index) => ({ operatorId: `op-${index}`, ...member })),
					1,
					rule as "volume",
				);
				expect(order.parts.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(order.quantity);
				const bill =
					order.quantity === 0 ? 0 : Math.round(order.quantity * (order.unitCost as number) * 100) + 3000;
				expect(order.parts.reduce((sum, { costCents }) => sum + (costCents as number), 0)).toBe(bill);
				for (const { quantity, need } of order.parts) expect(quantity).toBeGreaterThanOrEqual(need);
				if (order.quantity > 0) expect(order.quantity % 2).toBe(0);
			}),
			{ seed: 20261123, numRuns: 500 },
		);
	});

	it("orders nothing when nobody needs a piece", () => {
		const order = articleOrder(item, [{ operatorId: "op-1", need: 0, expectedDemand: 3 }], 1, "volume");
		expect(order.quantity).toBe(0);
		expect(order.parts[0]?.costCents).toBe(0);
	});
});
