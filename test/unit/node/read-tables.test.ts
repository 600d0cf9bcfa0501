import { describe, expect, it } from "vitest";
import {
	readAgreements,
	readCoverage,
	readItems,
	readStock,
	readSuppliers,
} from "../../../src/node/index.js";
import { failure, tempFiles } from "./temp-files.js";

const files = tempFiles();

describe("tables from CSV", () => {
	it("reads stock with receipts and stockout days", async () => {
		const path = files.write(
			"csv",
			"operatorId;siteId;sku;onHand;reserved;onOrder;stockoutDays\nop-1;s-1;COF;3;1;2@01/12/2026 | 4@2026-12-08;03/11/2026|04/11/2026\nop-1;;URN;0;;;\n",
		);
		expect(await readStock(path, { dateFormat: "dd/mm/yyyy" })).toEqual([
			{
				operatorId: "op-1",
				siteId: "s-1",
				sku: "COF",
				onHand: 3,
				reserved: 1,
				onOrder: [
					{ quantity: 2, dueOn: "2026-12-01" },
					{ quantity: 4, dueOn: "2026-12-08" },
				],
				stockoutDays: ["2026-11-03", "2026-11-04"],
			},
			{ operatorId: "op-1", sku: "URN", onHand: 0 },
		]);
	});

	it("reads coverage with a decimal comma", async () => {
		expect(await readCoverage(files.write("csv", "operatorId;share\nop-1;0,96\n"))).toEqual([
			{ operatorId: "op-1", share: 0.96 },
		]);
	});

	it("reads articles with parts", async () => {
		const path = files.write(
			"csv",
			"sku,name.en,name.fr,leadTimeDays,leadTimeDays.mean,leadTimeDays.sd,service.type,service.target,packSize,shareable,priceBreaks\nCOF,Oak,Chêne,,9,2.5,cycle,0.98,2,TRUE,10@95.5|20@90\nURN,Urn,Urne,7,,,fill,0.95,,false,\n",
		);
		expect(await readItems(path)).toEqual([
			{
				sku: "COF",
				name: { en: "Oak", fr: "Chêne" },
				leadTimeDays: { mean: 9, sd: 2.5 },
				service: { type: "cycle", target: 0.98 },
				packSize: 2,
				shareable: true,
				priceBreaks: [
					{ from: 10, unitCost: 95.5 },
					{ from: 20, unitCost: 90 },
				],
			},
			{
				sku: "URN",
				name: { en: "Urn", fr: "Urne" },
				leadTimeDays: 7,
				service: { type: "fill", target: 0.95 },
				shareable: false,
			},
		]);
	});

	it("reads suppliers and agreements", async () => {
		const suppliers = files.write(
			"csv",
			"supplierId,name,orderWeekdays,closed\ns-1,Works,1|4,2026-12-24..2027-01-02\n",
		);
		expect(await readSuppliers(suppliers)).toEqual([
			{
				supplierId: "s-1",
				name: "Works",
				orderWeekdays: [1, 4],
				closed: [{ from: "2026-12-24", to: "2027-01-02" }],
			},
		]);
		const agreements = files.write(
			"csv",
			"agreementId,version,operatorId,purposes,signedOn,validFrom,historyFrom,textSha256\nag-1,1,op-1,replenishment|habit-analysis,2026-01-01,2026-01-02,2024-01-01,00ff\n",
		);
		expect(await readAgreements(agreements)).toEqual([
			{
				agreementId: "ag-1",
				version: 1,
				operatorId: "op-1",
				purposes: ["replenishment", "habit-analysis"],
				signedOn: "2026-01-01",
				validFrom: "2026-01-02",
				historyFrom: "2024-01-01",
				textSha256: "00ff",
			},
		]);
	});

	it.each([
		["operatorId,sku,onHand\nop-1,COF,some\n", "stock, line 2: In onHand, write a whole number."],
		[
			"operatorId,sku,onHand\nop-1,COF,1\n\nop-1,COF,1.5\n",
			"stock, line 4: In onHand, write a whole number.",
		],
		["operatorId,sku,onHand\nop-1,COF\n", "stock, line 2: Give the row as many cells as the header has."],
		['operatorId,sku,onHand\nop-1,"COF,1\n', "stock, line 2: A quote is out of place or not closed."],
		["operatorId,sku,onHand,colour\nop-1,COF,1,red\n", "stock, line 1: Column 4 is not known here"],
		["operatorId,sku\nop-1,COF\n", "stock, line 1: The header has no column for onHand"],
	])("refuses %j", async (text, message) => {
		expect((await failure(readStock(files.write("csv", text)))).message).toContain(message);
	});

	it("refuses a lead time written twice", async () => {
		const path = files.write("csv", "sku,leadTimeDays,leadTimeDays.mean\nCOF,7,9\n");
		expect((await failure(readItems(path))).message).toBe(
			"items, line 2: Fill either leadTimeDays or its parts, not both.",
		);
	});
});

describe("tables from JSON", () => {
	it("reads an array and NDJSON", async () => {
		const rows = [{ operatorId: "op-1", share: 0.96 }];
		expect(await readCoverage(files.write("json", JSON.stringify(rows)))).toEqual(rows);
		expect(await readCoverage(files.write("ndjson.gz", `${JSON.stringify(rows[0])}\n`))).toEqual(rows);
	});

	it.each(["[1]", '[{"a":1,"a":2}]', "[[]]", "[null]"])("refuses the entry of %s", async (text) => {
		expect((await failure(readItems(files.write("json", text)))).message).toBe(
			"items, line 1: Write one JSON object here, each of its keys once.",
		);
	});
});
