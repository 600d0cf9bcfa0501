import { describe, expect, it } from "vitest";
import { economicOrderQuantity, roundOrderQuantity } from "../../../src/inventory/index.js";

const base = { inventoryPosition: 3, reorderPoint: 5, orderUpTo: 10, minOrderQuantity: 1, packSize: 1 };

describe("roundOrderQuantity", () => {
	it("orders up to the level at the reorder point, nothing above it", () => {
		expect(roundOrderQuantity({ ...base, inventoryPosition: 5 })).toMatchObject({ quantity: 5, need: 5 });
		expect(roundOrderQuantity({ ...base, inventoryPosition: 6 })).toMatchObject({ quantity: 0, need: 0 });
	});
	it("lifts to the minimum, then to the pack", () => {
		expect(roundOrderQuantity({ ...base, minOrderQuantity: 10, packSize: 4 })).toEqual({
			quantity: 12,
			need: 7,
			minimumAdded: 3,
			packAdded: 2,
			capRemoved: 0,
			infeasibleRemoved: 0,
		});
	});
	it("cuts to whole packs below the cap", () => {
		const order = roundOrderQuantity({ ...base, orderUpTo: 30, packSize: 4, maxOrderQuantity: 18 });
		expect(order).toMatchObject({ quantity: 16, need: 27, packAdded: 1, capRemoved: 12 });
		expect(order.bindingRule).toBeUndefined();
	});
	it.each([
		[{ packSize: 6, maxOrderQuantity: 5 }, "maxOrderQuantity"],
		[{ packSize: 12, maxOrderQuantity: 8 }, "packSize"],
		[{ minOrderQuantity: 20, maxOrderQuantity: 8 }, "minOrderQuantity"],
		[{ maxStock: 3 }, "maxStock"],
		[{ maxStock: 1 }, "maxStock"],
		[{ minOrderQuantity: 5, packSize: 4, maxStock: 8 }, "maxStock"],
	] as const)("names the rule that binds: %j", (rules, bindingRule) => {
		const order = roundOrderQuantity({ ...base, ...rules });
		expect(order).toMatchObject({ quantity: 0, bindingRule });
		expect(
			order.need + order.minimumAdded + order.packAdded - order.capRemoved - order.infeasibleRemoved,
		).toBe(0);
	});
});

describe("economicOrderQuantity", () => {
	const input = { annualDemand: 100, orderCost: 20, unitCost: 10, holdingRate: 0.25 };
	it("compares the integers beside the square root", () => {
		for (const annualDemand of [1, 7, 33, 250, 9999]) {
			const cost = (q: number) => (annualDemand * 20) / q + (q * 2.5) / 2;
			const { orderQuantity, annualCost } = economicOrderQuantity({ ...input, annualDemand });
			expect(annualCost).toBeCloseTo(cost(orderQuantity), 10);
			expect(cost(orderQuantity)).toBeLessThanOrEqual(cost(orderQuantity + 1));
			if (orderQuantity > 1) expect(cost(orderQuantity)).toBeLessThanOrEqual(cost(orderQuantity - 1));
		}
	});
	it("is one piece without demand or order cost", () => {
		expect(economicOrderQuantity({ ...input, annualDemand: 0 }).orderQuantity).toBe(1);
		expect(economicOrderQuantity({ ...input, orderCost: 0 }).orderQuantity).toBe(1);
	});
	it("refuses free holding", () => {
		expect(() => economicOrderQuantity({ ...input, holdingRate: 0 })).toThrowError(
			expect.objectContaining({ code: "INPUT_INVALID", path: "holdingRate" }),
		);
	});
});
