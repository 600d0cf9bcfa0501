import { describe, expect, it } from "vitest";
import { admitOrders, admitOrderText, definePolicy, type PolicyInput } from "../../../src/index.js";
import { line, POLICY, reasonsOfLine } from "./given.js";

type Fields = Record<string, unknown>;

const refusedOf = (lines: readonly Fields[], policy: PolicyInput = POLICY): [number, string][] =>
	admitOrders(lines, definePolicy(policy)).refusals.map(({ index, reasons }) => [index, reasons.join()]);

/** Lines that pass, one operator, ids counted up. */
const passing = (count: number): Fields[] =>
	Array.from({ length: count }, (_, at) => line({ lineId: `L-${at}`, caseRef: `c-${at >> 1}` }));

describe("lines that are looked up together", () => {
	it.each([1, 2, 63, 64, 65, 127, 128, 129, 300])("finds a repeat of any of %i lines before it", (count) => {
		const lines = passing(count);
		for (const first of [0, count >> 1, count - 1]) {
			const repeat = { ...(lines[first] as Fields) };
			expect(refusedOf([...lines, repeat])).toEqual([[count, "DUPLICATE_LINE"]]);
			const conflict = { ...repeat, quantity: 7 };
			expect(refusedOf([...lines, conflict])).toEqual([
				[first, "DUPLICATE_CONFLICT"],
				[count, "DUPLICATE_CONFLICT"],
			]);
		}
	});

	it("keeps the order of lines that pass and lines that do not", () => {
		const lines = passing(200).map((one, at) => (at % 37 === 5 ? { ...one, sku: "unknown" } : one));
		const unknown = lines.flatMap((one, at) => (one.sku === "unknown" ? [at] : []));
		expect(refusedOf(lines)).toEqual(unknown.map((at) => [at, "SKU_UNKNOWN"]));
		// A refused line comes first, then one with its id that would pass.
		const later = { ...(lines[5] as Fields), sku: "COF-OAK" };
		expect(refusedOf([...lines, later])).toEqual([
			[5, "SKU_UNKNOWN,DUPLICATE_CONFLICT"],
			...unknown.slice(1).map((at) => [at, "SKU_UNKNOWN"]),
			[200, "DUPLICATE_CONFLICT"],
		]);
	});

	it("reads a date by what it says, whatever date came before", () => {
		const dates = ["2026-05-17", "2026-05-18", "2026-05-17", "2026-02-30", "2026-02-30", "2026-05-18"];
		const lines = dates.map((orderedOn, at) => line({ lineId: `L-${at}`, orderedOn }));
		expect(refusedOf(lines)).toEqual([
			[3, "DATE_INVALID"],
			[4, "DATE_INVALID"],
		]);
	});
});

describe("ids of many operators", () => {
	const operatorIds = Array.from({ length: 300 }, (_, at) => `op-${at}`);
	const policy = definePolicy({
		...POLICY,
		agreements: operatorIds.map((operatorId) => ({
			...(POLICY.agreements?.[0] as Required<PolicyInput>["agreements"][number]),
			agreementId: `ag-${operatorId}`,
			operatorId,
		})),
	});
	const ids = Array.from({ length: 20 }, (_, at) => `L-${at}`);
	const lines = ids.flatMap((lineId) => operatorIds.map((operatorId) => line({ lineId, operatorId })));

	it("belong to their operator: the same id of another one is no repeat", () => {
		const { refusals, receipt } = admitOrders(lines, policy);
		expect(refusals).toEqual([]);
		expect(receipt.linesAdmitted).toBe(6000);
	});

	it("are found again after room was made for more than were expected", () => {
		const { refusals } = admitOrders([...lines, ...lines].values(), policy);
		expect(refusals.map(({ index }) => index)).toEqual(lines.map((_, at) => 6000 + at));
		expect(new Set(refusals.map(({ reasons }) => reasons.join()))).toEqual(new Set(["DUPLICATE_LINE"]));
	});
});

describe("lines whose operator can not be read", () => {
	it("have the reasons of their own alone", () => {
		const { operatorId: _, ...nobody } = line();
		expect(reasonsOfLine(nobody)).toEqual(["FIELD_MISSING"]);
		expect(refusedOf([nobody, nobody])).toEqual([
			[0, "FIELD_MISSING"],
			[1, "FIELD_MISSING"],
		]);
	});

	it("are no repeats of each other", () => {
		const bad = line({ operatorId: "op 1" });
		expect(refusedOf([bad, bad])).toEqual([
			[0, "FIELD_FORMAT"],
			[1, "FIELD_FORMAT"],
		]);
	});
});

describe("blank lines of a text", () => {
	it("keep the places of lines that are taken out after all were read", async () => {
		const texts = [
			line({ lineId: "L-1" }),
			line({ lineId: "L-2" }),
			line({ lineId: "L-2", quantity: 2 }),
		].map((one) => JSON.stringify(one));
		const read = async (rows: readonly string[]): Promise<number[]> =>
			(await admitOrderText([rows.join("\n")], definePolicy(POLICY))).refusals.map(({ index }) => index);
		const [first, second, third] = texts as [string, string, string];
		expect(await read([first, second, third])).toEqual([1, 2]);
		expect(await read(["", first, second, third])).toEqual([2, 3]);
		expect(await read([first, "", second, third])).toEqual([2, 3]);
		expect(await read([first, " ", "", second, "", third])).toEqual([3, 5]);
		expect(await read([first, second, third, "", ""])).toEqual([1, 2]);
	});
});
