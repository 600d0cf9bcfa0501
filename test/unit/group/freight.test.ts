import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ShareRule } from "../../../src/group/index.js";
import { articleOrder } from "../../../src/group/joint-order/article-order.js";
import { fullAt, loadOf, placesOf } from "../../../src/group/joint-order/freight.js";
import { placesOfOrders, toppedUp } from "../../../src/group/joint-order/top-up.js";
import { type SharedArticle, shareArticle } from "../../../src/group/shares/article-shares.js";
import { shareCharges } from "../../../src/group/shares/charge-shares.js";
import { type Item, planGroupPurchase, type Supplier } from "../../../src/index.js";
import { renderCoordinatorReport } from "../../../src/report/index.js";
import { admitted } from "../../support/admitted.js";

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
		needs.map((need, member) => ({ operatorId: `op-${member}`, need, expectedDemand: 1 + member })),
		dailyDemand,
		undefined,
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
	it("never costs more for two loads together than apart, nor less for more", () => {
		const places = fc.double({ min: 0, max: 90, noNaN: true });
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
					const seen = ([first, second]: readonly (readonly number[])[]): unknown =>
						shareCharges(supplier, shared([first!, second!], rule, BOTH), rule, BOTH)?.parts.slice(0, 2);
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
		const page = (locale: "en" | "fr") => renderCoordinatorReport(plan.coordinator, { asOf: plan.asOf, items: [coffin], locale });
		expect(page("en")).toMatch(/\d container|pallet places in shared/);
		expect(page("fr")).toMatch(/conteneurs? complet|places de palette/);
		expect(plan.warnings.map(({ code }) => code)).not.toContain("PALLET_UNKNOWN");
	});
	it("warns of an article whose room is not known", async () => {
		const { palletQuantity: _, ...loose } = coffin;
		const plan = await planOf(loose);
		expect(plan.warnings).toContainEqual({ code: "PALLET_UNKNOWN", sku: "COFFIN" });
	});
});
