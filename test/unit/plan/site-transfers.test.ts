import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Item, type PlanInput, planReplenishment, type StockPosition } from "../../../src/index.js";
import type { LineTask } from "../../../src/plan/line/line-task.js";
import { worthOfMoving } from "../../../src/plan/together/trip-worth.js";
import { admitted } from "../../support/admitted.js";
import { COFFIN, history, orders, SITES, stockOf as stockAt } from "../../support/three-sites.js";

const { supplierId: _, ...ITEM } = COFFIN;
const stockOf = (onHand: readonly number[]): StockPosition[] => stockAt(onHand, { sites: SITES });

const plan = (stock: StockPosition[], patch: Partial<PlanInput> = {}) =>
	planReplenishment({ orders, asOf: "2026-11-23", items: [ITEM], stock, transferDays: 1, ...patch });

describe("transfers between sites", () => {
	it("move what one site has to spare before any piece is bought", async () => {
		const { lines, transfers } = await plan(stockOf([30, 0, 9]));
		const apart = await plan(stockOf([30, 0, 9]), { transferDays: undefined as never });
		expect(apart.transfers).toEqual([]);
		const [, north] = apart.lines;
		expect(transfers).toEqual([
			{
				operatorId: "op-1",
				sku: "COFFIN",
				fromSiteId: "east",
				toSiteId: "north",
				quantity: north!.orderQuantity,
			},
		]);
		expect(lines.map(({ orderQuantity }) => orderQuantity)).toEqual([0, 0, 0]);
		expect(lines[1]!.explanation).toContainEqual({ term: "transfers", quantity: -north!.orderQuantity });
		expect(lines[0]!.explanation).toContainEqual({ term: "transfers", quantity: north!.orderQuantity });
	});

	it("leave a site its own level, and buy the rest", async () => {
		const apart = await plan(stockOf([0, 0, 0]), { transferDays: undefined as never });
		const levels = apart.lines.map(({ orderQuantity }) => orderQuantity);
		const { lines, transfers } = await plan(stockOf([levels[0]! + 2, 0, levels[2]!]));
		expect(transfers.map(({ quantity }) => quantity)).toEqual([2]);
		expect(lines[1]!.orderQuantity).toBe(levels[1]! - 2);
	});

	it("are not made where bought pieces come sooner, or of pieces that are only due", async () => {
		expect((await plan(stockOf([30, 0, 9]), { transferDays: 11 })).transfers).toEqual([]);
		const due = stockOf([0, 0, 5]);
		due[0] = { ...due[0]!, onOrder: [{ quantity: 30, dueOn: "2026-11-25" }] };
		expect((await plan(due)).transfers).toEqual([]);
	});

	it("are made where holding what they move would cost as much as the trip", async () => {
		const held: Item = { ...ITEM, holdingRate: 0.2 };
		const transfersAt = async (transferCost: number, patch: Partial<Item> = {}, onHand = 30) => {
			const { transfers, lines } = await plan(stockOf([onHand, 0, 9]), {
				items: [{ ...held, ...patch }],
				transferCost,
			});
			expect(lines[1]!.orderQuantity > 0).toBe(transfers.length === 0);
			return transfers.length;
		};
		expect(await transfersAt(0)).toBe(1);
		expect(await transfersAt(5)).toBe(1);
		expect(await transfersAt(500)).toBe(0);
		// The more lies there, the longer it would; dearer pieces cost more to hold; what spoils is lost with its price.
		expect([await transfersAt(60), await transfersAt(60, {}, 90)]).toEqual([0, 1]);
		expect(await transfersAt(60, { unitCost: 1000 })).toBe(1);
		expect(await transfersAt(200, { shelfLifeDays: 20 })).toBe(1);
		expect(await transfersAt(5, { holdingRate: 0 })).toBe(0);
	});

	it("share what a trip costs over all articles that it carries, and choose the better of two trips", async () => {
		const items = ["COFFIN", "URN"].map((sku): Item => ({ ...ITEM, sku, holdingRate: 0.2 }));
		const both = admitted([...history, ...history.map((line) => ({ ...line, sku: "URN" }))], {
			catalogue: items.map(({ sku }) => sku),
		});
		const transfersOf = async (transferCost: number, carried: readonly Item[], east = 30, west = 9) => {
			const stock = carried.flatMap(({ sku }) =>
				stockOf([east, 0, west]).map((position) => ({ ...position, sku })),
			);
			return (await plan(stock, { orders: both, items: carried, transferCost })).transfers;
		};
		const alone = await transfersOf(40, items.slice(0, 1));
		const together = await transfersOf(40, items);
		expect(alone).toEqual([]);
		expect(together.map(({ sku }) => sku)).toEqual(["COFFIN", "URN"]);
		// Both sites could give; the trip from where more lies is worth what it costs.
		const from = (await transfersOf(40, items, 20, 60)).map(({ fromSiteId }) => fromSiteId);
		expect([...new Set(from)]).toEqual(["west"]);
	});

	it("save the holding of the pieces that would lie the longest, and an order that is not placed", () => {
		const donor = {
			item: { ...ITEM, holdingRate: 0.2, orderCost: 30 },
			windowDemand: (days: number) => ({ kind: "poisson", rate: days }),
			timing: { sellingDays: 365, leadTime: { mean: 5 }, reviewDays: 7 },
		} as unknown as LineTask;
		const moved = { donor, spare: 10, quantity: 2, isEnough: false };
		// A piece a day: the last two of ten lie nine and ten days.
		expect(worthOfMoving(moved)).toBeCloseTo((100 * 0.2 * 19) / 365.25, 9);
		expect(worthOfMoving({ ...moved, isEnough: true })).toBeCloseTo(30 + (100 * 0.2 * 19) / 365.25, 9);
		const ending = { ...donor, timing: { ...donor.timing, sellingDays: 10 } } as unknown as LineTask;
		expect(worthOfMoving({ ...moved, donor: ending })).toBeCloseTo(100 + (100 * 0.2 * 9) / 365.25, 9);
	});

	it("refuses a cost that is none", async () => {
		await expect(plan(stockOf([1, 1, 1]), { transferCost: -1 })).rejects.toMatchObject({
			code: "INPUT_INVALID",
			path: "input.transferCost",
		});
	});

	it("once made are not proposed again, whatever the stock and the order of the sites; no piece is lost", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.nat(25), { minLength: 3, maxLength: 3 }), async (onHand) => {
				const stock = stockOf(onHand);
				const first = await plan(stock);
				expect(await plan([...stock].reverse())).toEqual(first);
				for (const { explanation, orderQuantity } of first.lines)
					expect(explanation.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(orderQuantity);
				const after = stock.map((position, index) => {
					const sent = first.transfers.filter(({ fromSiteId }) => fromSiteId === position.siteId!);
					const got = first.transfers.filter(({ toSiteId }) => toSiteId === position.siteId!);
					const line = first.lines[index]!;
					return {
						...position,
						onHand: position.onHand - sent.reduce((sum, { quantity }) => sum + quantity, 0),
						onOrder: [
							...got.map(({ quantity }) => ({ quantity, dueOn: "2026-11-24" })),
							...(line.orderQuantity > 0 ? [{ quantity: line.orderQuantity, dueOn: "2026-12-03" }] : []),
						],
					};
				});
				for (const { onHand: left } of after) expect(left).toBeGreaterThanOrEqual(0);
				const again = await plan(after);
				expect(again.transfers).toEqual([]);
				expect(again.lines.every(({ orderQuantity }) => orderQuantity === 0)).toBe(true);
			}),
			{ seed: 20261127, numRuns: 60 },
		);
	});
});
