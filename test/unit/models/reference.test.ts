import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runForecast } from "../../../benchmarks/conformance/forecast.js";
import type { CaseResult } from "../../../benchmarks/conformance/topic.js";

const folder = new URL("../../fixtures/forecast/", import.meta.url);
const names = readdirSync(folder).sort();

/** R 4.2.2 `forecast` 8.20 and statsforecast 2.1.1: exact mathematics to 1e-6, optimised fits no worse than theirs by 0.5. */
describe("reference answers", () => {
	it("has files of both references", () => {
		expect(names.length).toBeGreaterThanOrEqual(4);
	});

	it.each(names)("%s", async (name) => {
		const results = await runForecast(name, JSON.parse(readFileSync(new URL(name, folder), "utf8")));
		expect(results.filter(({ verdict }) => verdict === "failed")).toEqual([]);
		expect(results.filter(({ verdict }) => verdict === "passed").length).toBeGreaterThan(2);
	});

	it("says what no model is there for", async () => {
		const file = { train: [1, 2, 3], frequency: 1, h: 1, auto_arima: {}, stl_periodic: {} };
		const results = await runForecast("r-made-up.json", file);
		expect(results.map(({ topic, verdict }: CaseResult) => `${topic} ${verdict}`).sort()).toEqual([
			"arima-recursion unsupported",
			"stl unsupported",
		]);
	});

	it("does not take a file of unknown form for passed", async () => {
		expect(await runForecast("x.json", {})).toMatchObject([{ verdict: "unsupported" }]);
		expect(await runForecast("statsforecast-unknown.json", {})).toMatchObject([{ verdict: "unsupported" }]);
	});

	it("fails on a wrong figure", async () => {
		const name = names.find((one) => one.startsWith("r-"))!;
		const file = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
		file.acf[3] += 1e-3;
		const results = await runForecast(name, { ...file, ets_models: [], ets: undefined });
		expect(results.filter(({ verdict }) => verdict === "failed").map(({ topic }) => topic)).toEqual(["acf"]);
	});
});
