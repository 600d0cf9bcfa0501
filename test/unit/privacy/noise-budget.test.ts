import { describe, expect, it } from "vitest";
import {
	createNoiseBudget,
	type NoiseBudget,
	type NoiseBudgetInput,
	noisyCounts,
	remainingMicroEpsilon,
} from "../../../src/privacy/index.js";
import { budgetChecksum } from "../../../src/privacy/noise/budget-checksum.js";
import { checkedBudget, spend } from "../../../src/privacy/noise/noise-budget.js";
import { seededBytes } from "../../support/noise-bytes.js";

const INPUT: NoiseBudgetInput = {
	unit: "family",
	contributionBound: { lines: 4, piecesPerLine: 2 },
	totalMicroEpsilon: 1_000_000,
};
const randomBytes = seededBytes("budget");

function ask(budget: NoiseBudget, question: string, microEpsilon: number) {
	return noisyCounts([{ unit: "f", cell: 0, count: 1 }], {
		budget,
		question,
		microEpsilon,
		edition: "2026-11-23",
		cells: ["a", "b"],
		randomBytes,
	});
}

/** A budget of two answered questions. */
const used = (): NoiseBudget => {
	const first = ask(createNoiseBudget(INPUT), "urns", 300_000);
	return ask(first.budget, "coffins", 200_000).budget;
};

describe("createNoiseBudget", () => {
	it("states unit, bound and total, with nothing spent", () => {
		const budget = createNoiseBudget(INPUT);
		expect(budget).toEqual({
			schemaVersion: 1,
			kind: "noise-budget",
			...INPUT,
			entries: [],
			checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
		expect(remainingMicroEpsilon(budget)).toBe(1_000_000);
	});

	it.each<[string, unknown, string | undefined]>([
		["no unit", { ...INPUT, unit: undefined }, "unit"],
		["an unknown unit", { ...INPUT, unit: "line" }, "unit"],
		["no bound", { unit: "family", totalMicroEpsilon: 1 }, "contributionBound"],
		["an empty bound", { ...INPUT, contributionBound: {} }, "contributionBound"],
		["a bound of 0", { ...INPUT, contributionBound: { pieces: 0 } }, "contributionBound"],
		["a bound that is no integer", { ...INPUT, contributionBound: { pieces: 1.5 } }, "contributionBound"],
		["a bound without end", { ...INPUT, contributionBound: { pieces: Infinity } }, "contributionBound"],
		["a bound above 1,000,000", { ...INPUT, contributionBound: { pieces: 1_000_001 } }, "contributionBound"],
		["a bound without pieces a line", { ...INPUT, contributionBound: { lines: 2 } }, "contributionBound"],
		[
			"a product above 1,000,000",
			{ ...INPUT, contributionBound: { lines: 1001, piecesPerLine: 1000 } },
			"contributionBound",
		],
		["two bounds", { ...INPUT, contributionBound: { pieces: 3, lines: 1 } }, "contributionBound"],
		["no total", { unit: "family", contributionBound: { pieces: 1 } }, "totalMicroEpsilon"],
		["a total of 0", { ...INPUT, totalMicroEpsilon: 0 }, "totalMicroEpsilon"],
		["a negative total", { ...INPUT, totalMicroEpsilon: -5 }, "totalMicroEpsilon"],
		["a total that is no integer", { ...INPUT, totalMicroEpsilon: 0.5 }, "totalMicroEpsilon"],
		["a total above epsilon 10", { ...INPUT, totalMicroEpsilon: 10_000_001 }, "totalMicroEpsilon"],
		["an unknown field", { ...INPUT, name: "secret-name" }, undefined],
		["nothing", undefined, undefined],
	])("refuses %s and says where", (_, input, path) => {
		let thrown: unknown;
		try {
			createNoiseBudget(input as NoiseBudgetInput);
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({ name: "ReapproError", code: "OPTION_INVALID" });
		const { path: found, message } = thrown as { path?: string; message: string };
		expect(found?.split(".")[0]).toBe(path);
		expect(message).not.toContain("secret-name");
		expect(message.length).toBeGreaterThan(25);
	});

	it.each([
		[{ pieces: 1_000_000 }, 10_000_000],
		[{ pieces: 1 }, 1],
		[{ lines: 1000, piecesPerLine: 1000 }, 1],
	])("takes the limits themselves: %o", (contributionBound, totalMicroEpsilon) => {
		expect(
			remainingMicroEpsilon(createNoiseBudget({ unit: "operator", contributionBound, totalMicroEpsilon })),
		).toBe(totalMicroEpsilon);
	});
});

describe("spending", () => {
	it("adds up in integers and is refused when exhausted, nothing drawn", () => {
		const budget = used();
		expect(remainingMicroEpsilon(budget)).toBe(500_000);
		let drawn = 0;
		const greedy = () =>
			noisyCounts([], {
				budget,
				question: "more",
				microEpsilon: 500_001,
				edition: "1",
				cells: ["a"],
				randomBytes: (length) => {
					drawn += 1;
					return randomBytes(length);
				},
			});
		expect(greedy).toThrowError(expect.objectContaining({ code: "OPTION_INVALID", path: "microEpsilon" }));
		expect(drawn).toBe(0);
		const last = ask(budget, "last", 500_000);
		expect(remainingMicroEpsilon(last.budget)).toBe(0);
		expect(() => ask(last.budget, "one more", 1)).toThrowError(/does not cover/);
		expect(ask(last.budget, "urns", 300_000).chargedMicroEpsilon).toBe(0);
	});

	it("never changes the budget that it is given", () => {
		const budget = used();
		const before = JSON.stringify(budget);
		ask(budget, "another", 1);
		expect(JSON.stringify(budget)).toBe(before);
	});

	it("spend refuses what is not covered by itself", () => {
		const budget = createNoiseBudget({ ...INPUT, totalMicroEpsilon: 10 });
		const entry = { question: "a".repeat(64), microEpsilon: 11, counts: [1] };
		expect(() => spend(budget, entry)).toThrowError(/does not cover/);
		expect(checkedBudget(spend(budget, { ...entry, microEpsilon: 10 })).entries).toHaveLength(1);
	});
});

describe("a budget that was stored", () => {
	it("survives JSON, answers again at no cost and goes on", () => {
		const budget = used();
		const stored = JSON.parse(JSON.stringify(budget)) as NoiseBudget;
		expect(stored).toEqual(budget);
		expect(remainingMicroEpsilon(stored)).toBe(500_000);
		const again = ask(stored, "coffins", 200_000);
		expect(again.chargedMicroEpsilon).toBe(0);
		expect(again.budget).toEqual(budget);
		expect(again.answer.counts.map(({ count }) => count)).toEqual(budget.entries[1]?.counts);
	});

	it("survives a reordering of its keys", () => {
		const { checksum, entries, ...rest } = used();
		expect(remainingMicroEpsilon({ checksum, entries, ...rest })).toBe(500_000);
	});

	type Change = (budget: Record<string, unknown>, entries: Record<string, unknown>[]) => unknown;
	const CHANGES: readonly (readonly [string, Change])[] = [
		["a larger total", (budget) => ({ ...budget, totalMicroEpsilon: 2_000_000 })],
		["a smaller total", (budget) => ({ ...budget, totalMicroEpsilon: 600_000 })],
		["another unit", (budget) => ({ ...budget, unit: "operator" })],
		["a larger bound", (budget) => ({ ...budget, contributionBound: { lines: 5, piecesPerLine: 2 } })],
		["a bound of the same size", (budget) => ({ ...budget, contributionBound: { pieces: 8 } })],
		["a spend taken out", (budget, entries) => ({ ...budget, entries: entries.slice(1) })],
		["all spends taken out", (budget) => ({ ...budget, entries: [] })],
		["spends in another order", (budget, entries) => ({ ...budget, entries: [...entries].reverse() })],
		[
			"a smaller spend",
			(budget, [first, second]) => ({ ...budget, entries: [{ ...first, microEpsilon: 1 }, second] }),
		],
		[
			"a negative spend",
			(budget, [first, second]) => ({ ...budget, entries: [{ ...first, microEpsilon: -300_000 }, second] }),
		],
		[
			"a spend of 0",
			(budget, [first, second]) => ({ ...budget, entries: [{ ...first, microEpsilon: 0 }, second] }),
		],
		[
			"another answer",
			(budget, [first, second]) => ({ ...budget, entries: [{ ...first, counts: [0, 0] }, second] }),
		],
		[
			"an answer that is no integer",
			(budget, [first, second]) => ({ ...budget, entries: [{ ...first, counts: [0.5, 0] }, second] }),
		],
		[
			"another question",
			(budget, [first, second]) => ({ ...budget, entries: [{ ...first, question: "0".repeat(64) }, second] }),
		],
		[
			"a question that is no hash",
			(budget, [first, second]) => ({ ...budget, entries: [{ ...first, question: "urns" }, second] }),
		],
		["an unknown field", (budget) => ({ ...budget, note: "x" })],
		[
			"an unknown field of a spend",
			(budget, [first, second]) => ({ ...budget, entries: [{ ...first, note: "x" }, second] }),
		],
		["another checksum", (budget) => ({ ...budget, checksum: "0".repeat(64) })],
		["no checksum", ({ checksum: _, ...budget }) => budget],
		["another kind", (budget) => ({ ...budget, kind: "noise" })],
		["another version", (budget) => ({ ...budget, schemaVersion: 2 })],
		["nothing", () => undefined],
		["a text", (budget) => JSON.stringify(budget)],
		[
			"a getter that throws",
			(budget) =>
				Object.defineProperty({ ...budget }, "entries", {
					get: () => {
						throw new Error("secret");
					},
				}),
		],
	];

	it.each(CHANGES)("is refused after %s", (_, change) => {
		const budget = used() as unknown as Record<string, unknown>;
		const changed = change(budget, budget.entries as Record<string, unknown>[]);
		const expected = expect.objectContaining({ code: "INPUT_INVALID" });
		expect(() => remainingMicroEpsilon(changed as NoiseBudget)).toThrowError(expected);
		expect(() => ask(changed as NoiseBudget, "urns", 300_000)).toThrowError(expected);
	});

	const resealed = (content: Omit<NoiseBudget, "checksum">): NoiseBudget => ({
		...content,
		checksum: budgetChecksum(content),
	});

	it("is refused even with a checksum that fits: spends above the total, a question twice", () => {
		const { checksum: _, ...content } = used();
		const [first, second] = content.entries as [NoiseBudget["entries"][0], NoiseBudget["entries"][0]];
		const above = { ...first, question: "f".repeat(64), microEpsilon: 500_001 };
		const expected = expect.objectContaining({ code: "INPUT_INVALID", path: "budget" });
		expect(() =>
			remainingMicroEpsilon(resealed({ ...content, entries: [first, second, above] })),
		).toThrowError(expected);
		expect(() => remainingMicroEpsilon(resealed({ ...content, entries: [first, first] }))).toThrowError(
			expected,
		);
		expect(remainingMicroEpsilon(resealed({ ...content, entries: [first] }))).toBe(700_000);
		expect(
			remainingMicroEpsilon(
				resealed({ ...content, entries: [first, second, { ...above, microEpsilon: 500_000 }] }),
			),
		).toBe(0);
	});

	it("is refused when a stored answer is of another length, even with a checksum that fits", () => {
		const { checksum: _, ...content } = used();
		const entries = content.entries.map((entry) => ({ ...entry, counts: [1] }));
		expect(() => ask(resealed({ ...content, entries }), "urns", 300_000)).toThrowError(
			expect.objectContaining({ code: "INPUT_INVALID", path: "budget" }),
		);
	});

	it("holds nothing of the data: no unit, no label, no name of a question", () => {
		const text = JSON.stringify(used());
		for (const word of ['"f"', "urns", "coffins", "2026"]) expect(text).not.toContain(word);
	});
});
