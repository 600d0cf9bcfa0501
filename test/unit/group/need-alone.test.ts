import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleOrder } from "../../../src/group/joint-order/article-order.js";
import { type SharedArticle, shareArticle } from "../../../src/group/shares/article-shares.js";
import { shareCharges } from "../../../src/group/shares/charge-shares.js";
import { type Item, planGroupPurchase, type Supplier } from "../../../src/index.js";
import { admitted } from "../../support/admitted.js";

const ITEM: Item = {
	sku: "A",
	supplierId: "sup-1",
	leadTimeDays: 9,
	reviewDays: 30,
	service: { type: "cycle", target: 0.95 },
	unitCost: 100,
	shareable: true,
};
const SUPPLIER: Supplier = { supplierId: "sup-1", orderCost: 50, carriageCost: 100, carriagePaidFrom: 5000 };
const ALL = new Set(["A"]);

function shared(item: Partial<Item>, needs: readonly number[], isOpen = true): SharedArticle {
	const members = needs.map((need, index) => ({ operatorId: `op-${index}`, need, expectedDemand: need }));
	return shareArticle(articleOrder({ ...ITEM, ...item }, members, 0.1, undefined, isOpen), "volume", isOpen);
}
const piecesOf = ({ parts }: SharedArticle): number[] => parts.map(({ quantity }) => quantity);
const needAlone = (item: Partial<Item>, needs: readonly number[]): (number | undefined)[] =>
	shared(item, needs).parts.map(({ needAloneCents }) => needAloneCents && needAloneCents / 100);

describe("pieces beyond what all need", () => {
	it("go by need while each piece needed brings as many, the rest evenly", () => {
		// 97 pieces for 53: one for each, and 44 for six members.
		expect(piecesOf(shared({ minOrderQuantity: 150 }, [11, 10, 9, 11, 10, 2]))).toEqual([
			30, 28, 25, 29, 27, 11,
		]);
	});

	it("are those of each by itself where nothing may be told: whole packs and its own minimum", () => {
		const needs = [11, 10, 0, 11, 30, 2];
		expect(piecesOf(shared({ minOrderQuantity: 20, packSize: 6 }, needs, false))).toEqual([
			24, 24, 0, 24, 30, 24,
		]);
		expect(piecesOf(shared({ maxOrderQuantity: 10 }, needs, false))).toEqual([10, 10, 0, 10, 10, 2]);
		// Of scarce ones whole packs are divided.
		const members = needs.map((need, index) => ({ operatorId: `op-${index}`, need, expectedDemand: need }));
		const packed = { ...ITEM, packSize: 6 };
		const scarce = (available: number): number[] =>
			piecesOf(
				shareArticle(
					articleOrder(packed, members, 1, { available, rule: "uniform" }, false),
					"volume",
					false,
				),
			);
		expect(scarce(90)).toEqual([12, 12, 0, 12, 30, 6]);
		expect(scarce(41)).toEqual([12, 6, 0, 6, 6, 6]);
		expect(scarce(5)).toEqual([0, 0, 0, 0, 0, 0]);
	});

	it("give a member the same however the others divide their need, whatever its turn", () => {
		const need = fc.integer({ min: 1, max: 12 });
		const terms = fc.record({
			minOrderQuantity: fc.integer({ min: 1, max: 200 }),
			packSize: fc.integer({ min: 1, max: 24 }),
		});
		const group = fc.record({ own: need, before: fc.array(need), after: fc.array(need), item: terms });
		fc.assert(
			fc.property(group, fc.boolean(), ({ own, before, after, item }, isOpen) => {
				const others = [...before, ...after];
				// All others but one need a piece each, and that one the rest.
				const spread = others.map((_, other) =>
					other === 0 ? others.reduce((sum, each) => sum + each, 1 - others.length) : 1,
				);
				const place = before.length;
				const given = piecesOf(shared(item, [...before, own, ...after], isOpen));
				const divided = [...spread.slice(0, place), own, ...spread.slice(place)];
				expect(given[place]).toBe(piecesOf(shared(item, divided, isOpen))[place]);
			}),
			{ seed: 20_261_128, numRuns: 500 },
		);
	});
});

describe("what its need alone would cost a member", () => {
	it("counts whole packs, the minimum and the price that these reach, not what the group added", () => {
		const priceBreaks = [{ from: 24, unitCost: 90 }];
		expect(needAlone({ packSize: 24 }, [21, 14, 25])).toEqual([2400, 2400, 4800]);
		expect(needAlone({ packSize: 24, priceBreaks, orderCost: 5 }, [21, 0])).toEqual([24 * 90 + 5, 0]);
		expect(needAlone({ minOrderQuantity: 10, priceBreaks }, [2, 30])).toEqual([1000, 2700]);
		expect(needAlone({ priceBreaks: [{ from: 150, unitCost: 50 }] }, [2, 148])).toEqual([200, 14_800]);
	});

	it("counts no more than can be ordered, and has no price where the article has none", () => {
		expect(needAlone({ packSize: 4, maxOrderQuantity: 10 }, [9, 2])).toEqual([800, 400]);
		expect(needAlone({ packSize: 24, maxOrderQuantity: 20 }, [9])).toEqual([0]);
		expect(needAlone({ unitCost: undefined } as object, [9])).toEqual([undefined]);
	});

	it("counts carriage of an order of the need alone", () => {
		const article = shared({ minOrderQuantity: 60, packSize: 6 }, [2, 20]);
		const { parts } = shareCharges(SUPPLIER, [article], "volume", ALL)!;
		// Alone the minimum is worth 6000, which is carried free.
		expect(parts.map(({ needAloneCents }) => needAloneCents)).toEqual([5000, 5000]);
		const packs = shared({ packSize: 6 }, [2, 20]);
		const alone = shareCharges(SUPPLIER, [packs], "volume", ALL)!;
		expect(alone.parts.map(({ needAloneCents }) => needAloneCents)).toEqual([15_000, 15_000]);
	});

	it("counts goods up to the minimum that the supplier asks for, also of the pieces taken and of coalitions", () => {
		const minimum = { supplierId: "sup-1", carriageCost: 20, carriagePaidFrom: 900, minimumOrderValue: 800 };
		const article = shared({}, [2, 3, 5]);
		const { parts, core, savedCents } = shareCharges(minimum, [article], "volume", ALL)!;
		// Alone 200, 300 and 500 of goods are raised to 800, and carriage is 20.
		expect(parts.map(({ aloneCents }) => aloneCents)).toEqual([62_000, 52_000, 32_000]);
		expect(parts.map(({ needAloneCents }) => needAloneCents)).toEqual([62_000, 52_000, 32_000]);
		expect(parts.map(({ costCents }) => costCents)).toEqual([0, 0, 0]);
		// Two of 500 and 300 reach it, and pay carriage.
		expect(core).toMatchObject({ isInCore: true, largestExcess: -20 });
		expect(savedCents).toBe(6000);
		const only = { supplierId: "sup-1", minimumOrderValue: 600 };
		const charged = shareCharges(only, [shared({}, [2, 0, 7])], "order-cost", ALL)!;
		expect(charged.parts).toEqual([
			{ costCents: 0, aloneCents: 40_000, needAloneCents: 40_000 },
			{ costCents: 0, aloneCents: 0, needAloneCents: 0 },
			{ costCents: 0, aloneCents: 0, needAloneCents: 0 },
		]);
	});

	it("is in the member's view, line by line and in all", async () => {
		const lines = ["op-1", "op-2", "op-3"].flatMap((operatorId) =>
			Array.from({ length: 12 }, (_, month) => ({
				operatorId,
				sku: "A",
				on: new Date(Date.UTC(2025, 10 + month, 25)).toISOString().slice(0, 10),
			})),
		);
		const { members } = await planGroupPurchase({
			orders: admitted(lines, { purpose: "group-purchasing", groupId: "group-1" }),
			asOf: "2026-11-23",
			items: [{ ...ITEM, minOrderQuantity: 24, packSize: 12 }],
			suppliers: [SUPPLIER],
		});
		for (const { view } of members) {
			expect(view.lines[0]!.ownNeed).toBeLessThan(24);
			expect(view.lines[0]!.needCostAlone).toBe(2400);
			expect(view.charges[0]!.needCostAlone).toBe(150);
			expect(view.needCostAlone).toBe(2550);
		}
	});
});
