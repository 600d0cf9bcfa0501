import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Item, type PlanInput, planReplenishment, type StockPosition } from "../../../src/index.js";
import { admitted } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";

const ITEM: Item = {
	sku: "COFFIN",
	leadTimeDays: 10,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
};
const SITES = ["east", "north", "west"];

/** A piece every few days at each site, for two years. */
const history = SITES.flatMap((siteId, index) => steadyLines(4 + index, { siteId }));
const orders = admitted(history);
const stockOf = (onHand: readonly number[]): StockPosition[] =>
	SITES.map((siteId, index) => ({ operatorId: "op-1", siteId, sku: "COFFIN", onHand: onHand[index]! }));

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
