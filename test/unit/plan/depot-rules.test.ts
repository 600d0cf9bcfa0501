import { describe, expect, it } from "vitest";
import {
	explainLine,
	type Item,
	type PlanInput,
	planReplenishment,
	type StockPosition,
} from "../../../src/index.js";
import { admitted } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";
import { DEPOT, history, COFFIN as ITEM, orders, SITES, stockOf } from "../../support/three-sites.js";

const WEEKLY = { ...DEPOT, tripEveryDays: 7 };
const EMPTY = stockOf([0, 0, 0, 0]);
const at = (siteId: string, patch: Partial<Item>) => ({
	operatorId: "op-1",
	siteId,
	sku: "COFFIN",
	...patch,
});

async function plan(stock: readonly StockPosition[], patch: Partial<PlanInput> = {}) {
	const made = await planReplenishment({
		orders,
		asOf: "2026-11-23",
		items: [ITEM],
		stock,
		depots: [DEPOT],
		...patch,
	});
	const lineOf = (siteId: string, sku = "COFFIN") => {
		const line = made.lines.find((one) => one.siteId === siteId && one.sku === sku);
		if (line === undefined || !("orderUpTo" in line)) throw new Error(`no figures of ${siteId}`);
		const termOf = (name: string): number =>
			line.explanation.find(({ term }) => term === name)?.quantity ?? Number.NaN;
		return { ...line, termOf };
	};
	const sent = made.transfers.map(({ sku, toSiteId, quantity }) => [sku, toSiteId, quantity]);
	return { ...made, lineOf, sent, depot: lineOf("depot") };
}

/** The stock once trips have left and orders are placed. */
function carriedOut(
	stock: readonly StockPosition[],
	{ lines, transfers }: Awaited<ReturnType<typeof plan>>,
	dueOn: string,
): StockPosition[] {
	return stock.map((position) => {
		const isOf = ({ sku, siteId }: { sku: string; siteId?: string }) =>
			sku === position.sku && siteId === position.siteId;
		const left = transfers.filter(({ sku, fromSiteId: siteId }) => isOf({ sku, siteId: siteId! }));
		const come = transfers.filter(({ sku, toSiteId: siteId }) => isOf({ sku, siteId: siteId! }));
		const ordered = lines.flatMap((line) =>
			line.status === "order" && isOf(line as never)
				? [{ quantity: line.orderQuantity, dueOn: line.expectedArrival }]
				: [],
		);
		return {
			...position,
			onHand: position.onHand - left.reduce((sum, { quantity }) => sum + quantity, 0),
			onOrder: [
				...(position.onOrder ?? []),
				...come.map(({ quantity }) => ({ quantity, dueOn })),
				...ordered,
			],
		};
	});
}

describe("the window of a depot", () => {
	it("lasts until the trip after the next order has come", async () => {
		expect((await plan(EMPTY)).depot.protectedUntil).toBe("2026-12-11");
		const weekly = (await plan(EMPTY, { depots: [WEEKLY] })).depot;
		expect(weekly.protectedUntil).toBe("2026-12-17");
		expect(weekly.expectedArrival).toBe("2026-12-03");
	});

	it("has the demand of its own days, on any weekday and in a what-if", async () => {
		const wednesdays = admitted(SITES.flatMap((siteId) => steadyLines(7, { siteId }, 2)));
		for (const leadTimeDays of [1, 2, 3, 4, 5, 6]) {
			const item = { ...ITEM, leadTimeDays, reviewDays: 1 };
			const { depot } = await plan(EMPTY, { orders: wednesdays, items: [item] });
			const shelf = await planReplenishment({
				orders: wednesdays,
				asOf: "2026-11-23",
				items: [{ ...item, leadTimeDays: leadTimeDays + 1 }],
				stock: [{ operatorId: "op-1", sku: "COFFIN", onHand: 0 }],
			});
			const { windowMean } = (shelf.lines[0] as typeof depot).forecast;
			expect(depot.forecast.windowMean).toBeCloseTo(windowMean, 1);
			expect(windowMean).toBeGreaterThan(2.9);
		}
		const scenario = { demandFactor: 4, from: "2026-12-01" };
		const { depot } = await plan(EMPTY, { scenario, depots: [WEEKLY] });
		// Eight days at 0.617 pieces a day, sixteen at four times as many.
		expect(depot.forecast.windowMean).toBeGreaterThan(42);
	});

	it("follows a lead time that only the depot has", async () => {
		const { depot } = await plan(EMPTY, { overrides: [at("depot", { leadTimeDays: 100 })] });
		const all = (await plan(EMPTY, { items: [{ ...ITEM, leadTimeDays: 100 }] })).depot;
		expect(depot.forecast.windowMean).toBeCloseTo(all.forecast.windowMean, 9);
		expect(depot.orderUpTo).toBe(all.orderUpTo);
		expect(depot.forecast.windowMean).toBeGreaterThan(60);
	});

	it("is that of any shelf where the depot serves no site", async () => {
		const own = { orders: admitted(steadyLines(3, { siteId: "depot" })) };
		const stock = EMPTY.slice(0, 1);
		const far = await plan(stock, { ...own, depots: [{ ...DEPOT, daysToSites: 5 }] });
		expect(far.lines).toEqual((await plan(stock, { ...own, depots: [] })).lines);
	});

	it("counts what is due in time to be sent on", async () => {
		const depots = [{ ...DEPOT, daysToSites: 5 }];
		const countedOf = async (dueOn: string) => {
			const stock = EMPTY.map((one) =>
				one.siteId === "depot" ? { ...one, onOrder: [{ quantity: 18, dueOn }] } : one,
			);
			const { inventoryPosition, lateReceipt } = (await plan(stock, { depots })).depot;
			return inventoryPosition + (lateReceipt?.pieces ?? 0);
		};
		expect(await countedOf("2026-12-09")).toBe(18);
		expect(await countedOf("2026-12-10")).toBe(0);
	});

	it("is not that of another operator's depot", async () => {
		const both = admitted([...history, ...history.map((line) => ({ ...line, operatorId: "op-2" }))]);
		const far = { ...DEPOT, operatorId: "op-2", daysToSites: 300, tripEveryDays: 60 };
		const linesWith = async (depots: PlanInput["depots"]) =>
			(await plan(EMPTY, { orders: both, depots: depots! })).lines.filter(
				({ operatorId }) => operatorId === "op-1",
			);
		expect(await linesWith([DEPOT, far])).toEqual(await linesWith([DEPOT]));
	});
});

describe("what a depot sends", () => {
	it("is nothing that could no longer be sold when it comes", async () => {
		const depots = [{ ...DEPOT, daysToSites: 3 }];
		const stock = stockOf([10, 0, 0, 0]);
		const ends = (endsOn: string) => plan(stock, { depots, items: [{ ...ITEM, endsOn }] });
		expect((await ends("2026-11-26")).sent).toEqual([]);
		expect((await ends("2026-11-27")).sent).not.toEqual([]);
		const over = await plan(stock, { items: [{ ...ITEM, status: "discontinued" }] });
		expect(over.sent).toEqual([]);
		expect(over.lineOf("east").termOf("awaitedFromDepot")).toBe(0);
	});

	it("is not ordered any more when it would come to the sites too late", async () => {
		const depots = [{ ...DEPOT, daysToSites: 3 }];
		const ending = (endsOn: string) => plan(EMPTY, { depots, items: [{ ...ITEM, endsOn }] });
		const late = await ending("2026-12-06");
		expect(late.depot).toMatchObject({ status: "infeasible", bindingRule: "endOfSale" });
		expect(late.depot.warnings).toContainEqual({ code: "ARRIVES_AFTER_END", days: expect.any(Number) });
		expect(late.lineOf("east").termOf("awaitedFromDepot")).toBe(0);
		expect((await ending("2026-12-07")).depot.status).toBe("order");
	});

	it("begins with what is left of replaced articles", async () => {
		const old: Item = { ...ITEM, sku: "OLD", status: "ending" };
		const items = [old, { ...ITEM, replaces: "OLD" }];
		const sold = admitted(history.map((line, index) => (index % 2 ? line : { ...line, sku: "OLD" })));
		const stock = [...stockOf([1, 0, 0, 0]), ...stockOf([4, 0, 0, 0], { sku: "OLD" })];
		const first = await plan(stock, { orders: sold, items, depots: [WEEKLY] });
		const piecesOf = (of: string) =>
			first.sent.reduce((sum, [sku, , quantity]) => sum + (sku === of ? (quantity as number) : 0), 0);
		expect([piecesOf("OLD"), piecesOf("COFFIN")]).toEqual([4, 1]);
		expect(first.lineOf("depot", "OLD").termOf("transfers")).toBe(4);
		const again = await plan(carriedOut(stock, first, "2026-11-24"), {
			orders: sold,
			items,
			depots: [WEEKLY],
		});
		expect(again.sent).toEqual([]);
		expect(again.depot.orderQuantity).toBe(0);
	});

	it("finds room at the site, and says what does not", async () => {
		const storages = [{ storageId: "hall", operatorId: "op-1", siteId: "east", places: 2 }];
		const { sent, lineOf } = await plan(stockOf([20, 0, 0, 0]), { depots: [WEEKLY], storages });
		expect(sent[0]).toEqual(["COFFIN", "east", 2]);
		const { orderUpTo, termOf } = lineOf("east");
		expect(termOf("storageCap")).toBe(2 - orderUpTo);
		expect(termOf("awaitedFromDepot")).toBe(0);
	});

	it("goes first where most families wait", async () => {
		const stock = stockOf([3, 0, 0, 0]).map((one) =>
			one.siteId === "depot" ? one : { ...one, backorders: one.siteId === "west" ? 5 : 1 },
		);
		expect((await plan(stock)).sent).toEqual([["COFFIN", "west", 3]]);
	});

	it("is cut by a site's maximum, which is not told as awaited", async () => {
		const overrides = SITES.map((siteId) => at(siteId, { maxStock: 1 }));
		const { lineOf } = await plan(stockOf([30, 0, 0, 0]), { depots: [WEEKLY], overrides });
		const { termOf, orderUpTo } = lineOf("east");
		expect([termOf("transfers"), termOf("awaitedFromDepot")]).toEqual([-1, 0]);
		expect(termOf("maximumCap")).toBe(1 - orderUpTo);
	});
});

describe("what a depot orders", () => {
	it("shares a maximum with what was just ordered", async () => {
		const items = [{ ...ITEM, maxOrderQuantity: 4 }];
		const stock = stockOf([0, 1, 1, 1]);
		const first = await plan(stock, { items });
		expect(first.depot.orderQuantity).toBe(4);
		expect((await plan(carriedOut(stock, first, "2026-11-24"), { items })).depot.orderQuantity).toBe(0);
	});

	it("has the room of what is sent today", async () => {
		const stock = stockOf([8, 0, 0, 0]);
		for (const patch of [
			{ items: [{ ...ITEM, maxStock: 10 }] },
			{ storages: [{ storageId: "hall", operatorId: "op-1", siteId: "depot", places: 10 }] },
			{ storages: [{ storageId: "all", operatorId: "op-1", places: 30 }] },
		]) {
			const first = await plan(stock, { depots: [WEEKLY], ...patch });
			expect(first.sent).not.toEqual([]);
			expect(first.depot.status).toBe("order");
			const again = await plan(carriedOut(stock, first, "2026-11-24"), { depots: [WEEKLY], ...patch });
			expect([again.depot.orderQuantity, again.sent]).toEqual([0, []]);
		}
	});

	it("counts each piece once in a storage of all sites", async () => {
		const stock = stockOf([10, 0, 0, 0]);
		const free = await plan(stock, { depots: [WEEKLY] });
		const storages = [{ storageId: "all", operatorId: "op-1", places: 10 + free.depot.orderQuantity }];
		const { depot } = await plan(stock, { depots: [WEEKLY], storages });
		expect(depot.orderQuantity).toBe(free.depot.orderQuantity);
	});

	it("gains no maximum by what comes to a site after the window", async () => {
		const items = [{ ...ITEM, maxStock: 4 }];
		const later = stockOf([0, 1, 1, 1]).map((one) =>
			one.siteId === "east" ? { ...one, onOrder: [{ quantity: 10, dueOn: "2027-03-01" }] } : one,
		);
		const { depot } = await plan(later, { items });
		expect(depot).toMatchObject({ orderQuantity: 4, piecesAtSites: 3 });
	});

	it("loses no room by what sites have of replaced articles", async () => {
		const items: Item[] = [
			{ ...ITEM, sku: "OLD", status: "ending" },
			{ ...ITEM, replaces: "OLD" },
		];
		const storages = [{ storageId: "hall", operatorId: "op-1", siteId: "depot", places: 6 }];
		const ofOld = [...stockOf([4, 0, 0, 0]), ...stockOf([0, 1, 2, 1], { sku: "OLD" })];
		const ofNew = stockOf([4, 1, 2, 1]);
		const orderOf = async (stock: StockPosition[]) =>
			(await plan(stock, { items, storages })).depot.orderQuantity;
		expect(await orderOf(ofOld)).toBe(await orderOf(ofNew));
	});

	it("reaches the strictest service of its places", async () => {
		const items: Item[] = [{ ...ITEM, service: { type: "cycle", target: 0.8 } }];
		const withEast = async (target: number) =>
			(await plan(EMPTY, { items, overrides: [at("east", { service: { type: "cycle", target } })] })).depot;
		expect((await withEast(0.999)).achievedService).toBeGreaterThanOrEqual(0.999);
		expect((await withEast(0.999)).orderUpTo).toBeGreaterThan((await withEast(0.9)).orderUpTo);
	});

	it("divides the risk of a kit as it does that of an article", async () => {
		const items: Item[] = ["COFFIN", "HANDLE"].map((sku) => ({
			...ITEM,
			sku,
			service: { type: "cycle", target: 0.8 },
		}));
		const both = admitted([...history, ...history.map((line) => ({ ...line, sku: "HANDLE" }))]);
		const stock = [...EMPTY, ...stockOf([0, 0, 0, 0], { sku: "HANDLE" })];
		const kits = [{ kitId: "full", skus: ["COFFIN", "HANDLE"], target: 0.95 }];
		const { lineOf } = await plan(stock, { orders: both, items, kits });
		for (const site of ["depot", ...SITES]) {
			const missed = ["COFFIN", "HANDLE"].reduce(
				(sum, sku) => sum + 1 - lineOf(site, sku).achievedService,
				0,
			);
			expect(missed).toBeLessThanOrEqual(0.0255);
		}
	});

	it("takes the place of what it had for replaced articles", async () => {
		const items: Item[] = [
			{ ...ITEM, sku: "OLD", status: "ending" },
			{ ...ITEM, replaces: "OLD" },
		];
		const { lineOf } = await plan(EMPTY, { items, depots: [{ ...DEPOT, skus: ["OLD"] }] });
		expect(lineOf("east").depotSiteId).toBe("depot");
	});
});

describe("what is said of a depot", () => {
	it("does not say that it delivers where nothing can come any more", async () => {
		const items = [{ ...ITEM, lastOrderOn: "2026-11-20", endsOn: "2027-01-31" }];
		const { lineOf } = await plan(EMPTY, { items });
		expect(explainLine(lineOf("east"), "en")).toMatch(/^No order proposed: /u);
		expect(explainLine((await plan(EMPTY)).lineOf("east"), "en")).toContain("the depot depot delivers");
	});

	it("tells where its pieces lie, and what it is to send", async () => {
		const { depot, lineOf } = await plan(stockOf([4, 2, 0, 0]));
		expect(depot).toMatchObject({ onHandAtSites: 2, piecesAtSites: 6 });
		expect(explainLine(depot, "en")).toContain("6 on hand (4 here, 2 at the sites)");
		expect(explainLine(depot, "fr")).toContain("6 en stock (4 ici, 2 sur les sites)");
		expect(explainLine(lineOf("north"), "en")).toContain("2 to be sent from the depot");
		expect(explainLine(lineOf("north"), "fr")).toContain("2 à envoyer depuis le dépôt");
	});

	it("warns of a site that nothing else names, and of an operator without a plan", async () => {
		const wrong = [
			{ ...DEPOT, siteId: "dépot".normalize("NFD").slice(0, 1) },
			{ ...DEPOT, operatorId: "nobody" },
		];
		const { warnings } = await plan(stockOf([4, 2, 0, 0]), { depots: wrong });
		expect(warnings).toContainEqual({ code: "REFERENCE_UNKNOWN", path: "depots[0].siteId", count: 1 });
		expect(warnings).toContainEqual({ code: "REFERENCE_UNKNOWN", path: "depots[1].operatorId", count: 1 });
		expect((await plan(EMPTY)).warnings).toEqual([]);
		const selling = admitted([...history, ...steadyLines(30, { siteId: "depot" })]);
		expect((await plan([], { orders: selling })).warnings).toEqual([]);
	});
});
