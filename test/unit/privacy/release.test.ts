import { describe, expect, it } from "vitest";
import { judgeCell, type ReleaseCell, type ReleaseRow, releaseCells } from "../../../src/privacy/index.js";

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
		const halves = contributions(9, 8, 8, 8).flatMap((one) => [one, one]);
		expect(judgeCell(halves, RULES)).toEqual({ released: false, rule: "minOperators" });
	});
});

/** All combinations of 0/1 vectors with factors -2..2 and halves, by brute force. */
function leaks(
	rows: readonly ReleaseRow[],
	shown: readonly ReleaseCell[],
	past: readonly ReleaseCell[],
): boolean {
	const holds = ({ members, skus, periods }: ReleaseCell, row: ReleaseRow): boolean =>
		(members?.includes(row.member) ?? true) &&
		(skus?.includes(row.sku) ?? true) &&
		(periods?.includes(row.period) ?? true);
	const cells = [...past, ...shown];
	const vectors = cells.map((cell) => rows.map((row) => Number(holds(cell, row))));
	const factors = [-2, -1, -0.5, 0, 0.5, 1, 2];
	const walk = (at: number, sum: readonly number[], usesNew: boolean): boolean => {
		if (at < vectors.length) {
			return factors.some((factor) =>
				walk(
					at + 1,
					sum.map((entry, i) => entry + factor * (vectors[at]?.[i] as number)),
					usesNew || (factor !== 0 && at >= past.length),
				),
			);
		}
		if (!usesNew || !sum.every((entry) => entry === 0 || Math.abs(entry) === 1)) return false;
		if (sum.every((entry) => entry === 0)) return false;
		const side = (sign: number): ReleaseRow[] => rows.filter((_, i) => sum[i] === sign);
		if (new Set(side(-1).map(({ member }) => member)).size > RULES.coalition) return false;
		const added = side(1).map(({ member, quantity, orders }) => ({ operatorId: member, quantity, orders }));
		return !judgeCell(added, RULES).released;
	};
	return walk(
		0,
		rows.map(() => 0),
		false,
	);
}

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
});
