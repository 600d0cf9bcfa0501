import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, pieceByPiece } from "../../../src/group/allocation/index.js";
import {
	type ArticleOrder,
	articleOrder,
	type MemberNeed,
} from "../../../src/group/joint-order/article-order.js";
import { goodsValue } from "../../../src/group/joint-order/growth.js";
import { toppedUp } from "../../../src/group/joint-order/top-up.js";
import type { Item, Supplier } from "../../../src/index.js";

const service = { type: "cycle", target: 0.95 } as const;
const COFFIN: Item = {
	sku: "COFFIN",
	supplierId: "yard",
	leadTimeDays: 10,
	service,
	unitCost: 350,
	holdingRate: 0.2,
	packSize: 2,
};
const LINING: Item = { ...COFFIN, sku: "LINING", unitCost: 42, packSize: 1 };
const withoutRate = ({ holdingRate: _, ...item }: Item): Item => item;

/** Members of the same demand; those who need nothing have full shelves. */
const needsOf = (needs: readonly number[], dailyMean: number, inventoryPosition = 0): MemberNeed[] =>
	needs.map((need, member) => ({
		operatorId: `op-${member}`,
		need,
		expectedDemand: 10 * dailyMean,
		cover: { inventoryPosition, dailyMean },
	}));
const orderOf = (item: Item, needs: readonly MemberNeed[], isOpen = true): ArticleOrder =>
	articleOrder(item, needs, 9, undefined, isOpen);
const quantities = (orders: readonly ArticleOrder[]): number[] => orders.map(({ quantity }) => quantity);

describe("an article of which it is not known what holding costs", () => {
	const carriage: Supplier = { supplierId: "yard", carriageCost: 500, carriagePaidFrom: 2000 };
	const discount: Supplier = { supplierId: "yard", valueBreaks: [{ from: 2000, discount: 0.3 }] };
	const needs = needsOf([5, 5, 5], 0.5);

	it("is raised to neither paid carriage nor a discount", () => {
		for (const supplier of [carriage, discount]) {
			expect(toppedUp([orderOf(LINING, needs)], supplier)[0]!.quantity).toBe(48);
			const free = [orderOf(withoutRate(LINING), needs)];
			expect(toppedUp(free, supplier)).toBe(free);
			// One of which it is known grows in its place.
			const both = [...free, orderOf(COFFIN, needsOf([1, 1, 0], 0.5))];
			expect(quantities(toppedUp(both, supplier))).toEqual([15, 4]);
		}
	});
	it("is raised to a minimum all the same, by what lies the shortest for its worth", () => {
		const minimum: Supplier = { supplierId: "yard", minimumOrderValue: 4000 };
		const free = [orderOf(withoutRate(LINING), needs), orderOf(withoutRate(COFFIN), needsOf([4, 4, 0], 0.5))];
		expect(goodsValue(free)).toBe(3430);
		const raised = toppedUp(free, minimum);
		// Two coffins lie for nine days on average, linings of 588 for fifteen.
		expect(quantities(raised)).toEqual([15, 10]);
		// Beyond its minimum it is not raised for carriage.
		expect(toppedUp(free, { ...minimum, carriageCost: 90, carriagePaidFrom: 4200 })).toEqual(raised);
	});
});

describe("an article that ends", () => {
	const break150 = { priceBreaks: [{ from: 150, unitCost: 25 }], palletQuantity: 20 };
	const needs = needsOf([8, 8, 8], 1);
	const supplier: Supplier = {
		supplierId: "yard",
		carriageCost: 500,
		carriagePaidFrom: 2000,
		minimumOrderValue: 1500,
	};

	it("is raised to minimum and pack alone", () => {
		const terms = { ...LINING, ...break150, packSize: 5, reviewDays: 20 };
		expect(orderOf(terms, needs).quantity).toBe(160);
		for (const ending of [{ endsOn: "2027-01-31" }, { status: "ending" } as const]) {
			expect(orderOf({ ...terms, ...ending }, needs).quantity).toBe(25);
			const orders = [orderOf({ ...LINING, ...ending }, needs)];
			expect(toppedUp(orders, supplier)).toBe(orders);
			expect(toppedUp([orderOf(LINING, needs)], supplier)[0]!.quantity).toBe(48);
		}
	});
});

describe("pieces that an order is raised by", () => {
	const break150 = { ...LINING, unitCost: 100, priceBreaks: [{ from: 150, unitCost: 80 }] };
	const alone = [3, 3, 3, 2, 2];

	it("are weighed by the demand of those who take them", () => {
		// Of members who all take some they last 150 days, of five in ten a year and more.
		expect(orderOf(break150, needsOf([...alone, 1, 1, 1, 1, 1], 0.08)).quantity).toBe(150);
		expect(orderOf(break150, needsOf([...alone, 0, 0, 0, 0, 0], 0.08)).quantity).toBe(13);
		const carriage = { supplierId: "yard", carriageCost: 900, carriagePaidFrom: 15_000 };
		const plain = { ...break150, priceBreaks: [] };
		expect(toppedUp([orderOf(plain, needsOf([...alone, 1, 1, 1, 1, 1], 0.08))], carriage)[0]!.quantity).toBe(
			150,
		);
		expect(toppedUp([orderOf(plain, needsOf([...alone, 0, 0, 0, 0, 0], 0.08))], carriage)[0]!.quantity).toBe(
			13,
		);
	});
	it("keep as long as they last with what lies there", () => {
		const keeps = { ...break150, shelfLifeDays: 170 };
		expect(orderOf(keeps, needsOf(alone, 0.2, 3)).quantity).toBe(150);
		expect(orderOf(keeps, needsOf(alone, 0.2, 5)).quantity).toBe(13);
	});
	it("have room under the maximum stock of those who take them, but for a pack", () => {
		const needs = needsOf([4, 4, 4, 0], 1, 2);
		const narrow = { ...break150, maxStock: 6 };
		expect(orderOf(break150, needs).quantity).toBe(150);
		expect(orderOf(narrow, needs).quantity).toBe(12);
		expect(orderOf({ ...narrow, maxStock: 52 }, needs).quantity).toBe(150);
		expect(orderOf({ ...narrow, maxStock: 51 }, needs).quantity).toBe(12);
		expect(orderOf({ ...narrow, packSize: 8 }, needs).quantity).toBe(16);
		// A maximum of two sites, and pieces that come late.
		const ofSites = needs.map((own) => ({
			...own,
			maxStock: 104,
			lateReceipt: { dueOn: "2026-12-20", pieces: 52 },
		}));
		expect(orderOf({ ...narrow, maxStock: 52 }, ofSites).quantity).toBe(150);
		const later = ofSites.map((own) => ({ ...own, lateReceipt: { dueOn: "2026-12-20", pieces: 53 } }));
		expect(orderOf({ ...narrow, maxStock: 52 }, later).quantity).toBe(12);
		const minimum = { supplierId: "yard", minimumOrderValue: 1300 };
		expect(toppedUp([orderOf(narrow, needs)], minimum)[0]!.quantity).toBe(12);
		expect(toppedUp([orderOf({ ...narrow, maxStock: 7 }, needs)], minimum)[0]!.quantity).toBe(13);
	});
});

describe("the last step to a threshold", () => {
	const coffins = (palletQuantity: number): ArticleOrder =>
		orderOf({ ...COFFIN, palletQuantity }, needsOf([8, 8, 8], 0.2));
	const linings = orderOf(LINING, needsOf([5, 4, 4], 0.1));

	it("is the cheapest that reaches it, be it of an article that lasts longer", () => {
		expect(goodsValue([coffins(12), linings])).toBe(8946);
		for (const pallet of [12, 24])
			for (const supplier of [
				{ supplierId: "yard", carriageCost: 180, carriagePaidFrom: 9000 },
				{ supplierId: "yard", minimumOrderValue: 9000 },
			])
				expect(quantities(toppedUp([coffins(pallet), linings], supplier))).toEqual([24, 15]);
	});
	it("may be a pack beside whole pallets", () => {
		const minimum = { supplierId: "yard", minimumOrderValue: 9000 };
		expect(quantities(toppedUp([coffins(24)], minimum))).toEqual([26]);
	});
	it("never costs more than the cheapest single step", () => {
		const terms = fc.record({
			prices: fc.array(fc.integer({ min: 5, max: 400 }), { minLength: 1, maxLength: 4 }),
			needs: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 4, maxLength: 4 }),
			gap: fc.integer({ min: 1, max: 500 }),
		});
		fc.assert(
			fc.property(terms, ({ prices, needs, gap }) => {
				const orders = prices.map((unitCost, at) =>
					orderOf({ ...LINING, sku: `A${at}`, unitCost }, needsOf([needs[at]!], 0.5)),
				);
				const target = goodsValue(orders) + gap;
				const extraOf = (raised: readonly ArticleOrder[]): number =>
					raised.reduce((sum, { item, quantity }, at) => {
						const extra = quantity - orders[at]!.quantity;
						const days = (orders[at]!.quantity + extra / 2) / 0.5;
						return sum + (extra * item.unitCost! * 0.2 * days) / 365.25;
					}, 0);
				const raised = toppedUp(orders, { supplierId: "yard", minimumOrderValue: target });
				expect(goodsValue(raised)).toBeGreaterThanOrEqual(target);
				const single = orders.flatMap((order, at) => {
					const steps = Math.ceil(gap / order.item.unitCost!);
					const after = { ...order, quantity: order.quantity + steps };
					return steps === 1 ? [orders.map((own, place) => (place === at ? after : own))] : [];
				});
				for (const other of single) expect(extraOf(raised)).toBeLessThanOrEqual(extraOf(other) + 0.02);
			}),
			{ seed: 20_261_128, numRuns: 300 },
		);
	});
});

describe("scarce pieces", () => {
	const asked = fc.array(fc.nat(20), { minLength: 1, maxLength: 8 });
	const rules = fc.constantFrom("uniform" as const, "linear" as const, "proportional" as const);

	it("go by the rule, and a larger supply takes nothing away", () => {
		fc.assert(
			fc.property(asked, rules, (needs, rule) => {
				const total = needs.reduce((sum, need) => sum + need, 0);
				let before = needs.map(() => 0);
				for (let available = 1; available <= total; available++) {
					const now = pieceByPiece(needs, available, rule);
					expect(now.reduce((sum, pieces) => sum + pieces, 0)).toBe(available);
					now.forEach((pieces, member) => {
						expect(pieces).toBeGreaterThanOrEqual(before[member]!);
						expect(pieces).toBeLessThanOrEqual(needs[member]!);
					});
					const amounts = allocate(needs, available, rule);
					const most = rule === "proportional" ? 2 : 1;
					now.forEach((pieces, member) => {
						expect(Math.abs(pieces - amounts[member]!)).toBeLessThan(most);
					});
					before = now;
				}
				expect(pieceByPiece(needs, total + 5, rule)).toEqual(needs);
			}),
			{ seed: 20_261_128, numRuns: 300 },
		);
	});
	it("of a pack go to all who lack some", () => {
		const needs = needsOf([2, 2, 2, 1, 1, 2], 0.2);
		for (const rule of ["uniform", "proportional", "linear", "urgency"] as const) {
			const pack = { ...LINING, packSize: 6 };
			const { allotted } = articleOrder(pack, needs, 9, { available: 6, rule }, true);
			expect(Math.max(...allotted!)).toBeLessThanOrEqual(2);
		}
		const more = (available: number): readonly number[] =>
			articleOrder(
				{ ...LINING, packSize: 6 },
				needsOf([11, 11, 8, 4, 5, 11], 0.2),
				9,
				{ available, rule: "uniform" },
				true,
			).allotted!;
		expect(more(42)).toEqual([9, 8, 8, 4, 5, 8]);
		expect(more(48)).toEqual([11, 10, 8, 4, 5, 10]);
	});
});
