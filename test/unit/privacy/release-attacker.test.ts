import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/index.js";
import { boundsOf, exactDisclosures } from "../../support/attacker-bounds.js";
import { triedBounds } from "../../support/attacker-brute-force.js";
import type { AttackedTable } from "../../support/attacker-facts.js";
import { exactRank, isolatedMembers } from "../../support/attacker-rank.js";
import { linearProgram } from "../../support/attacker-simplex.js";
import { runs } from "../../support/runs.js";

const RULES = { minOperators: 3, minOrders: 5, maxSharePercent: 85, pPercent: 10, coalition: 1 };

describe("the attacker's linear program", () => {
	it("finds the optimum of a textbook problem (Wyndor Glass, Hillier and Lieberman)", () => {
		const program = linearProgram(
			[
				[1, 0, 1, 0, 0],
				[0, 2, 0, 1, 0],
				[3, 2, 0, 0, 1],
			],
			[4, 12, 18],
			5,
		);
		expect(program.maximum([3, 5, 0, 0, 0])).toBeCloseTo(36, 9);
		expect(program.maximum([1, 0, 0, 0, 0])).toBeCloseTo(4, 9);
		expect(program.maximum([-3, -5, 0, 0, 0])).toBeCloseTo(0, 9);
	});

	it("knows a sum without bound, and rows that say the same twice", () => {
		expect(linearProgram([[1, -1]], [1], 2).maximum([1, 0])).toBe(Infinity);
		const twice = linearProgram(
			[
				[1, 1],
				[1, 1],
				[2, 2],
			],
			[3, 3, 6],
			2,
		);
		expect(twice.maximum([1, 0])).toBeCloseTo(3, 9);
	});

	/** Small totals over two members, two articles and two periods. */
	function tinyTable(seed: number): AttackedTable {
		const random = createRandom(seed);
		const rows = ["a", "b"].flatMap((member) =>
			["s", "t"].flatMap((sku) =>
				["1", "2"].map((period) => ({ member, sku, period, quantity: random.integer(3), orders: 1 })),
			),
		);
		const cells = [
			{ key: "all" },
			{ key: "s", skus: ["s"] },
			{ key: "1", periods: ["1"] },
			{ key: "t2", skus: ["t"], periods: ["2"] },
			{ key: "a", members: ["a"] },
		];
		return { rows, rules: RULES, shown: cells.filter(() => random.uniform() < 0.6), hidden: [] };
	}

	it("bounds sums as trying every table does", () => {
		let exact = 0;
		for (let seed = 1; seed <= runs(40); seed++) {
			const table = { ...tinyTable(seed), shown: [{ key: "all" }, ...tinyTable(seed).shown] };
			for (const coalition of [[], ["b"]]) {
				for (const sku of ["s", "t"]) {
					const weightOf = (place: { sku: string; period: string }): number =>
						Number(place.sku === sku && place.period === "1");
					const tried = triedBounds(table, coalition, weightOf);
					const bounds = boundsOf(table, coalition, weightOf);
					// Tables of rows and columns are unimodular: their vertices are whole numbers.
					expect(bounds.lower, `seed ${seed}`).toBeCloseTo(tried.lower, 6);
					expect(bounds.upper, `seed ${seed}`).toBeCloseTo(tried.upper, 6);
					if (tried.lower === tried.upper) exact += 1;
				}
			}
		}
		expect(exact).toBeGreaterThan(0);
	}, 60_000);

	it("finds a difference, an empty row, and what a member finds with its own rows", () => {
		const row = (member: string, quantity: number) => ({
			member,
			sku: "s",
			period: "1",
			quantity,
			orders: 3,
		});
		const rows = [row("a", 4), row("b", 3), row("c", 5), row("d", 2), row("e", 0)];
		const of = (...members: string[]) => ({ key: members.join(""), members });
		const known = (shown: AttackedTable["shown"], hidden: AttackedTable["hidden"] = []): string[] =>
			exactDisclosures({ rows, rules: RULES, shown, hidden }, createRandom(1)).map(
				({ coalition, what }) => `${coalition.join()}: ${what.split(" ").slice(0, 2).join(" ")}`,
			);
		expect(known([of("a", "b", "c", "d")])).toEqual([]);
		expect(known([of("a", "b", "c", "d"), of("a", "b", "c")])[0]).toMatch(/^: d/);
		expect(known([of("a", "b", "c", "d", "e"), of("a", "b", "c", "d")])[0]).toMatch(/^: e/);
		expect(known([of("a", "b", "c", "d")], [of("a", "b")])).toEqual([]);
		expect(known([of("a", "b", "c")], [of("a", "b")])).toContain("c: figure ab");
	});
});

describe("the attacker's test of rank", () => {
	it("is exact where rounding would not be", () => {
		expect(
			exactRank([
				[1, 2],
				[2, 4],
			]),
		).toBe(1);
		expect(
			exactRank([
				[3, 1, 0],
				[1, 3, 1],
				[0, 1, 3],
			]),
		).toBe(3);
		expect(
			exactRank([
				[94906267, 94906266],
				[94906266, 94906265],
			]),
		).toBe(2);
		expect(exactRank([])).toBe(0);
	});

	it("sees a member that a combination of three figures leaves alone", () => {
		const figures = [[..."abcdefghij"], [..."ghij"], [..."bcdef"]];
		const columns = [..."abcdefghij"].map((member) => ({
			member,
			inFigure: figures.map((members) => members.includes(member)),
		}));
		expect(isolatedMembers(columns, 3, 0)).toEqual(["a"]);
		const safe = columns.map(({ member, inFigure }) => ({ member, inFigure: inFigure.slice(0, 2) }));
		expect(isolatedMembers(safe, 2, 2)).toBeUndefined();
		expect(isolatedMembers(safe, 2, 3)).toEqual(["g", "h", "i", "j"]);
	});
});
