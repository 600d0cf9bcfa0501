import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runInventory } from "../../../benchmarks/conformance/inventory.js";

const folder = new URL("../../fixtures/inventory/", import.meta.url);

describe("reference answers", () => {
	for (const name of readdirSync(folder)) {
		it(name, async () => {
			const results = await runInventory(name, JSON.parse(readFileSync(new URL(name, folder), "utf8")));
			expect(results.length).toBeGreaterThan(0);
			expect(results.filter(({ verdict }) => verdict !== "passed")).toEqual([]);
		});
	}

	it("tells an unknown problem from a failed one", async () => {
		const tolerance = { rel: 1e-9 };
		const cases = [
			{ id: "a", problem: "unheardOf", inputs: {}, expected: { cost: 1 }, tolerance },
			{ id: "b", problem: "constructor", inputs: {}, expected: { cost: 1 }, tolerance },
			{
				id: "c",
				problem: "eoq",
				inputs: { demandRate: 100, fixedCost: 20, holdingCost: 2.5 },
				expected: { orderQuantity: 41 },
				tolerance,
			},
			{ id: "d", problem: "eoq", inputs: { demandRate: -1 }, expected: { orderQuantity: 41 }, tolerance },
		];
		const results = await runInventory("own.json", { cases });
		expect(results.map(({ verdict }) => verdict)).toEqual(["unsupported", "unsupported", "failed", "failed"]);
		expect(await runInventory("empty.json", null)).toMatchObject([
			{ topic: "empty", verdict: "unsupported" },
		]);
	});
});
