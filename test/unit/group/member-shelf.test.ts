import { describe, expect, it } from "vitest";
import { formatIsoDate } from "../../../src/calendar/index.js";
import { runsOutOn } from "../../../src/group/runs-out-on.js";
import { type Item, planGroupPurchase, planReplenishment, type StockPosition } from "../../../src/index.js";
import { renderMemberReport } from "../../../src/report/index.js";
import { admitted, type ShortLine } from "../../support/admitted.js";

const AS_OF = "2026-11-23";
const ITEM: Item = {
	sku: "URN",
	leadTimeDays: 10,
	reviewDays: 14,
	service: { type: "cycle", target: 0.95 },
	shareable: true,
	unitCost: 100,
};
const IDS = ["op-1", "op-2", "op-3"];
const LINES = IDS.flatMap((operatorId) =>
	Array.from({ length: 104 }, (_, half): ShortLine => {
		const on = new Date(Date.UTC(2025, 10, 24) + Math.round(3.5 * half) * 86_400_000);
		return { operatorId, sku: "URN", siteId: half % 2 === 0 ? "n" : "s", on: on.toISOString().slice(0, 10) };
	}),
);
type Shelf = Partial<StockPosition>;

/** The first member's line in the group, and in a plan of its own. */
async function linesWith(shelf: readonly Shelf[], patch: Partial<Item> = {}) {
	const items = [{ ...ITEM, ...patch }];
	const stock = [
		...shelf.map((own): StockPosition => ({ operatorId: "op-1", sku: "URN", onHand: 0, ...own })),
		...IDS.slice(1).map((operatorId): StockPosition => ({ operatorId, sku: "URN", onHand: 20 })),
	];
	const { members } = await planGroupPurchase({
		orders: admitted(LINES, { purpose: "group-purchasing", groupId: "group-1" }),
		asOf: AS_OF,
		items,
		stock,
	});
	const own = await planReplenishment({ orders: admitted(LINES), asOf: AS_OF, items, stock });
	const { view } = members[0]!;
	return { view, line: view.lines[0], own: own.lines.filter(({ operatorId }) => operatorId === "op-1") };
}

describe("the day on which a shelf is empty", () => {
	const on = (shelf: Partial<Parameters<typeof runsOutOn>[0]>, rate = 0.5): string | undefined =>
		runsOutOn({ onHand: 0, reserved: 0, backorders: 0, openOrders: [], ...shelf }, rate, 20_780).runsOutOn;
	const day = (days: number): string => formatIsoDate(20_780 + days);

	it("counts a receipt from the day on which it is due", () => {
		expect(on({ onHand: 3 })).toBe(day(6));
		expect(on({ onHand: 3, openOrders: [{ quantity: 2, dueDay: 20_787 }] })).toBe(day(6));
		expect(on({ onHand: 3, openOrders: [{ quantity: 2, dueDay: 20_786 }] })).toBe(day(10));
		const two = [
			{ quantity: 1, dueDay: 20_788 },
			{ quantity: 2, dueDay: 20_784 },
		];
		expect(on({ onHand: 3, openOrders: two })).toBe(day(12));
	});

	it("is today where nothing is free, whatever comes later; overdue receipts count as coming today", () => {
		const late = [{ quantity: 3, dueDay: 20_817 }];
		expect(on({ onHand: 1, reserved: 1, openOrders: late })).toBe(day(0));
		expect(on({ onHand: 1, backorders: 2, openOrders: late })).toBe(day(0));
		expect(on({ openOrders: [{ quantity: 3, dueDay: 20_770 }] })).toBe(day(6));
	});

	it("is not told where nothing is expected, or beyond ten years", () => {
		expect(on({ onHand: 3 }, 0)).toBeUndefined();
		expect(on({ onHand: 3000 })).toBeUndefined();
	});
});

describe("a member's line", () => {
	it("warns as its own plan does of an empty shelf, an overdue and a late receipt", async () => {
		const { line, own, view } = await linesWith([
			{
				onHand: 1,
				reserved: 1,
				onOrder: [
					{ quantity: 1, dueOn: "2026-11-20" },
					{ quantity: 12, dueOn: "2026-12-10" },
				],
			},
		]);
		const codes = ["RECEIPT_OVERDUE", "STOCKOUT_BEFORE_ARRIVAL"];
		const [planned] = own;
		if (planned?.status !== "order") throw new Error("the member's own plan orders");
		const warned = planned.warnings.filter(({ code }) => codes.includes(code));
		expect(warned.map(({ code }) => code)).toEqual(codes);
		const [overdue, risk] = warned;
		const [shown, shownRisk] = line!.warnings!;
		expect(shown).toEqual(overdue);
		expect(shownRisk).toEqual({ code: risk!.code, probability: expect.closeTo(risk!.probability!, 1) });
		// To a hundredth: more digits would tell of the season of others.
		expect(100 * shownRisk!.probability!).toBeCloseTo(Math.round(100 * shownRisk!.probability!), 9);
		expect(line!.lateReceipt).toEqual(planned.lateReceipt);
		expect(line!.lateReceipt).toBeDefined();
		expect(line!.runsOutOn! < line!.expectedArrival!).toBe(true);
		const page = renderMemberReport(view, { locale: "en", asOf: AS_OF, operatorId: "op-1" });
		expect(page).toContain("come later");
		expect(page).toContain("may run out before");
	});

	it("is there where receipts cover the need and the shelf is empty until they come", async () => {
		const shelf = { onHand: 2, reserved: 2, backorders: 1, onOrder: [{ quantity: 20, dueOn: "2026-12-01" }] };
		const { line, own, view } = await linesWith([shelf]);
		expect(own[0]!.status).toBe("wait");
		expect(line).toMatchObject({ orderQuantity: 0, ownNeed: 0, runsOutOn: AS_OF });
		expect(line!.warnings!.map(({ code }) => code)).toEqual(["STOCKOUT_BEFORE_ARRIVAL"]);
		const pageIn = (locale: "en" | "fr") =>
			renderMemberReport(view, { locale, asOf: AS_OF, operatorId: "op-1" });
		expect(pageIn("en")).toContain("Nothing is ordered for you");
		expect(pageIn("fr")).toContain("Rien n’est commandé pour vous");
		// Nothing to say of a shelf that lasts.
		expect((await linesWith([{ onHand: 20 }])).line).toBeUndefined();
	});

	it("has room up to the maximum at each of its sites", async () => {
		const sites = ["n", "s"].map((siteId) => ({ siteId, onHand: 3 }));
		const needIn = async (maxStock: number): Promise<number[]> => {
			const { line, own } = await linesWith(sites, { maxStock });
			return [
				line?.ownNeed ?? 0,
				...own.map((planned) => ("orderQuantity" in planned ? planned.orderQuantity : 0)),
			];
		};
		expect(await needIn(4)).toEqual([2, 1, 1]);
		expect(await needIn(3)).toEqual([0, 0, 0]);
		expect((await linesWith([{ onHand: 3 }], { maxStock: 4 })).line!.ownNeed).toBe(1);
	});
});
