import { describe, expect, it } from "vitest";
import {
	canonicalJson,
	emptyRunRegister,
	pseudonymOf,
	type RunRegister,
	registerHead,
	verifyRunRegister,
} from "../../../src/privacy/index.js";
import { areShownCounts } from "../../../src/privacy/proof/count-range.js";
import { isWeakSecret } from "../../../src/privacy/proof/secret-bytes.js";
import { utf8Bytes } from "../../../src/privacy/proof/utf8-bytes.js";
import { looseCopy, runRegister } from "../../support/run-registers.js";
import { codeOf } from "./given.js";

const KEY = "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";

describe("utf8Bytes", () => {
	it("changes the number of bytes where the platform does, and reads on after it", () => {
		for (const point of [0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff]) {
			const text = `a${String.fromCodePoint(point)}bc`;
			expect([...utf8Bytes(text)], point.toString(16)).toEqual([...new TextEncoder().encode(text)]);
		}
		expect([...utf8Bytes("\udfff\ud800")]).toEqual([0xef, 0xbf, 0xbd, 0xef, 0xbf, 0xbd]);
	});
});

describe("canonicalJson", () => {
	it("refuses a list whose hole is made up for by a name", () => {
		const holed = Object.assign([1, 2], { more: 1 });
		delete holed[0];
		expect(Reflect.ownKeys(holed)).toHaveLength(3);
		expect(codeOf(() => canonicalJson(holed))).toBe("INPUT_INVALID");
	});
});

describe("areShownCounts", () => {
	const range = (from: number, to: number) => ({ from, to });
	const areShown = (reasons: readonly [number, number][], refused: [number, number], admitted = 0): boolean =>
		areShownCounts({
			linesRead: range(refused[0] + admitted, refused[1] + admitted),
			linesAdmitted: admitted,
			linesRefused: range(...refused),
			reasons: reasons.map((one) => range(...one)),
		});

	it("takes small counts as 1 to 4 alone", () => {
		expect(areShown([[1, 4]], [1, 4], 7)).toBe(true);
		for (const [from, to] of [
			[2, 4],
			[1, 3],
			[1, 5],
			[5, 6],
			[0, 0],
		] as const) {
			expect(areShown([[from, to]], [from, to], 7), `${from} to ${to}`).toBe(false);
		}
	});

	it("takes of refused lines the range that the reasons leave", () => {
		const reasons: [number, number][] = [
			[6, 6],
			[1, 4],
		];
		expect(areShown(reasons, [6, 10])).toBe(true);
		for (const refused of [
			[5, 10],
			[6, 9],
			[7, 10],
			[6, 6],
		] as [number, number][]) {
			expect(areShown(reasons, refused), refused.join(" to ")).toBe(false);
		}
	});
});

describe("isWeakSecret", () => {
	const written = (make: (at: number) => number): Uint8Array =>
		Uint8Array.from({ length: 32 }, (_, at) => make(at));
	// No count and no block that repeats itself.
	const mixed = (values: number) => (at: number) => ((at * at * 7 + at) % values) + (at % 3);

	it("takes 16 different values and no fewer", () => {
		const sixteen = written((at) => (at < 16 ? 200 - at * at : 200));
		expect(new Set(sixteen).size).toBe(16);
		expect(isWeakSecret(sixteen)).toBe(false);
		expect(isWeakSecret(sixteen.with(15, 200))).toBe(true);
	});

	it("knows a text by its characters: what no keyboard writes is none", () => {
		const text = written((at) => 32 + mixed(80)(at));
		expect(isWeakSecret(text)).toBe(true);
		expect(isWeakSecret(text.with(3, 32).with(5, 126))).toBe(true);
		expect(isWeakSecret(text.with(3, 31))).toBe(false);
		expect(isWeakSecret(text.with(3, 127))).toBe(false);
	});
});

describe("pseudonymOf", () => {
	it("takes the first and the last year", () => {
		const inYear = (year: number) =>
			codeOf(() => pseudonymOf({ kind: "operator", operatorId: "op-1", year }, KEY));
		expect([1899, 1900, 9999, 10000].map(inYear)).toEqual([
			"INPUT_INVALID",
			"no error",
			"no error",
			"INPUT_INVALID",
		]);
	});
});

describe("verifyRunRegister", () => {
	const empty = emptyRunRegister();
	const head = registerHead(empty);

	it("leaves the tail of an empty register open, unless its head is pinned and met", () => {
		expect(verifyRunRegister(empty)).toMatchObject({ valid: true, tail: "open" });
		expect(verifyRunRegister(empty, { length: 0 })).toMatchObject({ valid: true, tail: "open" });
		expect(verifyRunRegister(empty, { head })).toMatchObject({ valid: true, tail: "pinned" });
		expect(verifyRunRegister(empty, { head, length: 1 })).toMatchObject({ valid: false, tail: "open" });
	});

	it("takes a hash for none that is a list of one, and tells no head of it", () => {
		const register = looseCopy(runRegister(2));
		const last = register.entries[1] as { hash: unknown };
		last.hash = [last.hash];
		expect(verifyRunRegister(register)).toMatchObject({
			head: "",
			problems: [{ index: 1, problem: "wrong-form" }],
		});
	});

	it("reads the keys of an entry in any order", () => {
		const [entry] = runRegister(1).entries;
		const turned = Object.fromEntries(Object.entries(entry as object).reverse());
		const register = { entries: [turned], kind: "run-register", schemaVersion: 1 } as unknown as RunRegister;
		expect(verifyRunRegister(register).valid).toBe(true);
		expect(registerHead(register)).toBe(entry?.hash);
	});
});
