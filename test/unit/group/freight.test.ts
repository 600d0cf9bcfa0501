import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ShareRule } from "../../../src/group/index.js";
import { articleOrder } from "../../../src/group/joint-order/article-order.js";
import { fullAt, loadOf, placeCost, placesOf } from "../../../src/group/joint-order/freight.js";
import { goodsValue, placesOfOrders } from "../../../src/group/joint-order/growth.js";
import { chargesOf } from "../../../src/group/joint-order/supplier-terms.js";
import { toppedUp } from "../../../src/group/joint-order/top-up.js";
import { type SharedArticle, shareArticle } from "../../../src/group/shares/article-shares.js";
import { shareCharges } from "../../../src/group/shares/charge-shares.js";
import { type Item, planGroupPurchase, type Supplier } from "../../../src/index.js";
import { renderCoordinatorReport } from "../../../src/report/index.js";
import { admitted } from "../../support/admitted.js";
import { covered } from "../../support/covered.js";

const container = { pallets: 20, cost: 1500, palletCost: 100 };
const supplier: Supplier = { supplierId: "yard", container };
const coffin: Item = {
	sku: "COFFIN",
	supplierId: "yard",
	leadTimeDays: 40,
	service: { type: "cycle", target: 0.95 },
	unitCost: 200,
	holdingRate: 0.2,
	palletQuantity: 8,
	packSize: 4,
};
const urn: Item = { ...coffin, sku: "URN", unitCost: 40, palletQuantity: 60, packSize: 6 };
const RULES: readonly ShareRule[] = ["order-cost", "volume", "equal-saving", "shapley"];
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const orderOf = (item: Item, needs: readonly number[], dailyDemand: number) =>
	articleOrder(
		item,
		covered(
			needs.map((need, member) => ({ operatorId: `op-${member}`, need, expectedDemand: 1 + member })),
			dailyDemand,
		),
		dailyDemand,
		undefined,
		true,
	);

describe("freight", () => {
	it("takes the cheapest of containers and places in shared ones", () => {
		expect(loadOf(container, 0)).toEqual({ containers: 0, places: 0, cost: 0 });
		expect(loadOf(container, 14.5)).toEqual({ containers: 0, places: 14.5, cost: 1450 });
		expect(loadOf(container, 15)).toEqual({ containers: 1, places: 0, cost: 1500 });
		expect(loadOf(container, 60)).toEqual({ containers: 3, places: 0, cost: 4500 });
		expect(placesOf({ ...coffin, palletQuantity: undefined } as unknown as Item, 12)).toBe(0);
		expect(fullAt(container, 40)).toBe(40);
		expect(fullAt(container, 40.1)).toBe(60);
	});
	it("goes by places alone where a container of its own would be dearer", () => {
		const dear = { pallets: 20, cost: 1500, palletCost: 50 };
		expect(loadOf(dear, 20)).toEqual({ containers: 0, places: 20, cost: 1000 });
		expect(loadOf(dear, 38)).toEqual({ containers: 0, places: 38, cost: 1900 });
		expect(placeCost(dear)).toBe(50);
		expect(placeCost(container)).toBe(75);
	});
	it("never costs more for two loads together than apart, nor less for more", () => {
		const places = fc.integer({ min: 0, max: 900 }).map((tenths) => tenths / 10);
		const terms = fc.record({
			pallets: fc.integer({ min: 1, max: 33 }),
			cost: fc.integer({ min: 0, max: 4000 }),
			palletCost: fc.integer({ min: 0, max: 300 }),
		});
		fc.assert(
			fc.property(terms, places, places, (own, a, b) => {
				const costOf = (load: number): number => loadOf(own, load).cost;
				expect(costOf(a + b)).toBeLessThanOrEqual(costOf(a) + costOf(b) + 1e-3);
				expect(costOf(a + b)).toBeGreaterThanOrEqual(costOf(a) - 1e-3);
			}),
		);
	});
});

describe("a container that an order begins", () => {
	it("is filled where what is added is used before long, by what lasts the shortest", () => {
		const orders = [orderOf(coffin, [60, 60], 4), orderOf(urn, [30, 30], 1)];
		const raised = toppedUp(orders, supplier);
		expect(placesOfOrders(orders)).toBe(16);
		expect(placesOfOrders(raised)).toBeGreaterThan(19);
		expect(placesOfOrders(raised)).toBeLessThanOrEqual(20 + 1e-9);
		expect(raised[0]!.quantity).toBeGreaterThan(120);
	});
	it("is left as it is where pieces would lie too long, and a second one is not begun for it", () => {
		const dear = { ...coffin, unitCost: 5000 };
		const slow = [orderOf(dear, [60, 60], 0.4)];
		expect(toppedUp(slow, supplier)).toBe(slow);
		const full = [orderOf(coffin, [80, 80], 4)];
		expect(toppedUp(full, supplier)).toBe(full);
	});
	it("is not filled where nobody says what holding costs, nor below the minimum of the supplier", () => {
		const { holdingRate: _, ...free } = coffin;
		const orders = [orderOf(free, [60, 60], 4)];
		expect(toppedUp(orders, supplier)).toBe(orders);
		// A pallet more reaches a price at which the whole order is worth less than the minimum.
		const falling = { ...coffin, packSize: 1, unitCost: 100, priceBreaks: [{ from: 121, unitCost: 90 }] };
		const kept = toppedUp([orderOf(falling, [60, 60], 4)], { ...supplier, minimumOrderValue: 12_000 });
		expect(goodsValue(kept)).toBeGreaterThanOrEqual(12_000);
	});
	it("is paid for by articles without a price too", () => {
		expect(chargesOf({ ...supplier, orderCost: 20 }, 0, 10)).toEqual({
			ordering: 20,
			carriage: 0,
			freight: 1000,
			discount: 0,
		});
	});
	it("is not filled with what takes no room that is known", () => {
		const { palletQuantity: _, ...loose } = urn;
		const orders = [orderOf(coffin, [60, 60], 4), orderOf(loose, [30, 30], 9)];
		expect(toppedUp(orders, supplier)[1]!.quantity).toBe(60);
	});
});

const shared = (
	needs: readonly (readonly number[])[],
	rule: ShareRule,
	open: ReadonlySet<string>,
): SharedArticle[] =>
	[coffin, urn].map((item, index) => shareArticle(orderOf(item, needs[index]!, 1), rule, open.has(item.sku)));

describe("shares of freight", () => {
	const BOTH: ReadonlySet<string> = new Set(["COFFIN", "URN"]);
	const needs = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 5, maxLength: 5 });

	it("add up to the bill, and what may not be told of travels with its own member's alone", () => {
		fc.assert(
			fc.property(needs, needs, fc.constantFrom(...RULES), fc.boolean(), (coffins, urns, rule, isOpen) => {
				const open = isOpen ? BOTH : new Set(["COFFIN"]);
				const articles = shared([coffins, urns], rule, open);
				const charges = shareCharges(supplier, articles, rule, open);
				const [joint, own] = articles.map(({ order }) => placesOf(order.item, order.quantity));
				const urnsOf = articles[1]!.parts.map(({ quantity }) => loadOf(container, quantity / 60).cost);
				const bill = isOpen
					? Math.round(100 * loadOf(container, joint! + own!).cost)
					: Math.round(100 * loadOf(container, joint!).cost) +
						sumOf(urnsOf.map((cost) => Math.round(100 * cost)));
				expect(sumOf((charges?.parts ?? []).map(({ costCents }) => costCents))).toBe(bill);
				charges?.parts.forEach(({ aloneCents }, member) => {
					const room = sumOf(
						articles.map(({ order, parts }) => placesOf(order.item, parts[member]!.quantity)),
					);
					expect(aloneCents).toBe(Math.round(100 * loadOf(container, room).cost));
				});
			}),
			{ seed: 20261127, numRuns: 400 },
		);
	});
	it("tell two members nothing of how the others divide the same pieces", () => {
		fc.assert(
			fc.property(
				needs,
				needs,
				fc.constantFrom(...RULES),
				fc.nat(20),
				fc.nat(20),
				(coffins, urns, rule, a, b) => {
					// All take some of both, and the third gives some to the fourth, of each article another number.
					const all = [coffins, urns].map((row) => row.map((need) => need + 30));
					const moved = all.map((row, index) => {
						const by = index === 0 ? a : b;
						return [row[0]!, row[1]!, row[2]! - by, row[3]! + by, row[4]!];
					});
					// Terms that no binary fraction holds: sums of parts would differ in their last digits.
					const odd = { ...supplier, container: { pallets: 26, cost: 999.99, palletCost: 60.3 } };
					const seen = ([first, second]: readonly (readonly number[])[]): unknown => {
						const articles = shared([first!, second!], rule, BOTH);
						const charges = shareCharges(odd, articles, rule, BOTH)!;
						const told = [charges.savedCents, ...articles.map(({ savedCents }) => savedCents)];
						// What the coordinator sees, and what two members do.
						return [told, charges.parts.slice(0, 2).map(({ costCents }) => costCents)];
					};
					expect(seen(moved)).toEqual(seen(all));
				},
			),
			{ seed: 20261128, numRuns: 200 },
		);
	});
	it("tell nothing at all of an article that may not be told of", () => {
		const seen = (others: number): unknown =>
			shareCharges(
				supplier,
				shared(
					[
						[9, 9, 9, 9, 9],
						[7, 8, others, 3 * others, 5],
					],
					"volume",
					new Set(["COFFIN"]),
				),
				"volume",
				new Set(["COFFIN"]),
			)?.parts.slice(0, 2);
		expect(seen(1200)).toEqual(seen(6));
	});
});

describe("what the coordinator is told to be saved", () => {
	it("is nothing where alone costs as much, and what equal members would pay more else", () => {
		const flat: Item = { ...coffin, packSize: 1 };
		const savedOf = (item: Item, pieces: number) =>
			shareArticle(orderOf(item, [pieces - 4, 1, 1, 1, 1], 0.01), "volume", true).savedCents;
		for (let pieces = 5; pieces < 300; pieces += 7) expect(savedOf(flat, pieces)).toBe(0);
		expect(savedOf({ ...flat, orderCost: 30 }, 100)).toBe(4 * 30_00);
		// Five of 20 pieces each stay below the price that 100 reach.
		const breaks = { ...flat, priceBreaks: [{ from: 100, unitCost: 180 }] };
		expect(savedOf(breaks, 100)).toBe(100 * 20_00);
	});
});

describe("an article that may not be told of", () => {
	const closed: Item = {
		...coffin,
		unitCost: 12.345,
		priceBreaks: [{ from: 100, unitCost: 11 }],
		packSize: 1,
	};
	const needsOf = (others: number) =>
		[8, 7, others, 5].map((need, member) => ({ operatorId: `op-${member}`, need, expectedDemand: 3 }));
	const billOf = (others: number): readonly (number | undefined)[] =>
		shareArticle(articleOrder(closed, needsOf(others), 1, undefined, false), "volume", false)
			.parts.slice(0, 2)
			.map(({ costCents }) => costCents);

	it("is not raised to a price or a pallet", () => {
		expect(articleOrder(closed, covered(needsOf(71), 9), 9, undefined, true).quantity).toBeGreaterThan(91);
		expect(articleOrder(closed, covered(needsOf(71), 9), 9, undefined, false).quantity).toBe(91);
	});
	it("costs each what its own pieces cost, no cent of which tells of the pieces of all", () => {
		for (let others = 1; others < 79; others++) expect(billOf(others)).toEqual([9876, 8642]);
		const ordered = { ...closed, unitCost: 10.00005, orderCost: 30.005, priceBreaks: [] };
		const withOrder = (others: number) =>
			shareArticle(articleOrder(ordered, needsOf(others), 1, undefined, false), "volume", false)
				.parts.slice(0, 2)
				.map(({ costCents }) => costCents);
		for (let others = 1; others < 600; others += 13) expect(withOrder(others)).toEqual(withOrder(1));
	});
	it("leaves a discount on the whole to each one's own bill", () => {
		const terms: Supplier = { supplierId: "yard", valueBreaks: [{ from: 1, discount: 0.05 }] };
		const open = new Set(["URN"]);
		const shareOf = (item: Item, needs: ReturnType<typeof needsOf>) =>
			shareArticle(articleOrder(item, needs, 1, undefined, open.has(item.sku)), "volume", open.has(item.sku));
		const seen = (others: number): unknown =>
			shareCharges(terms, [shareOf(closed, needsOf(others)), shareOf(urn, needsOf(9))], "volume", open)
				?.parts.slice(0, 2)
				.map(({ costCents }) => costCents);
		for (let others = 1; others < 79; others++) expect(seen(others)).toEqual(seen(1));
	});
});

describe("a group run with containers", () => {
	const lines = ["op-1", "op-2", "op-3", "op-4", "op-5"].flatMap((operatorId) =>
		Array.from({ length: 50 }, (_, week) => ({
			operatorId,
			sku: "COFFIN",
			on: new Date(Date.UTC(2025, 11, 1) + 7 * 864e5 * week).toISOString().slice(0, 10),
			quantity: 2,
		})),
	);
	const planOf = (item: Item) =>
		planGroupPurchase({
			orders: admitted(lines, { purpose: "group-purchasing", groupId: "group-1" }),
			asOf: "2026-11-23",
			items: [{ ...item, shareable: true }],
			suppliers: [supplier],
		});

	it("tells the coordinator how the order travels, in both languages, and members what they pay of it", async () => {
		const plan = await planOf(coffin);
		const [own] = plan.coordinator.suppliers;
		expect(own!.status).toBe("released");
		const { containers, palletPlaces, charges } = own as Extract<typeof own, { status: "released" }>;
		const places = plan.supplierOrders[0]!.lines[0]!.quantity / 8;
		expect({ containers, places: palletPlaces, cost: charges }).toEqual(loadOf(container, places));
		const paid = plan.members.map(({ view }) => view.charges[0]!.cost);
		expect(sumOf(paid)).toBeCloseTo(charges, 9);
		const page = (locale: "en" | "fr") =>
			renderCoordinatorReport(plan.coordinator, { asOf: plan.asOf, items: [coffin], locale });
		expect(page("en")).toMatch(/\d container|pallet places in shared/);
		expect(page("fr")).toMatch(/\d conteneur|places de palette/);
		expect(plan.warnings.map(({ code }) => code)).not.toContain("PALLET_UNKNOWN");
	});
	it("warns of an article whose room is not known", async () => {
		const { palletQuantity: _, ...loose } = coffin;
		const plan = await planOf(loose);
		expect(plan.warnings).toContainEqual({ code: "PALLET_UNKNOWN", sku: "COFFIN" });
	});
	it("warns of price breaks that can not be weighed", async () => {
		const priceBreaks = [{ from: 100_000, unitCost: 1 }];
		const { holdingRate: _, ...free } = coffin;
		const breaks = { code: "PRICE_BREAKS_NOT_WEIGHED", sku: "COFFIN", fields: ["holdingRate"] };
		expect((await planOf({ ...free, priceBreaks })).warnings).toContainEqual(breaks);
		for (const item of [free, { ...coffin, priceBreaks }])
			expect((await planOf(item)).warnings).not.toContainEqual(breaks);
	});
});
