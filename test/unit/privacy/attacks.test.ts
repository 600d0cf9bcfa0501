import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { admitOrders, definePolicy } from "../../../src/index.js";
import { orderColumns } from "../../../src/privacy/admitted-orders.js";
import { admit, codeOf, consent, line, POLICY, reasonsOfLine } from "./given.js";

const NAME = "Yann Quemeneur";
const own = (key: string, descriptor: PropertyDescriptor): object => {
	const { [key]: _gone, ...rest } = line();
	return Object.defineProperty(rest, key, { enumerable: true, configurable: true, ...descriptor });
};
const withPurposes = (purposes: unknown): object => line({ consent: consent({ purposes }) });
const extended = (extra: object): unknown[] => Object.assign(["replenishment"], extra);

const polluted: string[] = [];
const pollute = (key: string, value: unknown): void => {
	polluted.push(key);
	Object.defineProperty(Object.prototype, key, { value, configurable: true, writable: true });
};
const clean = (): void => {
	for (const key of polluted.splice(0)) Reflect.deleteProperty(Object.prototype, key);
};
afterEach(clean);

describe("accessors are refused and never called", () => {
	it.each([
		["N03 optIn that answers true", "optIn", () => true],
		["N04 optIn that changes its mind", "optIn", () => false],
		["N05 quantity", "quantity", () => 1],
		[
			"N06 one that throws a name",
			"caseRef",
			() => {
				throw new Error(NAME);
			},
		],
	])("%s", (_, key, answer) => {
		const get = vi.fn(answer);
		expect(reasonsOfLine(own(key, { get }))).toEqual(["NOT_PLAIN_DATA"]);
		expect(get).not.toHaveBeenCalled();
	});

	it("N14 an accessor without a getter, with value on Object.prototype", () => {
		const one = own("optIn", { set: () => undefined });
		const policy = definePolicy(POLICY);
		pollute("value", true);
		const { refusals } = admitOrders([one], policy);
		clean();
		expect(refusals).toEqual([{ index: 0, reasons: ["NOT_PLAIN_DATA"] }]);
	});
});

describe("Proxies", () => {
	it("N07 one that changes after the first read: what is admitted is the copy", () => {
		const reads = new Map<PropertyKey, number>();
		const proxy = new Proxy(line(), {
			getOwnPropertyDescriptor(target, key) {
				const count = (reads.get(key) ?? 0) + 1;
				reads.set(key, count);
				const found = Reflect.getOwnPropertyDescriptor(target, key);
				return count > 1 && found ? { ...found, value: 99 } : found;
			},
			get: () => 99,
		});
		const { orders, refusals } = admit([proxy]);
		expect(refusals).toEqual([]);
		expect([...orderColumns(orders).quantity]).toEqual([1]);
	});

	it("a counting one sees each property read at most once, and no value got", () => {
		const reads = new Map<string, number>();
		const counting = (target: object, name: string): object =>
			new Proxy(target, {
				getOwnPropertyDescriptor(object, key) {
					const at = `${name}.${String(key)}`;
					reads.set(at, (reads.get(at) ?? 0) + 1);
					return Reflect.getOwnPropertyDescriptor(object, key);
				},
				get() {
					throw new Error("a value was got");
				},
			});
		const purposes = counting(["replenishment", "habit-analysis"], "purposes");
		const record = counting(consent({ purposes }), "consent");
		expect(reasonsOfLine(counting(line({ consent: record, siteId: "st-1" }), "line"))).toEqual([]);
		const bad = counting({ x: counting({ y: 1 }, "x"), sku: counting({ z: 1 }, "sku") }, "bad");
		expect(reasonsOfLine(bad)).toContain("FIELD_UNKNOWN");
		expect(reads.get("line.optIn")).toBe(1);
		expect(reads.get("x.y")).toBe(1);
		expect(reads.get("sku.z")).toBe(1);
		expect([...reads.values()].filter((count) => count > 1)).toEqual([]);
	});

	it("N08 one that hides withdrawnOn: the list of the policy still catches it", () => {
		const record = new Proxy(consent({ withdrawnOn: "2026-06-01" }), {
			ownKeys: (target) => Reflect.ownKeys(target).filter((key) => key !== "withdrawnOn"),
			getOwnPropertyDescriptor: (target, key) =>
				key === "withdrawnOn" ? undefined : Reflect.getOwnPropertyDescriptor(target, key),
		});
		const withdrawals = [{ operatorId: "op-1", consentRef: "cs-zk8yn1hq" }];
		expect(reasonsOfLine(line({ consent: record }), { withdrawals })).toEqual(["CONSENT_WITHDRAWN"]);
	});

	it("one that lists fewer keys than it has", () => {
		const proxy = new Proxy(line(), { ownKeys: () => ["lineId"] });
		expect(reasonsOfLine(proxy)).toContain("NOT_PLAIN_DATA");
	});

	it("one that lists a key with nothing there: the field counts as absent", () => {
		const proxy = new Proxy(line({ siteId: "st-1" }), {
			getOwnPropertyDescriptor: (target, key) =>
				key === "siteId" ? undefined : Reflect.getOwnPropertyDescriptor(target, key),
		});
		const { orders, refusals } = admit([proxy]);
		expect(refusals).toEqual([]);
		expect([...orderColumns(orders).site]).toEqual([0]);
	});

	it("N09 one that throws in every trap, with a name", () => {
		const trap = (): never => {
			throw new Error(NAME);
		};
		const traps = new Proxy({}, { get: () => trap });
		const { refusals, receipt } = admit([new Proxy(line(), traps), line({ consent: new Proxy({}, traps) })]);
		expect(refusals.map(({ reasons }) => reasons[0])).toEqual(["NOT_PLAIN_DATA", "NOT_PLAIN_DATA"]);
		expect(JSON.stringify([refusals, receipt])).not.toContain(NAME);
	});

	it("N10 a revoked one", () => {
		const { proxy, revoke } = Proxy.revocable(line(), {});
		revoke();
		expect(reasonsOfLine(proxy)).toEqual(["NOT_PLAIN_DATA"]);
		expect(reasonsOfLine(line({ consent: proxy }))).toContain("NOT_PLAIN_DATA");
	});
});

describe("prototypes", () => {
	it("N11 all fields inherited", () => {
		expect(reasonsOfLine(Object.create(line()))).toEqual(["NOT_PLAIN_DATA"]);
	});

	it("N12 optIn inherited", () => {
		const { optIn, ...rest } = line();
		expect(reasonsOfLine(Object.setPrototypeOf(rest, { optIn }))).toEqual(["NOT_PLAIN_DATA"]);
	});

	it("N13 optIn on Object.prototype", () => {
		const { optIn: _gone, ...rest } = line();
		pollute("optIn", true);
		expect(reasonsOfLine(rest)).toEqual(["OPT_IN_MISSING"]);
	});

	it("N15 siteId on Object.prototype: a line without one keeps none", () => {
		pollute("siteId", "st-1");
		const { orders, refusals } = admit([line()]);
		expect(refusals).toEqual([]);
		expect([...orderColumns(orders).site]).toEqual([0]);
	});

	it("N81 kind on Object.prototype: an order stays an order", () => {
		pollute("kind", "return");
		expect(reasonsOfLine(line())).toEqual([]);
		expect(reasonsOfLine(line({ quantity: -1 }))).toEqual(["FIELD_RANGE"]);
	});

	it("a whole consent on Object.prototype: a line without one has none", () => {
		const { consent: _gone, ...rest } = line();
		pollute("consent", consent());
		expect(reasonsOfLine(rest)).toEqual(["CONSENT_MISSING"]);
	});

	it("fields of a consent on Object.prototype: a consent without them has none", () => {
		const { noticeVersion, ref, ...rest } = consent();
		pollute("ref", ref);
		pollute("noticeVersion", noticeVersion);
		expect(reasonsOfLine(line({ consent: rest }))).toEqual(["FIELD_MISSING", "NOTICE_UNKNOWN"]);
	});

	it("withdrawnOn and expiresOn on Object.prototype do not touch a line that has none", () => {
		pollute("withdrawnOn", "2026-06-01");
		pollute("expiresOn", "2020-01-01");
		expect(reasonsOfLine(line())).toEqual([]);
	});

	it("an element on Array.prototype does not fill a hole in the purposes", () => {
		Object.defineProperty(Array.prototype, "0", {
			value: "replenishment",
			configurable: true,
			writable: true,
		});
		try {
			expect(["NOT_PLAIN_DATA", "INTERNAL"]).toContain(reasonsOfLine(withPurposes(new Array(1)))[0]);
		} finally {
			Reflect.deleteProperty(Array.prototype, "0");
		}
	});

	it("parts of a descriptor on Object.prototype do not make a getter pass", () => {
		const one = own("optIn", { get: () => true });
		const plain = line({ lineId: "L-2" });
		const policy = definePolicy(POLICY);
		for (const [key, value] of Object.entries({ value: true, writable: true, enumerable: true }))
			pollute(key, value);
		const { refusals } = admitOrders([one, plain], policy);
		clean();
		expect(refusals).toEqual([{ index: 0, reasons: ["NOT_PLAIN_DATA"] }]);
	});

	it("N16 a class instance", () => {
		class Line {}
		expect(reasonsOfLine(Object.assign(new Line(), line()))).toEqual(["NOT_PLAIN_DATA"]);
		expect(reasonsOfLine(line({ consent: Object.assign(new Line(), consent()) }))).toEqual([
			"NOT_PLAIN_DATA",
		]);
	});

	it("a list is no line, whatever its prototype", () => {
		for (const prototype of [Array.prototype, Object.prototype, null]) {
			expect(reasonsOfLine(Object.setPrototypeOf([], prototype))).toEqual(["NOT_PLAIN_DATA"]);
		}
	});

	it("N17 a null prototype is plain", () => {
		const record = Object.assign(Object.create(null), consent());
		expect(reasonsOfLine(Object.assign(Object.create(null), line({ consent: record })))).toEqual([]);
	});

	it("N18 plain data of another realm is plain, its class instances are not", () => {
		const json = JSON.stringify(line());
		expect(reasonsOfLine(runInNewContext(`(${json})`))).toEqual([]);
		expect(reasonsOfLine(runInNewContext(`Object.assign(new (class {})(), ${json})`))).toEqual([
			"NOT_PLAIN_DATA",
		]);
		expect(
			reasonsOfLine(runInNewContext(`Object.create(Object.assign(Object.create(null), ${json}))`)),
		).toEqual(["NOT_PLAIN_DATA"]);
	});

	it("N94 a line built from text with a __proto__ key", () => {
		const { optIn, ...rest } = line();
		const text = JSON.stringify(rest).replace(/}$/, `,"__proto__":{"optIn":${String(optIn)}}}`);
		expect(reasonsOfLine(Object.assign({}, JSON.parse(text)))).toEqual(["NOT_PLAIN_DATA"]);
		expect(reasonsOfLine(JSON.parse(text))).toEqual(["OPT_IN_MISSING", "FIELD_UNKNOWN"]);
	});
});

describe("keys", () => {
	it("N19 a symbol key", () => {
		expect(reasonsOfLine(line({ [Symbol(NAME)]: 1 }))).toEqual(["NOT_PLAIN_DATA"]);
	});

	it("N20 a property that is not enumerable", () => {
		const hidden = Object.defineProperty(line(), "family", { value: NAME });
		expect(reasonsOfLine(hidden)).toEqual(["NOT_PLAIN_DATA", "FIELD_UNKNOWN"]);
		expect(reasonsOfLine(Object.defineProperty(line(), "optIn", { enumerable: false }))).toEqual([
			"NOT_PLAIN_DATA",
		]);
	});

	it("N21 a toJSON method", () => {
		const toJSON = vi.fn(() => line());
		expect(reasonsOfLine(line({ toJSON }))).toEqual(["NOT_PLAIN_DATA", "FIELD_UNKNOWN"]);
		expect(toJSON).not.toHaveBeenCalled();
	});

	it("N23 a custom inspect symbol", () => {
		const inspect = vi.fn(() => NAME);
		expect(reasonsOfLine(line({ [Symbol.for("nodejs.util.inspect.custom")]: inspect }))).toEqual([
			"NOT_PLAIN_DATA",
		]);
		expect(inspect).not.toHaveBeenCalled();
	});

	it("N84 withdrawnOn that is not enumerable still withdraws", () => {
		const record = Object.defineProperty(consent(), "withdrawnOn", { value: "2026-06-01" });
		const { refusals } = admit([line({ consent: record }), line({ lineId: "L-2" })]);
		expect(refusals.map(({ reasons }) => reasons)).toEqual([
			["NOT_PLAIN_DATA", "CONSENT_WITHDRAWN"],
			["CONSENT_WITHDRAWN"],
		]);
	});

	it("N90 200,000 unknown keys, within 3 s", () => {
		const wide = line();
		for (let index = 0; index < 200_000; index++) wide[`k${index}`] = index;
		const start = performance.now();
		expect(reasonsOfLine(wide)).toEqual(["FIELD_UNKNOWN"]);
		expect(performance.now() - start).toBeLessThan(3000);
	});
});

describe("values", () => {
	it.each([
		["N01 new Boolean(true)", new Boolean(true)],
		["N02 new Boolean(false)", new Boolean(false)],
	])("%s", (_, optIn) => {
		expect(reasonsOfLine(line({ optIn }))).toContain("OPT_IN_NOT_TRUE");
	});

	it("N22 conversion methods that say true are never called", () => {
		const say = vi.fn(() => true);
		const optIn = { valueOf: say, [Symbol.toPrimitive]: say };
		expect(reasonsOfLine(line({ optIn }))).toEqual(["NOT_PLAIN_DATA", "OPT_IN_NOT_TRUE"]);
		expect(say).not.toHaveBeenCalled();
	});

	it.each([
		["N24 its own includes", extended({ includes: () => true })],
		["N25 its own iterator", extended({ [Symbol.iterator]: () => [][Symbol.iterator]() })],
		["N26 holes", new Array(2)],
		["N27 a subclass", new (class List extends Array {})()],
		["N27 a Set", new Set(["replenishment"])],
		["N27 a typed array", new Uint8Array(2)],
		["N27 a String object", new String("replenishment")],
	])("purposes with %s", (_, purposes) => {
		expect(reasonsOfLine(withPurposes(purposes))).toContain("NOT_PLAIN_DATA");
	});

	it("N24 purposes ['resale'] that claim to include", () => {
		const purposes = Object.defineProperty(["resale"], "includes", { value: () => true });
		expect(reasonsOfLine(withPurposes(purposes))).toContain("NOT_PLAIN_DATA");
	});

	it("N28 a bigint", () => {
		expect(reasonsOfLine(line({ quantity: 1n }))).toEqual(["FIELD_TYPE"]);
	});

	it.each([Number.NaN, Infinity, -Infinity])("N29 quantity %d", (quantity) => {
		expect(reasonsOfLine(line({ quantity }))).toEqual(["FIELD_RANGE"]);
	});

	it.each([
		["new Number(1)", new Number(1)],
		["Object(1n)", Object(1n)],
		["a function", () => 1],
		["a symbol", Symbol("1")],
	])("N29 quantity %s", (_, quantity) => {
		expect(reasonsOfLine(line({ quantity }))).toContain("FIELD_TYPE");
	});

	it("N29 quantity undefined", () => {
		expect(reasonsOfLine(line({ quantity: undefined }))).toEqual(["FIELD_MISSING"]);
	});

	it.each([
		["N30 a Date", "orderedOn", new Date(0)],
		["N30 an invalid Date", "orderedOn", new Date(Number.NaN)],
		["N31 a String object", "sku", new String("COF-OAK")],
	])("%s", (_, key, value) => {
		expect(reasonsOfLine(line({ [key]: value }))).toEqual(["NOT_PLAIN_DATA", "FIELD_TYPE"]);
	});
});

describe("structure", () => {
	it("N32 a cyclic line", () => {
		const cyclic = line();
		cyclic.consent = cyclic;
		expect(reasonsOfLine(cyclic)).toEqual(["NOT_PLAIN_DATA"]);
		const inside = line();
		inside.self = inside;
		expect(reasonsOfLine(inside)).toEqual(["NOT_PLAIN_DATA", "FIELD_UNKNOWN"]);
	});

	it("N33 a deeply frozen line and batch", () => {
		const record = Object.freeze(consent({ purposes: Object.freeze(["replenishment"]) }));
		const batch = Object.freeze([Object.freeze(line({ consent: record }))]);
		expect(admit(batch).refusals).toEqual([]);
	});

	it("N86 an array that carries the fields of a line", () => {
		expect(reasonsOfLine(Object.assign([], line()))).toEqual(["NOT_PLAIN_DATA"]);
	});

	it("N89 100,000 nested objects", () => {
		let nested: object = {};
		for (let depth = 0; depth < 100_000; depth++) nested = { x: nested };
		expect(reasonsOfLine(nested)).toContain("NOT_PLAIN_DATA");
		expect(reasonsOfLine(line({ sku: nested }))).toContain("NOT_PLAIN_DATA");
		expect(reasonsOfLine(line({ consent: nested }))).toContain("NOT_PLAIN_DATA");
	});

	it("allows a depth of four and no more", () => {
		expect(reasonsOfLine(line({ x: [[{ a: 1 }]] }))).toEqual(["FIELD_UNKNOWN"]);
		expect(reasonsOfLine(line({ x: [[[{ a: 1 }]]] }))).toEqual(["NOT_PLAIN_DATA", "FIELD_UNKNOWN"]);
	});

	it("is not slowed down by objects that are shared many times", () => {
		const width = 300;
		const fan = (leaf: unknown): unknown[] => new Array(width).fill(leaf);
		const start = performance.now();
		expect(reasonsOfLine(line({ x: fan(fan(fan(1))) }))).toEqual(["FIELD_UNKNOWN"]);
		expect(performance.now() - start).toBeLessThan(1000);
	});
});

describe("floods end in bounded time", () => {
	it("N48 lines without opt-in", () => {
		const flood = Array.from({ length: 50_000 }, (_, index) =>
			line({ lineId: `L-${index}`, optIn: undefined }),
		);
		const start = performance.now();
		const { receipt } = admit(flood);
		expect(receipt.refusedByReason).toEqual([
			{ reason: "OPT_IN_MISSING", lines: { from: 50_000, to: 50_000 } },
		]);
		expect(performance.now() - start).toBeLessThan(5000);
	});

	it("N49 exact repeats of one line", () => {
		const start = performance.now();
		const { receipt } = admit(new Array(50_000).fill(line()));
		expect(receipt.linesAdmitted).toBe(1);
		expect(receipt.refusedByReason).toEqual([
			{ reason: "DUPLICATE_LINE", lines: { from: 49_999, to: 49_999 } },
		]);
		expect(performance.now() - start).toBeLessThan(5000);
	});
});

describe("the source", () => {
	it.each([
		["N46 a number", 7],
		["N46 null", null],
		["N46 a plain object", { length: 1 }],
	])("%s", (_, lines) => {
		expect(codeOf(() => admit(lines))).toBe("INPUT_INVALID");
	});

	it("N52 one that throws a name half-way", () => {
		function* broken(): Generator<unknown> {
			yield line();
			throw new Error(NAME);
		}
		let thrown: unknown;
		try {
			admit(broken());
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({ code: "INPUT_INVALID" });
		expect(String((thrown as Error).stack) + String((thrown as Error).cause)).not.toContain(NAME);
	});

	it("N97 refusals are plain data and survive JSON", () => {
		const { refusals, receipt } = admit([null, line({ sku: "x" })]);
		expect(JSON.parse(JSON.stringify({ refusals, receipt }))).toEqual({ refusals, receipt });
		expect(Object.getPrototypeOf(refusals[0])).toBe(Object.prototype);
	});
});
