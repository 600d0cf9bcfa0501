import { describe, expect, it } from "vitest";
import { type GroupInput, type GroupPlan, type Item, planGroupPurchase } from "../../../src/index.js";
import { admitted, type ShortLine } from "../../support/admitted.js";

const MEMBERS = ["op-1", "op-2", "op-3", "op-4", "op-5", "op-6"];
const item = (sku: string, patch: Partial<Item> = {}): Item => ({
	sku,
	supplierId: "sup-1",
	leadTimeDays: 7,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
	holdingRate: 0.01,
	shareable: true,
	...patch,
});

/** A line of each member every few days of a year. */
const lines = (sku: string, days: number): ShortLine[] =>
	MEMBERS.flatMap((operatorId, member) =>
		Array.from({ length: Math.floor(364 / (days + member)) }, (_, index) => ({
			operatorId,
			sku,
			on: new Date(Date.UTC(2025, 10, 24 + index * (days + member))).toISOString().slice(0, 10),
		})),
	);

const orders = admitted([...lines("GROWS", 2), ...lines("HELD", 3)], {
	purpose: "group-purchasing",
	groupId: "group-1",
});
const ITEMS = [
	item("GROWS", { unitCost: 10, palletQuantity: 1 }),
	item("HELD", { shelfLifeDays: 1, palletQuantity: 1 }),
];
const plan = (patch: Partial<GroupInput>): Promise<GroupPlan> =>
	planGroupPurchase({ orders, asOf: "2026-11-23", items: ITEMS, ...patch });

const statusOf = ({ coordinator }: GroupPlan): string[] => coordinator.articles.map(({ status }) => status);
const ordered = ({ supplierOrders }: GroupPlan): number[] =>
	supplierOrders.flatMap((order) => order.lines.map(({ quantity }) => quantity));

describe("articles that are raised together", () => {
	it.each([
		["a minimum", { minimumOrderValue: 6000 }],
		["paid carriage", { carriageCost: 300, carriagePaidFrom: 6000 }],
		["a discount", { valueBreaks: [{ from: 6000, discount: 0.05 }] }],
		["a container", { container: { pallets: 200, cost: 800, palletCost: 10 } }],
	])("for %s are told together or not at all: what one lacks is the order of the other", async (_, terms) => {
		const suppliers = [{ supplierId: "sup-1", ...terms }];
		const first = await plan({ suppliers });
		expect(statusOf(first)).toEqual(["released", "released"]);
		const stock = [{ operatorId: "op-6", sku: "HELD", onHand: 3 }];
		const free = await plan({ suppliers, stock });
		const second = await plan({ suppliers, stock, releases: first.releases });
		// One grew by what the other lost, so that its pieces told of what the register holds back.
		expect(ordered(second)[0]).toBeGreaterThan(ordered(first)[0]!);
		expect(second.coordinator).toEqual({
			articles: [
				{ sku: "GROWS", status: "suppressed" },
				{ sku: "HELD", status: "suppressed" },
			],
			suppliers: [{ supplierId: "sup-1", status: "suppressed" }],
		});
		// The order itself does not depend on what may be shown.
		expect([second.supplierOrders, second.members]).toEqual([free.supplierOrders, free.members]);
	});

	it("are told by themselves where the supplier asks for nothing, or for each apart", async () => {
		const stock = [{ operatorId: "op-6", sku: "HELD", onHand: 3 }];
		for (const patch of [
			{ suppliers: [{ supplierId: "sup-1", orderCost: 30, carriageCost: 60 }] },
			{
				suppliers: [{ supplierId: "sup-1" }, { supplierId: "sup-2", minimumOrderValue: 6000 }],
				items: [ITEMS[0]!, { ...ITEMS[1]!, supplierId: "sup-2" }],
			},
		]) {
			const first = await plan(patch);
			const second = await plan({ ...patch, stock, releases: first.releases });
			expect(statusOf(second)).toEqual(["released", "suppressed"]);
		}
	});
});

describe("an order of nothing", () => {
	const shelvesOf = (most: (operatorId: string) => number): NonNullable<GroupInput["stock"]> =>
		MEMBERS.map((operatorId) => ({ operatorId, sku: "HELD", onHand: most(operatorId) }));

	it("is held back, since it says that nobody needs a piece", async () => {
		const suppliers = [{ supplierId: "sup-1", minimumOrderValue: 6000 }];
		const full = await plan({ suppliers, stock: shelvesOf(() => 100) });
		expect(full.coordinator.articles[1]).toEqual({ sku: "HELD", status: "suppressed" });
		expect(full.coordinator.suppliers).toEqual([{ supplierId: "sup-1", status: "suppressed" }]);
	});

	it("looks as an order that one member needs, also beside what is raised without it", async () => {
		const suppliers = [{ supplierId: "sup-1", minimumOrderValue: 6000 }];
		const nobody = await plan({ suppliers, stock: shelvesOf(() => 100) });
		const one = await plan({
			suppliers,
			stock: shelvesOf((operatorId) => (operatorId === "op-1" ? 0 : 100)),
		});
		expect(statusOf(nobody)).toEqual(["released", "suppressed"]);
		expect(nobody.coordinator).toEqual(one.coordinator);
	});
});
