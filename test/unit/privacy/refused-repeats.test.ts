import { describe, expect, it } from "vitest";
import { admit, consent, line, POLICY, reasonsOfLine } from "./given.js";

type Fields = Record<string, unknown>;

/** Whether two lines with one id, both refused for their sku, count as an exact repeat or as a conflict. */
function verdictOf(first: Fields, second: Fields): string {
	const base = { sku: "UNKNOWN-1" };
	const { refusals } = admit([line({ ...base, ...first }), line({ ...base, ...second })]);
	expect(refusals.map(({ index }) => index)).toEqual([0, 1]);
	const [one, two] = refusals.map(({ reasons }) =>
		reasons.filter((reason) => reason.startsWith("DUPLICATE")),
	);
	if (one?.length === 0) return String(two);
	expect(one).toEqual(two);
	return String(one);
}

const withConsent = (patch: Fields): Fields => ({ consent: consent(patch) });

describe("two refused lines with one id", () => {
	it.each<[string, Fields, Fields]>([
		["nothing", {}, {}],
		["the kind order, written or not", {}, { kind: "order" }],
		["the order of nested keys", { x: { a: 1, b: 2 } }, { x: { b: 2, a: 1 } }],
		["the order of unknown keys", { x: 1, y: 2 }, { y: 2, x: 1 }],
		["which object stands there", { sku: { a: [1] } }, { sku: { a: [1] } }],
		["an absent field and undefined", { caseRef: undefined }, {}],
	])("differ in %s: a repeat", (_, first, second) => {
		expect(verdictOf(first, second)).toBe("DUPLICATE_LINE");
	});

	it.each<[string, Fields, Fields]>([
		["caseRef", { caseRef: "c-1" }, { caseRef: "c-2" }],
		["a caseRef that is absent once", { caseRef: "c-1" }, {}],
		["siteId", { siteId: "s-1" }, { siteId: "s-2" }],
		["sku", {}, { sku: "UNKNOWN-2" }],
		["kind", { quantity: -1, kind: "return" }, { quantity: -1 }],
		["quantity", {}, { quantity: 2 }],
		["zero and its negative", { quantity: 0 }, { quantity: -0 }],
		["a number and its text", { quantity: 1 }, { quantity: "1" }],
		["orderedOn", {}, { orderedOn: "2026-05-18" }],
		["optIn", { optIn: false }, { optIn: "no" }],
		["consent, no object twice", { consent: null }, { consent: 1 }],
		["consent, present once", { consent: undefined }, {}],
		["consent.ref", {}, withConsent({ ref: "cs-2" })],
		["consent.grantedOn", {}, withConsent({ grantedOn: "2026-05-18" })],
		["consent.expiresOn", {}, withConsent({ expiresOn: "2027-01-01" })],
		["consent.noticeVersion", {}, withConsent({ noticeVersion: undefined })],
		["the purposes", {}, withConsent({ purposes: ["replenishment", "habit-analysis"] })],
		["purposes and a text", withConsent({ purposes: "a" }), withConsent({ purposes: "b" })],
		["purposes of one text and that text", withConsent({ purposes: ["a"] }), withConsent({ purposes: "a" })],
		["purposes and none", withConsent({ purposes: [] }), withConsent({ purposes: undefined })],
		["an unknown field", { x: 1 }, { x: 2 }],
		["the name of an unknown field", { x: 1 }, { y: 1 }],
		["an unknown field of the consent", withConsent({ x: 1 }), withConsent({ x: 2 })],
		["where an unknown field stands", { x: 1 }, withConsent({ x: 1 })],
		["a nested value", { sku: { a: 1 } }, { sku: { a: 2 } }],
		["a nested name", { sku: { a: 1 } }, { sku: { b: 1 } }],
		["a list and an object", { sku: ["a"] }, { sku: { 0: "a" } }],
		["the elements of a nested list", { x: [1, 2] }, { x: [2, 1] }],
		[
			"a nested element of the purposes",
			withConsent({ purposes: [{ a: 1 }] }),
			withConsent({ purposes: [{ a: 2 }] }),
		],
	])("differ in %s: a conflict", (_, first, second) => {
		expect(verdictOf(first, second)).toBe("DUPLICATE_CONFLICT");
	});
});

describe("a refused line that is repeated", () => {
	it("is the same whatever purposes a line between them had", () => {
		const [one, all] = [["replenishment"], ["replenishment", "habit-analysis", "group-purchasing"]];
		const { refusals } = admit([
			line({ sku: "UNKNOWN-1", ...withConsent({ purposes: one }) }),
			line({ lineId: "L-2", ...withConsent({ purposes: all }) }),
			line({ sku: "UNKNOWN-1", ...withConsent({ purposes: one }) }),
		]);
		expect(refusals).toEqual([
			{ index: 0, reasons: ["SKU_UNKNOWN"] },
			{ index: 2, reasons: ["SKU_UNKNOWN", "DUPLICATE_LINE"] },
		]);
	});

	it("equals no other when it is not plain data", () => {
		const one = (): Fields => line({ [Symbol("x")]: 1 });
		const conflict = ["NOT_PLAIN_DATA", "DUPLICATE_CONFLICT"];
		expect(admit([one(), one()]).refusals.map(({ reasons }) => reasons)).toEqual([conflict, conflict]);
	});
});

describe("the days at which a rule turns", () => {
	it.each<[string, Fields, readonly string[]]>([
		["an order on the processing date", { orderedOn: "2026-11-23" }, []],
		["an order on the day after", { orderedOn: "2026-11-24" }, ["ORDER_IN_FUTURE"]],
		["an order on the first day of history", { orderedOn: "2024-01-01" }, []],
		["an order on the day before", { orderedOn: "2023-12-31" }, ["ORDER_BEFORE_HISTORY"]],
		["a consent of the processing date", withConsent({ grantedOn: "2026-11-23" }), []],
		["a consent of the day after", withConsent({ grantedOn: "2026-11-24" }), ["CONSENT_NOT_YET_GIVEN"]],
		["a consent of 1827 days", withConsent({ grantedOn: "2021-11-22" }), []],
		["a consent of 1828 days", withConsent({ grantedOn: "2021-11-21" }), ["CONSENT_STALE"]],
		["a consent that ends on the processing date", withConsent({ expiresOn: "2026-11-23" }), []],
		["a consent that ended the day before", withConsent({ expiresOn: "2026-11-22" }), ["CONSENT_EXPIRED"]],
	])("%s", (_, patch, reasons) => {
		expect(reasonsOfLine(line(patch))).toEqual(reasons);
	});
});

describe("fields that are absent or have a wrong form", () => {
	it.each<[string, Fields, readonly string[]]>([
		["no lineId", { lineId: undefined }, ["FIELD_MISSING"]],
		["no operatorId", { operatorId: undefined }, ["FIELD_MISSING"]],
		["no sku", { sku: undefined }, ["FIELD_MISSING"]],
		["no quantity", { quantity: undefined }, ["FIELD_MISSING"]],
		["no orderedOn", { orderedOn: undefined }, ["FIELD_MISSING"]],
		["no consent.ref", withConsent({ ref: undefined }), ["FIELD_MISSING"]],
		["no purposes", withConsent({ purposes: undefined }), ["FIELD_MISSING"]],
		["no grantedOn", withConsent({ grantedOn: undefined }), ["FIELD_MISSING"]],
		["a sku of another form", { sku: "a b" }, ["FIELD_FORMAT"]],
		["a notice of another form", withConsent({ noticeVersion: "a b" }), ["FIELD_FORMAT", "NOTICE_UNKNOWN"]],
		["a notice of one letter", withConsent({ noticeVersion: "x" }), ["NOTICE_UNKNOWN"]],
		["a date of birth of eight digits", { caseRef: "19480312" }, ["PERSONAL_DATA_SUSPECTED"]],
		["an expiry that is no date", withConsent({ expiresOn: "soon" }), ["DATE_INVALID"]],
		[
			"a withdrawal that is no date",
			withConsent({ withdrawnOn: "soon" }),
			["DATE_INVALID", "CONSENT_WITHDRAWN"],
		],
		[
			"a withdrawal under no consent ref",
			withConsent({ ref: undefined, withdrawnOn: "2026-06-01" }),
			["FIELD_MISSING", "CONSENT_WITHDRAWN"],
		],
	])("%s", (_, patch, reasons) => {
		expect(reasonsOfLine(line(patch))).toEqual(reasons);
	});

	it("each purpose may stand beside another in the consent", () => {
		const names = ["replenishment", "habit-analysis"] as const;
		for (const purpose of names) {
			const agreements = POLICY.agreements.map((agreement) => ({ ...agreement, purposes: [purpose] }));
			const one = line(withConsent({ purposes: [...names, "group-purchasing"] }));
			expect(reasonsOfLine(one, { purpose, agreements })).toEqual([]);
		}
	});

	it("any notice version passes where the policy names none", () => {
		const patch = { noticeVersions: undefined } as never;
		expect(reasonsOfLine(line(withConsent({ noticeVersion: "other" })), patch)).toEqual([]);
		expect(reasonsOfLine(line(withConsent({ noticeVersion: "a b" })), patch)).toEqual(["FIELD_FORMAT"]);
	});
});

describe("what stands in an unknown field", () => {
	it.each<[string, unknown]>([
		["a symbol", Symbol("x")],
		["a key that is a symbol", { [Symbol("x")]: 1 }],
		["a list with a hole", Object.assign(new Array(3), { 0: 1, 2: 2 })],
		["a list with a name", Object.assign([1], { a: 1 })],
		["a list of a subclass", new (class Other extends Array {})()],
		["a property that is not enumerable", Object.defineProperty({}, "a", { value: 1 })],
		[
			"a getter",
			{
				get a() {
					return 1;
				},
			},
		],
	])("%s is not plain data", (_, x) => {
		expect(reasonsOfLine(line({ x }))).toEqual(["NOT_PLAIN_DATA", "FIELD_UNKNOWN"]);
	});

	it("null and nested null are plain data", () => {
		expect(reasonsOfLine(line({ x: null }))).toEqual(["FIELD_UNKNOWN"]);
		expect(reasonsOfLine(line({ x: { a: null } }))).toEqual(["FIELD_UNKNOWN"]);
	});

	it("an object that stands twice is plain, one that stands in itself or is the line is not", () => {
		const shared = { a: 1 };
		expect(reasonsOfLine(line({ x: shared, y: [shared] }))).toEqual(["FIELD_UNKNOWN"]);
		const cycle: Fields = {};
		cycle.own = cycle;
		expect(reasonsOfLine(line({ x: cycle }))).toEqual(["NOT_PLAIN_DATA", "FIELD_UNKNOWN"]);
		const own: Fields = line();
		own.x = own;
		expect(reasonsOfLine(own)).toEqual(["NOT_PLAIN_DATA", "FIELD_UNKNOWN"]);
	});

	it("a list that stands both there and as the purposes is read once, and refused", () => {
		const reads: PropertyKey[] = [];
		const purposes = new Proxy(["replenishment"], {
			getOwnPropertyDescriptor(target, key) {
				reads.push(key);
				return Reflect.getOwnPropertyDescriptor(target, key);
			},
		});
		const one = line({ x: purposes, consent: consent({ purposes }) });
		expect(reasonsOfLine(one)).toEqual(["NOT_PLAIN_DATA", "FIELD_UNKNOWN"]);
		expect(reads.filter((key) => key === "0")).toHaveLength(1);
	});

	it("a shared object counts with its height wherever it stands", () => {
		const tall = { a: { b: 1 } };
		expect(reasonsOfLine(line({ x: tall, y: [tall] }))).toEqual(["FIELD_UNKNOWN"]);
		expect(reasonsOfLine(line({ x: tall, y: [[tall]] }))).toEqual(["NOT_PLAIN_DATA", "FIELD_UNKNOWN"]);
	});
});
