import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIsoDate, type Item, type PlanLine, parseIsoDate, planReplenishment } from "../../src/index.js";
import { admitted, type ShortLine } from "../support/admitted.js";

const TODAY = parseIsoDate("2026-11-23") as number;

const service = fc.oneof(
	fc.record({
		type: fc.constant("cycle" as const),
		target: fc.double({ min: 0.5, max: 0.999, noNaN: true }),
	}),
	fc.record({ type: fc.constant("fill" as const), target: fc.double({ min: 0.5, max: 0.999, noNaN: true }) }),
	fc.record({
		type: fc.constant("ready" as const),
		target: fc.double({ min: 0.5, max: 0.999, noNaN: true }),
	}),
	fc.record({ type: fc.constant("cost" as const), shortageCost: fc.integer({ min: 1, max: 500 }) }),
);
const leadTimeDays = fc.oneof(
	fc.integer({ min: 0, max: 40 }),
	fc.record({ mean: fc.integer({ min: 1, max: 20 }), sd: fc.integer({ min: 0, max: 8 }) }),
	fc.record({ days: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 }) }),
);
const item: fc.Arbitrary<Item> = fc.record(
	{
		sku: fc.constant("COFFIN"),
		leadTimeDays,
		service,
		unitCost: fc.integer({ min: 1, max: 400 }),
		holdingRate: fc.constant(0.2),
		reviewDays: fc.integer({ min: 1, max: 28 }),
		orderCost: fc.integer({ min: 0, max: 60 }),
		minOrderQuantity: fc.integer({ min: 1, max: 12 }),
		packSize: fc.integer({ min: 1, max: 6 }),
		maxOrderQuantity: fc.integer({ min: 1, max: 30 }),
		maxStock: fc.integer({ min: 0, max: 30 }),
	},
	{ requiredKeys: ["sku", "leadTimeDays", "service", "unitCost", "holdingRate"] },
);
const shelf = fc.record({
	onHand: fc.nat(12),
	reserved: fc.nat(3),
	backorders: fc.nat(3),
	onOrder: fc.array(
		fc.record({
			quantity: fc.integer({ min: 1, max: 8 }),
			dueOn: fc.integer({ min: -5, max: 50 }).map((day) => formatIsoDate(TODAY + day)),
		}),
		{ maxLength: 3 },
	),
});
const history = fc
	.array(fc.record({ daysAgo: fc.integer({ min: 1, max: 400 }), quantity: fc.integer({ min: 1, max: 5 }) }), {
		minLength: 1,
		maxLength: 80,
	})
	.map((lines) =>
		lines.map(({ daysAgo, quantity }): ShortLine => ({ on: formatIsoDate(TODAY - daysAgo), quantity })),
	);

const sumOf = (line: PlanLine): number => line.explanation.reduce((sum, { quantity }) => sum + quantity, 0);

describe("plans of random articles", () => {
	it("explain themselves exactly, and planned again with their orders on the way propose nothing", async () => {
		await fc.assert(
			fc.asyncProperty(
				item,
				shelf,
				history,
				fc.integer({ min: 0, max: 6 }),
				async (article, position, lines, later) => {
					const orders = admitted(lines);
					const asOf = formatIsoDate(TODAY - later);
					const run = async (onOrder: readonly { quantity: number; dueOn: string }[]) => {
						const stock = [{ operatorId: "op-1", sku: "COFFIN", ...position, onOrder }];
						const [line] = (await planReplenishment({ orders, asOf, items: [article], stock })).lines;
						return line as PlanLine;
					};
					const first = await run(position.onOrder);
					expect(sumOf(first)).toBe(first.orderQuantity);
					if (first.status === "no-history" || first.status === "not-covered") return;
					expect(first.status === "order").toBe(first.orderQuantity > 0);
					expect(first.inventoryPosition <= first.reorderPoint).toBe(first.status !== "wait");
					if (first.orderQuantity > 0) {
						expect(first.orderQuantity % (article.packSize ?? 1)).toBe(0);
						expect(first.orderQuantity).toBeLessThanOrEqual(
							article.maxOrderQuantity ?? Number.POSITIVE_INFINITY,
						);
					}
					const again = await run([
						...position.onOrder,
						...(first.orderQuantity > 0
							? [{ quantity: first.orderQuantity, dueOn: first.expectedArrival }]
							: []),
					]);
					expect(again.orderQuantity).toBe(0);
				},
			),
			{ seed: 20261123, numRuns: 250 },
		);
	});
});
