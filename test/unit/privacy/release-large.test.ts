import { describe, expect, it } from "vitest";
import { judgeCell, type ReleaseCell, releaseCells } from "../../../src/privacy/index.js";

const RULES = { minOperators: 5, minOrders: 10, maxSharePercent: 85, pPercent: 15, coalition: 2 };

describe("releaseCells on a table of real size", () => {
	/** 24 articles in 12 months with quarters and totals; the last articles are ordered by few. */
	const months = Array.from({ length: 12 }, (_, index) => `p${index}`);
	const large = Array.from({ length: 24 }, (_, sku) =>
		months.flatMap((period, month) =>
			Array.from({ length: sku < 20 ? 20 : 1 + ((sku + month) % 6) }, (_unused, index) => ({
				member: `m${index}`,
				sku: `s${sku}`,
				period,
				quantity: 2 + ((sku + 3 * month + 5 * index) % 5),
				orders: 2,
			})),
		),
	).flat();
	const largeCells: ReleaseCell[] = [
		{ key: "all" },
		...months.map((period) => ({ key: period, periods: [period] })),
		...Array.from({ length: 24 }, (_, sku) => [
			{ key: `s${sku}`, skus: [`s${sku}`] },
			...[0, 3, 6, 9].map((first) => ({
				key: `s${sku}q${first}`,
				skus: [`s${sku}`],
				periods: months.slice(first, first + 3),
			})),
			...months.map((period) => ({ key: `s${sku}${period}`, skus: [`s${sku}`], periods: [period] })),
		]).flat(),
	];

	it("shows most of a table of real size, and nothing that fails", () => {
		const { released, suppressed } = releaseCells({ rows: large, cells: largeCells }, RULES);
		expect(largeCells).toHaveLength(421);
		// A search for too many figures would take too long: what is not reached is held back.
		expect(released).toHaveLength(358);
		const failing = largeCells.filter(({ skus, periods }) => {
			const held = large.filter(
				({ sku, period }) => (skus?.includes(sku) ?? true) && (periods?.includes(period) ?? true),
			);
			return !judgeCell(
				held.map(({ member, quantity, orders }) => ({ operatorId: member, quantity, orders })),
				RULES,
			).released;
		});
		expect(failing.length).toBeGreaterThan(30);
		for (const { key } of failing) expect(suppressed).toContain(key);
	}, 60_000);
});
