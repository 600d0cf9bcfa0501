import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { RULES } from "./rules.js";
import { readSources } from "./source-file.js";

const sources = readSources(fileURLToPath(new URL("../../src", import.meta.url)));

describe("the house", () => {
	it("was found", () => {
		expect(sources.map(({ path }) => path)).toContain("errors.ts");
		expect(sources.length).toBeGreaterThan(20);
	});

	it.each(Object.entries(RULES))("keeps the rule %s", (_, rule) => {
		expect(rule(sources)).toEqual([]);
	});
});
