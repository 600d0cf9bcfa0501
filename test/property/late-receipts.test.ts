import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	formatIsoDate,
	type Item,
	type PlanLine,
	parseIsoDate,
	planReplenishment,
	type StockPosition,
} from "../../src/index.js";
import { admitted, type ShortLine } from "../support/admitted.js";
import { runs } from "../support/runs.js";

const TODAY = parseIsoDate("2026-11-23") as number;
const dayAfter = (days: number): string => formatIsoDate(TODAY + days);

const history = fc
	.array(fc.record({ daysAgo: fc.integer({ min: 1, max: 400 }), quantity: fc.integer({ min: 1, max: 4 }) }), {
		minLength: 5,
		maxLength: 80,
	})
	.map((lines) => lines.map(({ daysAgo, quantity }): ShortLine => ({ on: dayAfter(-daysAgo), quantity })));
const shelf = fc.record({
	onHand: fc.nat(6),
	backorders: fc.nat(1),
	onOrder: fc.array(
		fc.record({
			quantity: fc.integer({ min: 1, max: 12 }),
			dueOn: fc.integer({ min: -2, max: 40 }).map(dayAfter),
		}),
		{ minLength: 1, maxLength: 4 },
	),
});
const times = fc.record({
	leadTimeDays: fc.integer({ min: 0, max: 12 }),
	reviewDays: fc.integer({ min: 2, max: 28 }),
});
const target = fc.double({ min: 0.6, max: 0.99, noNaN: true });
const service: fc.Arbitrary<Item["service"]> = fc.oneof(
	fc.record({ type: fc.constantFrom("cycle" as const, "fill" as const, "ready" as const), target }),
	fc.record({ type: fc.constant("cost" as const), shortageCost: fc.integer({ min: 1, max: 500 }) }),
);
const money = { unitCost: 200, holdingRate: 0.2 };

async function figuresOf(lines: readonly ShortLine[], item: Item, position: Partial<StockPosition>) {
	const stock = [{ operatorId: "op-1", sku: "COFFIN", onHand: 0, ...position }];
	const plan = await planReplenishment({ orders: admitted(lines), asOf: dayAfter(0), items: [item], stock });
	return plan.lines[0] as Extract<PlanLine, { readonly orderUpTo: number }>;
}

/** Whether a receipt comes after an order of today, and before its protected window ends. */
const isLate =
	({
		expectedArrival,
		protectedUntil,
	}: {
		readonly expectedArrival: string;
		readonly protectedUntil: string;
	}) =>
	({ dueOn }: { readonly dueOn: string }): boolean =>
		dueOn > expectedArrival && dueOn < protectedUntil;

describe("receipts on random days", () => {
	it("leave no greater risk than the service, before any of them, and no piece is ordered that it does not ask for", async () => {
		let late = 0;
		await fc.assert(
			fc.asyncProperty(history, times, shelf, target, async (lines, days, position, least) => {
				const item: Item = { sku: "COFFIN", ...days, service: { type: "cycle", target: least } };
				const line = await figuresOf(lines, item, position);
				expect(line.stockoutRisk).toBeLessThanOrEqual(1 - least + 1e-9);
				if (line.status === "order") expect(line.oneLess.stockoutRisk).toBeGreaterThan(1 - least - 1e-9);
				if (line.lateReceipt === undefined) return;
				late += 1;
				const { onOrder } = position;
				const { dueOn, pieces } = line.lateReceipt;
				expect(isLate(line)({ dueOn })).toBe(true);
				const after = onOrder.filter((one) => one.dueOn >= dueOn && one.dueOn < line.protectedUntil);
				expect(after.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(pieces);
				// As if the article were reviewed again when the receipt comes.
				const untilThen = Date.parse(dueOn) - Date.parse(line.expectedArrival);
				const shorter = { ...item, reviewDays: untilThen / 86_400_000 };
				const before = onOrder.filter((one) => one.dueOn < dueOn);
				const short = await figuresOf(lines, shorter, { ...position, onOrder: before });
				expect(line.orderUpTo).toBe(short.orderUpTo);
				expect(line.orderQuantity).toBe(short.orderQuantity);
			}),
			{ seed: 20261201, numRuns: runs(150) },
		);
		expect(late).toBeGreaterThan(10);
	});

	it("never make an order larger than it is without the late ones, whatever the service, batch and pack", async () => {
		let differing = 0;
		await fc.assert(
			fc.asyncProperty(
				history,
				times,
				shelf,
				service,
				fc.record({
					orderCost: fc.constantFrom(0, 20),
					packSize: fc.integer({ min: 1, max: 5 }),
					minOrderQuantity: fc.integer({ min: 1, max: 6 }),
				}),
				async (lines, days, position, asked, terms) => {
					const item: Item = { sku: "COFFIN", ...days, ...money, ...terms, service: asked };
					const line = await figuresOf(lines, item, position);
					const others = position.onOrder.filter((one) => !isLate(line)(one));
					const none = await figuresOf(lines, item, { ...position, onOrder: others });
					if (line.orderQuantity !== none.orderQuantity) differing += 1;
					expect(line.orderQuantity).toBeLessThanOrEqual(none.orderQuantity);
				},
			),
			{ seed: 20261202, numRuns: runs(150) },
		);
		expect(differing).toBeGreaterThan(20);
	});
});
