import { describe, expect, it } from "vitest";
import { readTextChunks } from "../../../src/node/index.js";
import { candidates, failure, tempFiles } from "./temp-files.js";

const files = tempFiles();
const read = (extension: string, text: string) => candidates(files.write(extension, text));

describe("order lines from NDJSON", () => {
	it("reads one value a line and keeps their lines", async () => {
		const { values, file } = await read("ndjson", '\ufeff{"a":1}\r\n\n{"a":"é"}');
		expect(values).toEqual([{ a: 1 }, { a: "é" }]);
		expect([file.lineOf(0), file.lineOf(1)]).toEqual([1, 3]);
	});

	it("gives up a line that is no JSON or repeats a key", async () => {
		const { values, file } = await read(
			"jsonl",
			'{"optIn":false,"optIn":true}\n{"a":\n{"a":{"b":1,"c":":"}}\n',
		);
		expect(values).toEqual([null, null, { a: { b: 1, c: ":" } }]);
		expect(file.problems).toEqual([
			{ line: 1, code: "JSON_INVALID" },
			{ line: 2, code: "JSON_INVALID" },
		]);
	});

	it("hands text on in pieces", async () => {
		const path = files.write("ndjson.gz", '{"a":1}\n'.repeat(50_000));
		let length = 0;
		let pieces = 0;
		for await (const chunk of readTextChunks(path)) {
			length += chunk.length;
			pieces++;
		}
		expect(length).toBe(400_000);
		expect(pieces).toBeGreaterThan(1);
	});
});

describe("order lines from a JSON array", () => {
	it("reads its objects, whatever strings hold", async () => {
		const lines = [{ a: '[{"x":1},' }, { a: "\\", b: [1, { c: "]}" }] }, { a: 'say "no"\n' }];
		expect((await read("json", JSON.stringify(lines))).values).toEqual(lines);
		const { values, file } = await read("json", JSON.stringify(lines, null, 2));
		expect(values).toEqual(lines);
		expect([file.lineOf(0), file.lineOf(1), file.lineOf(2)]).toEqual([2, 5, 14]);
	});

	it("reads an empty array", async () => {
		expect((await read("json", " [ ] \n")).values).toEqual([]);
	});

	it("gives up one element and keeps the others", async () => {
		const { values, file } = await read("json", '[{"a":1},\n{"a":oops},\n{"a":3}]');
		expect(values).toEqual([{ a: 1 }, null, { a: 3 }]);
		expect(file.problems).toEqual([{ line: 2, code: "JSON_INVALID" }]);
	});

	it("reads a megabyte cut into pieces", async () => {
		const lines = Array.from({ length: 20_000 }, (_, index) => ({ id: index, text: `"${index}"],` }));
		expect((await read("json.gz", JSON.stringify(lines))).values).toEqual(lines);
	});

	it.each(['{"a":1}', "[1] x", "", "null"])("refuses %j, which is no array alone", async (text) => {
		expect((await failure(read("json", text))).message).toBe(
			"orders: The file must hold one JSON array of objects, and nothing else.",
		);
	});

	it("says where an array breaks off", async () => {
		const error = await failure(read("json", '[{"a":1},\n{"secret":2'));
		expect(error.message).toBe(
			"orders, line 2: The JSON array breaks off inside the entry that starts here.",
		);
	});
});
