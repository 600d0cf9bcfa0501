import { describe, expect, it } from "vitest";
import { contentHash } from "../../../src/privacy/line/content-hash.js";
import { primitiveContent } from "../../../src/privacy/line/plain-content.js";

describe("contentHash", () => {
	it.each([
		["", 0x811c9dc5],
		["a", 0xe40c292c],
		["b", 0xe70c2de5],
		["foobar", 0xbf9cf968],
	])("%j: its upper 32 bits are the published FNV-1a", (text, expected) => {
		expect(Math.floor(contentHash(text) / 2 ** 21)).toBe(expected);
	});

	it("is a whole number below 2^53, and tells texts apart that FNV-1a alone does not", () => {
		const texts = ["costarring", "liquid"];
		const hashes = texts.map(contentHash);
		for (const hash of hashes) expect(Number.isSafeInteger(hash) && hash >= 0).toBe(true);
		expect(new Set(hashes.map((hash) => Math.floor(hash / 2 ** 21))).size).toBe(1);
		expect(new Set(hashes).size).toBe(2);
	});
});

describe("primitiveContent", () => {
	it("differs for values that differ, in type alone too", () => {
		const values = [0, -0, Number.NaN, 1, "1", 1n, true, "true", null, "null", undefined, "undefined", ""];
		expect(new Set(values.map(primitiveContent)).size).toBe(values.length);
	});
});
