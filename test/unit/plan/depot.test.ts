import fc from "fast-check";
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
import { COFFIN, DEPOT, history, orders, SITES, stockOf } from "../../support/three-sites.js";

const ITEM: Item = { ...COFFIN, minOrderQuantity: 4, packSize: 2 };

const plan = (stock: readonly StockPosition[], patch: Partial<PlanInput> = {}) =>
	planReplenishment({ orders, asOf: "2026-11-23", items: [ITEM], stock, depots: [DEPOT], ...patch });
const sumOf = (values: readonly { readonly quantity: number }[]): number =>
	values.reduce((sum, { quantity }) => sum + quantity, 0);

describe("a depot that buys for its sites", () => {
	it("orders alone, counting what lies at the sites", async () => {
		const { lines, bySupplier } = await plan(stockOf([4, 2, 2, 2]));
		const [depot, ...sites] = lines;
		expect(depot).toMatchObject({
			siteId: "depot",
			status: "order",
			supplierId: "OAK",
			inventoryPosition: 10,
			piecesAtSites: 6,
			expectedArrival: "2026-12-03",
		});
		expect(depot!.orderQuantity % 2).toBe(0);
		for (const site of sites) {
			expect(site).toMatchObject({ status: "wait", orderQuantity: 0, depotSiteId: "depot" });
			expect(site).not.toHaveProperty("supplierId");
		}
		expect(bySupplier).toMatchObject([{ supplierId: "OAK", pieces: depot!.orderQuantity }]);
	});

	it("shares the risk that the service leaves between the depot and its sites", async () => {
		const { lines } = await plan(stockOf([4, 2, 2, 2]));
		const [depot, ...sites] = lines.map((line) => ("achievedService" in line ? line.achievedService : 0));
		for (const site of sites) expect(site).toBeGreaterThanOrEqual(0.975);
		expect(depot).toBeGreaterThanOrEqual(0.95 + (1 - Math.min(...sites)));
	});

	it("needs less than sites that each buy for themselves, and more than one shelf would", async () => {
		const needOf = async (stock: readonly StockPosition[], patch: Partial<PlanInput>) => {
			const { lines } = await plan(stock, { items: [{ ...ITEM, packSize: 1 }], ...patch });
			return lines.reduce((sum, line) => sum + ("orderUpTo" in line ? line.orderUpTo : 0), 0);
		};
		const apart = await needOf(stockOf([0, 0, 0], { sites: SITES }), { depots: [] });
		const { lines } = await plan(stockOf([0, 0, 0, 0]));
		const together = (lines[0] as { orderUpTo: number }).orderUpTo;
		const oneShelf = await needOf([{ operatorId: "op-1", sku: "COFFIN", onHand: 0 }], { depots: [] });
		expect(together).toBeLessThan(apart);
		expect(together).toBeGreaterThan(oneShelf);
	});

	it("fills its sites up to levels that last until the next trip has come", async () => {
		const { lines, transfers } = await plan(stockOf([40, 0, 0, 9]));
		const levelOf = (at: number): number => (lines[at] as { orderUpTo: number }).orderUpTo;
		expect(transfers).toEqual([
			{ operatorId: "op-1", sku: "COFFIN", fromSiteId: "depot", toSiteId: "east", quantity: levelOf(1) },
			{ operatorId: "op-1", sku: "COFFIN", fromSiteId: "depot", toSiteId: "north", quantity: levelOf(2) },
		]);
		expect(levelOf(1)).toBeLessThan(4);
		const rarer = await plan(stockOf([40, 0, 0, 9]), { depots: [{ ...DEPOT, tripEveryDays: 14 }] });
		expect(sumOf(rarer.transfers)).toBeGreaterThan(sumOf(transfers));
	});

	it("divides too few pieces by the risk that is left, and says what is still to come", async () => {
		const { lines, transfers } = await plan(stockOf([2, 0, 0, 0]), {
			depots: [{ ...DEPOT, tripEveryDays: 14 }],
		});
		// The two sites that sell the most are likeliest to miss one.
		expect(transfers.map(({ toSiteId, quantity }) => [toSiteId, quantity])).toEqual([
			["east", 1],
			["north", 1],
		]);
		const termOf = (at: number, name: string): number =>
			lines[at]!.explanation.find(({ term }) => term === name)!.quantity;
		expect(termOf(1, "transfers")).toBe(-1);
		expect(termOf(1, "awaitedFromDepot")).toBe(1 - (lines[1] as { orderUpTo: number }).orderUpTo);
		expect(explainLine(lines[3]!, "en")).toMatch(
			/^Nothing to order, the depot depot delivers: .* less \d+ to come from the depot once it has them\.$/,
		);
		expect(explainLine(lines[3]!, "fr")).toContain("à venir du dépôt");
	});

	it("keeps what it sells itself, has promised or owes", async () => {
		const selling = admitted([...history, ...steadyLines(3, { siteId: "depot" })]);
		const few = stockOf([3, 0, 0, 0]);
		const depots = [{ ...DEPOT, tripEveryDays: 14 }];
		expect(sumOf((await plan(few, { depots })).transfers)).toBe(3);
		expect(sumOf((await plan(few, { depots, orders: selling })).transfers)).toBeLessThan(3);
		const promised = few.map((position) =>
			position.siteId === "depot" ? { ...position, reserved: 2 } : position,
		);
		expect(sumOf((await plan(promised, { depots })).transfers)).toBe(1);
	});

	it("leaves articles alone that it does not have, and lateral transfers of those that it has", async () => {
		const items = [ITEM, { ...ITEM, sku: "URN" }];
		const both = admitted([...history, ...history.map((line) => ({ ...line, sku: "URN" }))]);
		const stock = items.flatMap(({ sku }) => stockOf([30, 0, 0], { sku, sites: SITES }));
		const { lines, transfers } = await plan(stock, {
			orders: both,
			items,
			depots: [{ ...DEPOT, skus: ["COFFIN"] }],
			transferDays: 1,
		});
		expect(lines.filter(({ siteId }) => siteId === "depot").map(({ sku }) => sku)).toEqual(["COFFIN"]);
		expect(new Set(transfers.map(({ sku }) => sku))).toEqual(new Set(["URN"]));
	});

	it("serves sites whose stock nobody gave, and an article that no line of a site names", async () => {
		const { lines } = await plan([]);
		expect(lines.map(({ siteId }) => siteId)).toEqual(["depot", ...SITES]);
		const nowhere = await plan([], { orders: admitted(steadyLines(4)) });
		expect(nowhere.lines).toHaveLength(1);
		expect(nowhere.lines[0]).not.toHaveProperty("depotSiteId");
	});

	it("counts its own room and maximum without what lies at the sites", async () => {
		const orderOf = async (onHand: readonly number[], patch: Partial<PlanInput> = {}) =>
			(await plan(stockOf(onHand), patch)).lines[0]!.orderQuantity;
		expect(await orderOf([0, 3, 3, 3])).toBeGreaterThan(8);
		expect(await orderOf([0, 3, 3, 3], { items: [{ ...ITEM, maxStock: 8 }] })).toBe(8);
		const asked = await orderOf([0, 4, 0, 0]);
		const roomFor = (places: number): Partial<PlanInput> => ({
			storages: [{ storageId: "hall", operatorId: "op-1", siteId: "depot", places }],
		});
		expect(await orderOf([0, 4, 0, 0], roomFor(asked))).toBe(asked);
		expect(await orderOf([0, 4, 0, 0], roomFor(asked - 2))).toBe(asked - 2);
	});

	it("once planned proposes nothing more, whatever the stock and its order; terms add up", () =>
		fc.assert(
			fc.asyncProperty(fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }), async (onHand) => {
				const stock = stockOf(onHand);
				const first = await plan(stock);
				expect(await plan([...stock].reverse())).toEqual(first);
				for (const { explanation, orderQuantity } of first.lines)
					expect(sumOf(explanation)).toBe(orderQuantity);
				const sent = sumOf(first.transfers);
				expect(sent).toBeLessThanOrEqual(onHand[0]!);
				const after = stock.map((position, index): StockPosition => {
					const line = first.lines[index]!;
					const got = sumOf(first.transfers.filter(({ toSiteId }) => toSiteId === position.siteId));
					return {
						...position,
						onHand: position.onHand - (index === 0 ? sent : 0),
						onOrder: [
							...(got > 0 ? [{ quantity: got, dueOn: "2026-11-24" }] : []),
							...(line.orderQuantity > 0 ? [{ quantity: line.orderQuantity, dueOn: "2026-12-03" }] : []),
						],
					};
				});
				const again = await plan(after);
				expect(again.transfers).toEqual([]);
				expect(again.lines.every(({ orderQuantity }) => orderQuantity === 0)).toBe(true);
			}),
			{ seed: 20261128, numRuns: 40 },
		));

	it("refuses two depots of an operator, and articles that are none", async () => {
		await expect(plan([], { depots: [DEPOT, { ...DEPOT, siteId: "other" }] })).rejects.toMatchObject({
			code: "INPUT_INVALID",
			path: "depots[1]",
		});
		await expect(plan([], { depots: [{ ...DEPOT, skus: ["GHOST"] }] })).rejects.toMatchObject({
			code: "INPUT_INVALID",
		});
		await expect(plan([], { depots: [{ ...DEPOT, daysToSites: 0.5 }] })).rejects.toMatchObject({
			path: "depots[0].daysToSites",
		});
	});
});
