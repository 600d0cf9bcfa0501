import { describe, expect, it } from "vitest";
import { type PlanInput, planReplenishment } from "../../../src/index.js";
import { reasonInWords } from "../../../src/report/index.js";
import { admitted } from "../../support/admitted.js";

const ITEM = { sku: "COFFIN", leadTimeDays: 7, service: { type: "cycle", target: 0.95 } } as const;
const orders = admitted([]);

async function adviceOn(patch: object): Promise<string> {
	try {
		await planReplenishment({ orders, asOf: "2026-11-23", items: [], ...patch } as PlanInput);
	} catch (error) {
		return (error as Error).message;
	}
	return "accepted";
}
const itemAdvice = (patch: object) => adviceOn({ items: [{ ...ITEM, ...patch }] });

describe("a message about the input of a plan", () => {
	it("names the forms of a lead time", async () => {
		for (const leadTimeDays of [undefined, { mean: 5, std: 1 }, { mean: 5 }, -1, "5"])
			expect(await itemAdvice({ leadTimeDays })).toBe(
				"items[0].leadTimeDays: Give days from 0 to 3650: a number, { mean, sd } with a mean above 0, or { days: [7, 9, 14] }.",
			);
	});

	it("names the forms of a service", async () => {
		for (const service of [undefined, "cycle", { type: "fillrate", target: 0.98 }])
			expect(await itemAdvice({ service })).toMatch(
				/^items\[0\]\.service(\.type)?: Give \{ type: "cycle", target: 0\.98 \}, "fill" and "ready" alike, or \{ type: "cost"/,
			);
	});

	it("names the forms of a field also where the mistake lies further down in it", async () => {
		const forms =
			"Give days from 0 to 3650: a number, { mean, sd } with a mean above 0, or { days: [7, 9, 14] }.";
		expect(await itemAdvice({ leadTimeDays: { days: [] } })).toBe(`items[0].leadTimeDays.days: ${forms}`);
		expect(await itemAdvice({ leadTimeDays: { mean: 0, sd: 0 } })).toBe(
			`items[0].leadTimeDays.mean: ${forms}`,
		);
	});

	it("says that a target and a share are fractions", async () => {
		for (const target of [98, 0, 1, "0.98"])
			expect(await itemAdvice({ service: { type: "cycle", target } })).toBe(
				"items[0].service.target: Give a fraction between 0 and 1, such as 0.98.",
			);
		expect(await adviceOn({ coverage: [{ operatorId: "op-1", share: 96 }] })).toBe(
			"coverage[0].share: Give a fraction from 0.000001 to 1, such as 0.96.",
		);
	});

	it("lists the values of a period and a status", async () => {
		expect(await adviceOn({ period: "weekly" })).toBe('input.period: Give "day", "week" or "month".');
		expect(await itemAdvice({ status: "old" })).toBe(
			'items[0].status: Give "active", "ending" or "discontinued".',
		);
	});

	it("says where pieces that are owed go, and that pieces are whole", async () => {
		for (const onHand of [-3, 2.5, "3", undefined])
			expect(await adviceOn({ stock: [{ operatorId: "op-1", sku: "COFFIN", onHand }] })).toBe(
				"stock[0].onHand: Give whole pieces, 0 or more; pieces owed to families go in backorders.",
			);
		expect(await itemAdvice({ packSize: 2.5 })).toBe("items[0].packSize: Give a whole number.");
	});

	it("tells the bound that a value is beyond", async () => {
		expect(await itemAdvice({ packSize: 0 })).toBe("items[0].packSize: Give more than 0.");
		expect(await itemAdvice({ reviewDays: 0 })).toBe("items[0].reviewDays: Give 1 or more.");
		expect(await adviceOn({ horizon: 2000 })).toBe("input.horizon: Give 520 or less.");
		expect(await adviceOn({ kits: [{ kitId: "k", skus: ["COFFIN"], target: 0.9 }] })).toBe(
			"kits[0].skus: Give 2 entries or more.",
		);
		expect(
			await adviceOn({ suppliers: [{ supplierId: "s", valueBreaks: [{ from: 1, discount: 1 }] }] }),
		).toBe("suppliers[0].valueBreaks[0].discount: Give a fraction from 0 to below 1, such as 0.03.");
	});

	it("lists the names of fields, not the one that is not known", async () => {
		const ofItem = await itemAdvice({ canary: 4 });
		expect(ofItem).toMatch(
			/^items\[0\]: Give only sku, name, .*packSize, .*assumed; another name would be lost/,
		);
		expect(ofItem).not.toContain("canary");
		const onOrder = [{ quantity: 1, dueOn: "2026-12-01", canary: 1 }];
		expect(await adviceOn({ stock: [{ operatorId: "op-1", sku: "COFFIN", onHand: 1, onOrder }] })).toBe(
			"stock[0].onOrder[0]: Give only quantity, dueOn; another name would be lost in silence.",
		);
		expect(await adviceOn({ scenario: { canary: 2 } })).toBe(
			"scenario: Give only demandFactor, from, to, leadTimeDelayDays, delaysOpenOrders; another name would be lost in silence.",
		);
	});

	it("still asks to remove a field that is not known, also below such a field", async () => {
		expect(await itemAdvice({ service: { type: "cycle", target: 0.9, shortageCost: 5 } })).toMatch(
			/^items\[0\]\.service: Remove the field that is not known here/,
		);
	});
});

describe("a date of an order line in another form", () => {
	it("is told the form that it needs", () => {
		expect(reasonInWords("DATE_INVALID", "en")).toContain("written YYYY-MM-DD");
		expect(reasonInWords("DATE_INVALID", "fr")).toContain("écrite AAAA-MM-JJ");
	});
});
