import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type Item,
	type PlanInput,
	type PlanLine,
	planReplenishment,
	type SiteTransfer,
	type StockPosition,
} from "../../../src/index.js";
import type { Move } from "../../../src/plan/together/site-moves.js";
import type { SitePlace } from "../../../src/plan/together/site-place.js";
import { worthOfMoving } from "../../../src/plan/together/trip-worth.js";
import { admitted } from "../../support/admitted.js";
import { COFFIN, history, orders, SITES, stockOf as stockAt } from "../../support/three-sites.js";

type PlannedLine = Extract<PlanLine, { readonly status: "order" }>;

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

	it("are made where what they move is worth as much as the trip", async () => {
		const held: Item = { ...ITEM, holdingRate: 0.2 };
		const transfersAt = async (transferCost: number, patch: Partial<Item> = {}, east = 30, north = 5) => {
			const { transfers, lines } = await plan(stockOf([east, north, 9]), {
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
		expect([await transfersAt(25), await transfersAt(25, {}, 90)]).toEqual([0, 1]);
		expect(await transfersAt(60, { unitCost: 1000 })).toBe(1);
		expect(await transfersAt(150, { shelfLifeDays: 20 })).toBe(1);
		expect(await transfersAt(5, { holdingRate: 0 })).toBe(0);
		// The fewer there are where they go, the more would be missed until an order comes.
		expect([await transfersAt(150, {}, 30, 3), await transfersAt(150, {}, 30, 0)]).toEqual([0, 1]);
		const costed: Item = { ...held, service: { type: "cost", shortageCost: 2000 } };
		expect(await transfersAt(300, costed, 30, 3)).toBe(1);
	});

	it("are made at any cost where families wait and nobody has said what that costs", async () => {
		const stock = stockOf([30, 0, 9]);
		stock[1] = { ...stock[1]!, backorders: 2 };
		expect((await plan(stock, { transferCost: 5000 })).transfers).toHaveLength(1);
		const items: Item[] = [{ ...ITEM, holdingRate: 0.2, service: { type: "cost", shortageCost: 500 } }];
		expect((await plan(stock, { items, transferCost: 1000 })).transfers).toHaveLength(1);
		expect((await plan(stock, { items, transferCost: 5000 })).transfers).toEqual([]);
	});

	it("share what a trip costs over all articles that it carries, and choose the better of two trips", async () => {
		const items = ["COFFIN", "URN"].map((sku): Item => ({ ...ITEM, sku, holdingRate: 0.2 }));
		const both = admitted([...history, ...history.map((line) => ({ ...line, sku: "URN" }))], {
			catalogue: items.map(({ sku }) => sku),
		});
		const transfersOf = async (transferCost: number, carried: readonly Item[], east = 30, west = 9) => {
			const stock = carried.flatMap(({ sku }) =>
				stockOf([east, 5, west]).map((position) => ({ ...position, sku })),
			);
			return (await plan(stock, { orders: both, items: carried, transferCost })).transfers;
		};
		const alone = await transfersOf(20, items.slice(0, 1));
		const together = await transfersOf(20, items);
		expect(alone).toEqual([]);
		expect(together.map(({ sku }) => sku)).toEqual(["COFFIN", "URN"]);
		// Both sites could give; the trip from where more lies is worth what it costs.
		const from = (await transfersOf(40, items, 20, 60)).map(({ fromSiteId }) => fromSiteId);
		expect([...new Set(from)]).toEqual(["west"]);
	});

	it("go where the shelf is empty until a receipt comes, though that is enough", async () => {
		const stock = stockOf([30, 0, 9]);
		const due = [{ quantity: 12, dueOn: "2026-12-01" }];
		stock[1] = { ...stock[1]!, onOrder: due };
		const { transfers, lines } = await plan(stock);
		const [{ quantity }] = transfers as [SiteTransfer];
		expect(transfers).toMatchObject([{ fromSiteId: "east", toSiteId: "north" }]);
		// One is sold every fifth day: two or three until the receipt, and what the service keeps in reserve.
		expect(quantity).toBeGreaterThanOrEqual(3);
		expect(quantity).toBeLessThanOrEqual(5);
		expect(lines[1]!.orderQuantity).toBe(0);
		stock[1] = { ...stock[1]!, onOrder: [{ quantity: 12, dueOn: "2026-11-24" }] };
		expect((await plan(stock)).transfers).toEqual([]);
	});

	it("leave no more at a site than finds room there", async () => {
		const storage = { storageId: "cold", operatorId: "op-1", siteId: "north", places: 5 };
		const carriedTo = async (stock: StockPosition[], patch: Partial<PlanInput> = {}) =>
			(await plan(stock, { storages: [storage], ...patch })).transfers.map(({ quantity }) => quantity);
		const stock = stockOf([30, 3, 9]);
		expect(await carriedTo(stock)).toEqual([2]);
		expect(await carriedTo(stock, { items: [{ ...ITEM, placesPerPiece: 2 }] })).toEqual([]);
		// What is owed leaves as it comes.
		stock[1] = { ...stock[1]!, onHand: 0, backorders: 2 };
		expect(await carriedTo(stock)).toEqual([7]);
	});

	it("share a room by risk, and use what leaves it", async () => {
		const both = admitted([...history, ...history.map((line) => ({ ...line, sku: "URN" }))], {
			catalogue: ["COFFIN", "URN"],
		});
		const items = ["COFFIN", "URN"].map((sku): Item => ({ ...ITEM, sku }));
		const transfersOf = async (places: number, coffins: readonly number[], urns: readonly number[]) => {
			const storages = [{ storageId: "cold", operatorId: "op-1", siteId: "north", places }];
			return (
				await plan([...stockOf(coffins), ...stockOf(urns).map((position) => ({ ...position, sku: "URN" }))], {
					orders: both,
					items,
					storages,
				})
			).transfers.map(({ sku, toSiteId, quantity }) => `${sku} ${toSiteId} ${quantity}`);
		};
		// Room for three: the article of which none is there gets it.
		expect(await transfersOf(6, [40, 3, 9], [40, 0, 9])).toEqual(["URN north 3"]);
		// The room is full of coffins; as they go, urns come.
		const swapped = await transfersOf(10, [0, 14, 9], [40, 0, 9]);
		expect(swapped).toEqual(["COFFIN east 7", "COFFIN east 1", "URN north 3"]);
	});

	it("take from a batch what no service asks for there, and leave the site waiting", async () => {
		const items: Item[] = [{ ...ITEM, holdingRate: 0.2, orderCost: 50 }];
		const apart = (await plan(stockOf([0, 0, 0]), { items, transferDays: undefined as never })).lines;
		const [, , west] = apart as PlannedLine[];
		const level = west!.orderUpTo - 3;
		const { transfers, lines } = await plan(stockOf([0, 2, level]), { items });
		expect(transfers.length).toBeGreaterThan(0);
		const after = lines[2] as PlannedLine;
		expect(after.status).toBe("wait");
		expect(after.inventoryPosition).toBeGreaterThan(after.reorderPoint);
		expect(after.stockoutRisk).toBeLessThanOrEqual(0.05);
		// What fills only the batch of another site stays.
		const [east, north] = apart as PlannedLine[];
		const enough = [east!, north!].map(({ reorderPoint }) => reorderPoint + 1);
		expect((await plan(stockOf([...enough, level]), { items })).transfers).toEqual([]);
	});

	it("save the holding of the pieces that would lie the longest, and an order that is not placed", () => {
		const donor = {
			task: {
				item: { ...ITEM, holdingRate: 0.2, orderCost: 30 },
				windowDemand: (days: number) => ({ kind: "poisson", rate: days }),
				timing: { sellingDays: 365, leadTime: { mean: 5 }, reviewDays: 7 },
			},
			line: { reorderPoint: 9, orderUpTo: 15 },
			spare: { excess: 10, withBatch: 12 },
			moved: -2,
		} as unknown as SitePlace;
		const span = { protection: { kind: "point", value: 0 }, position: 0 };
		const receiver = {
			task: { item: { ...ITEM, orderCost: 30 } },
			line: { orderQuantity: 5, inventoryPosition: 1, reorderPoint: 4 },
			spans: [span],
			moved: 4,
		} as unknown as SitePlace;
		const move: Move = { donor, receiver, quantity: 2 };
		const half = { ...move, receiver: { ...receiver, moved: 3 } };
		// A piece a day: the last two of twelve lie eleven and twelve days.
		const holding = (100 * 0.2 * 23) / 365.25;
		expect(worthOfMoving(half)).toBeCloseTo(holding, 9);
		// Two of the four pieces that spare an order of 30.
		expect(worthOfMoving(move)).toBeCloseTo(holding + 15, 9);
		const ending = {
			...donor,
			task: { ...donor.task, timing: { ...donor.task.timing, sellingDays: 12 } },
		} as unknown as SitePlace;
		expect(worthOfMoving({ ...half, donor: ending })).toBeCloseTo(100 + (100 * 0.2 * 11) / 365.25, 9);
		// One of a batch of six goes: a sixth of an order is placed sooner.
		expect(worthOfMoving({ ...half, donor: { ...donor, moved: -11 } })).toBeCloseTo(holding - 5, 9);
	});

	it("are worth the shortages that they spare, and any cost where families wait", () => {
		const donor = {
			task: { item: ITEM },
			line: { reorderPoint: 4, orderUpTo: 5 },
			moved: -2,
		} as unknown as SitePlace;
		const receiverAt = (position: number, item: Item = ITEM) =>
			({
				task: { item },
				line: { orderQuantity: 0 },
				spans: [{ protection: { kind: "point", value: 3 }, position }],
				moved: 4,
			}) as unknown as SitePlace;
		const worthOf = (receiver: SitePlace, quantity = 4) =>
			worthOfMoving({ donor: { ...donor, spare: { excess: 9, withBatch: 9 } }, receiver, quantity });
		// Three are asked for and one is there: two are missed, each worth its price; half of the pieces spare half of that.
		expect(worthOf(receiverAt(1))).toBe(200);
		expect(worthOf(receiverAt(1), 2)).toBe(100);
		expect(worthOf(receiverAt(3))).toBe(0);
		expect(worthOf(receiverAt(-1))).toBe(Number.POSITIVE_INFINITY);
		const costed: Item = { ...ITEM, service: { type: "cost", shortageCost: 150 } };
		expect(worthOf(receiverAt(-1, costed))).toBe(600);
	});

	it("refuses a cost that is none", async () => {
		await expect(plan(stockOf([1, 1, 1]), { transferCost: -1 })).rejects.toMatchObject({
			code: "INPUT_INVALID",
			path: "input.transferCost",
		});
	});

	const sites = fc.array(fc.tuple(fc.nat(25), fc.constantFrom(0, 0, 3, 12)), { minLength: 3, maxLength: 3 });
	const setting = fc.record({
		places: fc.constantFrom(8, 40),
		dueOn: fc.constantFrom("2026-11-27", "2026-12-02", "2026-12-06"),
		orderCost: fc.constantFrom(0, 40),
		transferCost: fc.constantFrom(0, 20),
	});

	it("once made are not proposed again, whatever the stock and the order of the sites; no piece is lost", async () => {
		await fc.assert(
			fc.asyncProperty(sites, setting, async (shelves, { places, dueOn, orderCost, transferCost }) => {
				const stock = stockOf(shelves.map(([onHand]) => onHand)).map((position, index) => {
					const due = shelves[index]![1];
					return due === 0 ? position : { ...position, onOrder: [{ quantity: due, dueOn }] };
				});
				const patch: Partial<PlanInput> = {
					items: [{ ...ITEM, holdingRate: 0.2, orderCost }],
					transferCost,
					storages: [{ storageId: "cold", operatorId: "op-1", siteId: "north", places }],
				};
				const first = await plan(stock, patch);
				expect(await plan([...stock].reverse(), patch)).toEqual(first);
				for (const { fromSiteId } of first.transfers) {
					const giver = first.lines[SITES.indexOf(fromSiteId!)] as PlannedLine;
					expect(giver.status).toBe("wait");
					expect(giver.inventoryPosition).toBeGreaterThan(giver.reorderPoint);
				}
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
							...(position.onOrder ?? []),
							...got.map(({ quantity }) => ({ quantity, dueOn: "2026-11-24" })),
							...(line.orderQuantity > 0 ? [{ quantity: line.orderQuantity, dueOn: "2026-12-03" }] : []),
						],
					};
				});
				for (const { onHand: left } of after) expect(left).toBeGreaterThanOrEqual(0);
				const again = await plan(after, patch);
				expect(again.transfers).toEqual([]);
				expect(again.lines.every(({ orderQuantity }) => orderQuantity === 0)).toBe(true);
			}),
			{ seed: 20261127, numRuns: 60 },
		);
	});
});
