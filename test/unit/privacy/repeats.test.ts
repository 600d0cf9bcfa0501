import { describe, expect, it } from "vitest";
import { orderColumns } from "../../../src/privacy/admitted-orders.js";
import { admit, consent, line } from "./given.js";

const reasonsAt = (lines: unknown[], patch = {}): Record<number, readonly string[]> =>
	Object.fromEntries(admit(lines, patch).refusals.map(({ index, reasons }) => [index, reasons]));

describe("repeats", () => {
	it("counts an exact repeat once, key order and defaults apart", () => {
		const reversed = Object.fromEntries(Object.entries(line({ kind: "order", siteId: undefined })).reverse());
		expect(reasonsAt([line(), reversed, line()])).toEqual({ 1: ["DUPLICATE_LINE"], 2: ["DUPLICATE_LINE"] });
	});

	it.each([
		["quantity", { quantity: 2 }],
		["sku", { sku: "URN-01" }],
		["date", { orderedOn: "2026-05-18" }],
		["site", { siteId: "st-1" }],
		["case", { caseRef: "c-1" }],
		["consent ref", { consent: consent({ ref: "cs-other" }) }],
		["consent date", { consent: consent({ grantedOn: "2026-05-18" }) }],
		["consent expiry", { consent: consent({ expiresOn: "2028-01-01" }) }],
		["consent purposes", { consent: consent({ purposes: ["replenishment", "habit-analysis"] }) }],
	])("refuses both lines of one id that differ in %s", (_, patch) => {
		const conflict = { 0: ["DUPLICATE_CONFLICT"], 1: ["DUPLICATE_CONFLICT"] };
		expect(reasonsAt([line(), line(patch)])).toEqual(conflict);
		expect(reasonsAt([line(patch), line()])).toEqual(conflict);
	});

	it("refuses all copies once one differs, in any order", () => {
		for (const lines of [
			[line(), line(), line({ quantity: 2 })],
			[line(), line({ quantity: 2 }), line()],
			[line({ quantity: 2 }), line(), line()],
		]) {
			const conflict = ["DUPLICATE_CONFLICT"];
			expect(reasonsAt(lines)).toEqual({ 0: conflict, 1: conflict, 2: conflict });
		}
	});

	it("lets lines that are refused for another reason take part", () => {
		expect(reasonsAt([line({ optIn: false }), line()])).toEqual({
			0: ["OPT_IN_NOT_TRUE", "DUPLICATE_CONFLICT"],
			1: ["DUPLICATE_CONFLICT"],
		});
		expect(reasonsAt([line({ sku: "x" }), line({ sku: "x" })])).toEqual({
			0: ["SKU_UNKNOWN"],
			1: ["SKU_UNKNOWN", "DUPLICATE_LINE"],
		});
		const nested = { a: [1, { b: 2 }] };
		expect(reasonsAt([line({ x: nested, y: 1 }), line({ y: 1, x: structuredClone(nested) })])[1]).toContain(
			"DUPLICATE_LINE",
		);
		expect(reasonsAt([line({ x: "1" }), line({ x: 1 })])[1]).toContain("DUPLICATE_CONFLICT");
		expect(reasonsAt([line({ operatorId: "op-2" }), line({ operatorId: "op-2" })])[1]).toContain(
			"DUPLICATE_LINE",
		);
	});

	it("takes a line that is not plain data for a different one", () => {
		expect(reasonsAt([line(), line({ [Symbol("s")]: 1 })])[0]).toEqual(["DUPLICATE_CONFLICT"]);
	});

	it("keeps ids apart by operator and by case", () => {
		const other = line({ operatorId: "op-2" });
		expect(reasonsAt([line(), other, line({ lineId: "l-1" })])).toEqual({ 1: ["OPERATOR_UNKNOWN"] });
	});
});

describe("withdrawals", () => {
	const withdrawn = consent({ withdrawnOn: "2026-06-01" });

	it("withdraws every line of the operator with the same ref, before and after", () => {
		const lines = [
			line(),
			line({ lineId: "L-2", consent: withdrawn }),
			line({ lineId: "L-3" }),
			line({ lineId: "L-4", consent: consent({ ref: "cs-other" }) }),
		];
		const gone = ["CONSENT_WITHDRAWN"];
		expect(reasonsAt(lines)).toEqual({ 0: gone, 1: gone, 2: gone });
	});

	it("also when the line that says so is refused for another reason", () => {
		const lines = [line(), line({ lineId: "L-2", consent: withdrawn, quantity: 0, sku: 3 })];
		expect(reasonsAt(lines)[0]).toEqual(["CONSENT_WITHDRAWN"]);
	});

	it("does not reach another operator", () => {
		const lines = [line(), line({ operatorId: "op-2", consent: withdrawn })];
		expect(reasonsAt(lines)[0]).toBeUndefined();
	});

	it("adds to the reasons of refused lines and repeats", () => {
		const lines = [
			line(),
			line(),
			line({ lineId: "L-2", consent: withdrawn }),
			line({ lineId: "L-3", sku: "x" }),
		];
		expect(reasonsAt(lines)).toEqual({
			0: ["CONSENT_WITHDRAWN"],
			1: ["CONSENT_WITHDRAWN", "DUPLICATE_LINE"],
			2: ["CONSENT_WITHDRAWN"],
			3: ["SKU_UNKNOWN", "CONSENT_WITHDRAWN"],
		});
	});

	it("takes any id of the policy's list", () => {
		const lines = [line(), line({ lineId: "L-2", caseRef: "c-2" }), line({ lineId: "L-3" })];
		const list = (ids: object) => ({ withdrawals: [{ operatorId: "op-1", ...ids }] });
		expect(Object.keys(reasonsAt(lines, list({ lineId: "L-1", caseRef: "c-2" })))).toEqual(["0", "1"]);
		expect(Object.keys(reasonsAt(lines, list({ consentRef: "cs-zk8yn1hq" })))).toEqual(["0", "1", "2"]);
	});

	it("by the policy's list leave alone what has no such id", () => {
		const lines = [line(), line({ lineId: "L-2", consent: undefined })];
		for (const id of [{ lineId: "L-9" }, { caseRef: "c-9" }, { consentRef: "cs-9" }]) {
			const withdrawals = [{ operatorId: "op-1", ...id }];
			expect(reasonsAt(lines, { withdrawals, evidence: "flag" })).toEqual({});
		}
	});
});

describe("what is kept", () => {
	it("holds only what admitted lines use", () => {
		const { orders } = admit([
			line({ siteId: "st-gone", sku: "URN-01", optIn: false }),
			line({ lineId: "L-2", siteId: "st-1", kind: "return", quantity: -3 }),
			line({ lineId: "L-3" }),
		]);
		const columns = orderColumns(orders);
		expect(columns.operatorIds).toEqual(["op-1"]);
		expect(columns.siteIds).toEqual(["st-1"]);
		expect(columns.skus).toEqual(["COF-OAK"]);
		expect([...columns.site]).toEqual([1, 0]);
		expect([...columns.quantity]).toEqual([-3, 1]);
		expect(JSON.stringify(columns)).not.toMatch(/L-\d|cs-|st-gone/);
		const { operator, site, sku, day, quantity } = columns;
		const bytes = [operator, site, sku, day, quantity].reduce((sum, { byteLength }) => sum + byteLength, 0);
		expect(bytes).toBe(14 * columns.length);
	});

	it("wipes what lines that do not stay left in the columns, and keeps little room beyond", () => {
		const many = Array.from({ length: 3000 }, (_, i) =>
			line({ lineId: `L-${i < 200 ? 5000 + (i % 100) : i}`, quantity: i < 200 ? 177 + (i % 2) : 1 }),
		);
		const { quantity, length } = orderColumns(admit(many).orders);
		expect(length).toBeLessThan(3000);
		const whole = new Int32Array(quantity.buffer);
		expect(whole.length).toBeLessThanOrEqual(Math.ceil(length / 0.9));
		expect(whole.subarray(length).every((value) => value === 0)).toBe(true);
	});

	it("holds more sites than 16 bits can number", () => {
		const many = Array.from({ length: 70_000 }, (_, i) => line({ lineId: `L-${i}`, siteId: `s-${i}` }));
		const { site, siteIds } = orderColumns(admit(many).orders);
		expect(siteIds).toHaveLength(70_000);
		expect([site[0], site[65_534], site[65_535], site[69_999]]).toEqual([1, 65_535, 65_536, 70_000]);
		expect(siteIds[69_999]).toBe("s-69999");
	});

	it("grows past its first capacity", () => {
		const many = Array.from({ length: 5000 }, (_, i) => line({ lineId: `L-${i}`, quantity: (i % 200) + 1 }));
		const { quantity, length } = orderColumns(admit(many).orders);
		expect(length).toBe(5000);
		expect([...quantity]).toEqual(many.map((one) => one.quantity));
	});
});
