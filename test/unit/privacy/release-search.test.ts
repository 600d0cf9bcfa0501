import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/index.js";
import type { ReleaseCell, ReleaseRow, ReleaseRules } from "../../../src/privacy/index.js";
import { releaseTable } from "../../../src/privacy/release/atoms.js";
import { maskOf, sizeOf } from "../../../src/privacy/release/bit-mask.js";
import { type Column, columnsOf, indicators, vectorsOf } from "../../../src/privacy/release/columns.js";
import { findFailing, type Search, type SearchEnd } from "../../../src/privacy/release/combinations.js";
import { echelonBasis, type IntegerBasis } from "../../../src/privacy/release/integer-basis.js";
import { hasRoom } from "../../../src/privacy/release/judge-cell.js";
import { addVolumes, emptyTally, tallyMargins } from "../../../src/privacy/release/volumes.js";
import { randomTable } from "../../support/attacker-tables.js";
import { runs } from "../../support/runs.js";

/** The columns of up to five random figures, and a basis of their combinations. */
function randomSearch(seed: number): Search {
	const { rows, first, second, rules } = randomTable(createRandom(seed));
	return searchOf(rows, [...first, ...second].slice(0, 5), rules);
}

function searchOf(rows: readonly ReleaseRow[], cells: readonly ReleaseCell[], rules: ReleaseRules): Search {
	const table = releaseTable(rows, cells);
	const all = columnsOf(table, maskOf(cells.keys()), rules, new Map());
	const columns = all.filter(({ memberCount }) => memberCount > 0);
	const vectors = vectorsOf(columns, maskOf(cells.keys()));
	const order = columns.map((_, at) => at);
	const basis = echelonBasis(indicators(vectors, order), order.length) as IntegerBasis;
	return { ...basis, columns, memberCount: table.memberCount, rules, addsUp: true };
}

/** Whether a combination, its entries -1, 0 and 1, fails: by its definition, with no short cut. */
function fails({ columns, memberCount, rules }: Search, entries: readonly number[]): boolean {
	if (entries.every((entry) => entry === 0)) return false;
	const held = (sign: number): Column[] => columns.filter((_, at) => entries[at] === sign);
	const known = held(-1).reduce((mask, { members }) => mask | members, 0n);
	if (sizeOf(known) > rules.coalition) return false;
	const tally = emptyTally(memberCount);
	for (const { volumes } of held(1)) addVolumes(tally, volumes);
	return !hasRoom(tallyMargins(tally, rules));
}

/** All combinations with entries -1, 0 and 1, by trying every factor. */
function combinationsOf({ rows, columns, scale }: Search): number[][] {
	let sums = [columns.map(() => 0)];
	for (const row of rows) {
		sums = sums.flatMap((sum) =>
			[-1, 0, 1].map((factor) => sum.map((entry, at) => entry + factor * (row[at] as number))),
		);
	}
	const entries = sums.map((sum) => sum.map((entry) => entry / scale));
	return entries.filter((one) => one.every((entry) => Math.abs(entry) === 1 || entry === 0));
}

describe("findFailing", () => {
	const rules = { minOperators: 5, minOrders: 10, maxSharePercent: 85, pPercent: 15, coalition: 2 };
	const block = (name: string, ...quantities: number[]): ReleaseRow[] =>
		quantities.map((quantity, at) => ({
			member: `${name}${at}`,
			sku: "s",
			period: "1",
			quantity,
			orders: 5,
		}));
	/** Two figures, the first decided first; the other one is of two parts that no figure tells apart. */
	const searchOfTwo = (first: ReleaseRow[], part: ReleaseRow[], rest: ReleaseRow[]): Search => {
		const names = (...blocks: ReleaseRow[][]): string[] => blocks.flat().map(({ member }) => member);
		const cells = [names(part, rest), names(first), names(part)].map((members, at) => ({
			key: `f${at}`,
			members,
		}));
		const table = releaseTable([...first, ...part, ...rest], cells);
		const columns = columnsOf(table, 7n, rules, new Map());
		const rowOf = (figure: bigint): Float64Array =>
			Float64Array.from(columns, ({ cells: held }) => Number((held & figure) !== 0n));
		const rows = [rowOf(2n), rowOf(1n)];
		const pivots = rows.map((row) => row.indexOf(1));
		return { rows, pivots, scale: 1, columns, memberCount: table.memberCount, rules, addsUp: true };
	};

	it("waits for a later figure that is taken away to undo what an earlier one took too much", () => {
		const parts = [block("a", 40, 30, 30), block("b", 50), block("x", 20, 20, 20, 20, 20, 20)];
		const cells = parts.map((rows, at) => ({ key: `f${at}`, members: rows.map(({ member }) => member) }));
		const table = releaseTable(parts.flat(), cells);
		const columns = columnsOf(table, 7n, rules, new Map());
		const at = (figure: number): number =>
			columns.findIndex(({ cells: held }) => (held & (1n << BigInt(figure))) !== 0n);
		const row = (pivot: number): Float64Array => {
			const entries = new Float64Array(columns.length);
			entries[pivot] = 1;
			entries[at(2)] = -1;
			return entries;
		};
		const search: Search = {
			rows: [row(at(0)), row(at(1))],
			pivots: [at(0), at(1)],
			scale: 1,
			columns,
			memberCount: table.memberCount,
			rules,
			addsUp: false,
		};
		const end = findFailing(search, 1000, { branches: 1000 });
		const expected = new Int8Array(columns.length);
		expected[at(0)] = 1;
		expected[at(1)] = -1;
		expect(end).toEqual({ kind: "fails", entries: expected });
	});

	it("finds a combination that fails exactly where there is one, by trying all", () => {
		const ends = { safe: 0, fails: 0 };
		for (let seed = 1; seed <= runs(150); seed++) {
			const search = randomSearch(seed);
			const failing = combinationsOf(search).filter((entries) => fails(search, entries));
			for (const addsUp of [true, false]) {
				const end = findFailing({ ...search, addsUp }, 1e6, { branches: 1e6 }) as Exclude<
					SearchEnd,
					{ kind: "too-many" }
				>;
				expect(end.kind, `seed ${seed}`).toBe(failing.length > 0 ? "fails" : "safe");
				ends[end.kind] += 1;
				if (end.kind === "fails") {
					const told = [...end.entries].map((entry) => entry + 0);
					expect(failing.map((one) => one.map((entry) => entry + 0))).toContainEqual(told);
				}
			}
		}
		expect(Math.min(ends.safe, ends.fails)).toBeGreaterThan(runs(30) - 1);
	});

	it("passes over combinations that were known, and finds one that was not", () => {
		for (let seed = 1; seed <= 60; seed++) {
			const search = randomSearch(seed);
			const failing = combinationsOf(search).filter((entries) => fails(search, entries));
			const first = failing[0]?.join();
			const isKnown = (entries: Int8Array): boolean => [...entries].join() === first;
			const end = findFailing({ ...search, isKnown, addsUp: false }, 1e6, { branches: 1e6 });
			expect(end.kind, `seed ${seed}`).toBe(failing.length > 1 ? "fails" : "safe");
			const none = findFailing({ ...search, isKnown: () => true, addsUp: false }, 1e6, { branches: 1e6 });
			expect(none.kind).toBe("safe");
		}
	});

	it("takes no half of a figure, and tells entries in ones where the basis is in twos", () => {
		/** Each figure is two of three blocks of members and a fourth: one block alone would come with half of the fourth. */
		const halves = (...sizes: number[]): Search => {
			const [a, b, c, d] = sizes.map((size, block) =>
				Array.from({ length: size }, (_, at) => `m${block}${at}`),
			) as [string[], string[], string[], string[]];
			const rows = [a, b, c, d]
				.flat()
				.map((member) => ({ member, sku: "s", period: "1", quantity: 5, orders: 5 }));
			const cells = [
				[...b, ...c, ...d],
				[...a, ...c, ...d],
				[...a, ...b, ...d],
			];
			return searchOf(
				rows,
				cells.map((members, at) => ({ key: `f${at}`, members })),
				rules,
			);
		};
		const whole = halves(3, 3, 3, 1);
		expect(whole.scale).toBe(2);
		expect(findFailing(whole, 1e6, { branches: 1e6 })).toEqual({ kind: "safe" });
		const failing = halves(5, 1, 1, 1);
		for (const addsUp of [true, false]) {
			const end = findFailing({ ...failing, addsUp }, 1e6, { branches: 1e6 });
			expect(end.kind).toBe("fails");
			const told = end.kind === "fails" ? [...end.entries] : [];
			expect(fails(failing, told)).toBe(true);
			expect(told.filter((entry) => entry !== 0).every((entry) => Math.abs(entry) === 1)).toBe(true);
		}
	});

	it("does not count on pieces that may never be added", () => {
		// One member makes up just over 85 %; the others are so many that it is the only rule against it.
		const dominated = block("p", 1000, ...Array<number>(20).fill(8.6));
		const few = block("q", 300, 300, 300, 300);
		const whole = block("r", 300, 300, 300, 300, 300);
		const search = searchOfTwo(dominated, few, whole);
		expect(findFailing(search, 1e6, { branches: 1e6 }).kind).toBe("fails");
	});

	it("looks at figures of which a part passes by itself and the whole does not", () => {
		const passing = block("p", 5, 5, 5, 5, 5);
		const small = block("s", 5, 5, 5, 5, 5);
		const search = searchOfTwo(passing, block("q", 10_000), small);
		expect(findFailing(search, 1e6, { branches: 1e6 }).kind).toBe("fails");
	});

	it("counts branches down, and gives up at its limit or at the end of the budget", () => {
		for (let seed = 1; seed <= 60; seed++) {
			const search = randomSearch(seed);
			const budget = { branches: 1e6 };
			const { kind } = findFailing(search, 1e6, budget);
			const used = 1e6 - budget.branches;
			if (used === 0) continue;
			expect(findFailing(search, used, { branches: used }).kind).toBe(kind);
			expect(findFailing(search, used - 1, { branches: used }).kind).toBe("too-many");
			expect(findFailing(search, used, { branches: used - 1 }).kind).toBe("too-many");
		}
	});
});
