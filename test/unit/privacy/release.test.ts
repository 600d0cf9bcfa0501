import { describe, expect, it } from "vitest";
import { judgeCell, type ReleaseCell, type ReleaseRow, releaseCells } from "../../../src/privacy/index.js";
import { combinationFails } from "../../support/attacker-combinations.js";

const RULES = { minOperators: 5, minOrders: 10, maxSharePercent: 85, pPercent: 15, coalition: 2 };
const contributions = (...quantities: number[]) =>
	quantities.map((quantity, index) => ({ operatorId: `op-${index}`, quantity, orders: 10 }));

describe("judgeCell", () => {
	it.each([
		["enough of everything", [9, 8, 8, 8, 7], { released: true }],
		["four operators", [9, 8, 8, 8], { released: false, rule: "minOperators" }],
		["a fifth that returned all", [9, 8, 8, 8, 0], { released: false, rule: "minOperators" }],
		["a fifth that returned more", [9, 8, 8, 8, -2], { released: false, rule: "minOperators" }],
		["exactly 85 percent", [85, 3, 3, 3, 3, 3], { released: false, rule: "pPercent" }],
		["over 85 percent", [86, 3, 3, 3, 3, 2], { released: false, rule: "maxSharePercent" }],
		["the largest in the middle", [3, 3, 86, 3, 3, 2], { released: false, rule: "maxSharePercent" }],
		["small ones first", [1, 2, 10, 10, 20], { released: true }],
		["a remainder of exactly 15 percent", [20, 10, 10, 2, 1], { released: true }],
		["a remainder under 15 percent", [20, 10, 10, 2, 0.9], { released: false, rule: "pPercent" }],
		["nobody", [], { released: false, rule: "minOperators" }],
	])("%s", (_, quantities, verdict) => {
		expect(judgeCell(contributions(...quantities), RULES)).toEqual(verdict);
	});

	it("counts order lines of contributors only, and an operator once", () => {
		const few = contributions(9, 8, 8, 8, 7).map((one) => ({ ...one, orders: 1 }));
		const returned = { operatorId: "op-9", quantity: -1, orders: 50 };
		expect(judgeCell([...few, returned], RULES)).toEqual({ released: false, rule: "minOrders" });
		const exact = contributions(9, 8, 8, 8, 7).map((one) => ({ ...one, orders: 2 }));
		expect(judgeCell(exact, RULES)).toEqual({ released: true });
		const halves = contributions(9, 8, 8, 8).flatMap((one) => [one, one]);
		expect(judgeCell(halves, RULES)).toEqual({ released: false, rule: "minOperators" });
	});
});

const leaks = (
	rows: readonly ReleaseRow[],
	shown: readonly ReleaseCell[],
	past: readonly ReleaseCell[],
): boolean => combinationFails(rows, shown, past, RULES);

const facts = (sku: string, period: string, ...quantities: number[]): ReleaseRow[] =>
	quantities.map((quantity, index) => ({ member: `m${index}`, sku, period, quantity, orders: quantity }));

describe("releaseCells", () => {
	const rows = [
		...facts("A", "1", 14, 11),
		...facts("A", "2", 9, 8, 8, 7, 7),
		...facts("B", "1", 9, 8, 8, 7, 7),
		...facts("B", "2", 9, 8, 8, 7, 7),
	];
	const cells: ReleaseCell[] = ["A", "B"].flatMap((sku) => [
		{ key: `${sku}1`, skus: [sku], periods: ["1"] },
		{ key: `${sku}2`, skus: [sku], periods: ["2"] },
		{ key: sku, skus: [sku] },
	]);

	it("lets nothing out from which a failing figure can be worked out, found by brute force", () => {
		const { released } = releaseCells({ rows, cells }, RULES);
		const shown = cells.filter(({ key }) => released.includes(key));
		expect(released.length).toBeGreaterThan(2);
		expect(leaks(rows, shown, [])).toBe(false);
		for (const more of cells.filter(({ key }) => !released.includes(key))) {
			expect(leaks(rows, [...shown, more], [])).toBe(true);
		}
	});

	it("counts what went out before", () => {
		const past = [{ key: "all", periods: ["1", "2"] }];
		const asked = [
			{ key: "second", periods: ["2"] },
			{ key: "B1", skus: ["B"], periods: ["1"] },
		];
		const { released, suppressed } = releaseCells({ rows, cells: asked, past }, RULES);
		expect(suppressed).toHaveLength(1);
		const shown = asked.filter(({ key }) => released.includes(key));
		expect(leaks(rows, shown, past)).toBe(false);
		expect(leaks(rows, asked, past)).toBe(true);
	});

	it("takes exactly as much as each rule asks for, and nothing less", () => {
		const asked = (orders: number, ...quantities: number[]): readonly string[] => {
			const own = facts("A", "1", ...quantities).map((row) => ({ ...row, orders }));
			return releaseCells({ rows: own, cells: [{ key: "all" }] }, RULES).released;
		};
		expect(asked(2, 9, 8, 8, 8, 7)).toEqual(["all"]);
		expect(asked(1.9, 9, 8, 8, 8, 7)).toEqual([]);
		expect(asked(9, 20, 10, 10, 2, 1)).toEqual(["all"]);
		expect(asked(9, 20, 10, 10, 2, 0.9)).toEqual([]);
		expect(asked(9, 1, 2, 10, 10, 20)).toEqual(["all"]);
		const generous = { ...RULES, pPercent: 10, coalition: 1 };
		const own = facts("A", "1", 1, 1, 1, 2, 85, 10);
		expect(releaseCells({ rows: own, cells: [{ key: "all" }] }, generous).released).toEqual([]);
		const even = facts("A", "1", 3, 3, 3, 85, 6);
		expect(releaseCells({ rows: even, cells: [{ key: "all" }] }, generous).released).toEqual(["all"]);
		expect(
			releaseCells(
				{ rows: even.with(3, { ...even[0], quantity: 86 } as ReleaseRow), cells: [{ key: "all" }] },
				generous,
			).released,
		).toEqual([]);
	});

	it("keeps those named first", () => {
		const total = { key: "total" };
		const parts = [
			{ key: "A", skus: ["A"], periods: ["2"] },
			{ key: "B", skus: ["B"] },
		];
		expect(releaseCells({ rows, cells: [total, ...parts] }, RULES).released[0]).toBe("total");
		expect(releaseCells({ rows, cells: [...parts, total] }, RULES).released).toEqual(["A", "B"]);
	});

	it("does not read the order of the rows, or rows without pieces", () => {
		const empty = { member: "m9", sku: "A", period: "1", quantity: 0, orders: 0 };
		expect(releaseCells({ rows: [empty, ...rows].reverse(), cells }, RULES)).toEqual(
			releaseCells({ rows, cells }, RULES),
		);
	});

	const wide = Array.from({ length: 40 }, (_, index) => facts(`S${index}`, "1", 9, 8, 8, 7, 7)).flat();
	const articles = Array.from({ length: 40 }, (_, index) => ({ key: `S${index}`, skus: [`S${index}`] }));

	it("judges many figures that share no row one by one", () => {
		expect(releaseCells({ rows: wide, cells: articles }, RULES).suppressed).toEqual([]);
	});

	it("releases a total with all its parts when every part passes by itself, in bounded time", () => {
		const start = performance.now();
		const asked = [{ key: "total" }, ...articles];
		const { released, suppressed } = releaseCells({ rows: wide, cells: asked }, RULES);
		expect(released).toHaveLength(41);
		expect(suppressed).toEqual([]);
		expect(performance.now() - start).toBeLessThan(20_000);
	});

	it("shows no empty row: of two figures that are equal only because somebody had nothing, one goes out", () => {
		const some = facts("A", "1", 9, 8, 8, 7, 7);
		const five = ["m0", "m1", "m2", "m3", "m4"];
		const asked = [
			{ key: "five", members: five },
			{ key: "six", members: [...five, "m5"] },
		];
		expect(releaseCells({ rows: some, cells: asked }, RULES).released).toEqual(["five"]);
		// Three that came and three that left can not tell who had nothing.
		const swapped = [
			{ key: "old", members: [...five, "a", "b", "c"] },
			{ key: "new", members: [...five, "x", "y", "z"] },
		];
		expect(releaseCells({ rows: some, cells: swapped }, RULES).released).toEqual(["old", "new"]);
		const two = [
			{ key: "old", members: [...five, "a", "b", "c"] },
			{ key: "new", members: [...five, "x", "y"] },
		];
		expect(releaseCells({ rows: some, cells: two }, RULES).released).toEqual(["old"]);
	});

	it("thinks of factors other than 1: twice a member's own rows and the one that it is after", () => {
		const equal = ["k", "t", ..."abcdefghij"].map((member) => ({
			member,
			sku: "A",
			period: "1",
			quantity: 9,
			orders: 9,
		}));
		const [left, right] = [[..."abcde"], [..."fghij"]];
		// first + second - third is twice k, and t.
		const past = [
			{ key: "first", members: ["k", "t", ...left] },
			{ key: "second", members: ["k", ...right] },
		];
		const third = [{ key: "third", members: [...left, ...right] }];
		expect(leaks(equal, third, past)).toBe(false);
		expect(releaseCells({ rows: equal, cells: third, past }, RULES).released).toEqual([]);
		const alone = { rows: equal, cells: third, past: past.slice(0, 1) };
		expect(releaseCells(alone, RULES).released).toEqual(["third"]);
	});

	it("keeps a figure that fails from a member that needs only its own rows to work it out", () => {
		const five = facts("A", "1", 9, 8, 8, 7, 7);
		const four = { key: "four", members: ["m0", "m1", "m2", "m3"] };
		const all = { key: "all" };
		expect(releaseCells({ rows: five, cells: [all] }, RULES).released).toEqual(["all"]);
		expect(releaseCells({ rows: five, cells: [all, four] }, RULES).released).toEqual([]);
		expect(releaseCells({ rows: five, cells: [all], hidden: [four] }, RULES).released).toEqual([]);
	});

	it("goes on after figures of before that tell already, with what adds nothing to them", () => {
		const two = [...facts("A", "1", 9, 8, 8, 7, 7, 7), ...facts("B", "1", 9, 8, 8, 7, 7, 7)];
		const six = ["m0", "m1", "m2", "m3", "m4", "m5"];
		const past = [
			{ key: "six", skus: ["A"], members: six },
			{ key: "five", skus: ["A"], members: six.slice(0, 5) },
		];
		const asked = [
			{ key: "again", skus: ["A"], members: six },
			{ key: "other", skus: ["B"], members: six },
			{ key: "more", members: six.slice(1) },
		];
		expect(releaseCells({ rows: two, cells: asked, past }, RULES).released).toEqual(["again", "other"]);
	});

	it("judges figures with negative rows together, since their rows can cancel", () => {
		const mixed = [...facts("A", "1", 9, 8, 8, 7, 7), ...facts("B", "1", 30, 8, 8, 7, 7, -9)];
		const asked = [
			{ key: "A", skus: ["A"] },
			{ key: "B", skus: ["B"] },
		];
		expect(releaseCells({ rows: mixed, cells: asked }, RULES).released).toEqual(["A", "B"]);
		const cancelled = [...facts("A", "1", 9, 8, 8, 7, 7), ...facts("B", "1", 40, 8, 8, 7, 7, 9)];
		const gone = [
			...cancelled,
			...["m1", "m2", "m3", "m4"].map((member) => ({
				member,
				sku: "B",
				period: "2",
				quantity: -15,
				orders: 0,
			})),
		];
		const { released } = releaseCells({ rows: gone, cells: asked }, RULES);
		expect(released).toEqual(["A"]);
	});
});
