import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { canonicalJson, definePolicy, policyHash } from "../../../src/privacy/index.js";
import { utf8Bytes } from "../../../src/privacy/proof/utf8-bytes.js";
import { codeOf, POLICY, shownBy } from "./given.js";

describe("utf8Bytes", () => {
	it("encodes every code point as the platform does", () => {
		for (let from = 0; from < 0x110000; from += 0x400) {
			const points = Array.from({ length: 0x400 }, (_, at) => from + at);
			const text = String.fromCodePoint(...points.filter((point) => point < 0xd800 || point > 0xdfff));
			expect(Buffer.from(utf8Bytes(text)).equals(Buffer.from(new TextEncoder().encode(text)))).toBe(true);
		}
	});

	it.each(["", "a\ud800", "\udc00b", "\ud83d\ude00\ud83d", "\udc00\ud800", "\ud800\ud800\udc00", "é€𝄞"])(
		"makes one U+FFFD of half a pair: %j",
		(text) => {
			expect([...utf8Bytes(text)]).toEqual([...new TextEncoder().encode(text)]);
		},
	);
});

describe("canonicalJson", () => {
	it("sorts keys by code units, as the example of RFC 8785 (3.2.3) does", () => {
		const input = {
			"\u20ac": "Euro Sign",
			"\r": "Carriage Return",
			"\ufb33": "Hebrew Letter Dalet With Dagesh",
			"1": "One",
			"\ud83d\ude00": "Emoji: Grinning Face",
			"\u0080": "Control",
			"\u00f6": "Latin Small Letter O With Diaeresis",
		};
		expect(Object.keys(JSON.parse(canonicalJson(input)))).toHaveLength(7);
		expect(canonicalJson(input).match(/"[^"]*"(?=:)/g)).toEqual([
			'"\\r"',
			'"1"',
			'"\u0080"',
			'"ö"',
			'"€"',
			'"😀"',
			'"\ufb33"',
		]);
	});

	it("writes numbers and texts as RFC 8785 (3.2.2) does", () => {
		const numbers = [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0];
		const string = '\u20ac$\u000f\u000aA\'B"\\\\"/';
		expect(canonicalJson({ numbers, string, literals: [null, true, false] })).toBe(
			'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
		);
		expect(canonicalJson("\ud800")).toBe('"\\ud800"');
	});

	it("is the same for a value and for what JSON gives back of it", () => {
		const value = { b: [1.5, { z: "\udead", a: null }], a: -0, "": [], é: {} };
		expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(canonicalJson(value));
		expect(canonicalJson(runInNewContext("({ b: [1], a: {} })"))).toBe('{"a":{},"b":[1]}');
		expect(canonicalJson(JSON.parse('{"__proto__": 1, "a": 2}'))).toBe('{"__proto__":1,"a":2}');
		expect(canonicalJson(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
	});

	it("keeps the order of lists, or takes them as sets", () => {
		expect(canonicalJson([2, [3, 1, 3], 1])).toBe("[2,[3,1,3],1]");
		expect(canonicalJson([2, [3, 1, 3], 1, [1, 3]], { lists: "sets" })).toBe("[1,2,[1,3]]");
	});

	it("writes one object in two places, and a plain one in any number of places", () => {
		const shared = { a: 1 };
		const often = new Array(2 ** 19 + 9).fill(shared);
		expect(canonicalJson(often)).toHaveLength(often.length * 8 + 1);
		expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
	});

	const cycle: Record<string, unknown> = {};
	cycle.left = cycle.right = { cycle };
	const holes = [1, 2];
	delete holes[0];
	const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
	class Point {
		x = 1;
	}
	const SECRET = "Quemeneur";
	it.each<[string, unknown]>([
		["undefined", undefined],
		["undefined in a field", { a: undefined }],
		["undefined in a list", [undefined]],
		["NaN", { a: Number.NaN }],
		["Infinity", [Number.POSITIVE_INFINITY]],
		["a bigint", 1n],
		["a symbol", Symbol(SECRET)],
		["a symbol as key", { [Symbol(SECRET)]: 1 }],
		["a function", () => SECRET],
		["a class instance", new Point()],
		["a date", new Date(0)],
		["a boxed number", Object(1)],
		["a typed array", Uint8Array.of(1)],
		["a subclass of Array", class extends Array {}.from([1])],
		["a map", new Map()],
		["a getter", Object.defineProperty({}, "a", { enumerable: true, get: () => SECRET })],
		["a hidden field", Object.defineProperty({}, "a", { value: SECRET })],
		["a list with a hole", holes],
		["a list with a field", Object.assign([1], { a: SECRET })],
		["an heir", Object.create({ a: 1 })],
		["a cycle", cycle],
		["65 levels", deep(65)],
		["a hostile Proxy", new Proxy({}, { ownKeys: () => [SECRET, SECRET] })],
		[
			"a Proxy that throws",
			new Proxy(
				{},
				{
					ownKeys() {
						throw new Error(SECRET);
					},
				},
			),
		],
	])("refuses %s", (_, value) => {
		let thrown: unknown;
		expect(codeOf(() => canonicalJson(value))).toBe("INPUT_INVALID");
		try {
			canonicalJson(value);
		} catch (error) {
			thrown = error;
		}
		expect(shownBy(thrown)).not.toContain(SECRET);
	});

	it("refuses objects that stand in each other twice, again and again, in bounded time", () => {
		let doubled: unknown = { a: 1 };
		for (let level = 0; level < 40; level++) doubled = { left: doubled, right: doubled };
		const start = performance.now();
		expect(codeOf(() => canonicalJson(doubled))).toBe("INPUT_INVALID");
		expect(performance.now() - start).toBeLessThan(20_000);
	});

	it("takes 64 levels", () => {
		expect(canonicalJson(deep(64))).toHaveLength(129);
	});

	it("calls no toJSON", () => {
		expect(() => canonicalJson({ toJSON: () => "other" })).toThrow();
		expect(canonicalJson({ toJSON: 1 })).toBe('{"toJSON":1}');
	});
});

describe("policyHash", () => {
	it("is the SHA-256 of the policy's canonical JSON with lists as sets", () => {
		const policy = definePolicy(POLICY);
		const sorted = (value: unknown): unknown =>
			Array.isArray(value)
				? [...new Map(value.map((one) => [JSON.stringify(sorted(one)), sorted(one)])).entries()]
						.sort(([a], [b]) => (a < b ? -1 : 1))
						.map(([, one]) => one)
				: typeof value === "object" && value !== null
					? Object.fromEntries(
							Object.keys(value)
								.sort()
								.map((key) => [key, sorted((value as Record<string, unknown>)[key])]),
						)
					: value;
		const text = JSON.stringify(sorted(policy));
		expect(policyHash(policy)).toBe(createHash("sha256").update(text).digest("hex"));
	});

	it("does not change from one version to the next by accident", () => {
		const policy = definePolicy({ ...POLICY, agreements: [], catalogue: ["b", "a"] });
		expect(policyHash(policy)).toBe("fa5b867ddcaf4a39bda8baee2fbcc985b76cab1136ab63134b1f1aeefdbc51d6");
	});
});
