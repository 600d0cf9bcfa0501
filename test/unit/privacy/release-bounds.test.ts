import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/index.js";
import { type ReleaseRow, releaseCells } from "../../../src/privacy/index.js";
import { releaseTable } from "../../../src/privacy/release/atoms.js";
import { bit, maskOf } from "../../../src/privacy/release/bit-mask.js";
import { columnsOf, vectorsOf } from "../../../src/privacy/release/columns.js";
import { showsEmptyRows } from "../../../src/privacy/release/empty-rows.js";
import { isolates } from "../../../src/privacy/release/isolation.js";
import { columnsByAtom, knowingCoalition } from "../../../src/privacy/release/known-figures.js";
import { areSafe } from "../../../src/privacy/release/safety.js";

const RULES = { minOperators: 5, minOrders: 10, maxSharePercent: 85, pPercent: 15, coalition: 2 };
const row = (member: string, quantity = 5, sku = "s"): ReleaseRow => ({
	member,
	sku,
	period: "1",
	quantity,
	orders: 5,
});
const termsOf = (table: ReturnType<typeof releaseTable>, limit = 30_000) => ({
	table,
	past: 0n,
	failing: [],
	rules: RULES,
	cache: new Map(),
	budget: { branches: 1e6 },
	limit,
});

describe("figures whose combinations need numbers too large to stay exact", () => {
	/** 44 random figures over 54 blocks of members: far from any that can be told in whole numbers. */
	const random = createRandom(20261126);
	const figures = Array.from({ length: 44 }, () =>
		Array.from({ length: 54 }, (_, block) => block).filter(() => random.uniform() < 0.5),
	);
	const tableOf = (size: number, quantity: (at: number) => number) => {
		const members = (block: number): string[] => Array.from({ length: size }, (_, at) => `m${block}-${at}`);
		const rows = Array.from({ length: 54 }, (_, block) =>
			members(block).map((one, at) => row(one, quantity(at))),
		).flat();
		const cells = figures.map((blocks, at) => ({ key: `f${at}`, members: blocks.flatMap(members) }));
		return releaseTable(rows, cells);
	};
	const all = maskOf(figures.keys());

	it("are held back: by isolation, for empty rows, and from coalitions", () => {
		const table = tableOf(1, () => 5);
		const columns = columnsOf(table, all, RULES, new Map());
		const vectors = vectorsOf(columns, all);
		expect(isolates(columns, vectors, () => vectors, 2)).toBe(true);
		const empty = columnsOf(
			tableOf(1, () => 0),
			all,
			RULES,
			new Map(),
		);
		expect(showsEmptyRows(empty, vectorsOf(empty, all), () => [], 2)).toBe(true);
		const wide = tableOf(4, () => 5);
		const shown = all & ~bit(0);
		const held = columnsOf(wide, shown, RULES, new Map());
		const atoms = wide.atoms.flatMap(({ cells }, at) => ((cells & 1n) !== 0n ? [at] : []));
		const figure = {
			cell: 1n,
			atoms,
			members: atoms.reduce((mask, at) => mask | (wide.atoms[at]?.members ?? 0n), 0n),
		};
		const incidence = { columns: held, vectors: vectorsOf(held, shown), free: new Set<number>() };
		const terms = { cells: shown, coalition: 2, columnOf: columnsByAtom(wide, held) };
		expect(knowingCoalition(wide, figure, incidence, terms)).toBe(0n);
	});

	it("are held back by the search for combinations, with returns and without", () => {
		for (const quantity of [(at: number) => (at === 0 ? 500 : 5), (at: number) => (at === 0 ? -1 : 5)]) {
			expect(areSafe(all, all, termsOf(tableOf(4, quantity)), "full")).toBe(false);
		}
	});
});

describe("a search that is cut short", () => {
	it("holds back what a longer one clears", () => {
		const members = [..."abcdefghijkl"];
		const rows = members.map((one) => row(one));
		const cells = [
			{ key: "left", members: members.slice(0, 8) },
			{ key: "right", members: members.slice(4) },
		];
		const table = releaseTable(rows, cells);
		expect(areSafe(3n, 3n, termsOf(table), "full")).toBe(true);
		expect(areSafe(3n, 3n, termsOf(table, 1), "full")).toBe(false);
		expect(areSafe(3n, 3n, termsOf(table), "quick")).toBe(false);
	});
});

describe("isolates", () => {
	it("gives up on more than 60,000 sets of members, even where nothing is new", () => {
		const alone = (count: number): boolean => {
			const names = Array.from({ length: count }, (_, at) => `m${at}`);
			const table = releaseTable(
				names.map((one) => row(one)),
				names.map((one) => ({ key: one, members: [one] })),
			);
			const cells = maskOf(names.keys());
			const columns = columnsOf(table, cells, RULES, new Map());
			return isolates(columns, vectorsOf(columns, cells), () => vectorsOf(columns, cells), 2);
		};
		expect(alone(20)).toBe(false);
		expect(alone(73)).toBe(true);
	});
});

describe("knowingCoalition", () => {
	it("finds the member inside of a figure, where the one outside can do nothing", () => {
		// Shown: CDE, ABX and XW. Hidden: ACDE, which A knows by its own rows; AB can not be had without X.
		const [x, w] = [[..."pqrs"], [..."tuvw"]];
		const rows = [..."ABCDE", ...x, ...w].map((one) => row(one));
		const cells = [
			{ key: "hidden", members: [..."ACDE"] },
			{ key: "CDE", members: [..."CDE"] },
			{ key: "ABX", members: ["A", "B", ...x] },
			{ key: "XW", members: [...x, ...w] },
		];
		const table = releaseTable(rows, cells);
		const shown = 14n;
		const columns = columnsOf(table, shown, RULES, new Map());
		const atoms = table.atoms.flatMap((atom, at) => ((atom.cells & 1n) !== 0n ? [at] : []));
		const members = atoms.reduce((mask, at) => mask | (table.atoms[at]?.members ?? 0n), 0n);
		const incidence = { columns, vectors: vectorsOf(columns, shown), free: new Set<number>() };
		const terms = { cells: shown, coalition: 1, columnOf: columnsByAtom(table, columns) };
		expect(knowingCoalition(table, { cell: 1n, atoms, members }, incidence, terms)).toBe(bit(0));
	});
});

describe("releaseCells", () => {
	it("holds back what a coalition and one more make up alone, without a p-percent rule too", () => {
		const rules = { ...RULES, minOperators: 3, pPercent: 0 };
		const of = (count: number) => {
			const rows = [..."abcd"].slice(0, count).map((one) => row(one));
			return releaseCells({ rows, cells: [{ key: "all" }] }, rules).released;
		};
		expect(of(3)).toEqual([]);
		expect(of(4)).toEqual(["all"]);
	});

	it("does not choose among figures that were hidden before and are not asked for again", () => {
		const members = (letter: string): string[] => Array.from({ length: 5 }, (_, at) => `${letter}${at}`);
		const [left, right] = [members("l"), members("r")];
		// One half beside the large member is dominated by it; both are not.
		const rows = [...left, ...right].map((one) => row(one, 10)).concat(row("z", 400));
		const total = { key: "total" };
		const asked = [total, { key: "right", members: right }];
		const hidden = [{ key: "left", members: left }];
		expect(releaseCells({ rows, cells: asked }, RULES).released).toEqual(["total"]);
		expect(releaseCells({ rows, cells: asked, hidden }, RULES).released).toEqual(["total"]);
		const both = [...hidden, ...asked.slice(1)];
		expect(releaseCells({ rows, cells: [total], hidden: both }, RULES).released).toEqual(["total"]);
		expect(releaseCells({ rows, cells: [...asked, ...hidden] }, RULES).released).toEqual(["right", "left"]);
	});

	it("keeps no figure secret that nobody asked for", () => {
		const rows = [...[..."abcde"].map((one) => row(one)), row("z", 1000, "t")];
		expect(releaseCells({ rows, cells: [{ key: "s", skus: ["s"] }] }, RULES).released).toEqual(["s"]);
	});
});
