import { describe, expect, it } from "vitest";
import { admissionReceipt } from "../../../src/privacy/admission/admission-receipt.js";
import { orderColumns } from "../../../src/privacy/admitted-orders.js";
import type { AdmissionReceipt, CountRange, ReasonCode, Refusal } from "../../../src/privacy/index.js";
import { areShownCounts, shownCount } from "../../../src/privacy/proof/count-range.js";
import { explainReceipt } from "../../../src/report/index.js";
import { admit, codeOf, line } from "./given.js";

const REASONS: readonly ReasonCode[] = ["OPT_IN_MISSING", "SKU_UNKNOWN", "DUPLICATE_LINE"];
const COLUMNS = orderColumns(admit([line(), line({ lineId: "L-2" })]).orders);

/** What happened in a run: lines refused in all, and for each reason. */
interface Hidden {
	readonly refused: number;
	readonly counts: readonly number[];
}

/** Refused lines that show these counts: each reason goes to so many lines, one after the other, round and round. */
function refusalsOf({ refused, counts }: Hidden): Refusal[] {
	const reasons = Array.from({ length: refused }, (): ReasonCode[] => []);
	let next = 0;
	counts.forEach((count, at) => {
		for (let done = 0; done < count; done++) reasons[next++ % refused]?.push(REASONS[at] as ReasonCode);
	});
	return reasons.map((own, index) => ({ index, reasons: own }));
}

const receiptOf = (hidden: Hidden): AdmissionReceipt => admissionReceipt(COLUMNS, refusalsOf(hidden));

/** Every run whose reasons count at most so many lines each: a line has one reason at least, and each of them once. */
function* hiddenRuns(most: number): Generator<Hidden> {
	for (let a = 0; a <= most; a++)
		for (let b = 0; b <= most; b++)
			for (let c = 0; c <= most; c++)
				for (let refused = Math.max(a, b, c); refused <= a + b + c; refused++)
					yield { refused, counts: [a, b, c] };
}

const valuesOf = ({ from, to }: CountRange): number[] =>
	Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** Runs by the receipt that they give. */
function runsByReceipt(most: number): Map<string, { receipt: AdmissionReceipt; hidden: Hidden[] }> {
	const groups = new Map<string, { receipt: AdmissionReceipt; hidden: Hidden[] }>();
	for (const hidden of hiddenRuns(most)) {
		const receipt = receiptOf(hidden);
		const key = JSON.stringify(receipt);
		const group = groups.get(key) ?? { receipt, hidden: [] };
		group.hidden.push(hidden);
		groups.set(key, group);
	}
	return groups;
}

const distinct = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

describe("the counts of a receipt", () => {
	it("tells 1 to 4 lines as that range, any other number exactly", () => {
		expect([0, 1, 4, 5, 1000].map(shownCount)).toEqual([
			{ from: 0, to: 0 },
			{ from: 1, to: 4 },
			{ from: 1, to: 4 },
			{ from: 5, to: 5 },
			{ from: 1000, to: 1000 },
		]);
	});

	it("is exact where every reason is", () => {
		expect(receiptOf({ refused: 9, counts: [5, 6, 0] })).toMatchObject({
			linesRead: { from: 11, to: 11 },
			linesAdmitted: 2,
			linesRefused: { from: 9, to: 9 },
			refusedByReason: [
				{ reason: "OPT_IN_MISSING", lines: { from: 5, to: 5 } },
				{ reason: "SKU_UNKNOWN", lines: { from: 6, to: 6 } },
			],
		});
		expect(receiptOf({ refused: 0, counts: [0, 0, 0] })).toMatchObject({
			linesRead: { from: 2, to: 2 },
			linesRefused: { from: 0, to: 0 },
			refusedByReason: [],
		});
	});

	it("says of all refused lines no more than the reasons imply", () => {
		expect(receiptOf({ refused: 8, counts: [6, 3, 0] })).toMatchObject({
			linesRead: { from: 8, to: 12 },
			linesRefused: { from: 6, to: 10 },
		});
	});

	// 6 a reason: two counts above the small ones, so that a small and a large one stand side by side.
	const groups = runsByReceipt(6);

	it("hides nothing else: each receipt fits every run that its counts by reason allow", () => {
		expect(groups.size).toBeGreaterThan(50);
		for (const { receipt, hidden } of groups.values()) {
			const isExact = receipt.refusedByReason.every(({ lines }) => lines.from === lines.to);
			const ranges = REASONS.map(
				(reason) => receipt.refusedByReason.find((one) => one.reason === reason)?.lines ?? { from: 0, to: 0 },
			);
			const [a, b, c] = ranges.map(valuesOf) as [number[], number[], number[]];
			let allowed = 0;
			for (const x of a)
				for (const y of b)
					for (const z of c) {
						const least = Math.max(x, y, z);
						const refused = receipt.linesRefused;
						const isPossible = isExact ? refused.from >= least && refused.from <= x + y + z : true;
						if (isPossible) allowed += isExact ? 1 : x + y + z - least + 1;
					}
			expect(hidden.length).toBe(allowed);
			expect(distinct(hidden.map(({ refused }) => refused))).toEqual(valuesOf(receipt.linesRefused));
			ranges.forEach((range, at) => {
				expect(distinct(hidden.map(({ counts }) => counts[at] as number))).toEqual(valuesOf(range));
			});
			const read = hidden.map(({ refused }) => refused + receipt.linesAdmitted);
			expect(distinct(read)).toEqual(valuesOf(receipt.linesRead));
		}
	});

	it("leaves every small count of a reason open, whatever else the receipt tells", () => {
		for (const { receipt, hidden } of groups.values()) {
			for (const { reason, lines } of receipt.refusedByReason) {
				if (lines.from === lines.to) continue;
				const counts = hidden.map(({ counts }) => counts[REASONS.indexOf(reason)] as number);
				expect(distinct(counts)).toEqual([1, 2, 3, 4]);
			}
		}
	});

	it("are recognised as such, and no others are", () => {
		for (const { receipt } of groups.values()) {
			const { linesRead, linesAdmitted, linesRefused, refusedByReason } = receipt;
			const shown = {
				linesRead,
				linesAdmitted,
				linesRefused,
				reasons: refusedByReason.map((one) => one.lines),
			};
			expect(areShownCounts(shown)).toBe(true);
			expect(areShownCounts({ ...shown, linesAdmitted: linesAdmitted + 1 })).toBe(false);
			const more = { from: linesRead.from, to: linesRead.to + 1 };
			expect(areShownCounts({ ...shown, linesRead: more })).toBe(false);
			const less = { from: linesRead.from - 1, to: linesRead.to };
			expect(areShownCounts({ ...shown, linesRead: less })).toBe(false);
			const bare = [...shown.reasons, { from: 2, to: 2 }];
			expect(areShownCounts({ ...shown, reasons: bare })).toBe(false);
			expect(areShownCounts({ ...shown, reasons: [...shown.reasons, { from: 0, to: 0 }] })).toBe(false);
		}
		const isSmall = { from: 1, to: 4 };
		const told = { linesAdmitted: 0, reasons: [isSmall] };
		const exact = { from: 3, to: 3 };
		expect(areShownCounts({ ...told, linesRead: exact, linesRefused: exact })).toBe(false);
		const narrow = { from: 1, to: 3 };
		expect(areShownCounts({ ...told, linesRead: narrow, linesRefused: narrow })).toBe(false);
		const nothing = { from: 4, to: 4 };
		const five = { from: 5, to: 5 };
		const few = { linesAdmitted: 0, reasons: [five], linesRead: nothing, linesRefused: nothing };
		expect(areShownCounts(few)).toBe(false);
		const wide = { from: 5, to: 10 };
		const two = { linesAdmitted: 0, reasons: [five, five] };
		expect(areShownCounts({ ...two, linesRead: wide, linesRefused: wide })).toBe(false);
		const many = { from: 6, to: 6 };
		expect(areShownCounts({ ...few, linesRead: many, linesRefused: many })).toBe(false);
	});
});

describe("a receipt of the guard", () => {
	const nonce = "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";

	it("names the agreements with version and text hash, the policy and the library", () => {
		const { receipt } = admit([line()]);
		expect(receipt.agreements).toEqual([{ agreementId: "ag-1", version: 1, textSha256: "a".repeat(64) }]);
		expect(receipt.policyHash).toMatch(/^[0-9a-f]{64}$/);
		expect(receipt.libraryVersion).toMatch(/^\d+\.\d+\.\d+/);
		expect(Object.isFrozen(receipt) && Object.isFrozen(receipt.linesRead)).toBe(true);
	});

	it("survives JSON, and holds a commitment only where a nonce is given", () => {
		const without = admissionReceipt(COLUMNS, []);
		const receipt = admissionReceipt(COLUMNS, [], nonce);
		expect("commitment" in without).toBe(false);
		expect(receipt).toEqual({ ...without, commitment: receipt.commitment });
		expect(receipt.commitment).toMatch(/^[0-9a-f]{64}$/);
		expect(JSON.parse(JSON.stringify(receipt))).toEqual(receipt);
		expect(codeOf(() => admissionReceipt(COLUMNS, [], "00".repeat(32)))).toBe("OPTION_INVALID");
	});

	it("is told in words, a range as a range", () => {
		const { receipt } = admit([line(), line({ lineId: "L-2", sku: "URN-99" })]);
		expect(explainReceipt(receipt, "en").slice(1, 3)).toEqual([
			"2 to 5 order lines read, 1 admitted, 1 to 4 refused.",
			"1 to 4 lines refused: the article is not in the catalogue.",
		]);
		expect(explainReceipt(receipt, "fr").slice(1, 3)).toEqual([
			"2 à 5 lignes de commande lues, 1 admise, 1 à 4 refusées.",
			"1 à 4 lignes refusées\u00a0: l’article ne figure pas au catalogue.",
		]);
	});

	it("speaks of lines with several reasons where there may be some", () => {
		const says = (hidden: Hidden): boolean =>
			explainReceipt(receiptOf(hidden), "en").includes(
				"A line with several reasons is counted under each of them.",
			);
		expect(says({ refused: 2, counts: [2, 0, 0] })).toBe(false);
		expect(says({ refused: 11, counts: [5, 6, 0] })).toBe(false);
		expect(says({ refused: 10, counts: [5, 6, 0] })).toBe(true);
		expect(says({ refused: 4, counts: [2, 2, 0] })).toBe(true);
	});
});
