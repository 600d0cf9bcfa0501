import { describe, expect, it } from "vitest";
import {
	type Item,
	type PlanInput,
	type PlanLine,
	planGroupPurchase,
	planReplenishment,
} from "../../../src/index.js";
import { explainLine } from "../../../src/report/index.js";
import { admitted, agreementOf, type ShortLine } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";

const DAY = 86_400_000;
const item = (sku: string, patch: Partial<Item> = {}): Item => ({
	sku,
	leadTimeDays: 10,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
	...patch,
});
const linesOf = (sku: string, step: number, patch: Partial<ShortLine> = {}): ShortLine[] =>
	steadyLines(step, { sku, ...patch });
const plan = (lines: ShortLine[], patch: Partial<PlanInput> & Pick<PlanInput, "items">) =>
	planReplenishment({
		orders: admitted(lines, { catalogue: ["A", "B", "C"] }),
		asOf: "2026-11-23",
		...patch,
	});
const lineOf = (lines: readonly PlanLine[], sku: string, siteId?: string) => {
	const line = lines.find((one) => one.sku === sku && one.siteId === siteId);
	if (line === undefined || !("oneLess" in line)) throw new Error(`no figures of ${sku} at ${siteId}`);
	expect(line.explanation.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(line.orderQuantity);
	return line;
};
const at = (siteId: string, sku: string, onHand: number) => ({ operatorId: "op-1", siteId, sku, onHand });

describe("an end of sale", () => {
	it("is not ordered for when nothing can arrive before it", async () => {
		const soon = await plan(linesOf("A", 4), { items: [item("A", { endsOn: "2026-11-26" })] });
		expect(lineOf(soon.lines, "A")).toMatchObject({ status: "infeasible", bindingRule: "endOfSale" });
		const past = await plan(linesOf("A", 4), {
			items: [item("A", { endsOn: "2026-11-20", service: { type: "ready", target: 0.95 } })],
		});
		expect(lineOf(past.lines, "A")).toMatchObject({ status: "wait", orderQuantity: 0 });
	});

	it("counts no receipt that comes after it", async () => {
		const { lines } = await plan(linesOf("A", 4), {
			items: [
				item("A", { leadTimeDays: { days: [2, 20] }, lastOrderOn: "2026-11-23", endsOn: "2026-12-23" }),
			],
			stock: [{ operatorId: "op-1", sku: "A", onHand: 0, onOrder: [{ quantity: 50, dueOn: "2026-12-30" }] }],
		});
		const line = lineOf(lines, "A");
		expect(line.inventoryPosition).toBe(0);
		expect(line.orderQuantity).toBeGreaterThan(5);
		expect(line.protectedUntil).toBe("2026-12-23");
	});
});

describe("sites", () => {
	const both = [...linesOf("A", 4, { siteId: "north" }), ...linesOf("A", 5, { siteId: "south" })];

	it("that sell an article have a line, also without a stock position", async () => {
		const { lines } = await plan(both, { items: [item("A")], stock: [at("north", "A", 0)] });
		expect(lines.map(({ siteId }) => siteId)).toEqual(["north", "south"]);
		expect(lineOf(lines, "A", "south").warnings).toContainEqual({ code: "STOCK_ASSUMED_ZERO" });
		expect(lineOf(lines, "A", "south").orderQuantity).toBeGreaterThan(0);
	});

	it("keep what they live from until what is due has come", async () => {
		const { transfers } = await plan(both, {
			items: [item("A", { leadTimeDays: 14, reviewDays: 14 })],
			stock: [
				{ ...at("north", "A", 9), onOrder: [{ quantity: 30, dueOn: "2026-12-18" }] },
				at("south", "A", 0),
			],
			transferDays: 1,
		});
		expect(transfers).toEqual([]);
	});

	it("get no more than they may hold", async () => {
		const { lines, transfers } = await plan(both, {
			items: [item("A")],
			stock: [at("north", "A", 60), at("south", "A", 0)],
			overrides: [{ operatorId: "op-1", siteId: "south", sku: "A", maxStock: 2 }],
			transferDays: 1,
		});
		expect(transfers.map(({ quantity }) => quantity)).toEqual([2]);
		expect(lineOf(lines, "A", "south").inventoryPosition).toBe(2);
	});

	it("count what is left of a replaced article for a successor that has no stock yet", async () => {
		const { lines, transfers } = await plan(both, {
			items: [item("A", { status: "ending" }), item("B", { replaces: "A" })],
			stock: [at("north", "A", 20), at("south", "A", 20)],
			transferDays: 1,
		});
		for (const site of ["north", "south"]) {
			expect(lineOf(lines, "B", site)).toMatchObject({ status: "wait", inventoryPosition: 20 });
			expect(lineOf(lines, "A", site).orderQuantity).toBe(0);
		}
		expect(transfers).toEqual([]);
	});
});

describe("a replaced article", () => {
	const items = (status: "ending" | "discontinued", patch: Partial<Item> = {}) => [
		item("A", { status, ...patch }),
		item("B", { replaces: "A" }),
	];

	it("is never ordered; what is owed of it its successor serves, once", async () => {
		for (const status of ["ending", "discontinued"] as const) {
			const stock = [{ operatorId: "op-1", sku: "A", onHand: 0, backorders: 3 }];
			const { lines } = await plan(linesOf("A", 4), { items: items(status), stock });
			expect(lineOf(lines, "A").orderQuantity).toBe(0);
			expect(lineOf(lines, "B").inventoryPosition).toBe(-3);
		}
		const ready = await plan(linesOf("A", 4), {
			items: items("ending", { service: { type: "ready", target: 0.9 } }),
			stock: [{ operatorId: "op-1", sku: "A", onHand: 0 }],
		});
		expect(lineOf(ready.lines, "A").orderQuantity).toBe(0);
	});

	it("is replaced for all operators", async () => {
		const undone = plan(linesOf("A", 4), {
			items: items("ending"),
			overrides: [{ operatorId: "op-1", sku: "A", status: "active" }],
		});
		await expect(undone).rejects.toMatchObject({ path: "overrides[0].status" });
	});

	it("stands in a kit by its successor", async () => {
		const lines = [...linesOf("A", 4), ...linesOf("C", 4)];
		const parts = [...items("discontinued"), item("C")];
		const kit = { kitId: "kit", skus: ["A", "C"], target: 0.99 };
		const alone = await plan(lines, { items: parts });
		const together = await plan(lines, { items: parts, kits: [kit] });
		expect(lineOf(together.lines, "C").orderUpTo).toBeGreaterThan(lineOf(alone.lines, "C").orderUpTo);
		expect(lineOf(together.lines, "B").orderUpTo).toBeGreaterThan(lineOf(alone.lines, "B").orderUpTo);
	});
});

describe("a kit", () => {
	it("says that it raises a part only where it does", async () => {
		const lines = [...linesOf("A", 4), ...linesOf("C", 4)];
		const { lines: planned } = await plan(lines, {
			items: [item("A"), item("C")],
			kits: [{ kitId: "kit", skus: ["A", "C"], target: 0.5 }],
		});
		for (const { warnings } of planned) expect(warnings).not.toContainEqual({ code: "RAISED_FOR_KIT" });
	});

	it("with parts that are asked for in fours needs no more than a few pieces", async () => {
		const lines = [
			...linesOf("A", 10),
			...linesOf("B", 3, { quantity: 4 }),
			...linesOf("C", 3, { quantity: 4 }),
		];
		const { lines: planned } = await plan(lines, {
			items: ["A", "B", "C"].map((sku) =>
				item(sku, { leadTimeDays: 5, service: { type: "cycle", target: 0.5 } }),
			),
			kits: [{ kitId: "kit", skus: ["A", "B", "C"], target: 0.92 }],
		});
		let together = 1;
		for (const sku of ["A", "B", "C"]) {
			expect(lineOf(planned, sku).orderUpTo).toBeLessThan(80);
			together *= lineOf(planned, sku).achievedService;
		}
		expect(together).toBeGreaterThanOrEqual(0.92);
	});
});

describe("a budget", () => {
	it("takes the price of the whole where that costs no more, and counts in cents", async () => {
		const { lines } = await plan(linesOf("A", 4), {
			items: [item("A", { unitCost: 1.1 })],
			budgets: [{ operatorId: "op-1", amount: 3.3 }],
		});
		expect(lineOf(lines, "A").orderQuantity).toBe(3);
	});

	it("says of an article without a price that it does not count", async () => {
		const { unitCost: _, ...free } = item("A");
		const { lines } = await plan(linesOf("A", 4), {
			items: [free],
			budgets: [{ operatorId: "op-1", amount: 1 }],
		});
		expect(lineOf(lines, "A").warnings).toContainEqual({ code: "OUTSIDE_BUDGET" });
	});
});

describe("a group run", () => {
	const members = ["op-1", "op-2", "op-3", "op-4", "op-5", "op-6"];
	const lines = members.flatMap((operatorId) =>
		["2026-03-02", "2026-06-01"].map((on): ShortLine => ({ operatorId, sku: "A", on })),
	);
	const run = (patch: object = {}, minOrders = 20) =>
		planGroupPurchase({
			orders: admitted(lines, {
				purpose: "group-purchasing",
				groupId: "group-1",
				agreements: members.map((operatorId) => agreementOf(operatorId)),
				catalogue: ["A"],
				release: { minOrders },
			}),
			asOf: "2026-11-23",
			items: [item("A", { shareable: true })],
			...patch,
		});

	it("lets nothing pass the gate for lines that were never there", async () => {
		const stockoutDays = Array.from({ length: 150 }, (_, day) =>
			new Date(Date.UTC(2026, 3, 1) + day * DAY).toISOString().slice(0, 10),
		);
		const stock = members.map((operatorId) => ({ operatorId, sku: "A", onHand: 0, stockoutDays }));
		expect((await run({ stock })).coordinator.articles[0]!.status).toBe("suppressed");
		expect((await run({ stock }, 10)).coordinator.articles[0]!.status).toBe("released");
	});

	it("refuses what would be lost in it", async () => {
		await expect(run({ overrides: [] })).rejects.toMatchObject({ code: "OPTION_INVALID", path: "overrides" });
		const supply = [{ sku: "B", quantity: 3 }];
		await expect(run({ supply })).rejects.toMatchObject({ code: "INPUT_INVALID", path: "supply[0].sku" });
	});

	it("says nothing of a shelf that nobody told of", async () => {
		for (const { view } of (await run()).members)
			for (const line of view.lines) expect(line.runsOutOn).toBeUndefined();
	});
});

describe("a stock that may run out before an order arrives", () => {
	it("is told with its probability, although the order brings the later risk down", async () => {
		const probabilityOf = async (onHand: number, receipt?: string): Promise<number | undefined> => {
			const { lines } = await plan(linesOf("A", 4), {
				items: [item("A")],
				stock: [
					{
						...at("north", "A", onHand),
						...(receipt === undefined ? {} : { onOrder: [{ quantity: 20, dueOn: receipt }] }),
					},
				],
			});
			const line = lineOf(lines, "A", "north");
			expect(line.stockoutRisk).toBeLessThan(0.1);
			const warning = line.warnings.find(({ code }) => code === "STOCKOUT_BEFORE_ARRIVAL");
			// With one receipt in between, the chance before and after it is one of two checks.
			expect(warning?.isLeast ?? false).toBe(receipt === "2026-11-30");
			if (receipt === "2026-11-30")
				expect(explainLine(line, "en")).toMatch(/may run out before an order placed now/);
			return warning?.probability;
		};
		const [none = 0, one = 0] = [await probabilityOf(0), await probabilityOf(1)];
		expect(none).toBeGreaterThan(0.8);
		expect(one).toBeGreaterThan(0.5);
		expect(one).toBeLessThan(none);
		expect(await probabilityOf(1, "2026-11-24")).toBeUndefined();
		expect(await probabilityOf(1, "2026-11-30")).toBeLessThan(one);
		expect(await probabilityOf(30)).toBeUndefined();
	});
});
