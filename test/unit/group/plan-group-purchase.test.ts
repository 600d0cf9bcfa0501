import { describe, expect, it } from "vitest";
import { type GroupInput, type GroupPlan, type Item, planGroupPurchase } from "../../../src/index.js";
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

	it("warns of members without stock and of stock of others, where no view shows it", async () => {
		const stock = ["op-1", "op-2", "op-4", "op-5", "op6"].map((operatorId) => ({
			operatorId,
			sku: "COFFIN",
			onHand: 0,
		}));
		const given = await plan({ stock, items: [{ ...ITEM, holdingRate: 0.2 }] });
		expect(given.warnings).toEqual([
			{ code: "MEMBER_STOCK_ASSUMED_ZERO", operatorId: "op-3", count: 1 },
			{ code: "MEMBER_STOCK_ASSUMED_ZERO", operatorId: "op-6", count: 1 },
			{ code: "STOCK_OUTSIDE_RUN", operatorId: "op6", count: 1 },
		]);
		const full = await plan({
			items: [{ ...ITEM, holdingRate: 0.2 }],
			stock: OPERATORS.map((operatorId) => ({ operatorId, sku: "COFFIN", onHand: 0 })),
		});
		expect(full.warnings).toEqual([]);
		expect(JSON.stringify(given.coordinator)).toBe(JSON.stringify(full.coordinator));
		const none = await plan({ items: [{ ...ITEM, holdingRate: 0.2 }] });
		expect(none.warnings).toEqual([{ code: "STOCK_ASSUMED_ZERO" }]);
	});

	it("warns of data that end early, and of names that it does not know", async () => {
		const early = history.filter(({ operatorId, on }) => operatorId !== "op-2" || on < "2026-06-01");
		const { warnings } = await plan({
			orders: groupOrders(early),
			items: [
				{ ...ITEM, holdingRate: 0.2 },
				{ ...ITEM, holdingRate: 0.2, sku: "COFIN" },
			],
			coverage: [{ operatorId: "op-7", share: 0.9 }],
		});
		expect(warnings).toContainEqual({ code: "DATA_ENDS_EARLY", operatorId: "op-2" });
		expect(warnings).toContainEqual({ code: "ITEM_NOT_IN_CATALOGUE", path: "items[1].sku", count: 1 });
		expect(warnings).toContainEqual({
			code: "REFERENCE_UNKNOWN",
			path: "coverage[0].operatorId",
			count: 1,
		});
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

	it("with a register that knows a member who left, orders and views are those of a group it never was in", async () => {
		const agreements = OPERATORS.map((operatorId) => agreementOf(operatorId));
		const before = await plan({
			orders: groupOrders(
				history.filter(({ on }) => on < "2026-11-16"),
				{ processingDate: "2026-11-16" },
			),
			asOf: "2026-11-16",
		});
		expect(before.coordinator.articles[0]!.status).toBe("released");
		const ended = agreements.map((agreement) =>
			agreement.operatorId === "op-2" ? { ...agreement, terminatedOn: "2026-11-20" } : agreement,
		);
		for (const shareRule of ["order-cost", "volume", "equal-saving", "shapley"] as const) {
			const left = await plan({
				orders: groupOrders(history, { agreements: ended }),
				releases: before.releases,
				shareRule,
			});
			const without = await plan({
				orders: groupOrders(history.filter(({ operatorId }) => operatorId !== "op-2")),
				shareRule,
			});
			// What is shown may be less: the difference of the two runs would be the member.
			expect(left.coordinator.articles[0]!.status).toBe("suppressed");
			expect(JSON.stringify([left.supplierOrders, left.members, left.coreTests])).toBe(
				JSON.stringify([without.supplierOrders, without.members, without.coreTests]),
			);
		}
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

	it("shows no article whose figures stand for one member that counts few of its lines", async () => {
		const stock = [{ operatorId: "op-1", sku: "COFFIN", onHand: 20_000 }];
		const covered = (share: number) => plan({ stock, coverage: [{ operatorId: "op-1", share }] });
		expect((await covered(0.5)).coordinator.articles[0]!.status).toBe("released");
		const { coordinator, releases } = await covered(0.02);
		expect(coordinator.articles).toEqual([{ sku: "COFFIN", status: "suppressed" }]);
		expect(releases.runs[0]!.coverage).toEqual([{ operatorId: "op-1", share: 0.02 }]);
		const tiny = await covered(1e-6);
		expect(tiny.coordinator.articles[0]!.status).toBe("suppressed");
	});

	it("warns of a run on the same data with other facts, and shows no order that one stock corrected", async () => {
		const codes = ({ warnings }: GroupPlan) => warnings.map(({ code }) => code);
		const first = await plan();
		const same = await plan({ releases: first.releases });
		expect(codes(same)).toEqual(codes(first));
		expect(codes(first)).not.toContain("RERUN_ON_SAME_DATA");
		const stock = [{ operatorId: "op-6", sku: "COFFIN", onHand: 2 }];
		for (const asOf of ["2026-11-23", "2026-11-24"]) {
			const corrected = await plan({ releases: first.releases, stock, asOf });
			expect(corrected.supplierOrders).not.toEqual(first.supplierOrders);
			expect(codes(corrected)).toContain("RERUN_ON_SAME_DATA");
			expect(corrected.coordinator.articles[0]!.status).toBe("suppressed");
		}
		const few = groupOrders(history.filter(({ operatorId }) => operatorId !== "op-6"));
		expect(codes(await plan({ releases: first.releases, orders: few }))).toContain("RERUN_ON_SAME_DATA");
		const later = await plan({
			releases: first.releases,
			asOf: "2026-11-30",
			orders: groupOrders(history, { processingDate: "2026-11-30" }),
		});
		expect(codes(later)).not.toContain("RERUN_ON_SAME_DATA");
	});

	it("gives the same bytes twice and keeps a register of what was shown", async () => {
		const first = await plan();
		expect(JSON.stringify(await plan())).toBe(JSON.stringify(first));
		const second = await plan({ releases: first.releases });
		expect(second.releases.runs).toHaveLength(2);
		expect(second.releases.runs[1]).toMatchObject({ asOf: "2026-11-23", articles: [{ sku: "COFFIN" }] });
	});

	it.each(["order-cost", "volume", "equal-saving", "shapley"] as const)(
		"%s: divides one bill to the cent, and says whether anyone had better leave",
		async (shareRule) => {
			const suppliers = [
				{
					supplierId: "sup-1",
					orderCost: 30,
					carriageCost: 90,
					carriagePaidFrom: 900,
					minimumOrderValue: 100,
				},
			];
			const stock = OPERATORS.map((operatorId) => ({ operatorId, sku: "COFFIN", onHand: 0 }));
			const result = await plan({ shareRule, suppliers, stock });
			const [order] = result.supplierOrders;
			const { quantity, unitCost } = order!.lines[0]!;
			const [supplier] = result.coordinator.suppliers;
			if (supplier?.status !== "released") throw new Error("the group is large enough to be shown");
			expect(supplier).toMatchObject({ orderValue: quantity * unitCost!, isBelowMinimum: false });
			const bill = Math.round((quantity * unitCost! + 40 + supplier.charges) * 100);
			expect(result.members.reduce((sum, { view }) => sum + Math.round(view.cost * 100), 0)).toBe(bill);
			expect(result.coreTests.map(({ sku, supplierId }) => sku ?? supplierId)).toEqual(["COFFIN", "sup-1"]);
			for (const { view } of result.members) {
				expect(view.cost).toBeCloseTo(
					[...view.lines, ...view.charges].reduce((sum, { cost = 0 }) => sum + cost, 0),
					8,
				);
				expect(view.lines[0]!.runsOutOn).toMatch(/^2026-/);
			}
			// Six months of holding 20 % are worth more than carriage: the best cycle lies between a week and a year.
			expect(supplier.bestCycleDays).toBeGreaterThan(7);
			expect(supplier.bestCycleDays).toBeLessThan(366);
		},
	);

	it("shows nothing of a supplier of which an article is suppressed", async () => {
		const few = history.filter(({ operatorId }) => operatorId !== "op-5" && operatorId !== "op-6");
		const { coordinator } = await plan({
			orders: groupOrders(few),
			suppliers: [{ supplierId: "sup-1", orderCost: 30 }, { supplierId: "other" }],
		});
		expect(coordinator.suppliers).toEqual([{ supplierId: "sup-1", status: "suppressed" }]);
	});

	it("divides what can be had when that is less than the need", async () => {
		const needs = (await plan()).members.map(({ view }) => view.lines[0]!.ownNeed);
		const scarce = await plan({ supply: [{ sku: "COFFIN", quantity: 12 }], allocationRule: "proportional" });
		expect(scarce.supplierOrders[0]!.lines[0]!.quantity).toBe(10);
		expect(scarce.members.map(({ view }) => view.lines[0]!.ownNeed)).toEqual(needs);
		const got = scarce.members.map(({ view }) => view.lines[0]!.orderQuantity);
		expect(got.reduce((sum, pieces) => sum + pieces, 0)).toBe(10);
		// By proportion each is within a piece of its part of the two packs.
		const total = needs.reduce((sum, need) => sum + need, 0);
		got.forEach((pieces, member) => {
			expect(Math.abs(pieces - (10 * needs[member]!) / total)).toBeLessThan(1);
		});
		expect(got.some((pieces) => pieces % 5 > 0)).toBe(true);
		const none = await plan({ supply: [{ sku: "COFFIN", quantity: 9 }] });
		expect(none.supplierOrders).toEqual([]);
		expect(none.members[0]!.view.lines[0]).toMatchObject({ orderQuantity: 0, ownNeed: needs[0] });
	});

	it("divides by urgency: to those whose shelf is empty first, and as the function says", async () => {
		const stock = OPERATORS.map((operatorId, index) => ({
			operatorId,
			sku: "COFFIN",
			onHand: index === 4 ? 0 : 2,
			...(index === 5 ? { onHand: 0, backorders: 1 } : {}),
		}));
		const items = [{ ...ITEM, minOrderQuantity: 1, packSize: 1 }];
		const got = async (quantity: number, allocationRule: "uniform" | "urgency"): Promise<number[]> => {
			const { members } = await plan({ items, stock, supply: [{ sku: "COFFIN", quantity }], allocationRule });
			return members.map(({ view }) => view.lines[0]!.orderQuantity);
		};
		const { members } = await plan({ items, stock });
		const needs = members.map(({ view }) => view.lines[0]!.ownNeed);
		let before = needs.map(() => 0);
		const total = needs.reduce((sum, need) => sum + need, 0);
		for (let available = 1; available < total; available++) {
			const now = await got(available, "urgency");
			expect(now.reduce((sum, pieces) => sum + pieces, 0)).toBe(available);
			// One more piece goes to one member, and takes nothing from another.
			expect(now.map((pieces, index) => pieces - before[index]!).filter((more) => more !== 0)).toEqual([1]);
			for (const [index, pieces] of now.entries()) expect(pieces).toBeLessThanOrEqual(needs[index]!);
			before = now;
		}
		// The one that owes a family comes first, then the other one that has nothing.
		expect(await got(1, "urgency")).toEqual([0, 0, 0, 0, 0, 1]);
		expect(await got(2, "urgency")).toEqual([0, 0, 0, 0, 1, 1]);
	});

	it("divides by urgency up to the day on which a member's own receipt comes", async () => {
		const items = [{ ...ITEM, minOrderQuantity: 1, packSize: 1 }];
		const onOrder = [{ quantity: 40, dueOn: "2026-12-01" }];
		const lines = OPERATORS.flatMap((operatorId) => memberLines(operatorId, 4));
		for (const waiting of [0, 5]) {
			const stock = OPERATORS.map((operatorId, index) => ({
				operatorId,
				sku: "COFFIN",
				onHand: 0,
				...(index === waiting ? { onOrder } : {}),
			}));
			const { members } = await plan({
				orders: groupOrders(lines),
				items,
				stock,
				supply: [{ sku: "COFFIN", quantity: 21 }],
				allocationRule: "urgency",
			});
			const got = members.map(({ view }) => view.lines[0]!.orderQuantity);
			expect(members[waiting]!.view.lines[0]!.ownNeed).toBeGreaterThan(3);
			// Eight days of demand ask for less than fourteen.
			expect(got[waiting]).toBeGreaterThan(0);
			expect(got[waiting]).toBeLessThan(Math.min(...got.filter((_, index) => index !== waiting)));
		}
	});

	it("says so when no article is marked shareable, and buys nothing", async () => {
		const { shareable: _, ...own } = ITEM;
		const alone = await plan({ items: [own] });
		expect(alone.supplierOrders).toEqual([]);
		expect(alone.warnings).toContainEqual({ code: "NO_SHAREABLE_ARTICLE" });
		for (const items of [[], [own, { ...ITEM, sku: "OTHER" }], [ITEM]])
			expect(JSON.stringify((await plan({ items })).warnings)).not.toContain("NO_SHAREABLE_ARTICLE");
	});

	it("refuses orders and options of an own-stock run, unknown rules and supplies that are no pieces", async () => {
		await expect(plan({ orders: admitted(history) })).rejects.toMatchObject({ code: "AGREEMENT_PURPOSE" });
		for (const [path, patch] of [
			["shareRule", { shareRule: "largest-first" }],
			["allocationRule", { allocationRule: "largest-first" }],
			["depots", { depots: [] }],
		] as const)
			await expect(plan(patch as object)).rejects.toMatchObject({ code: "OPTION_INVALID", path });
		for (const [path, supply] of [
			["supply", "all"],
			["supply[0].sku", [null]],
			["supply[0].quantity", [{ sku: "COFFIN", quantity: 1.5 }]],
			[
				"supply[1].sku",
				[
					{ sku: "COFFIN", quantity: 1 },
					{ sku: "COFFIN", quantity: 1 },
				],
			],
		] as const)
			await expect(plan({ supply } as object)).rejects.toMatchObject({ code: "INPUT_INVALID", path });
	});
});
