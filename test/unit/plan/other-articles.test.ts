import { describe, expect, it } from "vitest";
import { type GroupPlan, type Item, planGroupPurchase, planReplenishment } from "../../../src/index.js";
import { createRandom } from "../../../src/math/index.js";
import { admitted, type ShortLine } from "../../support/admitted.js";

const ITEM: Item = {
	sku: "NEWCOMER",
	leadTimeDays: 10,
	reviewDays: 7,
	service: { type: "cycle", target: 0.98 },
	shareable: true,
};
const SLOW: Item = { ...ITEM, sku: "SLOW", leadTimeDays: 100, shareable: false };
const DAY = 86_400_000;
const TODAY = Date.UTC(2026, 10, 23);

/** A launch of some weeks: a level of which little is known, that wanders. */
const launch = (operatorId: string, seed: number): ShortLine[] => {
	const random = createRandom(seed);
	return Array.from({ length: 70 }, (_, day) => day).flatMap((day) =>
		Array.from({ length: random.poisson(day / 40) }, () => ({
			operatorId,
			sku: "NEWCOMER",
			on: new Date(TODAY - (70 - day) * DAY).toISOString().slice(0, 10),
		})),
	);
};

describe("the order of an article", () => {
	const orders = admitted(launch("op-1", 3), { catalogue: ["NEWCOMER", "SLOW"] });
	const figuresOf = async (patch: { readonly items: readonly Item[]; readonly horizon?: number }) => {
		const { lines } = await planReplenishment({ orders, asOf: "2026-11-23", ...patch });
		const line = lines.find(({ sku }) => sku === "NEWCOMER");
		if (line?.status !== "order") throw new Error("nothing is ordered");
		const { forecast, ...figures } = line;
		return { ...figures, windowMean: forecast.windowMean };
	};

	it("follows from the article, whatever others need and however much is shown", async () => {
		const alone = await figuresOf({ items: [ITEM] });
		expect(await figuresOf({ items: [ITEM, SLOW] })).toEqual(alone);
		for (const horizon of [1, 26]) expect(await figuresOf({ items: [ITEM], horizon })).toEqual(alone);
	});

	it("is the same in a group whose list has articles that are not bought together", async () => {
		const members = ["op-1", "op-2", "op-3"];
		const together = admitted(
			members.flatMap((operatorId, index) => launch(operatorId, 11 + index)),
			{ purpose: "group-purchasing", groupId: "group-1", catalogue: ["NEWCOMER", "SLOW"] },
		);
		const run = (items: readonly Item[]): Promise<GroupPlan> =>
			planGroupPurchase({ orders: together, asOf: "2026-11-23", items });
		const alone = await run([ITEM]);
		expect(alone.supplierOrders).toHaveLength(1);
		const beside = await run([ITEM, SLOW]);
		expect([beside.supplierOrders, beside.members]).toEqual([alone.supplierOrders, alone.members]);
	});
});

describe("what is weighed by the demand of a day", () => {
	/** Two coffins on each working day, at two sites. */
	const working = ["north", "south"].flatMap((siteId) =>
		Array.from({ length: 728 }, (_, day) => new Date(TODAY - (day + 1) * DAY))
			.filter((date) => date.getUTCDay() % 6 !== 0)
			.map((date): ShortLine => ({ on: date.toISOString().slice(0, 10), siteId })),
	);
	const coffin: Item = {
		sku: "COFFIN",
		leadTimeDays: 1,
		service: { type: "cycle", target: 0.95 },
		unitCost: 50,
		holdingRate: 0.2,
		orderCost: 20,
	};

	it("is the same on every weekday: a batch is no smaller before a weekend", async () => {
		const orders = admitted(working);
		const batches = new Set<number>();
		for (let later = 0; later < 7; later++) {
			const asOf = new Date(TODAY + later * DAY).toISOString().slice(0, 10);
			const { lines } = await planReplenishment({ orders, asOf, items: [coffin] });
			batches.add(lines[0]!.explanation.find(({ term }) => term === "cycleStock")!.quantity);
		}
		// Of 521 a year: the root of 2 x 521 x 20 / (50 x 0.2).
		expect([...batches]).toEqual([46]);
	});

	it("is told by weeks: a trip is worth the same beside an article of another lead time", async () => {
		const orders = admitted(working, { catalogue: ["COFFIN", "SLOW"] });
		const stock = [40, 0].map((onHand, index) => ({
			operatorId: "op-1",
			siteId: ["north", "south"][index]!,
			sku: "COFFIN",
			onHand,
		}));
		const slow = { operatorId: "op-1", siteId: "north", sku: "SLOW", onHand: 0 };
		const madeAt = async (transferCost: number, isBesideSlow: boolean): Promise<boolean> => {
			const { transfers } = await planReplenishment({
				orders,
				asOf: "2026-11-23",
				items: [{ ...coffin, orderCost: 0 }, SLOW],
				stock: isBesideSlow ? [...stock, slow] : stock,
				transferDays: 1,
				transferCost,
			});
			return transfers.length > 0;
		};
		for (const cost of [0.5, 1, 2, 3, 4, 6, 8, 12])
			expect(await madeAt(cost, true)).toBe(await madeAt(cost, false));
	});
});
