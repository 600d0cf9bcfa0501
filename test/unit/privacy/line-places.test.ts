import { describe, expect, it } from "vitest";
import { admit, consent, line, reasonsOfLine } from "./given.js";

type Fields = Record<string, unknown>;

/** A line with a value at a place such as `sku` or `consent.ref`; a getter when `value` is one. */
function withAt(place: string, descriptor: PropertyDescriptor): Fields {
	const spoilt = line({ caseRef: "c-1", siteId: "s-1", kind: "order" });
	const names = place.split(".");
	const last = names.pop() as string;
	let owner = spoilt;
	if (names[0] === "consent") owner = spoilt.consent = consent({ expiresOn: "2027-01-01" });
	Object.defineProperty(owner, last, { enumerable: true, configurable: true, ...descriptor });
	return spoilt;
}

const PLACES: readonly (readonly [place: string, wrongType: readonly string[]])[] = [
	["lineId", ["FIELD_TYPE"]],
	["caseRef", ["FIELD_TYPE"]],
	["siteId", ["FIELD_TYPE"]],
	["operatorId", ["FIELD_TYPE"]],
	["sku", ["FIELD_TYPE"]],
	["kind", ["FIELD_TYPE"]],
	["quantity", ["FIELD_TYPE"]],
	["orderedOn", ["FIELD_TYPE"]],
	["optIn", ["OPT_IN_NOT_TRUE"]],
	["consent.ref", ["FIELD_TYPE"]],
	["consent.purposes", ["FIELD_TYPE"]],
	["consent.grantedOn", ["FIELD_TYPE"]],
	["consent.expiresOn", ["FIELD_TYPE"]],
	["consent.withdrawnOn", ["FIELD_TYPE", "CONSENT_WITHDRAWN"]],
	["consent.noticeVersion", ["FIELD_TYPE", "NOTICE_UNKNOWN"]],
];

describe("each place of a line", () => {
	it("passes before it is spoilt", () => {
		expect(reasonsOfLine(withAt("lineId", { value: "L-1" }))).toEqual([]);
		expect(reasonsOfLine(withAt("consent.ref", { value: "cs-1" }))).toEqual([]);
	});

	it.each(PLACES)("%s behind a getter is not plain data, and nothing else", (place) => {
		const get = (): never => {
			throw new Error("a getter was called");
		};
		const withdrawn = place === "consent.withdrawnOn" ? ["CONSENT_WITHDRAWN"] : [];
		expect(reasonsOfLine(withAt(place, { get }))).toEqual(["NOT_PLAIN_DATA", ...withdrawn]);
	});

	it.each(PLACES)("%s that is not enumerable is not plain data, even with a right value", (place) => {
		expect(reasonsOfLine(withAt(place, { enumerable: false }))).toContain("NOT_PLAIN_DATA");
	});

	it.each(PLACES)("%s with a plain object has the wrong type, and is plain data", (place, wrongType) => {
		expect(reasonsOfLine(withAt(place, { value: { a: [1] } }))).toEqual(wrongType);
	});

	it.each(PLACES)("%s with an object that is not plain is not plain data either", (place, wrongType) => {
		for (const value of [
			new Map(),
			new Date(0),
			Object.create({ a: 1 }),
			{ a: new Set() },
			() => "x",
			Symbol("x"),
		]) {
			expect(reasonsOfLine(withAt(place, { value }))).toEqual(["NOT_PLAIN_DATA", ...wrongType]);
		}
	});

	it("purposes whose elements are objects", () => {
		const purposes = (value: unknown): Fields =>
			withAt("consent.purposes", { value: ["replenishment", value] });
		expect(reasonsOfLine(purposes({}))).toEqual(["FIELD_TYPE"]);
		expect(reasonsOfLine(purposes(new Map()))).toEqual(["NOT_PLAIN_DATA", "FIELD_TYPE"]);
		expect(reasonsOfLine(purposes(7))).toEqual(["FIELD_TYPE"]);
		expect(reasonsOfLine(purposes("marketing"))).toEqual(["CONSENT_UNKNOWN_PURPOSE"]);
		for (const known of ["replenishment", "habit-analysis", "group-purchasing"]) {
			expect(reasonsOfLine(purposes(known))).toEqual([]);
		}
	});

	it("an element of the purposes behind a getter is not plain data, and nothing else", () => {
		const value = Object.defineProperty(["replenishment", ""], 1, { get: () => "replenishment" });
		expect(reasonsOfLine(withAt("consent.purposes", { value }))).toEqual(["NOT_PLAIN_DATA"]);
	});

	it("a purpose of the line before is no purpose of a line", () => {
		const purposes = (...values: unknown[]): Fields => ({ consent: consent({ purposes: values }) });
		const [before, after] = admit([
			line(purposes("replenishment", "habit-analysis", new Map())),
			line({ lineId: "L-2", sku: 7, ...purposes("replenishment") }),
		]).refusals;
		expect(before?.reasons).toEqual(["NOT_PLAIN_DATA", "FIELD_TYPE"]);
		expect(after?.reasons).toEqual(["FIELD_TYPE"]);
	});

	it("a consent that also stands in another place is not read twice, and refused", () => {
		const record = consent();
		const reasons = reasonsOfLine(line({ sku: record, consent: record }));
		expect(reasons).toEqual(["NOT_PLAIN_DATA", "FIELD_TYPE"]);
	});

	it("a symbol as a key hides no other reason", () => {
		const reasons = reasonsOfLine(line({ [Symbol("x")]: 1, sku: "URN-99" }));
		expect(reasons).toEqual(["NOT_PLAIN_DATA", "SKU_UNKNOWN"]);
	});

	it.each([
		["a text", "yes", ["FIELD_TYPE"]],
		["null", null, ["FIELD_TYPE"]],
		["a list", [], ["FIELD_TYPE"]],
		["a list of what is not plain", [new Map()], ["NOT_PLAIN_DATA", "FIELD_TYPE"]],
		["a function", () => true, ["NOT_PLAIN_DATA", "FIELD_TYPE"]],
		["a class instance", new Map(), ["NOT_PLAIN_DATA"]],
	])("the consent as %s", (_, value, reasons) => {
		expect(reasonsOfLine(line({ consent: value }))).toEqual(reasons);
	});

	it("nesting is plain data down to the fourth level", () => {
		expect(reasonsOfLine(line({ sku: { a: { b: {} } } }))).toEqual(["FIELD_TYPE"]);
		expect(reasonsOfLine(line({ sku: { a: { b: { c: {} } } } }))).toEqual(["NOT_PLAIN_DATA", "FIELD_TYPE"]);
		expect(reasonsOfLine(line({ x: { a: { b: {} } } }))).toEqual(["FIELD_UNKNOWN"]);
		expect(reasonsOfLine(line({ x: { a: { b: { c: {} } } } }))).toEqual(["NOT_PLAIN_DATA", "FIELD_UNKNOWN"]);
		const ref = (value: unknown): Fields => line({ consent: consent({ ref: value }) });
		expect(reasonsOfLine(ref({ a: {} }))).toEqual(["FIELD_TYPE"]);
		expect(reasonsOfLine(ref({ a: { b: {} } }))).toEqual(["NOT_PLAIN_DATA", "FIELD_TYPE"]);
	});
});

describe("quantities and their kind", () => {
	it.each([
		[undefined, 1, []],
		[undefined, 200, []],
		[undefined, 201, ["FIELD_RANGE"]],
		[undefined, 0, ["FIELD_RANGE"]],
		[undefined, -1, ["FIELD_RANGE"]],
		["order", -1, ["FIELD_RANGE"]],
		["order", 1, []],
		["return", -1, []],
		["return", -200, []],
		["return", -201, ["FIELD_RANGE"]],
		["return", 1, ["FIELD_RANGE"]],
		["refund", -1, ["FIELD_FORMAT"]],
		["refund", 1, ["FIELD_FORMAT"]],
		[undefined, 1.5, ["FIELD_RANGE"]],
		[undefined, Number.NaN, ["FIELD_RANGE"]],
	])("kind %s, quantity %d", (kind, quantity, reasons) => {
		expect(reasonsOfLine(line({ kind, quantity }))).toEqual(reasons);
	});
});
