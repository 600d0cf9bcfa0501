import { describe, expect, it } from "vitest";
import { type GroupInput, type Item, planGroupPurchase } from "../../../src/index.js";
import { admitted, agreementOf, type ShortLine } from "../../support/admitted.js";

const ITEM: Item = {
	sku: "COFFIN",
	supplierId: "sup-1",
	leadTimeDays: 7,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
	holdingRate: 0.2,
	orderCost: 40,
	minOrderQuantity: 10,
	packSize: 5,
	shareable: true,
	priceBreaks: [{ from: 30, unitCost: 90 }],
};
const OPERATORS = ["op-1", "op-2", "op-3", "op-4", "op-5", "op-6"];

function memberLines(operatorId: string, step: number, sku = "COFFIN"): ShortLine[] {
	const start = Date.UTC(2025, 10, 24);
	return Array.from({ length: Math.floor(364 / step) }, (_, index) => ({
		operatorId,
		sku,
		on: new Date(start + index * step * 86_400_000).toISOString().slice(0, 10),
	}));
}

const history = OPERATORS.flatMap((operatorId, index) => memberLines(operatorId, 3 + index));

const groupOrders = (lines: ShortLine[] = history, patch = {}) =>
	admitted(lines, { purpose: "group-purchasing", groupId: "group-1", ...patch });

const plan = (patch: Partial<GroupInput> = {}) =>
	planGroupPurchase({ orders: groupOrders(), asOf: "2026-11-23", items: [ITEM], ...patch });

describe("planGroupPurchase", () => {
	it("orders once for all, in whole packs, and delivers every piece to a member", async () => {
		const { supplierOrders, members } = await plan();
		const [order] = supplierOrders;
		const quantity = order?.lines[0]?.quantity as number;
		expect(quantity % 5).toBe(0);
		const delivered = order?.deliveries.flatMap(({ lines }) => lines.map((line) => line.quantity)) ?? [];
		expect(delivered.reduce((sum, pieces) => sum + pieces, 0)).toBe(quantity);
		expect(members).toHaveLength(6);
		for (const { view } of members)
			expect(view.lines[0]?.orderQuantity).toBeGreaterThanOrEqual(view.lines[0]?.ownNeed as number);
	});

	it("reaches the price break that nobody reaches alone, and the bill adds up to the cent", async () => {
		const { supplierOrders, members } = await plan();
		expect(supplierOrders[0]?.lines[0]?.unitCost).toBe(90);
		const bill = Math.round(((supplierOrders[0]?.lines[0]?.quantity as number) * 90 + 40) * 100);
		expect(members.reduce((sum, { view }) => sum + Math.round(view.cost * 100), 0)).toBe(bill);
		for (const { view } of members) expect(view.saving).toBeGreaterThan(0);
	});

	it("shows the coordinator an article only when the members' volumes pass the gate", async () => {
		const open = await plan();
		expect(open.coordinator.articles[0]).toMatchObject({ sku: "COFFIN", status: "released" });
		const few = history.filter(({ operatorId }) => operatorId !== "op-5" && operatorId !== "op-6");
		const closed = await plan({ orders: groupOrders(few) });
		expect(closed.coordinator.articles).toEqual([{ sku: "COFFIN", status: "suppressed" }]);
		const dominant = await plan({
			orders: groupOrders([...history, ...memberLines("op-1", 1).map((line) => ({ ...line, quantity: 40 }))]),
		});
		expect(dominant.coordinator.articles).toEqual([{ sku: "COFFIN", status: "suppressed" }]);
	});

	it("suppresses an order that is one member's alone, although the history would pass", async () => {
		const stock = OPERATORS.slice(1).map((operatorId) => ({ operatorId, sku: "COFFIN", onHand: 500 }));
		const { coordinator, supplierOrders } = await plan({ stock });
		expect(supplierOrders[0]?.deliveries[0]?.operatorId).toBe("op-1");
		expect(coordinator.articles).toEqual([{ sku: "COFFIN", status: "suppressed" }]);
	});

	it("gives a member nothing of another", async () => {
		const { members } = await plan();
		for (const { operatorId, view } of members) {
			const text = JSON.stringify(view);
			for (const other of OPERATORS) if (other !== operatorId) expect(text).not.toContain(other);
		}
	});

	it("is the same with a member whose group agreement ended as if it had never been in", async () => {
		const agreements = OPERATORS.map((operatorId) => agreementOf(operatorId));
		const ended = agreements.map((agreement) =>
			agreement.operatorId === "op-2" ? { ...agreement, terminatedOn: "2026-11-01" } : agreement,
		);
		const without = await plan({
			orders: groupOrders(history.filter(({ operatorId }) => operatorId !== "op-2")),
		});
		const left = await plan({ orders: groupOrders(history, { agreements: ended }) });
		expect(JSON.stringify([left.supplierOrders, left.coordinator, left.members])).toBe(
			JSON.stringify([without.supplierOrders, without.coordinator, without.members]),
		);
	});

	it("leaves out articles that are not shareable", async () => {
		const { coordinator, supplierOrders } = await plan({ items: [{ ...ITEM, shareable: false }] });
		expect(coordinator.articles).toEqual([]);
		expect(supplierOrders).toEqual([]);
	});

	it("adds up the stock of a member's sites", async () => {
		const many = OPERATORS.flatMap((operatorId) => [
			{ operatorId, siteId: "a", sku: "COFFIN", onHand: 100 },
			{ operatorId, siteId: "b", sku: "COFFIN", onHand: 1 },
		]);
		expect((await plan({ stock: many })).supplierOrders).toEqual([]);
	});

	it("gives the same bytes twice and keeps a register of what was shown", async () => {
		const first = await plan();
		expect(JSON.stringify(await plan())).toBe(JSON.stringify(first));
		const second = await plan({ releases: first.releases });
		expect(second.releases.runs).toHaveLength(2);
		expect(second.releases.runs[1]).toMatchObject({ asOf: "2026-11-23", articles: [{ sku: "COFFIN" }] });
	});

	it("refuses orders of an own-stock run and share rules that are not built", async () => {
		await expect(plan({ orders: admitted(history) })).rejects.toMatchObject({ code: "AGREEMENT_PURPOSE" });
		await expect(plan({ shareRule: "shapley" })).rejects.toMatchObject({
			code: "OPTION_INVALID",
			path: "shareRule",
		});
	});
});
