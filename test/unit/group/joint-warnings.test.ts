import { describe, expect, it } from "vitest";
import { type GroupInput, type GroupPlan, type Item, planGroupPurchase } from "../../../src/index.js";
import { admitted } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";

const MEMBERS = ["op-1", "op-2", "op-3", "op-4", "op-5", "op-6"];
const ITEM: Item = {
	sku: "A",
	supplierId: "sup-1",
	leadTimeDays: 9,
	reviewDays: 14,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
	holdingRate: 0.2,
	shareable: true,
};

const plan = (
	item: Partial<Item>,
	patch: Partial<GroupInput> = {},
	members: readonly string[] = MEMBERS,
): Promise<GroupPlan> =>
	planGroupPurchase({
		orders: admitted(
			members.flatMap((operatorId) => steadyLines(6, { operatorId, sku: "A" })),
			{ purpose: "group-purchasing", groupId: "group-1" },
		),
		asOf: "2026-11-23",
		items: [{ ...ITEM, ...item }],
		suppliers: [{ supplierId: "sup-1" }],
		stock: members.map((operatorId) => ({ operatorId, sku: "A", onHand: 1 })),
		...patch,
	});
const linesOf = ({ members }: GroupPlan) => members.map(({ view }) => view.lines[0]!);
const codesOf = (warnings: readonly { readonly code: string }[] | undefined): string[] =>
	(warnings ?? []).map(({ code }) => code);

describe("an order below what the supplier takes", () => {
	const below = { code: "SUPPLIER_MINIMUM_NOT_REACHED", supplierId: "sup-1" };
	const suppliers = [{ supplierId: "sup-1", minimumOrderValue: 50_000 }];

	it("is told to processor and supplier, also where nothing of the supplier is told to the coordinator", async () => {
		for (const members of [MEMBERS.slice(0, 3), MEMBERS]) {
			const { supplierOrders, coordinator, warnings } = await plan({}, { suppliers }, members);
			expect(coordinator.suppliers[0]!.status).toBe(members === MEMBERS ? "released" : "suppressed");
			expect(supplierOrders[0]!.warnings).toEqual([below]);
			expect(warnings).toEqual([below]);
		}
	});
	it("is not where it reaches the minimum, or its worth is not known", async () => {
		const least = [{ supplierId: "sup-1", minimumOrderValue: 500 }];
		const { unitCost: _, holdingRate: __, ...free } = ITEM;
		for (const patch of [{ suppliers: least }, { suppliers, items: [free] }]) {
			const { supplierOrders, warnings } = await plan({}, patch);
			expect(supplierOrders[0]).not.toHaveProperty("warnings");
			expect(codesOf(warnings)).not.toContain(below.code);
		}
	});
});

describe("the maximum of an order", () => {
	it("holds for the order of all, and is said to those whom it leaves less than they need", async () => {
		const needs = linesOf(await plan({})).map(({ ownNeed }) => ownNeed);
		const total = needs.reduce((sum, need) => sum + need, 0);
		const cut = await plan({ maxOrderQuantity: total - 1 });
		expect(cut.supplierOrders[0]!.lines[0]!.quantity).toBe(total - 1);
		const lines = linesOf(cut);
		expect(lines.filter(({ orderQuantity, ownNeed }) => orderQuantity < ownNeed)).toHaveLength(1);
		for (const { orderQuantity, ownNeed, warnings } of lines)
			expect(codesOf(warnings).includes("ORDER_CUT_TO_MAXIMUM")).toBe(orderQuantity < ownNeed);
		expect(cut.warnings).toEqual([{ code: "ORDER_CUT_TO_MAXIMUM", sku: "A" }]);
		expect(cut.coordinator.articles[0]).toMatchObject({ warnings: [{ code: "ORDER_CUT_TO_MAXIMUM" }] });
		expect(codesOf((await plan({ maxOrderQuantity: total })).warnings)).toEqual([]);
	});
	it("holds for each one's own order where each orders by itself", async () => {
		const few = MEMBERS.slice(0, 3);
		const own = await plan({ maxOrderQuantity: 2, minOrderQuantity: 2 }, {}, few);
		for (const { orderQuantity, ownNeed, warnings } of linesOf(own)) {
			expect([orderQuantity, ownNeed > 2]).toEqual([2, true]);
			expect(codesOf(warnings)).toContain("ORDER_CUT_TO_MAXIMUM");
		}
		const enough = await plan({ maxOrderQuantity: 99 }, {}, few);
		expect(codesOf(enough.warnings)).toEqual([]);
	});
	it("is not blamed where less can be had", async () => {
		const { warnings } = await plan({ maxOrderQuantity: 6 }, { supply: [{ sku: "A", quantity: 5 }] });
		expect(codesOf(warnings)).toEqual([]);
	});
});

describe("a maximum stock", () => {
	it("is kept by a raise to a price, and warned of where a pack passes it", async () => {
		const narrow = { maxStock: 3 };
		const priced = await plan({ ...narrow, priceBreaks: [{ from: 60, unitCost: 50 }] });
		expect(
			linesOf(await plan({ priceBreaks: [{ from: 60, unitCost: 50 }] })).map((own) => own.orderQuantity),
		).toEqual(MEMBERS.map(() => 10));
		expect(linesOf(priced).map(({ orderQuantity }) => orderQuantity)).toEqual(MEMBERS.map(() => 2));
		expect(codesOf(priced.warnings)).toEqual([]);
		const packed = await plan({ ...narrow, packSize: 18 });
		for (const { orderQuantity, warnings } of linesOf(packed)) {
			expect(orderQuantity).toBe(3);
			expect(codesOf(warnings)).toContain("MAX_STOCK_EXCEEDED");
		}
		expect(packed.warnings).toEqual([{ code: "MAX_STOCK_EXCEEDED", sku: "A" }]);
	});
});

describe("what a supplier grants", () => {
	const { holdingRate: _, ...free } = ITEM;
	const warnings = async (item: Item, supplier: object): Promise<readonly unknown[]> =>
		(await plan({}, { items: [item], suppliers: [{ supplierId: "sup-1", ...supplier }] })).warnings;

	it("is not weighed without a holding rate, which is said", async () => {
		const unweighed = { code: "THRESHOLDS_NOT_WEIGHED", sku: "A", fields: ["holdingRate"] };
		const carriage = { carriageCost: 50, carriagePaidFrom: 90_000 };
		for (const supplier of [carriage, { valueBreaks: [{ from: 90_000, discount: 0.01 }] }]) {
			expect(await warnings(free, supplier)).toEqual([unweighed]);
			expect(await warnings(ITEM, supplier)).toEqual([]);
		}
		expect(await warnings(free, { minimumOrderValue: 100, carriageCost: 50 })).toEqual([]);
	});
});
