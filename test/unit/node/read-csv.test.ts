import { describe, expect, it } from "vitest";
import { candidates, failure, latinBytes, tempFiles } from "./temp-files.js";

const files = tempFiles();
const HEADER = "lineId,operatorId,sku,quantity,orderedOn,optIn";
const ROW = "l1,op-1,COF-OAK,2,2026-03-01,true";
const LINE = {
	lineId: "l1",
	operatorId: "op-1",
	sku: "COF-OAK",
	quantity: 2,
	orderedOn: "2026-03-01",
	optIn: true,
};

const readText = (text: string | Uint8Array, options?: Parameters<typeof candidates>[1]) =>
	candidates(files.write("csv", text), options);

describe("order lines from CSV", () => {
	it("reads plain lines", async () => {
		expect((await readText(`${HEADER}\n${ROW}\n`)).values).toEqual([LINE]);
	});

	it("reads a packed file", async () => {
		expect((await candidates(files.write("csv.gz", `${HEADER}\n${ROW}\n`))).values).toEqual([LINE]);
	});

	it("reads a byte order mark, CR LF and a last line without end", async () => {
		expect((await readText(`\ufeff${HEADER}\r\n${ROW}\r\n${ROW}`)).values).toEqual([LINE, LINE]);
	});

	it("reads a French export: Windows-1252, semicolons, decimal comma, dd/mm/yyyy, mapped headers", async () => {
		const text =
			"N° ligne;Opérateur;Référence;Quantité;Commandé le;optIn;Désignation\r\nl1;op-1;COF-OAK;2,0;01/03/2026;VRAI;chêne\r\nl2;op-1;COF-OAK;-1;02/03/2026;True;chêne\r\n";
		const { values } = await readText(latinBytes(text), {
			columns: {
				lineId: "N° ligne",
				operatorId: "Opérateur",
				sku: "Référence",
				quantity: "Quantité",
				orderedOn: "Commandé le",
			},
			ignoreColumns: ["Désignation"],
			dateFormat: "dd/mm/yyyy",
		});
		expect(values).toEqual([
			{ ...LINE, optIn: "VRAI" },
			{ ...LINE, lineId: "l2", quantity: -1, orderedOn: "2026-03-02" },
		]);
	});

	it.each([
		["true", true],
		["TRUE", true],
		["True", true],
		["false", false],
		["yes", "yes"],
		["1", "1"],
		[" true", " true"],
	])("takes the opt-in cell %j as %j", async (cell, value) => {
		const { values } = await readText(`${HEADER}\n${ROW.replace("true", cell)}\n`);
		expect(values).toEqual([{ ...LINE, optIn: value }]);
	});

	it("takes an empty cell as absent", async () => {
		const { values } = await readText(`${HEADER},siteId\n${ROW.replace("true", "")},\n`);
		expect(values).toEqual([
			{ lineId: "l1", operatorId: "op-1", sku: "COF-OAK", quantity: 2, orderedOn: "2026-03-01" },
		]);
	});

	it.each([
		["1.0", 1],
		["+3", 3],
		["1,0", "1,0"],
		["1.5", "1.5"],
		["1 000", "1 000"],
		["1e3", "1e3"],
		["0x10", "0x10"],
		["99999999999999999999", "99999999999999999999"],
	])("takes the quantity %j as %j", async (cell, value) => {
		const { values } = await readText(`${HEADER}\nl1,op-1,COF-OAK,"${cell}",2026-03-01,true\n`);
		expect(values).toEqual([{ ...LINE, quantity: value }]);
	});

	it("leaves a wrong date as it is, for the guard to refuse", async () => {
		const { values } = await readText(`${HEADER}\n${ROW.replace("2026-03-01", "31/02/26")}\n`);
		expect(values).toEqual([{ ...LINE, orderedOn: "31/02/26" }]);
	});

	it("reads quoted line ends, delimiters and doubled quotes", async () => {
		const { values, file } = await readText(
			`${HEADER},note\n${ROW},"first\nsecond, ""third"""\n${ROW},plain\n`,
		);
		expect(values).toEqual([
			{ ...LINE, note: 'first\nsecond, "third"' },
			{ ...LINE, note: "plain" },
		]);
		expect([file.lineOf(0), file.lineOf(1), file.unknownColumns]).toEqual([2, 4, [7]]);
	});

	it("reads a consent from its own columns", async () => {
		const header = `${HEADER},consent.ref,consent.purposes,consent.grantedOn,consent.withdrawnOn`;
		const { values } = await readText(`${header}\n${ROW},cs-1,replenishment|group-purchasing,2026-02-01,\n`);
		expect(values).toEqual([
			{
				...LINE,
				consent: { ref: "cs-1", purposes: ["replenishment", "group-purchasing"], grantedOn: "2026-02-01" },
			},
		]);
	});

	it("skips blank lines and rows of nothing but delimiters", async () => {
		const { values, file } = await readText(`\n${HEADER}\n\n${ROW}\n,,,,,\n${ROW}\n`);
		expect(values).toEqual([LINE, LINE]);
		expect([file.lineOf(0), file.lineOf(1)]).toEqual([4, 6]);
	});

	it("follows Excel's own sep= line", async () => {
		expect(
			(await readText(`sep=;\n${HEADER.replaceAll(",", ";")}\n${ROW.replaceAll(",", ";")}\n`)).values,
		).toEqual([LINE]);
	});

	it("makes a field of an unknown column, also of __proto__, and never overwrites one that is mapped", async () => {
		const { values } = await readText(`${HEADER},__proto__,id\n${ROW},x,real\n`, {
			columns: { lineId: "id" },
		});
		expect(Object.getPrototypeOf(values[0])).toBe(Object.prototype);
		expect(Object.getOwnPropertyNames(values[0])).toContain("__proto__");
		expect(values[0]).toMatchObject({ lineId: "real", "lineId (not mapped)": "l1" });
	});
});

describe("broken CSV", () => {
	it("gives up one row with a wrong number of cells and names its line", async () => {
		const { values, file } = await readText(`${HEADER}\n${ROW}\nl2,op-1\n${ROW}\n`);
		expect(values).toEqual([LINE, null, LINE]);
		expect(file.problems).toEqual([{ line: 3, code: "CSV_CELL_COUNT" }]);
	});

	it("gives up one row with a quote that is never closed", async () => {
		const { values, file } = await readText(
			`${HEADER}\n${ROW}\nl2,"op-1,x,1,2026-01-01,true\n${ROW}\n${ROW}\n`,
		);
		expect(values).toEqual([LINE, null, LINE, LINE]);
		expect(file.problems).toEqual([{ line: 3, code: "CSV_QUOTE" }]);
	});

	it("gives up both rows of two quotes never closed, and nothing between them", async () => {
		const broken = 'l2,"op-1,x,1,2026-01-01,true';
		const { values, file } = await readText([HEADER, ROW, broken, ROW, ROW, broken, ROW].join("\n"));
		expect(values).toEqual([LINE, null, LINE, LINE, null, LINE]);
		expect(file.problems.map(({ line }) => line)).toEqual([3, 6]);
	});

	it("gives up a row with a quote inside a cell", async () => {
		const { values } = await readText(`${HEADER}\n${ROW.replace("COF-OAK", 'C"O"F')}\n${ROW}\n`);
		expect(values).toEqual([null, LINE]);
	});

	it("loses nothing else of 20,000 lines", async () => {
		const rows = Array.from({ length: 20_000 }, (_, index) => ROW.replace("l1", `l${index}`));
		rows[12_345] = 'l12345,"op-1,COF-OAK,2,2026-03-01,true';
		rows[777] = "l777;op-1";
		const { values, file } = await readText(`${HEADER}\n${rows.join("\n")}\n`);
		expect(values.length).toBe(20_000);
		expect(values.filter((value) => value === null).length).toBe(2);
		expect(file.problems).toEqual([
			{ line: 779, code: "CSV_CELL_COUNT" },
			{ line: 12_347, code: "CSV_QUOTE" },
		]);
		expect(values[19_999]).toEqual({ ...LINE, lineId: "l19999" });
		expect(file.lineOf(19_999)).toBe(20_001);
	});
});

describe("CSV that can not be read at all", () => {
	const errorOf = (text: string, options?: Parameters<typeof candidates>[1]) =>
		failure(readText(text, options));

	it("names the required columns that lack, never the header", async () => {
		const error = await errorOf("secretHeader,operatorId,sku,quantity,orderedOn\na,b,c,1,2026-01-01\n");
		expect(error.code).toBe("FILE_INVALID");
		expect(error.message).toContain("orders, line 1: The header has no column for lineId, optIn;");
		expect(error.message).not.toContain("secretHeader");
	});

	it("names a mapped field whose column lacks", async () => {
		const error = await errorOf(`${HEADER}\n${ROW}\n`, { columns: { siteId: "Agence" } });
		expect(error.message).toContain("no column for siteId");
		expect(error.message).not.toContain("Agence");
	});

	it("refuses two columns for one field", async () => {
		expect((await errorOf(`${HEADER},sku\n${ROW},x\n`)).message).toContain("Two columns feed sku");
	});

	it("refuses a mapping of a field that does not exist", async () => {
		expect((await errorOf(`${HEADER}\n`, { columns: { deceased: "x" } })).message).toContain(
			"not one of: lineId",
		);
	});

	it.each(["", "\n\n"])("says that %j is empty", async (text) => {
		expect((await errorOf(text)).message).toContain("orders: The file is empty");
	});

	it("says that the header's quote is not closed", async () => {
		expect((await errorOf(`"${HEADER}\n${ROW}\n`)).message).toContain(
			"header has a quote that is not closed",
		);
	});

	it("says that there is no such file", async () => {
		const error = await failure(candidates(`${files.folder}/missing.csv`));
		expect([error.code, error.message]).toEqual([
			"FILE_INVALID",
			"orders: There is no such file; check the path that was given for it.",
		]);
	});

	it("says that a .gz file is not gzip", async () => {
		const path = files.write("csv", HEADER);
		const { renameSync } = await import("node:fs");
		renameSync(path, `${path}.gz`);
		expect((await failure(candidates(`${path}.gz`))).message).toContain("its content is not gzip");
	});

	it("asks for a known extension", async () => {
		await expect(candidates("orders.xlsx")).rejects.toMatchObject({ code: "OPTION_INVALID", path: "orders" });
	});
});
