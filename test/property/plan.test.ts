import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIsoDate, type Item, type PlanLine, parseIsoDate, planReplenishment } from "../../src/index.js";
import { createRandom } from "../../src/math/index.js";
import { admitted, type ShortLine } from "../support/admitted.js";
import { runs } from "../support/runs.js";

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
		palletQuantity: fc.integer({ min: 1, max: 12 }),
		shelfLifeDays: fc.integer({ min: 5, max: 400 }),
		status: fc.constantFrom("active", "ending", "discontinued"),
		endsOn: fc.integer({ min: -10, max: 200 }).map((day) => formatIsoDate(TODAY + day)),
		priceBreaks: fc.array(
			fc.record({ from: fc.integer({ min: 1, max: 40 }), unitCost: fc.integer({ min: 1, max: 400 }) }),
			{ maxLength: 2 },
		),
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

/** The entries in another order, the same for the same seed. */
function shuffled<Entry>(entries: readonly Entry[], seed: number): Entry[] {
	const random = createRandom(seed);
	return entries
		.map((entry) => ({ entry, at: random.uniform() }))
		.sort((a, b) => a.at - b.at)
		.map(({ entry }) => entry);
}

describe("plans of random articles", () => {
	it("do not depend on the order of lines, articles, sites or suppliers", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(item, { minLength: 2, maxLength: 4 }),
				history,
				fc.option(fc.integer({ min: 0, max: 5 })),
				fc.constantFrom(0, 2, 40),
				fc.nat(),
				async (articles, lines, transferDays, transferCost, seed) => {
					const items = articles.map((article, index) => ({
						...article,
						sku: `ART-${index}`,
						supplierId: `sup-${index % 2}`,
					}));
					const sites = ["north", "south", "west"];
					const own = lines.map((line, index) => ({
						...line,
						sku: items[index % items.length]!.sku,
						siteId: sites[index % 3]!,
					}));
					const stock = items.flatMap(({ sku }, at) =>
						sites.map((siteId, index) => ({
							operatorId: "op-1",
							siteId,
							sku,
							onHand: (3 * at + 5 * index) % 11,
						})),
					);
					const suppliers = [
						{ supplierId: "sup-0", orderWeekdays: [2, 4] },
						{ supplierId: "sup-1", minimumOrderValue: 300 },
					];
					const planOf = (order: <Entry>(entries: readonly Entry[]) => readonly Entry[]) =>
						planReplenishment({
							orders: admitted(order(own), { catalogue: items.map(({ sku }) => sku) }),
							asOf: formatIsoDate(TODAY),
							items: order(items),
							stock: order(stock),
							suppliers: order(suppliers),
							...(transferDays === null ? {} : { transferDays, transferCost }),
						});
					const { lines: planned, transfers, bySupplier } = await planOf((entries) => entries);
					const again = await planOf((entries) => shuffled(entries, seed));
					expect(again.lines).toEqual(planned);
					expect(again.transfers).toEqual(transfers);
					expect(again.bySupplier).toEqual(bySupplier);
				},
			),
			{ seed: 20261127, numRuns: runs(40) },
		);
	});

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
					const isPast = first.warnings.some(({ code }) =>
						["LAST_ORDER_PASSED", "ARRIVES_AFTER_END"].includes(code),
					);
					if (article.status !== "discontinued" && !isPast)
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
			{ seed: 20261123, numRuns: runs(250) },
		);
	});
});
