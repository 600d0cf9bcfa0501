import { describe, expect, it } from "vitest";
import { createRandom, type Random } from "../../../src/index.js";
import { type ReleaseRegister, type ReleaseRow, releaseRun } from "../../../src/privacy/index.js";
import { releaseTable } from "../../../src/privacy/release/atoms.js";
import { bit, maskOf } from "../../../src/privacy/release/bit-mask.js";
import { areSafe } from "../../../src/privacy/release/safety.js";
import { randomHistory } from "../../support/attacker-histories.js";
import { randomTable, throughGate } from "../../support/attacker-tables.js";
import { wholeGate } from "../../support/attacker-twins.js";
import { chance } from "../../support/guard-random.js";
import { runs } from "../../support/runs.js";

/** Decisions as they were: one that changes is a change for who waits for the figure, and shows in review. */
const fixture = (name: string): string => `../../fixtures/privacy/release/${name}.txt`;
/** A run of mutants looks at the first part alone, and at all for what survives. */
const PARTS = [0, 1, 2, 3, 4].slice(0, runs(5));
const seedsOf = (part: number, count: number): number[] =>
	Array.from({ length: count }, (_, index) => 1 + part * count + index);

/** Every fourth table has returns. */
const withReturns = (rows: readonly ReleaseRow[], seed: number, random: Random): ReleaseRow[] =>
	rows.map((row) => (seed % 4 === 0 && chance(random, 0.1) ? { ...row, quantity: -row.quantity } : row));

describe("decisions of the gate stay the same", () => {
	it.each(PARTS)("for random tables that are asked for in two halves, part %i", async (part) => {
		const lines = seedsOf(part, 20).map((seed) => {
			const random = createRandom(seed);
			const drawn = randomTable(random);
			const table = { ...drawn, rows: withReturns(drawn.rows, seed, random) };
			const { before, after } = throughGate(table, wholeGate);
			const keys = (cells: typeof after.shown): string => cells.map(({ key }) => key).join(" ");
			return `${seed}: ${keys(before.shown)} | ${keys(after.shown)} | ${keys(after.hidden)}\n`;
		});
		await expect(lines.join("")).toMatchFileSnapshot(fixture(`tables-${part}`));
	});

	it.each(PARTS)("over histories of runs, and so does the register, part %i", async (part) => {
		const lines = seedsOf(part, 2).map((seed) => {
			const { rules, runs } = randomHistory(createRandom(seed), 8);
			let register: ReleaseRegister | undefined;
			const shown = runs.map(({ run }) => {
				const verdict = releaseRun(run, register, rules);
				register = verdict.register;
				return verdict.released.length;
			});
			return `${seed}: ${shown.join("")} ${register?.runs.at(-1)?.sha256}\n`;
		});
		await expect(lines.join("")).toMatchFileSnapshot(fixture(`histories-${part}`));
	});

	it.each(PARTS)("for figures judged together, and take no longer search, part %i", async (part) => {
		const lines = seedsOf(part, 24).map((seed) => {
			const random = createRandom(seed + 1000);
			const { rows, first, second, rules } = randomTable(random);
			const cells = [...first, ...second];
			const table = releaseTable(withReturns(rows, seed, random), cells);
			const past = maskOf(cells.flatMap((_, at) => (chance(random, 0.25) ? [at] : [])));
			const told = cells.map((_, at) => {
				const budget = { branches: 5000 };
				const terms = { table, past, failing: [], rules, cache: new Map(), budget, limit: 3000 };
				const added = bit(at) | (chance(random, 0.5) ? bit(random.integer(cells.length)) : 0n);
				const isSafe = areSafe(past | added, added, terms, "full");
				return `${isSafe ? "safe" : "held"}-${5000 - budget.branches}`;
			});
			return `${seed}: ${told.join(" ")}\n`;
		});
		await expect(lines.join("")).toMatchFileSnapshot(fixture(`searches-${part}`));
	});
});
