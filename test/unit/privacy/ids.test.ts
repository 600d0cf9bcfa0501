import { describe, expect, it } from "vitest";
import { digitsOfId, isId } from "../../../src/privacy/ids.js";

describe("the form of an id", () => {
	it("is that of its regular expression, for every character in every place", () => {
		const form = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
		for (let code = 0; code < 0x180; code++) {
			const character = String.fromCharCode(code);
			for (const text of [character, `a${character}`, `${character}a`, `a${character}a`]) {
				expect(isId(text), `code ${code}`).toBe(form.test(text));
			}
		}
	});

	it.each([
		["no character", "", false],
		["64 characters", "x".repeat(64), true],
		["65 characters", "x".repeat(65), false],
		["a line break at the end", "a\n", false],
	])("of %s", (_, text, expected) => {
		expect(isId(text)).toBe(expected);
	});

	it.each([
		["0123456789", 10],
		["a-1_2", 2],
		["abc", 0],
		["-1", -1],
	])("%s: its digits", (text, digits) => {
		expect(digitsOfId(text)).toBe(digits);
	});
});
