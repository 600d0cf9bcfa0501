import { describe, expect, it } from "vitest";
import { admitOrders, definePolicy } from "../../../src/index.js";
import { simulateHistory } from "../../../src/node/index.js";
import { SAMPLE_ARTICLES } from "../../../src/node/sample/catalogue-data.js";
import { DEATHS_MONTH_INDEX } from "../../../src/node/sample/month-index.js";

const SPAN = { seed: 7, from: "2023-11-20", to: "2026-11-23" };
const sample = simulateHistory(SPAN);

describe("the simulated sample", () => {
	it("is the same for the same seed and another for another", () => {
		expect(simulateHistory(SPAN)).toEqual(sample);
		expect(simulateHistory({ ...SPAN, seed: 8 }).lines).not.toEqual(sample.lines);
	});

	it("says that it is simulated and names the source of its season", () => {
		expect(sample.simulated).toBe(true);
		expect(sample.label).toContain("Simulated");
		expect(sample.sources[0]).toContain("CC BY 4.0");
		expect(DEATHS_MONTH_INDEX.reduce((sum, index) => sum + index, 0) / 12).toBeCloseTo(1, 2);
	});

	it("has about 100 and 160 funerals a year on three sites", () => {
		const funerals = (operatorId: string) =>
			new Set(sample.lines.filter((line) => line.operatorId === operatorId).map(({ caseRef }) => caseRef))
				.size / 3;
		expect(funerals("op-alder")).toBeGreaterThan(80);
		expect(funerals("op-alder")).toBeLessThan(120);
		expect(funerals("op-birch")).toBeGreaterThan(135);
		expect(funerals("op-birch")).toBeLessThan(185);
		expect(new Set(sample.lines.map(({ siteId }) => siteId)).size).toBe(3);
	});

	it("has about forty articles, in two languages, each with a supplier that exists", () => {
		expect(sample.items.length).toBeGreaterThanOrEqual(38);
		expect(new Set(sample.items.map(({ sku }) => sku)).size).toBe(sample.items.length);
		const suppliers = new Set(sample.suppliers.map(({ supplierId }) => supplierId));
		expect(sample.items.every(({ supplierId }) => suppliers.has(supplierId ?? ""))).toBe(true);
		expect(SAMPLE_ARTICLES.every(({ en, fr }) => en !== "" && fr !== "")).toBe(true);
	});

	it("has no funeral on a Sunday, a launch, an end and returns", () => {
		const orders = sample.lines.filter(({ kind }) => kind === "order");
		expect(orders.every(({ orderedOn }) => new Date(`${orderedOn}T12:00:00Z`).getUTCDay() !== 0)).toBe(true);
		const days = (sku: string) => orders.filter((line) => line.sku === sku).map(({ orderedOn }) => orderedOn);
		expect(days("COF-OAK-18B").every((day) => day > "2025-11-01")).toBe(true);
		expect(days("COF-OAK-18").every((day) => day < "2026-03-01")).toBe(true);
		expect(days("COF-OAK-18").length * days("COF-OAK-18B").length).toBeGreaterThan(0);
		const returns = sample.lines.filter(({ kind }) => kind === "return");
		expect(returns.length).toBeGreaterThan(10);
		expect(returns.every(({ quantity }) => quantity < 0)).toBe(true);
	});

	it("has more funerals in January than in August", () => {
		const ofMonth = (month: string) =>
			sample.lines.filter(({ orderedOn }) => orderedOn.slice(5, 7) === month).length;
		expect(ofMonth("01")).toBeGreaterThan(ofMonth("08"));
	});

	it("passes the guard but for the families that did not opt in, as the coverage says", () => {
		const policy = definePolicy({
			purpose: "replenishment",
			processingDate: sample.asOf,
			agreements: sample.agreements,
			catalogue: sample.catalogue,
		});
		const { receipt, refusals } = admitOrders(sample.lines, policy);
		expect(receipt.refusedByReason.map(({ reason }) => reason).toSorted()).toEqual([
			"OPT_IN_MISSING",
			"OPT_IN_NOT_TRUE",
		]);
		expect(refusals.length / sample.lines.length).toBeCloseTo(0.04, 1);
		expect(sample.coverage.every(({ share }) => share > 0.9 && share < 1)).toBe(true);
	});

	it("refuses a span that is none", () => {
		expect(() => simulateHistory({ seed: 1, from: "2026-01-02", to: "2026-01-01" })).toThrow(
			/from before to/,
		);
	});
});
