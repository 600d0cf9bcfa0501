import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { TextPieces } from "../../src/node/files/decode-text.js";
import { parseJsonOnce } from "../../src/node/files/json-line.js";
import { ArrayScanner } from "../../src/node/files/json-scan.js";
import { lineBatches } from "../../src/node/files/text-lines.js";
import { readOrderLines } from "../../src/node/index.js";

const folder = mkdtempSync(join(tmpdir(), "reappro-property-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "orders.csv");

const runs = { seed: 20_261_123, numRuns: 150 };
const HEADER = "lineId,operatorId,sku,quantity,orderedOn,optIn,note";

const cut = <Text extends { readonly length: number; slice(from: number, to: number): Text }>(
	text: Text,
	size: number,
): Text[] =>
	Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
		text.slice(index * size, (index + 1) * size),
	);

async function read(text: string): Promise<unknown[]> {
	writeFileSync(path, text);
	const values: unknown[] = [];
	for await (const value of readOrderLines(path)) values.push(value);
	return values;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
// Letters that CSV gives a meaning, and some with accents.
const note = fc
	.array(fc.constantFrom("a", "é", '"', ",", ";", "\n", " ", "œ"), { minLength: 1, maxLength: 12 })
	.map((letters) => letters.join(""));

describe("laws of the readers", () => {
	it("reads back any note that CSV can hold", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(note, { minLength: 1, maxLength: 8 }), async (notes) => {
				const rows = notes.map((text, index) => `l${index},op,sku,1,2026-01-02,true,${quoted(text)}`);
				const values = await read(`${HEADER}\n${rows.join("\n")}\n`);
				expect(values.map((value) => (value as { note: string }).note)).toEqual(notes);
			}),
			runs,
		);
	});

	it("loses no other line when one is broken in any way without a line end", async () => {
		const junk = fc
			.array(fc.constantFrom("a", '"', ",", ";", " "), { maxLength: 20 })
			.map((letters) => letters.join(""));
		await fc.assert(
			fc.asyncProperty(junk, fc.nat(9), async (broken, place) => {
				const rows = Array.from({ length: 10 }, (_, index) => `l${index},op,sku,1,2026-01-02,true,x`);
				rows[place] = broken;
				const ids = (await read(`${HEADER}\n${rows.join("\n")}\n`)).map(
					(value) => (value as { lineId?: string } | null)?.lineId,
				);
				const expected = rows.flatMap((row, index) => (index === place ? [] : [row.slice(0, 2)]));
				expect(ids.filter((id) => expected.includes(id ?? ""))).toEqual(expected);
			}),
			runs,
		);
	});

	it("finds the elements of any JSON array, cut anywhere", () => {
		fc.assert(
			fc.property(
				fc.array(fc.jsonValue(), { maxLength: 6 }),
				fc.integer({ min: 1, max: 9 }),
				fc.boolean(),
				(values, size, pretty) => {
					const scanner = new ArrayScanner();
					const text = JSON.stringify(values, null, pretty ? 2 : 0);
					const elements = cut(text, size).flatMap((chunk) => scanner.push(chunk));
					expect(scanner.isArray && scanner.closed).toBe(true);
					expect(elements.map((element) => JSON.parse(element.text))).toEqual(
						JSON.parse(JSON.stringify(values)),
					);
				},
			),
			runs,
		);
	});

	it("parses any JSON value that repeats no key, and none that does", () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.string(), (value, key) => {
				const text = JSON.stringify({ [key]: value, z: [value] });
				expect(parseJsonOnce(text)).toEqual(JSON.parse(text));
				expect(parseJsonOnce(`{${JSON.stringify(key)}:1,${JSON.stringify(key)}:1}`)).toBeUndefined();
			}),
			runs,
		);
	});

	it("decodes UTF-8 the same wherever it is cut", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "grapheme", maxLength: 30 }),
				fc.integer({ min: 3, max: 9 }),
				(text, size) => {
					// An ASCII start and an accent in the first piece's reach keep the case out where bytes are both encodings.
					const whole = `ab${text}`;
					const pieces = new TextPieces("utf-8");
					const parts = cut(new TextEncoder().encode(whole), size).map((bytes) => pieces.push(bytes));
					expect(parts.join("") + pieces.end()).toBe(whole);
				},
			),
			runs,
		);
	});

	it("cuts lines the same wherever text is cut", async () => {
		const letters = fc.array(fc.constantFrom("a", "\n", "\r\n", "b"), { maxLength: 20 });
		await fc.assert(
			fc.asyncProperty(letters, fc.integer({ min: 1, max: 5 }), async (parts, size) => {
				const text = parts.join("");
				const lines: string[] = [];
				async function* chunks() {
					yield* cut(text, size);
				}
				for await (const batch of lineBatches(chunks())) lines.push(...batch);
				const expected = text.split(/\r?\n/);
				if (expected.at(-1) === "") expected.pop();
				expect(lines).toEqual(expected);
			}),
			runs,
		);
	});
});
