import { describe, expect, it } from "vitest";
import { type GroupInput, type GroupPlan, type Item, planGroupPurchase } from "../../../src/index.js";
import { admitted, type ShortLine } from "../../support/admitted.js";

const MEMBERS = ["op-1", "op-2", "op-3", "op-4", "op-5", "op-6"];
const ITEM: Item = {
	sku: "A",
	supplierId: "sup-1",
	leadTimeDays: 9,
	reviewDays: 30,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
	shareable: true,
};

/** A year of lines; the last member buys a fifth of what the others do. */
const lines = MEMBERS.flatMap((operatorId, member): ShortLine[] =>
	Array.from({ length: member === 5 ? 12 : 60 }, (_, index) => ({
		operatorId,
		sku: "A",
		on: new Date(Date.UTC(2025, 10, 25) + (member === 5 ? 30 : 6) * index * 86_400_000)
			.toISOString()
			.slice(0, 10),
	})),
);
const groupOrders = (own: readonly ShortLine[] = lines) =>
	admitted(own, { purpose: "group-purchasing", groupId: "group-1" });
const stock = MEMBERS.map((operatorId) => ({ operatorId, sku: "A", onHand: 1 }));

/** The plan without warnings of shelves that are nearly empty: what terms say is looked at here. */
const ofTerms = (plan: GroupPlan): GroupPlan => ({
	...plan,
	members: plan.members.map(({ operatorId, view }) => ({
		operatorId,
		view: {
			...view,
			lines: view.lines.map(({ warnings = [], ...line }) => {
				const left = warnings.filter(({ code }) => code !== "STOCKOUT_BEFORE_ARRIVAL");
				return left.length === 0 ? line : { ...line, warnings: left };
			}),
		},
	})),
});

const plan = async (item: Partial<Item>, patch: Partial<GroupInput> = {}): Promise<GroupPlan> =>
	ofTerms(
		await planGroupPurchase({
			orders: groupOrders(),
			asOf: "2026-11-23",
			items: [{ ...ITEM, ...item }],
			suppliers: [{ supplierId: "sup-1" }],
			stock,
			...patch,
		}),
	);
const lineOf = ({ members }: GroupPlan, member: number) => members[member]!.view.lines[0]!;
const codesOf = (warnings: readonly { readonly code: string }[] | undefined): string[] =>
	(warnings ?? []).map(({ code }) => code);

describe("an order of which pieces last too long", () => {
	it("is said to each member by its own figures, to the coordinator by the told, to the processor without any", async () => {
		const result = await plan({ minOrderQuantity: 1000, shelfLifeDays: 20 });
		const [article] = result.coordinator.articles;
		if (article?.status !== "released") throw new Error("the group is large enough to be shown");
		const days = Math.round(article.orderQuantity / (article.expectedDemand / 39));
		expect(article.warnings).toEqual([
			{ code: "SHELF_LIFE_EXCEEDED", days },
			{ code: "LONG_COVER", days, fields: ["minOrderQuantity"] },
		]);
		for (const member of [0, 5]) {
			const { orderQuantity, warnings } = lineOf(result, member);
			const perDay = (member === 5 ? 12 : 60) / 365;
			const [shelf, cover] = warnings!;
			expect(shelf!.code).toBe("SHELF_LIFE_EXCEEDED");
			expect(cover).toMatchObject({ code: "LONG_COVER", fields: ["minOrderQuantity"] });
			expect(cover!.days! / (orderQuantity / perDay)).toBeGreaterThan(0.7);
			expect(cover!.days! / (orderQuantity / perDay)).toBeLessThan(1.4);
		}
		expect(result.warnings).toEqual([
			{ code: "SHELF_LIFE_EXCEEDED", sku: "A" },
			{ code: "LONG_COVER", fields: ["minOrderQuantity"], sku: "A" },
		]);
	});

	it("is said to a small member alone where it lasts too long for it alone", async () => {
		const result = await plan({ minOrderQuantity: 220, packSize: 4 });
		expect(codesOf(lineOf(result, 0).warnings)).not.toContain("LONG_COVER");
		expect(codesOf(lineOf(result, 5).warnings)).toContain("LONG_COVER");
		expect(codesOf(result.warnings)).toEqual([]);
	});

	it("is told to the coordinator of no article that is held back", async () => {
		const few = lines.filter(({ operatorId }) => operatorId! < "op-5");
		const { coordinator, members } = await plan({ minOrderQuantity: 1000 }, { orders: groupOrders(few) });
		expect(coordinator.articles).toEqual([{ sku: "A", status: "suppressed" }]);
		expect(codesOf(members[0]!.view.lines[0]!.warnings)).toContain("LONG_COVER");
	});

	it("is not warned of where it does not last long", async () => {
		const result = await plan({ shelfLifeDays: 200 });
		expect(result.warnings).toEqual([]);
		expect(result.coordinator.articles[0]).not.toHaveProperty("warnings");
		for (const member of MEMBERS.keys()) expect(lineOf(result, member)).not.toHaveProperty("warnings");
	});
});

describe("an article that can not be ordered", () => {
	it.each([
		["is discontinued", { status: "discontinued" }, "DISCONTINUED_ARTICLE"],
		["had its last order", { lastOrderOn: "2026-11-01", endsOn: "2027-02-01" }, "LAST_ORDER_PASSED"],
	] as const)("since it %s is named to all readers", async (_, patch, code) => {
		const result = await plan(patch);
		expect(result.supplierOrders).toEqual([]);
		expect(result.warnings).toEqual([{ code, sku: "A" }]);
		expect(result.coordinator.articles).toEqual([{ sku: "A", status: "suppressed", warnings: [{ code }] }]);
		for (const member of MEMBERS.keys()) {
			expect(lineOf(result, member)).toMatchObject({ orderQuantity: 0, warnings: [{ code }] });
			expect(lineOf(result, member)).not.toHaveProperty("orderOn");
		}
	});

	it("since no pack fits under its maximum says which terms contradict each other", async () => {
		const result = await plan({ packSize: 24, maxOrderQuantity: 20 });
		const warning = { code: "NO_ORDER_POSSIBLE", fields: ["packSize", "maxOrderQuantity"] };
		expect(result.supplierOrders).toEqual([]);
		expect(result.warnings).toEqual([{ ...warning, sku: "A" }]);
		expect(result.coordinator.articles[0]).toMatchObject({ orderQuantity: 0, warnings: [warning] });
		expect(result.coordinator.articles[0]).not.toHaveProperty("orderOn");
		expect(lineOf(result, 0)).toMatchObject({ orderQuantity: 0, warnings: [warning] });
		expect(lineOf(result, 0).ownNeed).toBeGreaterThan(0);
		expect(codesOf((await plan({ packSize: 20, maxOrderQuantity: 20 })).warnings)).toEqual([
			"ORDER_CUT_TO_MAXIMUM",
		]);
	});

	it("is left out of the view of a member that does not use it", async () => {
		const own = lines.filter(({ operatorId }) => operatorId !== "op-1");
		const other = [{ operatorId: "op-1", sku: "B", on: "2026-10-01" }];
		const { members } = await plan({ status: "discontinued" }, { orders: groupOrders([...own, ...other]) });
		expect(members.map(({ view }) => view.lines.length)).toEqual([0, 1, 1, 1, 1, 1]);
	});
});

describe("the days of an order", () => {
	it("are told to supplier, coordinator and members", async () => {
		const { supplierOrders, coordinator, members, warnings } = await plan({});
		expect(supplierOrders[0]).toMatchObject({
			orderOn: "2026-11-23",
			lines: [{ expectedArrival: "2026-12-02" }],
		});
		const days = { orderOn: "2026-11-23", expectedArrival: "2026-12-02" };
		expect(coordinator.articles[0]).toMatchObject(days);
		expect(members[0]!.view.lines[0]).toMatchObject(days);
		expect(warnings).toEqual([]);
	});

	it("wait until the supplier takes orders, and all are warned", async () => {
		const suppliers = [{ supplierId: "sup-1", closed: [{ from: "2026-11-20", to: "2027-02-01" }] }];
		const result = await plan({}, { suppliers });
		const days = { orderOn: "2027-02-02", expectedArrival: "2027-02-11" };
		const later = { code: "ORDER_DAY_LATER", days: 71 };
		expect(result.supplierOrders[0]).toMatchObject({ orderOn: days.orderOn });
		expect(result.coordinator.articles[0]).toMatchObject({ ...days, warnings: [later] });
		expect(lineOf(result, 0)).toMatchObject({ ...days, warnings: [later] });
		const two = await plan({}, { suppliers, items: [ITEM, { ...ITEM, sku: "B" }] });
		expect(two.warnings.filter(({ code }) => code === "ORDER_DAY_LATER")).toEqual([
			{ ...later, supplierId: "sup-1" },
		]);
	});

	it("say when an order is the last", async () => {
		const result = await plan({ lastOrderOn: "2026-11-24", endsOn: "2027-02-01" });
		const last = { code: "LAST_ORDER", days: 70 };
		expect(result.warnings).toEqual([{ ...last, sku: "A" }]);
		expect(lineOf(result, 0).warnings).toEqual([last]);
	});
});

describe("an order in packs", () => {
	it("tells the supplier and the members concerned where packs have to be opened", async () => {
		const { supplierOrders, members } = await plan({ packSize: 24 });
		expect(supplierOrders[0]!.lines[0]!.quantity % 24).toBe(0);
		expect(supplierOrders[0]!.warnings).toEqual([{ code: "PACKS_OPENED", count: 24, sku: "A" }]);
		for (const { view } of members) {
			const [line] = view.lines;
			expect(codesOf(line!.warnings).includes("PACKS_OPENED")).toBe(line!.orderQuantity % 24 > 0);
		}
	});

	it("has packs opened where pieces are scarce too, so that no member gets what several lack", async () => {
		const supply = [{ sku: "A", quantity: 8 }];
		const { supplierOrders, members } = await plan({ packSize: 8 }, { supply });
		expect(supplierOrders[0]!.lines[0]!.quantity).toBe(8);
		expect(codesOf(supplierOrders[0]!.warnings)).toEqual(["PACKS_OPENED"]);
		const got = members.map(({ view }) => view.lines[0]!.orderQuantity);
		expect(got.every((pieces) => pieces === 1 || pieces === 2)).toBe(true);
	});
});
