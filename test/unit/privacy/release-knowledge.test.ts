import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/index.js";
import type { ReleaseRow } from "../../../src/privacy/index.js";
import { type ReleaseTable, releaseTable } from "../../../src/privacy/release/atoms.js";
import { type BitMask, bit, bitsOf, maskOf } from "../../../src/privacy/release/bit-mask.js";
import {
	type Column,
	columnsOf,
	type Incidence,
	vectorsOf,
	withoutFree,
} from "../../../src/privacy/release/columns.js";
import { isolates } from "../../../src/privacy/release/isolation.js";
import {
	columnsByAtom,
	type FailingFigure,
	knowingCoalition,
} from "../../../src/privacy/release/known-figures.js";
import { subsetsUpTo } from "../../../src/privacy/release/subsets.js";
import { exactRank, isolatedMembers } from "../../support/attacker-rank.js";
import { randomTable } from "../../support/attacker-tables.js";
import { runs } from "../../support/runs.js";

interface Drawn {
	readonly table: ReleaseTable;
	readonly cells: BitMask;
	readonly columns: readonly Column[];
	readonly vectors: readonly (readonly number[])[];
	readonly coalition: number;
	/** Figures that are not shown. */
	readonly others: readonly number[];
}

/** A random table of which the first figures are shown. */
function drawn(seed: number): Drawn {
	const { rows, first, second, rules } = randomTable(createRandom(seed));
	const all = [...first, ...second];
	const shown = Math.min(6, Math.ceil(all.length / 2));
	const table = releaseTable(rows as ReleaseRow[], all);
	const cells = maskOf(all.slice(0, shown).keys());
	const columns = columnsOf(table, cells, rules, new Map());
	const others = all.map((_, at) => at).slice(shown);
	return { table, cells, columns, vectors: vectorsOf(columns, cells), coalition: rules.coalition, others };
}

/** Whether a coalition knows a figure, by the rank of the figures on all that it does not know itself. */
function knows({ table, columns, vectors }: Drawn, figure: FailingFigure, coalition: BitMask): boolean {
	const weights = new Map<number, number>();
	const columnOf = columnsByAtom(table, columns);
	for (const [at, atom] of table.atoms.entries()) {
		if ((atom.members & ~coalition) === 0n) continue;
		const weight = (atom.cells & figure.cell) === 0n ? 0 : 1;
		const column = columnOf[at] as number;
		if (column < 0 && weight === 0) continue;
		if (column < 0 || (weights.get(column) ?? weight) !== weight) return false;
		weights.set(column, weight);
	}
	const fixed = [...weights.keys()];
	const figures = vectors.map((vector) => fixed.map((column) => Number(vector.includes(column))));
	const target = fixed.map((column) => weights.get(column) as number);
	return exactRank([...figures, target]) === exactRank([...figures, target.map(() => 0)]);
}

function figureOf({ atoms }: ReleaseTable, at: number): FailingFigure {
	const held = atoms.flatMap(({ cells, members }, atom) =>
		(cells & bit(at)) !== 0n && members !== 0n ? [atom] : [],
	);
	return {
		cell: bit(at),
		atoms: held,
		members: held.reduce((mask, atom) => mask | (atoms[atom]?.members ?? 0n), 0n),
	};
}

describe("knowingCoalition", () => {
	it("finds a coalition exactly where the rank says that there is one, by trying all", () => {
		const found = { none: 0, some: 0 };
		for (let seed = 1; seed <= runs(80); seed++) {
			const given = drawn(seed);
			const { table, cells, columns, vectors, coalition } = given;
			const members = maskOf(Array.from({ length: table.memberCount }, (_, at) => at));
			const whole: Incidence = { columns, vectors, free: new Set() };
			const terms = { cells, coalition, columnOf: columnsByAtom(table, columns) };
			for (const at of given.others) {
				const figure = figureOf(table, at);
				if (figure.members === 0n) continue;
				const able = [...subsetsUpTo(members, coalition)].filter(
					(set) => (figure.members & ~set) !== 0n && knows(given, figure, set),
				);
				const told = knowingCoalition(table, figure, whole, terms);
				expect(told !== undefined, `seed ${seed}, figure ${at}`).toBe(able.length > 0);
				if (told !== undefined) expect(knows(given, figure, told)).toBe(true);
				const short = knowingCoalition(table, figure, withoutFree(columns, cells), terms);
				expect(short, `seed ${seed}, figure ${at}`).toBe(told);
				found[told === undefined ? "none" : "some"] += 1;
			}
		}
		expect(Math.min(found.none, found.some)).toBeGreaterThan(0);
	});
});

describe("isolates", () => {
	it("agrees with ranks over all sets of members", () => {
		const found = { no: 0, yes: 0 };
		for (let seed = 1; seed <= runs(100); seed++) {
			const { columns, vectors, coalition } = drawn(seed);
			const figures = vectors.map((vector) => new Set(vector));
			const facts = columns.flatMap(({ members }, at) =>
				bitsOf(members).map((member) => ({
					member: `m${member}`,
					inFigure: figures.map((figure) => figure.has(at)),
				})),
			);
			const isIsolated = isolatedMembers(facts, vectors.length, coalition) !== undefined;
			expect(
				isolates(columns, vectors, () => [], coalition),
				`seed ${seed}`,
			).toBe(isIsolated);
			expect(isolates(columns, vectors, () => vectors, coalition)).toBe(false);
			found[isIsolated ? "yes" : "no"] += 1;
		}
		expect(Math.min(found.no, found.yes)).toBeGreaterThan(0);
	});
});
