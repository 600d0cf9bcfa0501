import { describe, expect, it } from "vitest";
import { discreteLaplaceMass, discreteLaplaceVariance } from "../../../src/math/index.js";
import {
	type ContributionBound,
	createNoiseBudget,
	type NoisyCountsOptions,
	noisyCounts,
	type UnitContribution,
} from "../../../src/privacy/index.js";
import { clippedTotals, clipUnit } from "../../../src/privacy/noise/clip-contributions.js";
import { discreteLaplaceNoise } from "../../../src/privacy/noise/discrete-laplace-noise.js";
import { questionKey } from "../../../src/privacy/noise/question-key.js";
import { byteReader } from "../../../src/privacy/noise/random-bytes.js";
import { uniformBelow } from "../../../src/privacy/noise/uniform-below.js";
import { seededBytes } from "../../support/noise-bytes.js";

const budgetOf = (contributionBound: ContributionBound) =>
	createNoiseBudget({ unit: "family", contributionBound, totalMicroEpsilon: 10_000_000 });

const optionsOf = (patch: Partial<NoisyCountsOptions> = {}): NoisyCountsOptions => ({
	budget: budgetOf({ pieces: 4 }),
	microEpsilon: 500_000,
	question: "urns",
	edition: "2026-11-23",
	cells: ["October", "November"],
	randomBytes: seededBytes("counts"),
	...patch,
});

const DATA: readonly UnitContribution[] = [
	{ unit: "f-1", cell: 0, count: 2 },
	{ unit: "f-2", cell: 1, count: 3 },
	{ unit: "f-1", cell: 1, count: -1 },
];

describe("noisyCounts", () => {
	it("tells scale, variance, half-width and how the bound was kept, as plain data", () => {
		const result = noisyCounts(DATA, optionsOf());
		expect(result.answer).toEqual({
			schemaVersion: 1,
			kind: "noisy-counts",
			question: "urns",
			edition: "2026-11-23",
			unit: "family",
			contributionBound: { pieces: 4 },
			enforcement: "unit",
			microEpsilon: 500_000,
			sensitivity: 4,
			scale: { numerator: 8, denominator: 1 },
			variance: discreteLaplaceVariance(1 / 8),
			confidence: 0.95,
			halfWidth: 24,
			atLeastZero: false,
			counts: [
				{ cell: "October", count: expect.any(Number) },
				{ cell: "November", count: expect.any(Number) },
			],
		});
		expect(result.chargedMicroEpsilon).toBe(500_000);
		expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		expect(JSON.stringify(result)).not.toContain("f-1");
	});

	it("has the half-width of the exact distribution", () => {
		for (const [confidence, microEpsilon] of [
			[0.95, 500_000],
			[0.5, 3_000_000],
			[0.999, 40_000],
		] as const) {
			const { halfWidth, scale } = noisyCounts([], optionsOf({ confidence, microEpsilon })).answer;
			const rate = scale.denominator / scale.numerator;
			let inside = discreteLaplaceMass(rate, 0);
			let width = 0;
			while (inside < confidence) {
				width += 1;
				inside += 2 * discreteLaplaceMass(rate, width);
			}
			expect(halfWidth).toBe(width);
		}
	});

	it("adds the noise of the bytes to the sums of the lines", () => {
		const noise = noisyCounts([], optionsOf({ randomBytes: seededBytes("counts") })).answer.counts;
		const { counts } = noisyCounts(DATA, optionsOf({ randomBytes: seededBytes("counts") })).answer;
		expect(counts.map(({ count }, at) => count - (noise[at]?.count ?? 0))).toEqual([2, 2]);
	});

	it("adds one value of the sampler to each cell, in the order of their labels", () => {
		const below = uniformBelow(byteReader(seededBytes("counts")));
		const draw = (): number => discreteLaplaceNoise({ numerator: 8, denominator: 1 }, below);
		const [november, october] = [draw(), draw()];
		expect(noisyCounts(DATA, optionsOf()).answer.counts).toEqual([
			{ cell: "October", count: 2 + october },
			{ cell: "November", count: 2 + november },
		]);
	});

	it("draws from Web Crypto when no source is given", () => {
		const { randomBytes: _, ...options } = optionsOf({
			cells: Array.from({ length: 40 }, (_, at) => `c${at}`),
		});
		const [a, b] = [noisyCounts([], options), noisyCounts([], options)];
		expect(a.answer.counts).not.toEqual(b.answer.counts);
		expect(a.answer.counts.every(({ count }) => Number.isSafeInteger(count))).toBe(true);
	});

	it("does not hide negative counts, unless it is asked to", () => {
		const cells = Array.from({ length: 60 }, (_, at) => `c${at}`);
		const { answer, budget } = noisyCounts([], optionsOf({ cells }));
		expect(answer.counts.some(({ count }) => count < 0)).toBe(true);
		const shown = noisyCounts([], optionsOf({ cells, budget, atLeastZero: true }));
		expect(shown.chargedMicroEpsilon).toBe(0);
		expect(shown.answer.atLeastZero).toBe(true);
		expect(shown.answer.counts.map(({ count }) => count)).toEqual(
			answer.counts.map(({ count }) => Math.max(0, count)),
		);
		// The budget keeps what was drawn, not what was shown.
		expect(shown.budget).toEqual(budget);
	});
});

describe("the same question", () => {
	const first = noisyCounts(DATA, optionsOf());

	it("gets the same answer at no cost, without a byte drawn", () => {
		const randomBytes = () => {
			throw new Error("no byte is needed");
		};
		const again = noisyCounts(DATA, optionsOf({ budget: first.budget, randomBytes }));
		expect(again).toEqual({ ...first, chargedMicroEpsilon: 0 });
	});

	it("is the same with its cells in another order, which the answer follows", () => {
		const again = noisyCounts(DATA, optionsOf({ budget: first.budget, cells: ["November", "October"] }));
		expect(again.chargedMicroEpsilon).toBe(0);
		expect(again.answer.counts).toEqual([...first.answer.counts].reverse());
	});

	it("is answered without a look at the data: a changed answer would tell that they changed", () => {
		const unread: Iterable<UnitContribution> = {
			[Symbol.iterator]: () => {
				throw new Error("read");
			},
		};
		expect(noisyCounts(unread, optionsOf({ budget: first.budget })).answer).toEqual(first.answer);
	});

	it("is another in another edition, name, price or set of cells: fresh noise, and it costs", () => {
		for (const patch of [
			{ edition: "2026-11-24" },
			{ question: "coffins" },
			{ microEpsilon: 500_001 },
			{ cells: ["October"] },
			{ cells: ["October", "December"] },
		]) {
			const other = noisyCounts([], optionsOf({ budget: first.budget, ...patch }));
			expect(other.chargedMicroEpsilon).toBe(patch.microEpsilon ?? 500_000);
			expect(other.budget.entries).toHaveLength(2);
		}
	});

	it("has a key that no shift of letters between its parts makes equal", () => {
		const question = {
			name: "a",
			edition: "b",
			cells: ["c", "d"],
			microEpsilon: 1,
			enforcement: "unit",
		} as const;
		const keys = [
			question,
			{ ...question, name: "ab", edition: "" },
			{ ...question, cells: ["cd"] },
			{ ...question, cells: ["c", "d", "e"] },
			{ ...question, microEpsilon: 2 },
			{ ...question, enforcement: "line" as const },
		].map(questionKey);
		expect(new Set(keys).size).toBe(keys.length);
		expect(questionKey({ ...question, cells: ["d", "c"] })).toBe(keys[0]);
	});
});

describe("what is refused", () => {
	it.each<[string, Partial<Record<keyof NoisyCountsOptions | "other", unknown>>, string | undefined]>([
		["no question", { question: undefined }, "question"],
		["an empty question", { question: "" }, "question"],
		["a question of 201 characters", { question: "q".repeat(201) }, "question"],
		["no edition", { edition: undefined }, "edition"],
		["an empty edition", { edition: "" }, "edition"],
		["no cell", { cells: [] }, "cells"],
		["a cell twice", { cells: ["a", "b", "a"] }, "cells"],
		["an empty label", { cells: [""] }, "cells[0]"],
		["a price of 0", { microEpsilon: 0 }, "microEpsilon"],
		["a negative price", { microEpsilon: -1 }, "microEpsilon"],
		["a price that is no integer", { microEpsilon: 0.5 }, "microEpsilon"],
		["a price above epsilon 10", { microEpsilon: 10_000_001 }, "microEpsilon"],
		["a confidence of 0", { confidence: 0 }, "confidence"],
		["a confidence of 1", { confidence: 1 }, "confidence"],
		["95 for 95 %", { confidence: 95 }, "confidence"],
		["a word for a switch", { atLeastZero: "yes" }, "atLeastZero"],
		["bytes for a source", { randomBytes: new Uint8Array(8) }, "randomBytes"],
		["an unknown option", { other: 1 }, undefined],
	])("%s, with OPTION_INVALID and its path", (_, patch, path) => {
		let thrown: unknown;
		try {
			noisyCounts(DATA, optionsOf(patch as Partial<NoisyCountsOptions>));
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({ name: "ReapproError", code: "OPTION_INVALID" });
		expect((thrown as { path?: string }).path).toBe(path);
	});

	it.each<[string, unknown, string]>([
		["nothing", undefined, "contributions[1]"],
		["null", null, "contributions[1]"],
		["a number for a unit", { unit: 1, cell: 0, count: 1 }, "contributions[1].unit"],
		["a cell that is not there", { unit: "secret", cell: 2, count: 1 }, "contributions[1].cell"],
		["a cell below 0", { unit: "secret", cell: -1, count: 1 }, "contributions[1].cell"],
		["half a cell", { unit: "secret", cell: 0.5, count: 1 }, "contributions[1].cell"],
		["no cell", { unit: "secret", count: 1 }, "contributions[1].cell"],
		["half a piece", { unit: "secret", cell: 0, count: 0.5 }, "contributions[1].count"],
		["NaN pieces", { unit: "secret", cell: 0, count: Number.NaN }, "contributions[1].count"],
		["a text for pieces", { unit: "secret", cell: 0, count: "1" }, "contributions[1].count"],
	])("%s as a contribution, with INPUT_INVALID, its path and no value", (_, contribution, path) => {
		const data = [DATA[0], contribution] as UnitContribution[];
		let thrown: unknown;
		try {
			noisyCounts(data, optionsOf());
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({ code: "INPUT_INVALID", path });
		expect(String((thrown as Error).stack)).not.toContain("secret");
	});
});

describe("clipUnit", () => {
	it("leaves a unit within its limit as it is, cells upwards", () => {
		expect(
			clipUnit(
				[
					[3, -2],
					[0, 3],
				],
				5,
			),
		).toEqual([
			[0, 3],
			[3, -2],
		]);
		expect(clipUnit([], 5)).toEqual([]);
	});

	it("cuts in proportion, the rest to the largest remainders, ties to the first cell", () => {
		const cells = (...counts: number[]) => counts.map((count, cell) => [cell, count] as const);
		expect(clipUnit(cells(60, 30, 10), 10)).toEqual(cells(6, 3, 1));
		// 10/3 each: one piece is left, all remainders are equal.
		expect(clipUnit(cells(5, 5, 5), 10)).toEqual(cells(4, 3, 3));
		// Shares 5.4, 2.7, 0.9 of 9.
		expect(clipUnit(cells(60, 30, 10), 9)).toEqual(cells(5, 3, 1));
		expect(clipUnit(cells(-60, 30, -10), 9)).toEqual(cells(-5, 3, -1));
		expect(clipUnit(cells(1, 1, 1, 1), 2)).toEqual(cells(1, 1, 0, 0));
	});

	it("takes 9,000,000,000 pieces and more for the same, so that every product is exact", () => {
		const beyond = [
			[0, Number.MAX_SAFE_INTEGER],
			[1, 9_000_000_000],
		] as const;
		expect(clipUnit(beyond, 1_000_000)).toEqual([
			[0, 500_000],
			[1, 500_000],
		]);
	});

	it("is exact for quantities far beyond any order", () => {
		const cut = clipUnit(
			[
				[0, Number.MAX_SAFE_INTEGER],
				[1, -Number.MAX_SAFE_INTEGER],
			],
			1_000_000,
		);
		expect(cut).toEqual([
			[0, 500_000],
			[1, -500_000],
		]);
	});
});

describe("clippedTotals", () => {
	it("cuts each unit by itself, over all its lines and cells", () => {
		const rows = [
			{ unit: "a", cell: 0, count: 3 },
			{ unit: "a", cell: 0, count: 3 },
			{ unit: "a", cell: 1, count: 3 },
			{ unit: "b", cell: 1, count: 2 },
		];
		expect([...clippedTotals(rows, 3, { pieces: 3 })]).toEqual([2, 3, 0]);
	});

	it("cuts every line first where the bound names lines", () => {
		const rows = [
			{ unit: "a", cell: 0, count: 90 },
			{ unit: "a", cell: 1, count: 1 },
			{ unit: "b", cell: 0, count: -90 },
		];
		expect([...clippedTotals(rows, 2, { lines: 4, piecesPerLine: 2 })]).toEqual([0, 1]);
	});

	it("cuts lines of an unknown unit alone, by the pieces of a line", () => {
		const row = { unit: undefined, cell: 0, count: 9 };
		expect([...clippedTotals([row, row, row], 1, { lines: 1, piecesPerLine: 2 })]).toEqual([6]);
	});

	it("takes returns off within a unit before the unit is cut", () => {
		const rows = [
			{ unit: "a", cell: 0, count: 9 },
			{ unit: "a", cell: 0, count: -8 },
		];
		expect([...clippedTotals(rows, 1, { pieces: 5 })]).toEqual([1]);
	});
});
