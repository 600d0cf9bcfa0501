import { describe, expect, it } from "vitest";
import {
	explainLine,
	type Item,
	type PlanInput,
	type PlanLine,
	planReplenishment,
	type StockPosition,
} from "../../../src/index.js";
import { admitted, type ShortLine } from "../../support/admitted.js";

const OLD: Item = {
	sku: "OLD",
	leadTimeDays: 7,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
	holdingRate: 0.2,
};
const NEW: Item = { ...OLD, sku: "NEW", replaces: "OLD" };

/** One line every four days from a day on, over so many days. */
const linesOf = (sku: string, from: string, days: number, step = 4): ShortLine[] =>
	Array.from({ length: Math.floor(days / step) }, (_, index) => ({
		sku,
		on: new Date(Date.parse(from) + index * step * 86_400_000).toISOString().slice(0, 10),
	}));

const stockOf = (sku: string, onHand: number): StockPosition => ({ operatorId: "op-1", sku, onHand });

const plan = (lines: ShortLine[], items: Item[], patch: Partial<PlanInput> = {}) =>
	planReplenishment({
		orders: admitted(lines, { catalogue: ["OLD", "NEW"] }),
		asOf: "2026-11-23",
		items,
		...patch,
	});

const figures = (lines: readonly PlanLine[], sku: string) => {
	const line = lines.find((one) => one.sku === sku);
	if (line === undefined || line.status === "no-history" || line.status === "not-covered")
		throw new Error(`no figures of ${sku}`);
	expect(line.explanation.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(line.orderQuantity);
	return line;
};
const codesOf = (line: PlanLine): string[] => line.warnings.map(({ code }) => code);
const termOf = (line: PlanLine, term: string): number =>
	line.explanation.find((one) => one.term === term)!.quantity;

describe("an article that takes the place of another", () => {
	const history = linesOf("OLD", "2024-11-25", 728);

	it("says that its stock is not known, unless the other's is used up and known", async () => {
		const withStatus = async (
			status: "ending" | "discontinued",
			stock: StockPosition[],
		): Promise<string[]> => {
			const { lines } = await plan(history, [{ ...OLD, status }, NEW], { stock });
			return codesOf(figures(lines, "NEW"));
		};
		expect(await withStatus("ending", [stockOf("OLD", 3)])).not.toContain("STOCK_ASSUMED_ZERO");
		expect(await withStatus("discontinued", [stockOf("OLD", 3)])).toContain("STOCK_ASSUMED_ZERO");
		expect(await withStatus("discontinued", [stockOf("OLD", 3), stockOf("NEW", 0)])).not.toContain(
			"STOCK_ASSUMED_ZERO",
		);
		expect(await withStatus("ending", [stockOf("URN", 1)])).toContain("STOCK_ASSUMED_ZERO");
	});

	it("is forecast from the other's history, as if the lines had been its own", async () => {
		const items = [{ ...OLD, status: "ending" } as const, NEW];
		const { lines } = await plan(history, items, { stock: [stockOf("OLD", 0), stockOf("NEW", 0)] });
		const renamed = history.map((line) => ({ ...line, sku: "NEW" }));
		const { lines: own } = await plan(renamed, [NEW], { stock: [stockOf("NEW", 0)] });
		expect(figures(lines, "NEW").forecast).toEqual(figures(own, "NEW").forecast);
		expect(figures(lines, "NEW").orderQuantity).toBe(figures(own, "NEW").orderQuantity);
		expect(figures(lines, "OLD")).toMatchObject({ status: "wait", orderQuantity: 0 });
		expect(codesOf(figures(lines, "OLD"))).toContain("REPLACED_ARTICLE");
	});

	it("uses up what is left of an ending one, not of one that may no longer be sold", async () => {
		const stock = [stockOf("OLD", 3), stockOf("NEW", 1)];
		const quantityWith = async (status: "ending" | "discontinued"): Promise<number> =>
			figures((await plan(history, [{ ...OLD, status }, NEW], { stock })).lines, "NEW").orderQuantity;
		expect(await quantityWith("discontinued")).toBe((await quantityWith("ending")) + 3);
		const { lines } = await plan(history, [{ ...OLD, status: "ending" }, NEW], { stock });
		expect(figures(lines, "NEW").inventoryPosition).toBe(4);
		expect(figures(lines, "NEW").warnings).toContainEqual({ code: "REPLACES_ARTICLE", sku: "OLD", count: 3 });
	});

	it("counts of what is left only what can be sold before the other's end of sale", async () => {
		const lineWith = async (endsOn: string, old: Partial<StockPosition> = {}) => {
			const stock = [{ ...stockOf("OLD", 30), ...old }, stockOf("NEW", 0)];
			const items = [{ ...OLD, status: "ending", endsOn } as const, NEW];
			const { lines } = await plan(history, items, { stock });
			return { old: figures(lines, "OLD"), own: figures(lines, "NEW") };
		};
		const none = figures((await plan(history, [{ ...OLD, status: "discontinued" }, NEW])).lines, "NEW");
		for (const endsOn of ["2026-11-02", "2026-11-23"]) {
			const { own } = await lineWith(endsOn, { onOrder: [{ quantity: 5, dueOn: "2026-11-25" }] });
			expect(own).toMatchObject({ inventoryPosition: 0, orderQuantity: none.orderQuantity });
			expect(codesOf(own)).toContain("STOCKOUT_BEFORE_ARRIVAL");
		}
		const { old, own } = await lineWith("2026-11-27");
		expect(own.inventoryPosition).toBeGreaterThan(0);
		expect(own.orderQuantity).toBeGreaterThan(0);
		expect(own.orderQuantity).toBe(none.orderQuantity - own.inventoryPosition);
		expect(own.warnings).toContainEqual({
			code: "REPLACES_ARTICLE",
			sku: "OLD",
			count: own.inventoryPosition,
		});
		// Three days of one piece in four are left without any: P(at least one) is about a half.
		const { probability = 0 } = own.warnings.find(({ code }) => code === "STOCKOUT_BEFORE_ARRIVAL")!;
		expect(probability).toBeGreaterThan(0.4);
		expect(probability).toBeLessThan(0.65);
		expect(explainLine(old, "en")).not.toContain("no longer sold");
		expect(explainLine((await lineWith("2026-11-20")).old, "fr")).toContain("la vente étant terminée");
		expect((await lineWith("2027-01-04")).own).toMatchObject({ inventoryPosition: 30, status: "wait" });
		const late = await lineWith("2026-11-27", {
			onHand: 0,
			onOrder: [{ quantity: 9, dueOn: "2026-11-27" }],
		});
		expect(late.own.inventoryPosition).toBe(0);
		const promised = await lineWith("2026-11-27", { reserved: 4 });
		expect(promised.own.orderQuantity).toBe(own.orderQuantity);
	});

	it("has no risk of its own once what is owed of it is the other's", async () => {
		const stock = [{ ...stockOf("OLD", 0), backorders: 3 }, stockOf("NEW", 0)];
		const quantityWith = async (own: StockPosition[]) =>
			figures((await plan(history, [{ ...OLD, status: "discontinued" }, NEW], { stock: own })).lines, "NEW")
				.orderQuantity;
		expect(await quantityWith(stock)).toBe((await quantityWith([stockOf("OLD", 0), stockOf("NEW", 0)])) + 3);
		const { lines } = await plan(history, [{ ...OLD, status: "discontinued" }, NEW], { stock });
		const old = figures(lines, "OLD");
		expect(old).toMatchObject({ status: "wait", stockoutRisk: 0, inventoryPosition: 0 });
		expect(codesOf(old)).not.toContain("STOCKOUT_BEFORE_ARRIVAL");
		expect(explainLine(old, "fr")).toMatch(/^Rien à commander, rien n’est nécessaire\s: /);
	});

	it("has a history of its own while the other is still active", async () => {
		const { lines } = await plan(history, [OLD, NEW], { stock: [stockOf("OLD", 0), stockOf("NEW", 0)] });
		expect(figures(lines, "OLD").status).toBe("order");
		expect(lines.find(({ sku }) => sku === "NEW")!.status).toBe("no-history");
	});

	it("follows a chain, also over articles that are no longer listed", async () => {
		const orders = admitted(history, { catalogue: ["OLD", "MID", "NEW"] });
		const items = [
			{ ...OLD, sku: "MID", replaces: "OLD", status: "discontinued" } as const,
			{ ...NEW, replaces: "MID" },
		];
		const { lines } = await planReplenishment({ orders, asOf: "2026-11-23", items });
		expect(lines.map(({ sku }) => sku)).toEqual(["NEW"]);
		expect(figures(lines, "NEW").forecast.windowMean).toBeGreaterThan(2.5);
	});

	it("can not replace what another replaces, or itself", async () => {
		const twice = plan(history, [NEW, { ...NEW, sku: "NEW-2" }]);
		await expect(twice).rejects.toMatchObject({ code: "INPUT_INVALID", path: "items[1].replaces" });
		const loop = plan(history, [
			{ ...NEW, status: "ending", replaces: "NEW-2" },
			{ ...NEW, sku: "NEW-2", status: "ending", replaces: "NEW" },
		]);
		await expect(loop).rejects.toMatchObject({ code: "INPUT_INVALID" });
	});
});

describe("an article that ends", () => {
	const history = linesOf("OLD", "2024-11-25", 728);
	const orderOf = async (patch: Partial<Item>) =>
		figures((await plan(history, [{ ...OLD, ...patch }])).lines, "OLD");

	it("is ordered for the last time for all that is still asked for", async () => {
		const usual = await orderOf({});
		const last = await orderOf({ lastOrderOn: "2026-11-25", endsOn: "2027-02-22" });
		// Thirteen weeks, a piece every four days.
		expect(last.forecast.windowMean).toBeGreaterThan(18);
		expect(last.forecast.windowMean).toBeLessThan(29);
		expect(last.orderQuantity).toBeGreaterThan(3 * usual.orderQuantity);
		expect(last.protectedUntil).toBe("2027-02-22");
		expect(last.warnings).toContainEqual({ code: "LAST_ORDER", days: 91 });
		const later = await orderOf({ lastOrderOn: "2026-12-15", endsOn: "2027-02-22" });
		expect(later.orderQuantity).toBe(usual.orderQuantity);
	});

	it("can not be asked to last longer than ten years by one order", async () => {
		const lasting = (endsOn: string) => orderOf({ lastOrderOn: "2026-11-25", endsOn });
		await expect(lasting("2226-11-23")).rejects.toMatchObject({
			code: "INPUT_INVALID",
			path: "items[0].endsOn",
		});
		expect((await lasting("2036-11-22")).protectedUntil).toBe("2036-11-22");
	});

	it("is not ordered once that is no longer possible", async () => {
		const line = await orderOf({ lastOrderOn: "2026-11-20", endsOn: "2027-02-22" });
		expect(line).toMatchObject({ status: "infeasible", bindingRule: "lastOrder", orderQuantity: 0 });
		expect(codesOf(line)).toContain("LAST_ORDER_PASSED");
	});

	it("is told as no longer sold after its end, not by a day that has passed", async () => {
		const ended = await orderOf({ endsOn: "2026-11-20" });
		expect(explainLine(ended, "en")).toBe(
			"Nothing to order, nothing is needed: none needed, as it is no longer sold, none on hand.",
		);
		expect(explainLine(ended, "fr")).toBe(
			"Rien à commander, rien n’est nécessaire\u00a0: aucune demandée, la vente étant terminée, rien en stock.",
		);
	});

	it("is not stocked beyond its end, nor in batches", async () => {
		const soon = await orderOf({ endsOn: "2026-11-26" });
		const ended = await orderOf({ endsOn: "2026-11-20" });
		expect(soon.forecast.windowMean).toBeLessThan(1.2);
		expect(ended).toMatchObject({ orderQuantity: 0, orderUpTo: 0 });
		expect((await orderOf({ orderCost: 40 })).orderQuantity).toBeGreaterThan(
			(await orderOf({ orderCost: 40, status: "ending" })).orderQuantity,
		);
	});

	it("needs an end of sale with its last order", async () => {
		await expect(orderOf({ lastOrderOn: "2026-11-25" })).rejects.toMatchObject({
			code: "INPUT_INVALID",
			path: "items[0].endsOn",
		});
	});
});

describe("a quantity", () => {
	const history = linesOf("OLD", "2024-11-25", 728);
	const orderOf = async (patch: Partial<Item>, stock = 0) =>
		figures((await plan(history, [{ ...OLD, ...patch }], { stock: [stockOf("OLD", stock)] })).lines, "OLD");

	it("is raised to a price that pays, and says so", async () => {
		const plain = await orderOf({});
		const breakAt = plain.orderQuantity + 2;
		const cheap = await orderOf({ priceBreaks: [{ from: breakAt, unitCost: 80 }] });
		expect(cheap.orderQuantity).toBe(breakAt);
		expect(termOf(cheap, "priceBreak")).toBe(2);
		expect(cheap.unitCost).toBe(80);
		const dear = await orderOf({ priceBreaks: [{ from: 400, unitCost: 99 }] });
		expect(dear.orderQuantity).toBe(plain.orderQuantity);
		for (const limit of [{ maxOrderQuantity: breakAt - 1 }, { maxStock: breakAt - 1 }, { shelfLifeDays: 14 }])
			expect(
				(await orderOf({ priceBreaks: [{ from: breakAt, unitCost: 80 }], ...limit })).orderQuantity,
			).toBe(plain.orderQuantity);
	});

	it("is raised to whole pallets where a review period uses what is added", async () => {
		const { orderQuantity } = await orderOf({});
		const pallet = Math.ceil((orderQuantity + 1) / 2);
		const filled = await orderOf({ palletQuantity: pallet });
		expect(filled.orderQuantity).toBe(2 * pallet);
		expect(termOf(filled, "palletRounding")).toBe(2 * pallet - orderQuantity);
		expect((await orderOf({ palletQuantity: orderQuantity - 1 })).orderQuantity).toBe(orderQuantity);
		expect((await orderOf({ palletQuantity: orderQuantity + 3 })).orderQuantity).toBe(orderQuantity);
	});

	it("comes in batches that the shelf life uses up", async () => {
		const batches = { orderCost: 400 };
		const free = await orderOf(batches);
		const short = await orderOf({ ...batches, shelfLifeDays: 30 });
		expect(termOf(short, "cycleStock")).toBeLessThanOrEqual(8);
		expect(termOf(free, "cycleStock")).toBeGreaterThan(20);
	});

	it("is proposed once", async () => {
		for (const patch of [
			{ priceBreaks: [{ from: 12, unitCost: 70 }] },
			{ palletQuantity: 5 },
			{ lastOrderOn: "2026-11-25", endsOn: "2027-02-22" },
		]) {
			const first = await orderOf(patch);
			const again = await plan(history, [{ ...OLD, ...patch }], {
				stock: [
					{
						operatorId: "op-1",
						sku: "OLD",
						onHand: 0,
						onOrder: [{ quantity: first.orderQuantity, dueOn: first.expectedArrival }],
					},
				],
			});
			expect(figures(again.lines, "OLD").orderQuantity).toBe(0);
		}
	});
});
