import { describe, expect, it, vi } from "vitest";
import { admitOrders, admitOrderText, definePolicy, type PolicyInput } from "../../../src/index.js";
import { REASON_CODES, type ReasonCode } from "../../../src/privacy/index.js";
import { admit, consent, line, POLICY, reasonsOfLine } from "./given.js";

const without = (key: string): Record<string, unknown> => {
	const { [key]: _gone, ...rest } = line();
	return rest;
};
const [agreement] = POLICY.agreements;
const agreed = (patch: object): Partial<PolicyInput> => ({
	agreements: [{ ...(agreement as (typeof POLICY.agreements)[number]), ...patch }],
});
const group = { purpose: "group-purchasing", groupId: "gr-1" } as const;

/** One line and policy for each reason that a single line can have, alone. */
const SINGLE: [ReasonCode, unknown, Partial<PolicyInput>?][] = [
	["NOT_PLAIN_DATA", new (class Line {})()],
	["OPT_IN_MISSING", without("optIn")],
	["OPT_IN_NOT_TRUE", line({ optIn: 1 })],
	["FIELD_MISSING", without("quantity")],
	["FIELD_UNKNOWN", line({ family: "x" })],
	["FIELD_TYPE", line({ quantity: "1" })],
	["FIELD_FORMAT", line({ lineId: "a b" })],
	["FIELD_RANGE", line({ quantity: 201 })],
	["DATE_INVALID", line({ orderedOn: "2026-02-30" })],
	["ORDER_IN_FUTURE", line({ orderedOn: "2026-11-24" })],
	["ORDER_BEFORE_HISTORY", line({ orderedOn: "2023-12-31" })],
	["OPERATOR_UNKNOWN", line({ operatorId: "op-2" })],
	["AGREEMENT_NOT_IN_FORCE", line(), agreed({ terminatedOn: "2026-11-23" })],
	["AGREEMENT_PURPOSE", line(), agreed({ purposes: ["habit-analysis"] })],
	[
		"AGREEMENT_GROUP",
		line({ consent: consent({ purposes: ["group-purchasing"] }) }),
		{ ...group, ...agreed({ purposes: ["group-purchasing"], groupId: "gr-2" }) },
	],
	["SKU_UNKNOWN", line({ sku: "COF-PINE" })],
	["CONSENT_MISSING", without("consent")],
	["CONSENT_PURPOSE", line({ consent: consent({ purposes: ["habit-analysis"] }) })],
	["CONSENT_UNKNOWN_PURPOSE", line({ consent: consent({ purposes: ["replenishment", "resale"] }) })],
	["CONSENT_NOT_YET_GIVEN", line({ consent: consent({ grantedOn: "2026-11-24" }) })],
	["CONSENT_EXPIRED", line({ consent: consent({ expiresOn: "2026-11-22" }) })],
	["CONSENT_STALE", line({ consent: consent({ grantedOn: "2021-11-21" }) })],
	["CONSENT_WITHDRAWN", line({ consent: consent({ withdrawnOn: "2030-01-01" }) })],
	["NOTICE_UNKNOWN", line({ consent: consent({ noticeVersion: undefined }) })],
	["PERSONAL_DATA_SUSPECTED", line({ lineId: "TEL-0687654321" })],
];

describe("every reason code", () => {
	it("passes the line that the others are made from", () => {
		expect(reasonsOfLine(line())).toEqual([]);
	});

	it.each(SINGLE)("%s", (code, one, patch) => {
		expect(reasonsOfLine(one, patch)).toEqual([code]);
	});

	it("DUPLICATE_LINE", () => {
		const { refusals } = admit([line(), line({ kind: "order" })]);
		expect(refusals).toEqual([{ index: 1, reasons: ["DUPLICATE_LINE"] }]);
	});

	it("DUPLICATE_CONFLICT", () => {
		const { refusals } = admit([line(), line({ quantity: 2 })]);
		expect(refusals).toEqual([
			{ index: 0, reasons: ["DUPLICATE_CONFLICT"] },
			{ index: 1, reasons: ["DUPLICATE_CONFLICT"] },
		]);
	});

	it("JSON_INVALID", async () => {
		const { refusals } = await admitOrderText(["{"], definePolicy(POLICY));
		expect(refusals).toEqual([{ index: 0, reasons: ["JSON_INVALID"] }]);
	});

	it("INTERNAL: whatever breaks refuses the line and says nothing of it", () => {
		const policy = definePolicy(POLICY);
		const broken = vi.spyOn(String.prototype, "charCodeAt").mockImplementationOnce(() => {
			throw new Error("Yann Quemeneur");
		});
		const { refusals } = admitOrders([line(), line({ lineId: "L-2" })], policy);
		broken.mockRestore();
		expect(refusals).toEqual([{ index: 0, reasons: ["INTERNAL"] }]);
	});

	it("INTERNAL: also when its id is looked up, and the lines around it pass", () => {
		const policy = definePolicy(POLICY);
		const real = String.prototype.charCodeAt;
		let calls = 0;
		const broken = vi.spyOn(String.prototype, "charCodeAt").mockImplementation(function (this: string, at) {
			// The check goes through the three characters once; what comes then is the look at the ids.
			if (String(this) === "L-2" && ++calls > 3) throw new Error("Yann Quemeneur");
			return real.call(this, at);
		});
		const lines = ["L-1", "L-2", "L-3"].map((lineId) => line({ lineId }));
		const { refusals, receipt } = admitOrders(lines, policy);
		broken.mockRestore();
		expect(refusals).toEqual([{ index: 1, reasons: ["INTERNAL"] }]);
		expect(receipt.linesAdmitted).toBe(2);
	});

	it("no code is left out", () => {
		const tested = [...SINGLE.map(([code]) => code), "DUPLICATE_LINE", "DUPLICATE_CONFLICT"];
		expect([...tested, "JSON_INVALID", "INTERNAL"].sort()).toEqual([...REASON_CODES].sort());
	});
});

describe("several reasons", () => {
	it("returns all that hold, in the order of the codes", () => {
		const bad = line({ optIn: "true", sku: "COF-PINE", orderedOn: "2027-01-01", operatorId: "op-9", x: 1 });
		expect(reasonsOfLine(bad)).toEqual([
			"OPT_IN_NOT_TRUE",
			"FIELD_UNKNOWN",
			"ORDER_IN_FUTURE",
			"OPERATOR_UNKNOWN",
			"SKU_UNKNOWN",
		]);
	});

	it("does not guess from a field that could not be read", () => {
		expect(reasonsOfLine(line({ orderedOn: "soon", operatorId: 7, sku: 7 }))).toEqual([
			"FIELD_TYPE",
			"DATE_INVALID",
		]);
		expect(reasonsOfLine(null)).toEqual(["NOT_PLAIN_DATA"]);
	});

	it("takes undefined for absent and null for present", () => {
		expect(reasonsOfLine(line({ siteId: undefined, caseRef: undefined, kind: undefined }))).toEqual([]);
		expect(reasonsOfLine(line({ siteId: null }))).toEqual(["FIELD_TYPE"]);
	});

	it.each([
		[1, "order", []],
		[200, undefined, []],
		[-200, "return", []],
		[0, "order", ["FIELD_RANGE"]],
		[-1, undefined, ["FIELD_RANGE"]],
		[1, "return", ["FIELD_RANGE"]],
		[-201, "return", ["FIELD_RANGE"]],
		[1.5, "order", ["FIELD_RANGE"]],
		[-7, "swap", ["FIELD_FORMAT"]],
	])("quantity %d of kind %s", (quantity, kind, reasons) => {
		expect(reasonsOfLine(line({ quantity, kind }))).toEqual(reasons);
	});

	it("keeps quantities in 32 bits, whatever the policy allows", () => {
		const wide = { maxLineQuantity: Number.MAX_SAFE_INTEGER };
		expect(reasonsOfLine(line({ quantity: 2 ** 31 - 1 }), wide)).toEqual([]);
		expect(reasonsOfLine(line({ quantity: 2 ** 31 }), wide)).toEqual(["FIELD_RANGE"]);
	});
});

describe("agreements", () => {
	const versions = (...patches: object[]): Partial<PolicyInput> => ({
		agreements: patches.map((patch) => ({ ...(agreement as (typeof POLICY.agreements)[number]), ...patch })),
	});

	it("counts only the highest version of one agreement, in force or not", () => {
		const ended = versions({ version: 1 }, { version: 2, validUntil: "2026-01-01" });
		expect(reasonsOfLine(line(), ended)).toEqual(["AGREEMENT_NOT_IN_FORCE"]);
		const renewed = versions({ version: 2 }, { version: 1, terminatedOn: "2025-06-01" });
		expect(reasonsOfLine(line(), renewed)).toEqual([]);
	});

	it("asks one agreement for purpose and history together", () => {
		const split = versions(
			{ purposes: ["habit-analysis"], historyFrom: "2020-01-01" },
			{ agreementId: "ag-2", historyFrom: "2026-01-01" },
		);
		expect(reasonsOfLine(line({ orderedOn: "2025-06-01" }), split)).toEqual(["ORDER_BEFORE_HISTORY"]);
		expect(reasonsOfLine(line(), split)).toEqual([]);
	});
});
