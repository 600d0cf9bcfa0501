import { describe, expect, it } from "vitest";
import {
	type Item,
	type PlanInput,
	type PlanLine,
	planReplenishment,
	type Storage,
} from "../../../src/index.js";
import { admitted } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";

const item = (sku: string, patch: Partial<Item> = {}): Item => ({
	sku,
	leadTimeDays: 7,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	...patch,
});
const ITEMS = [
	item("COFFIN", { placesPerPiece: 4 }),
	item("URN"),
	item("LINING", { packSize: 5, placesPerPiece: 0.5 }),
];
const history = ITEMS.flatMap(({ sku }, index) => steadyLines(4, { sku }, index, 180));
const orders = admitted(history);
const STOCK = [
	{ operatorId: "op-1", sku: "COFFIN", onHand: 2 },
	{ operatorId: "op-1", sku: "URN", onHand: 1 },
	{ operatorId: "op-1", sku: "LINING", onHand: 0 },
];
const plan = (patch: Partial<PlanInput> = {}) =>
	planReplenishment({ orders, asOf: "2026-11-23", items: ITEMS, stock: STOCK, ...patch });
const PLACES = new Map(ITEMS.map(({ sku, placesPerPiece = 1 }) => [sku, placesPerPiece]));
const filled = (lines: readonly PlanLine[], skus: readonly string[]): number =>
	lines.reduce((sum, line) => {
		if (!("inventoryPosition" in line) || !skus.includes(line.sku)) return sum;
		return sum + (line.inventoryPosition + line.orderQuantity) * PLACES.get(line.sku)!;
	}, 0);
const ALL = ITEMS.map(({ sku }) => sku);
const room = (places: number, patch: Partial<Storage> = {}): readonly Storage[] => [
	{ storageId: "depot", operatorId: "op-1", places, ...patch },
];

describe("a storage", () => {
	it("is never filled beyond its places, and each quantity still adds up", async () => {
		const whole = filled((await plan()).lines, ALL);
		for (const part of [0.3, 0.5, 0.8, 0.99]) {
			const { lines } = await plan({ storages: room(part * whole) });
			expect(filled(lines, ALL)).toBeLessThanOrEqual(part * whole);
			for (const { explanation, orderQuantity, sku } of lines) {
				expect(explanation.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(orderQuantity);
				if (sku === "LINING") expect(orderQuantity % 5).toBe(0);
			}
		}
		expect(await plan({ storages: room(whole) })).toEqual(await plan());
		expect((await plan({ storages: room(0, { operatorId: "op-2" }) })).lines).toEqual((await plan()).lines);
		expect((await plan({ storages: room(0, { siteId: "elsewhere" }) })).lines).toEqual((await plan()).lines);
	});

	it("has no room taken by pieces that are owed: planning again orders no more of them", async () => {
		const items = [item("URN")];
		const owing = { operatorId: "op-1", sku: "URN", onHand: 0, backorders: 3 };
		const planOwing = async (onOrder: { quantity: number; dueOn: string }[]) =>
			(await plan({ items, stock: [{ ...owing, onOrder }], storages: room(2) })).lines[0]!;
		const first = await planOwing([]);
		expect(first).toMatchObject({ status: "order", orderQuantity: 5 });
		const again = await planOwing([{ quantity: 5, dueOn: "2026-11-30" }]);
		expect(again).toMatchObject({ orderQuantity: 0 });
	});

	it("gives its room to the pieces that need little of it first", async () => {
		const whole = await plan();
		const { lines } = await plan({ storages: room(filled(whole.lines, ALL) / 2) });
		const share = (sku: string): number =>
			lines.find((line) => line.sku === sku)!.orderQuantity /
			whole.lines.find((line) => line.sku === sku)!.orderQuantity;
		expect(share("URN")).toBeGreaterThan(share("COFFIN"));
	});

	it("holds the articles that it names, and no others", async () => {
		const whole = await plan();
		const { lines } = await plan({ storages: room(8, { skus: ["COFFIN"] }) });
		expect(lines.find(({ sku }) => sku === "COFFIN")).toMatchObject({
			status: "infeasible",
			bindingRule: "storage",
			orderQuantity: 0,
		});
		const others = (planned: readonly PlanLine[]) => planned.filter(({ sku }) => sku !== "COFFIN");
		expect(others(lines)).toEqual(others(whole.lines));
	});

	it("binds beside a second one, and before a budget", async () => {
		const items = ITEMS.map((one) => ({ ...one, unitCost: 10 }));
		const storages = [...room(30), ...room(6, { storageId: "rack", skus: ["URN", "LINING"] })];
		const stored = await plan({ items, storages });
		expect(filled(stored.lines, ALL)).toBeLessThanOrEqual(30);
		expect(filled(stored.lines, ["URN", "LINING"])).toBeLessThanOrEqual(6);
		const spent = stored.lines.reduce((sum, { orderQuantity }) => sum + 10 * orderQuantity, 0);
		const { lines } = await plan({ items, storages, budgets: [{ operatorId: "op-1", amount: spent / 2 }] });
		for (const line of lines) {
			const term = (name: string): number =>
				line.explanation.find((one) => one.term === name)?.quantity ?? Number.NaN;
			const before = stored.lines.find(({ sku }) => sku === line.sku)!;
			expect(term("storageCap")).toBe(before.explanation.find((one) => one.term === "storageCap")!.quantity);
			expect(line.orderQuantity).toBe(before.orderQuantity + term("budgetCap"));
		}
		expect(lines.reduce((sum, { orderQuantity }) => sum + 10 * orderQuantity, 0)).toBeLessThanOrEqual(
			spent / 2,
		);
	});

	it("holds what takes the place of an article that it names", async () => {
		const items = [...ITEMS, item("COFFIN-NEW", { replaces: "COFFIN", placesPerPiece: 4 })].map((one) =>
			one.sku === "COFFIN" ? { ...one, status: "ending" as const } : one,
		);
		const { lines } = await plan({ items, storages: room(8, { skus: ["COFFIN"] }) });
		expect(lines.find(({ sku }) => sku === "COFFIN-NEW")).toMatchObject({ bindingRule: "storage" });
	});

	it("counts what is left of an ending article once, with the room of that article", async () => {
		const items = [
			item("COFFIN", { status: "ending", placesPerPiece: 4 }),
			item("COFFIN-NEW", { replaces: "COFFIN", placesPerPiece: 2 }),
		];
		const onOrder = [{ quantity: 1, dueOn: "2026-11-26" }];
		const stock = STOCK.map((one) => (one.sku === "COFFIN" ? { ...one, onOrder } : one));
		const ordered = async (places: number): Promise<number> => {
			const { lines } = await plan({ items, stock, storages: room(places) });
			return lines.find(({ sku }) => sku === "COFFIN-NEW")!.orderQuantity;
		};
		const wanted = await ordered(1000);
		// Two old pieces on hand take 4 places each; the one that is due is counted on by the new article, as 2.
		expect(wanted).toBeGreaterThan(3);
		expect(await ordered(2 * 4 + 2 + 2 * wanted)).toBe(wanted);
		expect(await ordered(2 * 4 + 2 + 2 * wanted - 1)).toBe(wanted - 1);
		expect(await ordered(2 * 4 + 2 + 1)).toBe(0);
	});

	it("must name articles that are there, each once", async () => {
		const path = async (storages: unknown): Promise<unknown> =>
			plan({ storages: storages as readonly Storage[] }).then(
				() => undefined,
				(error: { path?: string }) => error.path,
			);
		expect(await path(room(8, { skus: ["COFFIN", "OTHER"] }))).toBe("storages[0].skus[1]");
		expect(await path(room(8, { skus: ["URN", "URN"] }))).toBe("storages[0].skus[1]");
		expect(await path([...room(8), ...room(9)])).toBe("storages[1]");
		expect(await path(room(-1))).toBe("storages[0].places");
	});
});
