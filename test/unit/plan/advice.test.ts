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
				"items[0].leadTimeDays: Give days from 0 to 3650: a number, { mean, sd }, or { days: [7, 9, 14] }.",
			);
	});

	it("names the forms of a service", async () => {
		for (const service of [undefined, "cycle", { type: "fillrate", target: 0.98 }])
			expect(await itemAdvice({ service })).toMatch(
				/^items\[0\]\.service(\.type)?: Give \{ type: "cycle", target: 0\.98 \}, "fill" and "ready" alike, or \{ type: "cost"/,
			);
	});

	it("names the forms of a field also where the mistake lies further down in it", async () => {
		const forms = "Give days from 0 to 3650: a number, { mean, sd }, or { days: [7, 9, 14] }.";
		expect(await itemAdvice({ leadTimeDays: { days: [] } })).toBe(`items[0].leadTimeDays.days: ${forms}`);
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
