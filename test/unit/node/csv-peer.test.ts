import { describe, expect, it } from "vitest";
import { loadCsvParse } from "../../../src/node/files/csv-peer.js";
import { failure } from "./temp-files.js";

describe("csv-parse", () => {
	it("is asked for in one sentence when it is not installed", async () => {
		const error = await failure(loadCsvParse(() => Promise.reject(new Error("Cannot find package"))));
		expect([error.code, error.message]).toEqual([
			"PEER_MISSING",
			"CSV files are read with csv-parse; run: npm install csv-parse",
		]);
	});

	it("cuts cells and throws on a quote out of place", async () => {
		const parse = await loadCsvParse();
		expect(parse('a;"b;c"\nd;e', ";")).toEqual([
			["a", "b;c"],
			["d", "e"],
		]);
		expect(() => parse('a"b', ";")).toThrow();
	});
});
