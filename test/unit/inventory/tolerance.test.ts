import { describe, expect, it } from "vitest";
import { difference } from "../../../benchmarks/conformance/tolerance.js";

describe("tolerance rules", () => {
	it("passes when either the relative or the absolute rule holds", () => {
		expect(difference({ a: 1000 }, { a: 1001 }, { rel: 0.01, abs: 1e-9 })).toBeUndefined();
		expect(difference({ a: 1e-12 }, { a: 2e-12 }, { rel: 1e-9, abs: 1e-9 })).toBeUndefined();
		expect(difference({ a: 1 }, { a: 1.1 }, { rel: 1e-9, abs: 1e-9 })).toContain("a: 1 was expected");
	});
	it("prefers the rule of a field and leaves fields without one alone", () => {
		const expected = { cost: 10, s: 3 };
		expect(
			difference(expected, { cost: 10.1, s: 4 }, { cost: { rel: 0.1 }, note: "s may tie" }),
		).toBeUndefined();
		expect(difference(expected, { cost: 10, s: 4 }, { rel: 0.5, s: "exact" })).toContain("s: 3");
	});
	it("scales by the deviation of the lead-time demand", () => {
		const tolerance = { r: { absOverLtdSd: 0.01 } };
		expect(difference({ r: 5 }, { r: 5.05 }, tolerance, { ltdSd: 10 })).toBeUndefined();
		expect(difference({ r: 5 }, { r: 5.2 }, tolerance, { ltdSd: 10 })).toBeDefined();
		expect(difference({ r: 5 }, { r: 5.05 }, tolerance)).toBeDefined();
	});
	it("holds integers exactly and reals loosely where it says so", () => {
		const tolerance = { integers: "exact", rel: 1e-3 } as const;
		expect(difference({ n: 1000, x: 0.5 }, { n: 1000, x: 0.5001 }, tolerance)).toBeUndefined();
		expect(difference({ n: 1000 }, { n: 1000.5 }, tolerance)).toBeDefined();
	});
	it("walks lists and fields, and misses nothing", () => {
		expect(difference({ a: [1, { b: "x" }] }, { a: [1, { b: "x", more: 1 }] }, "exact")).toBeUndefined();
		expect(difference({ a: [1, 2] }, { a: [1] }, "exact")).toContain("2 entries");
		expect(difference({ a: true }, {}, "exact")).toContain("undefined came");
		expect(difference({ a: 1 }, { a: Number.NaN }, { rel: 1 })).toBeDefined();
	});
});
