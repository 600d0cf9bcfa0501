import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderToPriceBreak, type ShareRule, unitCostAt } from "../../../src/group/index.js";
import { articleOrder } from "../../../src/group/joint-order/article-order.js";
import { goodsValue } from "../../../src/group/joint-order/growth.js";
import { chargesOf } from "../../../src/group/joint-order/supplier-terms.js";
import { toppedUp } from "../../../src/group/joint-order/top-up.js";
import { type SharedArticle, shareArticle } from "../../../src/group/shares/article-shares.js";
import { shareCharges } from "../../../src/group/shares/charge-shares.js";
import type { Item, Supplier } from "../../../src/index.js";
import { covered } from "../../support/covered.js";

const item = {
	sku: "COFFIN",
	leadTimeDays: 5,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
	holdingRate: 0.2,
	orderCost: 30,
	minOrderQuantity: 4,
	packSize: 2,
	priceBreaks: [{ from: 20, unitCost: 90 }],
} as const;

describe("orderToPriceBreak", () => {
	it("rounds up to minimum and pack", () => {
		expect(orderToPriceBreak({ unitCost: 10, minOrderQuantity: 5, packSize: 4 }, 1, 1)).toBe(8);
	});

	it("reaches for a break that is near and leaves one that is far", () => {
		expect(orderToPriceBreak(item, 18, 1)).toBe(20);
		expect(orderToPriceBreak(item, 4, 0.02)).toBe(4);
	});

	it("leaves a break that nothing speaks against because the holding rate is not known", () => {
		const { holdingRate: _, ...free } = item;
		expect(orderToPriceBreak(free, 18, 1)).toBe(18);
		expect(orderToPriceBreak({ ...free, holdingRate: 0 }, 18, 1)).toBe(20);
	});

	it("never passes a maximum or outlives a shelf life", () => {
		expect(orderToPriceBreak({ ...item, maxOrderQuantity: 19 }, 18, 1)).toBe(18);
		expect(orderToPriceBreak({ ...item, shelfLifeDays: 10 }, 18, 1)).toBe(18);
	});

	it("gives a quantity on a break the price of that break", () => {
		expect(unitCostAt(item, 19)).toBe(100);
		expect(unitCostAt(item, 20)).toBe(90);
		expect(unitCostAt({}, 20)).toBeUndefined();
	});
});

const ALL: ReadonlySet<string> = new Set(["COFFIN", "URN"]);
const RULES: readonly ShareRule[] = ["order-cost", "volume", "equal-saving", "shapley"];
const members = fc.array(
	fc.record({ need: fc.nat(40), expectedDemand: fc.double({ min: 0, max: 50, noNaN: true }) }),
	{ minLength: 1, maxLength: 8 },
);
const named = (needs: readonly { need: number; expectedDemand: number }[]) =>
	needs.map((member, index) => ({ operatorId: `op-${index}`, ...member }));
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Orders and shares of some articles of one supplier. */
function shared(
	articles: readonly Item[],
	needs: readonly { need: number; expectedDemand: number }[],
	rule: ShareRule,
	isOpen: boolean,
): SharedArticle[] {
	return articles.map((article) =>
		shareArticle(articleOrder(article, covered(named(needs), 1), 1, undefined, isOpen), rule, isOpen),
	);
}

describe("an article's order", () => {
	it("divides pieces exactly and the bill to the cent; nobody gets less than its need", () => {
		fc.assert(
			fc.property(members, fc.constantFrom(...RULES), fc.boolean(), (needs, rule, isOpen) => {
				const [article] = shared([item], needs, rule, isOpen);
				const { order, unitCost, parts } = article!;
				expect(sumOf(parts.map(({ quantity }) => quantity))).toBe(order.quantity);
				if (isOpen) {
					const bill = order.quantity === 0 ? 0 : Math.round(order.quantity * unitCost! * 100) + 3000;
					expect(sumOf(parts.map(({ costCents }) => costCents!))).toBe(bill);
				} else for (const { costCents, needAloneCents } of parts) expect(costCents).toBe(needAloneCents);
				for (const { quantity, need, costCents } of parts) {
					expect(quantity).toBeGreaterThanOrEqual(need);
					if (quantity === 0) expect(costCents).toBe(0);
				}
				if (order.quantity > 0) expect(order.quantity % 2).toBe(0);
			}),
			{ seed: 20261123, numRuns: 500 },
		);
	});

	it("costs no more than its members alone, and by pieces or demand nobody has a reason to leave", () => {
		fc.assert(
			fc.property(members, fc.constantFrom(...RULES), fc.boolean(), (needs, rule, isOpen) => {
				const [article] = shared([item], needs, rule, isOpen);
				const { parts, core } = article!;
				expect(sumOf(parts.map(({ costCents }) => costCents!))).toBeLessThanOrEqual(
					sumOf(parts.map(({ aloneCents }) => aloneCents!)),
				);
				const isClaimed = !isOpen || rule === "volume" || rule === "order-cost";
				if (core !== undefined && isClaimed) expect(core.isInCore).toBe(true);
				if (!isOpen) expect(core).toBeUndefined();
				// Alone means alone: within a cent of rounding, nobody pays more by these rules.
				if (isClaimed)
					for (const { costCents, aloneCents } of parts)
						expect(costCents!).toBeLessThanOrEqual(aloneCents! + 1);
			}),
			{ seed: 20261127, numRuns: 500 },
		);
	});

	it("by equal saving all who take part save the same against the list price", () => {
		const [article] = shared(
			[item],
			[
				{ need: 3, expectedDemand: 1 },
				{ need: 0, expectedDemand: 9 },
				{ need: 20, expectedDemand: 4 },
			],
			"equal-saving",
			true,
		);
		const [small, none, large] = article!.parts;
		expect(none).toMatchObject({ quantity: 0, costCents: 0 });
		// Alone each would pay 30 for ordering and 100 a piece; the price of 90 is reached by the larger one alone.
		const saving = ({ quantity, costCents }: typeof small & object): number =>
			3000 + 10_000 * quantity - costCents!;
		expect(Math.abs(saving(small!) - saving(large!))).toBeLessThanOrEqual(1);
		expect(article!.core!.isInCore).toBe(false);
	});

	it("orders nothing when nobody needs a piece", () => {
		const [article] = shared([item], [{ need: 0, expectedDemand: 3 }], "volume", true);
		expect(article!.order.quantity).toBe(0);
		expect(article!.parts[0]!.costCents).toBe(0);
	});

	it("of which too little can be had is of whole packs, divided by piece, and none goes out below the minimum", () => {
		const needs = named([
			{ need: 9, expectedDemand: 3 },
			{ need: 3, expectedDemand: 3 },
		]);
		const scarce = (available: number) =>
			articleOrder({ ...item, priceBreaks: [] }, needs, 1, { available, rule: "uniform" }, true);
		expect(scarce(11)).toMatchObject({ quantity: 10, allotted: [7, 3] });
		expect(scarce(3)).toMatchObject({ quantity: 0, allotted: [0, 0] });
		expect(scarce(12)).toMatchObject({ quantity: 12 });
		expect(scarce(12).allotted).toBeUndefined();
	});

	it("that may not be shown is no order together: a part follows from the own need alone", () => {
		const needs = (other: number) => [
			{ need: 5, expectedDemand: 7 },
			{ need: other, expectedDemand: other },
			{ need: 6, expectedDemand: 2 },
		];
		const partOf = (other: number, rule: ShareRule) =>
			shared([item], needs(other), rule, false)[0]!.parts[0]!;
		for (const rule of RULES)
			for (const other of [0, 3, 39]) {
				// Three packs of two, and the whole cost of ordering.
				expect(partOf(other, rule)).toMatchObject({ quantity: 6, costCents: 600_00 + 30_00 });
			}
		const [{ unitCost }, { unitCost: all }] = [3, 39]
			.map((other) => shared([item], needs(other), "volume", false))
			.map(([article]) => article!) as [SharedArticle, SharedArticle];
		expect([unitCost, all]).toEqual([100, undefined]);
	});
});

describe("what an order costs beyond its goods", () => {
	const supplier: Supplier = {
		supplierId: "sup",
		orderCost: 25,
		carriageCost: 80,
		carriagePaidFrom: 2500,
		valueBreaks: [
			{ from: 1500, discount: 0.02 },
			{ from: 4000, discount: 0.05 },
		],
	};
	const second = {
		...item,
		sku: "URN",
		unitCost: 35,
		orderCost: 0,
		packSize: 1,
		minOrderQuantity: 1,
		priceBreaks: [],
	};

	it("is divided to the cent by every rule", () => {
		fc.assert(
			fc.property(members, fc.constantFrom(...RULES), (needs, rule) => {
				const articles = shared([item, second], needs, rule, true);
				const charges = shareCharges(supplier, articles, rule, ALL);
				if (charges === undefined) {
					expect(sumOf(needs.map(({ need }) => need))).toBe(0);
					return;
				}
				const value = sumOf(articles.map(({ order, unitCost }) => order.quantity * unitCost!));
				expect(charges.value).toBeCloseTo(value, 6);
				const discount = value >= 4000 ? 0.05 : value >= 1500 ? 0.02 : 0;
				const bill = Math.round((25 + (value >= 2500 ? 0 : 80) - discount * value) * 100);
				expect(sumOf(charges.parts.map(({ costCents }) => costCents))).toBe(bill);
				const taken = needs.map((_, member) => articles.some(({ parts }) => parts[member]!.quantity > 0));
				charges.parts.forEach(({ costCents }, member) => {
					if (!taken[member]) expect(costCents).toBe(0);
				});
			}),
			{ seed: 20261127, numRuns: 500 },
		);
	});

	it("is for what may not be told of no more than alone, and no less than one order of all would be charged", () => {
		const told = { ...second, sku: "TOLD" };
		const terms = fc.record({
			orderCost: fc.nat(60),
			carriageCost: fc.nat(200),
			carriagePaidFrom: fc.integer({ min: 1, max: 4000 }),
			breakFrom: fc.integer({ min: 1, max: 4000 }),
			discount: fc.constantFrom(0.01, 0.05, 0.2),
		});
		const needs = fc.array(fc.record({ told: fc.nat(60), coffins: fc.nat(30), urns: fc.nat(30) }), {
			minLength: 1,
			maxLength: 6,
		});
		const some = fc.constantFrom(...RULES);
		fc.assert(
			fc.property(needs, some, terms, (group, rule, { breakFrom, discount, ...own }) => {
				const priced = { supplierId: "sup", ...own, valueBreaks: [{ from: breakFrom, discount }] };
				const of = (key: keyof (typeof group)[number], article: Item, isOpen: boolean): SharedArticle =>
					shared(
						[article],
						group.map((member) => ({ need: member[key], expectedDemand: member[key] })),
						rule,
						isOpen,
					)[0]!;
				const articles = [of("told", told, true), of("coffins", item, false), of("urns", second, false)];
				const charges = shareCharges(priced, articles, rule, new Set(["TOLD"]));
				if (charges === undefined) return;
				const paid = sumOf(charges.parts.map(({ costCents }) => costCents)) / 100;
				const alone = sumOf(charges.parts.map(({ aloneCents }) => aloneCents)) / 100;
				expect(paid).toBeLessThanOrEqual(alone + group.length / 50);
				const goods = (costs: readonly number[]): number => sumOf(costs) / 100;
				const ordering = 30 * articles[1]!.parts.filter(({ quantity }) => quantity > 0).length;
				const value =
					goods(articles.flatMap(({ parts }) => parts.map(({ costCents }) => costCents!))) - ordering;
				const one = chargesOf(priced, value);
				const least = one.ordering + one.carriage - one.discount;
				expect(paid).toBeGreaterThanOrEqual(least - group.length / 50);
			}),
			{ seed: 20261128, numRuns: 1000 },
		);
	});

	it("is nothing where the supplier charges nothing", () => {
		const articles = shared([item], [{ need: 4, expectedDemand: 1 }], "volume", true);
		expect(shareCharges({ supplierId: "sup" }, articles, "volume", ALL)).toBeUndefined();
	});

	it("reaches a threshold by prices in cents that do not add up exactly", () => {
		const needs = [10, 9].map((need) => ({ need, expectedDemand: need }));
		const article = { ...second, unitCost: 33.3 };
		const order = articleOrder(article, covered(named(needs), 1), 1, undefined, true);
		const exact = { supplierId: "sup", carriageCost: 80, carriagePaidFrom: 632.7, minimumOrderValue: 632.7 };
		expect(toppedUp([order], exact)).toEqual([order]);
		const charges = shareCharges(exact, shared([article], needs, "volume", true), "volume", ALL);
		expect(charges).toMatchObject({ value: 632.7, parts: [{ costCents: 0 }, { costCents: 0 }] });
	});

	it("raises an order to paid carriage where that is cheaper than carriage", () => {
		const orderOf = (article: Item, need: number, dailyDemand: number) =>
			articleOrder(
				article,
				covered(named([{ need, expectedDemand: need }]), dailyDemand),
				dailyDemand,
				undefined,
				true,
			);
		const orders = [orderOf({ ...item, priceBreaks: [] }, 22, 2), orderOf(second, 6, 1)];
		const raised = toppedUp(orders, { ...supplier, valueBreaks: [] });
		// 2,410 of 2,500: urns last the shortest, six days against eleven.
		expect(goodsValue(raised)).toBe(2515);
		expect(raised.map(({ quantity }) => quantity)).toEqual([22, 9]);
		// Carriage is cheap and the pieces would lie for years.
		const slow = [orderOf({ ...item, priceBreaks: [] }, 22, 0.02), orderOf(second, 6, 0.02)];
		expect(toppedUp(slow, { ...supplier, valueBreaks: [] })).toBe(slow);
		const free = { ...supplier, carriageCost: 0, valueBreaks: [] };
		expect(toppedUp(orders, free)).toBe(orders);
		// A minimum is kept whatever it costs, up to a year of demand.
		expect(goodsValue(toppedUp(orders, { ...free, minimumOrderValue: 2600 }))).toBeGreaterThanOrEqual(2600);
		expect(toppedUp(orders, { ...free, minimumOrderValue: 1e9 })).toBe(orders);
	});

	it("fills pallets where a review period uses what is added, and grows by no more of them than is asked for", () => {
		const palleted: Item = { ...item, priceBreaks: [], palletQuantity: 12, reviewDays: 7 };
		const orderOf = (need: number, dailyDemand: number, patch: Partial<Item> = {}) =>
			articleOrder(
				{ ...palleted, ...patch },
				covered(named([{ need, expectedDemand: need }]), dailyDemand),
				dailyDemand,
				undefined,
				true,
			);
		expect(orderOf(20, 1).quantity).toBe(24);
		expect(orderOf(20, 0.5).quantity).toBe(20);
		expect(orderOf(9, 5).quantity).toBe(10);
		expect(orderOf(20, 1, { maxOrderQuantity: 22 }).quantity).toBe(20);
		expect(orderOf(20, 1, { shelfLifeDays: 23 }).quantity).toBe(20);
		const scarce = articleOrder(
			palleted,
			covered(named([{ need: 20, expectedDemand: 20 }]), 1),
			1,
			{
				available: 22,
				rule: "uniform",
			},
			true,
		);
		expect(scarce.quantity).toBe(20);
		const minimum = { ...supplier, valueBreaks: [], carriageCost: 0 };
		const raisedTo = (minimumOrderValue: number): number =>
			toppedUp([orderOf(20, 1)], { ...minimum, minimumOrderValue })[0]!.quantity;
		expect(raisedTo(2450)).toBe(26);
		expect(raisedTo(3550)).toBe(36);
	});
});

describe("an order beyond all measure", () => {
	it("is shared without a core test", () => {
		const huge = { ...item, minOrderQuantity: 1e9, priceBreaks: [] };
		const [article] = shared([huge], [{ need: 4, expectedDemand: 1 }], "volume", true);
		expect(article!.order.quantity).toBe(1e9);
		expect(article!.core).toBeUndefined();
	});
});
