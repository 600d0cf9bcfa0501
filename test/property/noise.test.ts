import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type ContributionBound,
	createNoiseBudget,
	noisyCounts,
	remainingMicroEpsilon,
	type UnitContribution,
} from "../../src/privacy/index.js";
import { clippedTotals, clipUnit } from "../../src/privacy/noise/clip-contributions.js";
import { sensitivityOf } from "../../src/privacy/noise/contribution-bound.js";
import { seededBytes } from "../support/noise-bytes.js";
import { runs } from "../support/runs.js";

const SEED = 20261126;
const CELLS = 6;
/** A deep run takes as many times longer. */
const PATIENCE = { timeout: 30_000 + 10_000 * runs(1) };
const parameters = { seed: SEED, numRuns: runs(200) };

const bound: fc.Arbitrary<ContributionBound> = fc.oneof(
	fc.record({ pieces: fc.integer({ min: 1, max: 60 }) }),
	fc.record({ lines: fc.integer({ min: 1, max: 8 }), piecesPerLine: fc.integer({ min: 1, max: 8 }) }),
);
const count = fc.oneof(
	fc.integer({ min: -9, max: 9 }),
	fc.integer({ min: -1000, max: 1000 }),
	fc.maxSafeInteger(),
);
const cell = fc.nat({ max: CELLS - 1 });
const contribution = fc.record({ unit: fc.constantFrom("a", "b", "c", "d"), cell, count });
const data = fc.array(contribution, { maxLength: 40 });

const ask = (contributions: readonly UnitContribution[], contributionBound: ContributionBound): number[] =>
	noisyCounts(contributions, {
		budget: createNoiseBudget({ unit: "family", contributionBound, totalMicroEpsilon: 1_000_000 }),
		microEpsilon: 1_000_000,
		question: "q",
		edition: "e",
		cells: Array.from({ length: CELLS }, (_, at) => `c${at}`),
		randomBytes: seededBytes("property"),
	}).answer.counts.map((one) => one.count);

const distance = (a: readonly number[], b: readonly number[]): number =>
	a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] as number)), 0);

describe("the contribution bound", () => {
	it("no unit, whatever it brings, moves all counts together by more than the sensitivity", PATIENCE, () => {
		fc.assert(
			fc.property(data, bound, (lines, limit) => {
				const without = lines.filter(({ unit }) => unit !== "a");
				expect(distance(ask(lines, limit), ask(without, limit))).toBeLessThanOrEqual(sensitivityOf(limit));
			}),
			parameters,
		);
	});

	it("one line of an unknown unit moves one count by no more than the pieces of a line", PATIENCE, () => {
		fc.assert(
			fc.property(data, cell, count, fc.integer({ min: 1, max: 50 }), (lines, at, pieces, piecesPerLine) => {
				const rows = lines.map((line) => ({ ...line, unit: undefined, count: line.count % 1000 }));
				const limit = { lines: 3, piecesPerLine };
				const before = clippedTotals(rows, CELLS, limit);
				const after = clippedTotals([...rows, { unit: undefined, cell: at, count: pieces }], CELLS, limit);
				expect(distance([...after], [...before])).toBeLessThanOrEqual(piecesPerLine);
			}),
			parameters,
		);
	});

	it("leaves counts as they are when every unit keeps within it", PATIENCE, () => {
		const small = fc.array(
			fc.record({ unit: fc.constantFrom("a", "b"), cell, count: fc.integer({ min: -3, max: 3 }) }),
			{ maxLength: 10 },
		);
		fc.assert(
			fc.property(small, (lines) => {
				const sums = new Array<number>(CELLS).fill(0);
				for (const line of lines) sums[line.cell] = (sums[line.cell] as number) + line.count;
				expect([...clippedTotals(lines, CELLS, { pieces: 30 })]).toEqual(sums);
			}),
			parameters,
		);
	});

	it("keeps sign and order of what a unit brings, and uses its limit up", PATIENCE, () => {
		const ordinary = fc.integer({ min: -8_000_000_000, max: 8_000_000_000 });
		const own = fc.uniqueArray(fc.tuple(cell, fc.oneof(fc.integer({ min: -9, max: 9 }), ordinary)), {
			selector: ([at]) => at,
			maxLength: CELLS,
		});
		fc.assert(
			fc.property(own, fc.integer({ min: 1, max: 1_000_000 }), (pieces, limit) => {
				const kept = clipUnit(pieces, limit);
				const given = new Map(pieces);
				const total = kept.reduce((sum, [, value]) => sum + Math.abs(value), 0);
				const brought = pieces.reduce((sum, [, value]) => sum + Math.abs(value), 0);
				expect(total).toBe(Math.min(limit, brought));
				for (const [at, value] of kept) {
					const before = given.get(at) as number;
					expect(Math.abs(value)).toBeLessThanOrEqual(Math.abs(before));
					expect(value * before).toBeGreaterThanOrEqual(0);
				}
				for (const [at, value] of kept) {
					for (const [other, second] of kept) {
						const isLarger = Math.abs(given.get(at) as number) > Math.abs(given.get(other) as number);
						if (isLarger) expect(Math.abs(value)).toBeGreaterThanOrEqual(Math.abs(second));
					}
				}
			}),
			parameters,
		);
	});
});

describe("an answer", () => {
	it("does not depend on the order of the lines", PATIENCE, () => {
		const ordinary = fc.array(
			fc.record({ unit: fc.constantFrom("a", "b"), cell, count: fc.integer({ min: -500, max: 500 }) }),
			{
				minLength: 2,
				maxLength: 20,
			},
		);
		const shuffledTwice = ordinary.chain((lines) =>
			fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
		);
		fc.assert(
			fc.property(shuffledTwice, bound, ([lines, shuffled], limit) => {
				expect(ask(shuffled, limit)).toEqual(ask(lines, limit));
			}),
			parameters,
		);
	});
});

describe("a budget", () => {
	it(
		"never gives more than its total, charges each question once, and survives JSON after each",
		PATIENCE,
		() => {
			const questions = fc.array(
				fc.record({
					question: fc.constantFrom("a", "b", "c"),
					microEpsilon: fc.integer({ min: 1, max: 60 }),
				}),
				{ maxLength: 12 },
			);
			fc.assert(
				fc.property(questions, fc.integer({ min: 1, max: 120 }), (asked, totalMicroEpsilon) => {
					let budget = createNoiseBudget({
						unit: "operator",
						contributionBound: { pieces: 3 },
						totalMicroEpsilon,
					});
					const told = new Map<string, string>();
					let spent = 0;
					for (const { question, microEpsilon } of asked) {
						const name = `${question}/${microEpsilon}`;
						const call = () =>
							noisyCounts([], { budget, question, microEpsilon, edition: "e", cells: ["x", "y"] });
						if (!told.has(name) && spent + microEpsilon > totalMicroEpsilon) {
							expect(call).toThrowError(/does not cover/);
							continue;
						}
						const result = call();
						const counts = JSON.stringify(result.answer.counts);
						expect(result.chargedMicroEpsilon).toBe(told.has(name) ? 0 : microEpsilon);
						expect(told.get(name) ?? counts).toBe(counts);
						told.set(name, counts);
						spent += result.chargedMicroEpsilon;
						budget = JSON.parse(JSON.stringify(result.budget)) as typeof budget;
						expect(remainingMicroEpsilon(budget)).toBe(totalMicroEpsilon - spent);
					}
					expect(spent).toBeLessThanOrEqual(totalMicroEpsilon);
				}),
				parameters,
			);
		},
	);
});
