import { describe, expect, it } from "vitest";
import {
	explainLine,
	formatIsoDate,
	type Item,
	type PlanInput,
	type PlanLine,
	parseIsoDate,
	planReplenishment,
	type StockPosition,
} from "../../../src/index.js";
import { leadTimeDistribution } from "../../../src/inventory/index.js";
import { mean, quantile, survival } from "../../../src/math/index.js";
import type { LineTask } from "../../../src/plan/line/line-task.js";
import { planLine } from "../../../src/plan/line/plan-line.js";
import { protectedDemand } from "../../../src/plan/line/protected-demand.js";
import { admitted } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";
import { DEPOT, orders as ofSites, COFFIN as SITE_ITEM, stockOf } from "../../support/three-sites.js";

const AS_OF = "2026-11-23";
/** A little more than two pieces a week. */
const orders = admitted(steadyLines(3));
const CYCLE = { type: "cycle", target: 0.95 } as const;
const ITEM: Item = { sku: "COFFIN", leadTimeDays: 2, reviewDays: 7, service: CYCLE };
const due = (day: number, quantity = 8) => ({
	quantity,
	dueOn: formatIsoDate((parseIsoDate(AS_OF) as number) + day),
});

const figuresOf = (line: PlanLine | undefined) => {
	if (line === undefined || !("orderUpTo" in line)) throw new Error("no figures");
	const termOf = (name: string): number =>
		line.explanation.find(({ term }) => term === name)?.quantity ?? Number.NaN;
	return { ...line, termOf };
};

async function planned(
	patch: Partial<Item>,
	shelf: Partial<StockPosition> = {},
	input: Partial<PlanInput> = {},
) {
	const { lines } = await planReplenishment({
		orders,
		asOf: AS_OF,
		items: [{ ...ITEM, ...patch }],
		stock: [{ operatorId: "op-1", sku: "COFFIN", onHand: 0, ...shelf }],
		...input,
	});
	return figuresOf(lines[0]);
}

describe("a receipt that comes late in the protected window", () => {
	it("does not keep an order away that fills an empty shelf sooner", async () => {
		const line = await planned({}, { onOrder: [due(8)] });
		expect(line).toMatchObject({ status: "order", lateReceipt: { dueOn: "2026-12-01", pieces: 8 } });
		expect(line).toMatchObject({ expectedArrival: "2026-11-25", protectedUntil: "2026-12-02" });
		expect(line.inventoryPosition).toBe(0);
		expect(line.orderQuantity).toBe(line.orderUpTo);
		// A little less than the level without the receipt, which a day more of demand sets.
		const none = await planned({});
		expect(line.orderQuantity).toBeLessThanOrEqual(none.orderQuantity);
		expect(line.orderQuantity).toBeGreaterThanOrEqual(none.orderQuantity - 1);
		expect(line.stockoutRisk).toBeLessThanOrEqual(0.05);
		expect(line.oneLess.stockoutRisk).toBeGreaterThan(0.05);
		expect(line.achievedService).toBeCloseTo(1 - line.stockoutRisk, 10);
		expect(line.termOf("dueReceipts")).toBe(0);
		expect(line.explanation.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(line.orderQuantity);
		expect(explainLine(line, "en")).toMatch(
			/^Order \d+: 3 likely needed by 30\sNovember, .*none on hand\. The 8 pieces due from 1\sDecember on come later\.$/,
		);
		expect(explainLine(line, "fr")).toMatch(
			/^Commander .* d’ici au 30\s?novembre, .*rien en stock\. Les 8\s?pièces attendues à partir du 1er\s?décembre arrivent plus tard\.$/,
		);
	});

	it.each([
		{ service: CYCLE },
		{ service: { type: "fill", target: 0.95 } },
		{ service: { type: "ready", target: 0.95 } },
		{ service: { type: "cost", shortageCost: 300 }, unitCost: 300, holdingRate: 0.2 },
		{ service: CYCLE, leadTimeDays: { mean: 2, sd: 1 } },
	] satisfies Partial<Item>[])("counts from its day on, whatever the service: %j", async (patch) => {
		const terms: Partial<Item> = { leadTimeDays: 1, reviewDays: 28, ...patch };
		const line = await planned(terms, { onOrder: [due(28)] });
		const none = await planned(terms);
		expect(line.status).toBe("order");
		expect(line.orderQuantity).toBeLessThanOrEqual(none.orderQuantity);
		expect(line.orderQuantity).toBeGreaterThanOrEqual(none.orderQuantity - 2);
		const again = await planned(terms, {
			onOrder: [due(28), { quantity: line.orderQuantity, dueOn: line.expectedArrival }],
		});
		expect(again.orderQuantity).toBe(0);
	});

	it("says nothing where what lies there lasts until it comes, or an order comes no sooner", async () => {
		const full = await planned({}, { onHand: 9, onOrder: [due(8)] });
		expect(full.status).toBe("wait");
		expect(full).not.toHaveProperty("lateReceipt");
		expect(full.inventoryPosition).toBe(17);
		const soon = await planned({}, { onOrder: [due(2)] });
		expect(soon.status).toBe("wait");
		expect(soon).not.toHaveProperty("lateReceipt");
	});

	it("is in the risk where nothing is ordered", async () => {
		const ended = await planned({ status: "discontinued" }, { onOrder: [due(8)] });
		expect(ended.orderQuantity).toBe(0);
		// Eight days of a piece in three days, and nothing there.
		expect(ended.stockoutRisk).toBeCloseTo(1 - Math.exp(-8 / 3), 1);
		expect(ended).not.toHaveProperty("lateReceipt");
		const refused = await planned({ packSize: 50, maxOrderQuantity: 60 }, { onOrder: [due(8)] });
		expect(refused).toMatchObject({ status: "order", orderQuantity: 50 });
		const full = await planned({ maxStock: 8 }, { onOrder: [due(8)] });
		expect(full).toMatchObject({ status: "infeasible", bindingRule: "maxStock", orderQuantity: 0 });
		expect(full.stockoutRisk).toBeGreaterThan(0.9);
	});

	it("of several is the one before which the most is missed", async () => {
		const onOrder = [due(9, 1), due(20, 1), due(27, 30)];
		const line = await planned({ reviewDays: 28 }, { onHand: 4, onOrder });
		expect(line.lateReceipt).toEqual({ dueOn: "2026-12-20", pieces: 30 });
		expect(line.inventoryPosition).toBe(4 + 1 + 1);
		const sooner = await planned({ reviewDays: 28 }, { onHand: 0, onOrder: [due(9, 1), due(12, 40)] });
		expect(sooner.lateReceipt).toEqual({ dueOn: "2026-12-05", pieces: 40 });
		expect(sooner.inventoryPosition).toBe(1);
	});

	it("takes its part of the maximum stock, and of what keeps", async () => {
		const line = await planned({ maxStock: 11 }, { onOrder: [due(8)] });
		expect(line).toMatchObject({ status: "order", orderQuantity: 3 });
		const kept = await planned({ shelfLifeDays: 30 }, { onOrder: [due(8)] });
		expect(kept.warnings).toContainEqual(expect.objectContaining({ code: "SHELF_LIFE_EXCEEDED" }));
		const priceBreaks = [{ from: 20, unitCost: 100 }];
		const cheaper: Partial<Item> = { unitCost: 200, holdingRate: 0.01, priceBreaks };
		const raisedOf = async (shelfLifeDays: number) =>
			(await planned({ ...cheaper, shelfLifeDays }, { onOrder: [due(8)] })).termOf("priceBreak");
		// Twenty pieces last two months, with the eight that come nearly three.
		expect(await raisedOf(75)).toBe(0);
		expect(await raisedOf(100)).toBeGreaterThan(0);
		expect((await planned({ shelfLifeDays: 30 })).warnings).not.toContainEqual(
			expect.objectContaining({ code: "SHELF_LIFE_EXCEEDED" }),
		);
	});

	it("takes its part of a room", async () => {
		const storage = { storageId: "rack", operatorId: "op-1", places: 11 };
		const line = await planned({}, { onOrder: [due(8)] }, { storages: [storage] });
		expect(line).toMatchObject({ status: "order", orderQuantity: 3 });
	});

	it("leaves of a batch what the whole window has room for", async () => {
		const terms: Partial<Item> = { orderCost: 30, unitCost: 300, holdingRate: 0.2 };
		const none = await planned(terms);
		expect(none.termOf("cycleStock")).toBeGreaterThan(5);
		const little = await planned(terms, { onOrder: [due(8, none.orderUpTo - 8)] });
		expect(little.lateReceipt).toBeDefined();
		expect(little.orderQuantity).toBe(8);
		expect(little.termOf("cycleStock")).toBeGreaterThan(0);
		expect(little.explanation.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(8);
		const much = await planned(terms, { onOrder: [due(8, 50)] });
		expect(much.termOf("cycleStock")).toBe(0);
		expect(much.orderQuantity).toBe((await planned({}, { onOrder: [due(8, 50)] })).orderQuantity);
	});

	it.each(["COFFIN", "URN"])("of %s asks of a budget for the days before it alone", async (waiting) => {
		const skus = ["COFFIN", "URN"];
		const { lines } = await planReplenishment({
			orders: admitted(skus.flatMap((sku) => steadyLines(3, { sku }))),
			asOf: AS_OF,
			items: skus.map((sku): Item => ({ ...ITEM, sku, reviewDays: 28, unitCost: 10 })),
			stock: skus.map((sku) => {
				const onOrder = sku === waiting ? [due(8, 40)] : [];
				return { operatorId: "op-1", sku, onHand: 0, onOrder };
			}),
			budgets: [{ operatorId: "op-1", amount: 100 }],
		});
		const [few, more] = skus
			.map((sku) => lines.find((line) => line.sku === sku)!.orderQuantity)
			.sort((a, b) => a - b);
		expect(lines.find(({ sku }) => sku === waiting)!.orderQuantity).toBe(few);
		expect(few).toBeGreaterThan(0);
		expect(more! - few!).toBeGreaterThan(3);
	});

	it("is waited for at the service that a kit asks for", async () => {
		const skus = ["COFFIN", "HANDLES", "LINING"];
		const items = skus.map((sku): Item => ({ ...ITEM, sku, service: { type: "cycle", target: 0.8 } }));
		const run = (dueDay: number, reviewDays: number) =>
			planReplenishment({
				orders: admitted(skus.flatMap((sku) => steadyLines(3, { sku }))),
				asOf: AS_OF,
				items: items.map((one) => ({ ...one, reviewDays })),
				stock: skus.map((sku) => ({ operatorId: "op-1", sku, onHand: 0, onOrder: [due(dueDay, 30)] })),
				kits: [{ kitId: "oak", skus, target: 0.9 }],
			});
		const parts = (await run(8, 28)).lines.map(figuresOf);
		// Each as sure as at the end of a month, with the pieces of a week.
		const ofMonth = (await run(60, 28)).lines.map(figuresOf);
		for (const [part, { orderUpTo }] of parts.entries())
			expect(orderUpTo).toBeLessThan(0.7 * ofMonth[part]!.orderUpTo);
		for (const { lateReceipt, warnings } of parts) {
			expect(lateReceipt).toBeDefined();
			expect(warnings).toContainEqual({ code: "RAISED_FOR_KIT" });
		}
		expect(parts.reduce((all, { stockoutRisk }) => all * (1 - stockoutRisk), 1)).toBeGreaterThanOrEqual(0.9);
	});
});

describe("a late receipt and a demand that is known", () => {
	/** Half a piece a day, an order that takes two days, weekly. */
	const task: LineTask = {
		operatorId: "op-1",
		siteId: undefined,
		item: ITEM,
		shelf: { onHand: 1, reserved: 0, backorders: 0, openOrders: [{ quantity: 8, dueDay: 108 }] },
		isReplaced: false,
		ofPredecessors: 0,
		leaving: [],
		usableUntil: () => Number.POSITIVE_INFINITY,
		timing: {
			asOfDay: 100,
			waitDays: 0,
			leadTime: leadTimeDistribution(2),
			reviewDays: 7,
			sellingDays: Number.POSITIVE_INFINITY,
			onwardDays: 0,
			isLastOrder: false,
			hasNextOrder: true,
			noOrder: undefined,
		},
		forecast: { model: "known", periodStarts: [], mean: [], quantiles: [] },
		windowDemand: (days) => ({ kind: "poisson", rate: days / 2 }),
		warnings: [],
	};

	it("give the smallest order that serves the days before it", () => {
		const line = figuresOf(planLine(task));
		const eightDays = { kind: "poisson", rate: 4 } as const;
		expect(line.orderUpTo).toBe(quantile(eightDays, 0.95));
		expect(line.orderQuantity).toBe(line.orderUpTo - 1);
		expect(line.stockoutRisk).toBeCloseTo(survival(eightDays, line.orderUpTo), 10);
		expect(line.forecast.windowMean).toBeCloseTo(4.5, 10);
		expect(mean(protectedDemand(task, line))).toBeCloseTo(4, 10);
	});

	it("give the risk of the worst day where no order is allowed", () => {
		const line = figuresOf(planLine({ ...task, limits: { budget: 0 } }));
		expect(line).toMatchObject({ status: "infeasible", bindingRule: "budget" });
		expect(line.stockoutRisk).toBeCloseTo(survival({ kind: "poisson", rate: 4 }, 1), 10);
		const early = { quantity: 4, dueDay: 104 };
		const shelf = { ...task.shelf, openOrders: [early, { quantity: 1, dueDay: 108 }] };
		const end = figuresOf(planLine({ ...task, shelf, limits: { budget: 0 } }));
		const risks = [
			survival({ kind: "poisson", rate: 2 }, 1),
			survival({ kind: "poisson", rate: 4 }, 5),
			survival({ kind: "poisson", rate: 4.5 }, 6),
		];
		expect(end.stockoutRisk).toBeCloseTo(Math.max(...risks), 10);
	});
});

describe("a late receipt beside other sites", () => {
	const lineAt = (lines: readonly PlanLine[], siteId: string) =>
		figuresOf(lines.find((line) => line.siteId === siteId));
	const run = (stock: readonly StockPosition[], patch: Partial<PlanInput>) =>
		planReplenishment({ orders: ofSites, asOf: AS_OF, items: [SITE_ITEM], stock, ...patch });

	it("makes a site ask others for what it misses until then, as far as its maximum allows", async () => {
		const sites = ["east", "north", "west"];
		const onOrder = [due(12, 30)];
		const stock = stockOf([40, 0, 9], { sites }).map((one) =>
			one.siteId === "north" ? { ...one, onOrder } : one,
		);
		const { lines, transfers } = await run(stock, { transferDays: 1 });
		const north = lineAt(lines, "north");
		expect(transfers).toMatchObject([{ fromSiteId: "east", toSiteId: "north" }]);
		expect(north).toMatchObject({ status: "wait", orderQuantity: 0 });
		expect(north.stockoutRisk).toBeLessThanOrEqual(0.05);
		const capped = await run(stock, {
			transferDays: 1,
			overrides: [{ operatorId: "op-1", siteId: "north", sku: "COFFIN", maxStock: 32 }],
		});
		expect(capped.transfers.map(({ quantity }) => quantity)).toEqual([2]);
	});

	it("makes a depot buy for its sites", async () => {
		const empty = stockOf([0, 0, 0, 0]);
		const stock = empty.map((one) => (one.siteId === "depot" ? { ...one, onOrder: [due(11, 60)] } : one));
		const items = [{ ...SITE_ITEM, reviewDays: 14 }];
		const none = lineAt((await run(empty, { depots: [DEPOT], items })).lines, "depot");
		const { lines } = await run(stock, { depots: [DEPOT], items });
		const depot = lineAt(lines, "depot");
		expect(depot).toMatchObject({ status: "order", lateReceipt: { pieces: 60 }, inventoryPosition: 0 });
		expect(depot.orderQuantity).toBeLessThanOrEqual(none.orderQuantity);
		expect(depot.stockoutRisk).toBeLessThanOrEqual(0.05);
		const placed = stock.map((one) =>
			one.siteId === "depot"
				? {
						...one,
						onOrder: [...one.onOrder!, { quantity: depot.orderQuantity, dueOn: depot.expectedArrival }],
					}
				: one,
		);
		expect(lineAt((await run(placed, { depots: [DEPOT], items })).lines, "depot").orderQuantity).toBe(0);
	});

	it("is in the risk of a site that a depot fills up, and asks the depot for nothing", async () => {
		const depots = [{ ...DEPOT, tripEveryDays: 7 }];
		const empty = stockOf([0, 0, 0, 0]);
		const stock = empty.map((one) => (one.siteId === "east" ? { ...one, onOrder: [due(7, 40)] } : one));
		const east = lineAt((await run(stock, { depots })).lines, "east");
		expect(east).toMatchObject({ status: "wait", inventoryPosition: 40 });
		expect(east).not.toHaveProperty("lateReceipt");
		// A week of a coffin every fourth day, and nothing there.
		expect(east.stockoutRisk).toBeCloseTo(1 - Math.exp(-7 / 4), 1);
	});

	it("has a depot reach the fill rate of its sites until then, as if it were reviewed on that day", async () => {
		const empty = stockOf([0, 0, 0, 0]);
		const stock = empty.map((one) => (one.siteId === "depot" ? { ...one, onOrder: [due(17, 60)] } : one));
		for (const target of [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]) {
			const ofReview = async (position: readonly StockPosition[], reviewDays: number) => {
				const items = [{ ...SITE_ITEM, service: { type: "fill", target } as const, reviewDays }];
				return lineAt((await run(position, { depots: [DEPOT], items })).lines, "depot");
			};
			const depot = await ofReview(stock, 21);
			// Eleven days until an order has come to the sites, and seven from then on.
			const shorter = await ofReview(empty, 7);
			expect(depot.lateReceipt).toEqual({ dueOn: "2026-12-11", pieces: 60 });
			expect(shorter.protectedUntil).toBe("2026-12-11");
			expect(depot.orderUpTo).toBe(shorter.orderUpTo);
			expect(depot.orderQuantity).toBe(shorter.orderQuantity);
		}
	});
});
