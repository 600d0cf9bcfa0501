import { describe, expect, it } from "vitest";
import { explainWarning, type Item, type PlanInput, planReplenishment } from "../../../src/index.js";
import { admitted } from "../../support/admitted.js";
import { steadyLines } from "../../support/steady-lines.js";

const ITEM: Item = {
	sku: "COFFIN",
	leadTimeDays: 7,
	reviewDays: 7,
	service: { type: "cycle", target: 0.95 },
	unitCost: 350,
	holdingRate: 0.2,
};

async function lineOf(patch: Partial<Item>, more: Partial<PlanInput> = {}, step = 4) {
	const { lines } = await planReplenishment({
		orders: admitted(steadyLines(step)),
		asOf: "2026-11-23",
		items: [{ ...ITEM, ...patch }],
		...more,
	});
	const [line] = lines;
	if (line === undefined || !("oneLess" in line)) throw new Error("no figures");
	return line;
}

const withoutHolding: Partial<Item> = { holdingRate: undefined as never };

describe("price breaks", () => {
	const priceBreaks = [{ from: 2000, unitCost: 349 }];

	it("are not reached for without a holding rate, which the line says", async () => {
		const plain = await lineOf(withoutHolding);
		const line = await lineOf({ ...withoutHolding, priceBreaks });
		expect(line.orderQuantity).toBe(plain.orderQuantity);
		expect(line.warnings).toContainEqual({ code: "PRICE_BREAKS_NOT_WEIGHED", fields: ["holdingRate"] });
		expect(plain.warnings.map(({ code }) => code)).not.toContain("PRICE_BREAKS_NOT_WEIGHED");
	});

	it("are weighed where price and holding rate are known, and count where the need reaches them", async () => {
		expect((await lineOf({ priceBreaks })).warnings.map(({ code }) => code)).not.toContain(
			"PRICE_BREAKS_NOT_WEIGHED",
		);
		const near = await lineOf({ ...withoutHolding, priceBreaks: [{ from: 2, unitCost: 340 }] });
		expect(near.unitCost).toBe(340);
		expect(near.warnings.map(({ code }) => code)).not.toContain("PRICE_BREAKS_NOT_WEIGHED");
		const unpriced = await lineOf({ unitCost: undefined as never, priceBreaks });
		expect(unpriced.warnings).toContainEqual({ code: "PRICE_BREAKS_NOT_WEIGHED", fields: ["unitCost"] });
	});

	it("are not spoken of where nothing is ordered, nor for an article that ends", async () => {
		const codes = async (patch: Partial<Item>, onHand: number) =>
			(
				await lineOf(
					{ ...withoutHolding, priceBreaks, ...patch },
					{ stock: [{ operatorId: "op-1", sku: "COFFIN", onHand }] },
				)
			).warnings.map(({ code }) => code);
		expect(await codes({}, 100)).not.toContain("PRICE_BREAKS_NOT_WEIGHED");
		expect(await codes({ status: "ending" }, 0)).not.toContain("PRICE_BREAKS_NOT_WEIGHED");
	});
});

describe("a quantity that lasts more than a year", () => {
	const coverOf = async (patch: Partial<Item>, more: Partial<PlanInput> = {}, step = 4) =>
		(await lineOf(patch, more, step)).warnings.find(({ code }) => code === "LONG_COVER");

	it("is told with the cause that most pieces come from", async () => {
		for (const [field, patch] of [
			["minOrderQuantity", { minOrderQuantity: 300 }],
			["packSize", { packSize: 300 }],
			["priceBreaks", { holdingRate: 0, packSize: 2, priceBreaks: [{ from: 300, unitCost: 300 }] }],
			["orderCost", { unitCost: 1, holdingRate: 0.01, orderCost: 500 }],
		] as const) {
			const warning = await coverOf(patch);
			expect(warning?.fields).toEqual([field]);
			expect(warning?.days).toBeGreaterThan(365);
		}
	});

	it("is told where the service alone asks for it, and what is owed lasts no day", async () => {
		const service = { type: "cycle", target: 0.9999 } as const;
		const warning = await coverOf({ service }, {}, 180);
		expect(warning?.days).toBeGreaterThan(365);
		expect(warning).not.toHaveProperty("fields");
		const stock = (backorders: number) => ({
			stock: [{ operatorId: "op-1", sku: "COFFIN", onHand: 0, backorders }],
		});
		expect(await coverOf({}, stock(400))).toBeUndefined();
	});

	it("is not told of up to a year, nor of a single piece", async () => {
		expect(await coverOf({ minOrderQuantity: 70 })).toBeUndefined();
		expect((await lineOf({ service: { type: "cycle", target: 0.99 } }, {}, 700)).orderQuantity).toBe(1);
		expect(await coverOf({ service: { type: "cycle", target: 0.99 } }, {}, 700)).toBeUndefined();
	});

	it("counts the pieces ordered, not those that are there", async () => {
		const line = await lineOf({ minOrderQuantity: 150 });
		const days = line.warnings.find(({ code }) => code === "LONG_COVER")?.days ?? 0;
		expect(days).toBe(Math.round((line.orderQuantity * 14) / line.forecast.windowMean));
	});

	it("is said in both languages", () => {
		const warning = { code: "LONG_COVER", days: 8200, fields: ["priceBreaks"] } as const;
		expect(explainWarning(warning, "en")).toBe(
			"The quantity ordered covers about 8,200 days, mostly because of: price breaks.",
		);
		expect(explainWarning(warning, "fr")).toMatch(
			/^La quantité commandée couvre environ 8.200.jours, surtout à cause de.: paliers de prix\.$/,
		);
		expect(explainWarning({ code: "LONG_COVER" }, "en")).toBe(
			"The quantity ordered covers a very long time, as the service target asks for it.",
		);
	});
});

describe("an article that does not keep", () => {
	const codesOf = ({ warnings }: Awaited<ReturnType<typeof lineOf>>): string[] =>
		warnings.map(({ code }) => code);
	const stock = [{ operatorId: "op-1", sku: "COFFIN", onHand: 4 }];

	it("has a batch that lasts no longer, with what lies there", async () => {
		const batch = { unitCost: 10, orderCost: 100 };
		for (const shelfLifeDays of [45, 60, 120]) {
			const line = await lineOf({ ...batch, shelfLifeDays });
			// Of a piece every fourth day, or a hair less.
			expect(line.orderUpTo).toBeLessThanOrEqual(shelfLifeDays / 4);
			expect(line.orderUpTo).toBeGreaterThan(shelfLifeDays / 4 - 2);
			expect(codesOf(line)).not.toContain("SHELF_LIFE_EXCEEDED");
		}
		const need = await lineOf({ ...batch, shelfLifeDays: 10 });
		expect(need.orderUpTo).toBe((await lineOf({})).orderUpTo);
		expect(codesOf(need)).toContain("SHELF_LIFE_EXCEEDED");
	});

	it("is raised to no price break and to no pallet that lasts longer, with what lies there", async () => {
		const priceBreaks = [{ from: 12, unitCost: 200 }];
		const reached = await lineOf({ priceBreaks, shelfLifeDays: 70 }, { stock });
		expect(reached.orderQuantity).toBe(12);
		expect(codesOf(reached)).not.toContain("SHELF_LIFE_EXCEEDED");
		const plain = await lineOf({ shelfLifeDays: 55 }, { stock });
		expect(await lineOf({ priceBreaks, shelfLifeDays: 55 }, { stock })).toMatchObject({
			orderQuantity: plain.orderQuantity,
			warnings: plain.warnings,
		});
	});
});
