import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/index.js";
import { releaseTable } from "../../../src/privacy/release/atoms.js";
import { bit, bitsOf, maskOf, sizeOf } from "../../../src/privacy/release/bit-mask.js";
import { echelonBasis, type IntegerBasis, isInSpan } from "../../../src/privacy/release/integer-basis.js";
import { subsetCount, subsetsOf, subsetsUpTo } from "../../../src/privacy/release/subsets.js";
import { levelRows } from "../../../src/privacy/release/volume-levels.js";
import { exactRank } from "../../support/attacker-rank.js";

describe("sets of numbers", () => {
	it("hold numbers beyond 32 and 64", () => {
		const numbers = [0, 1, 30, 31, 32, 33, 63, 64, 65, 100, 127, 128];
		expect(bitsOf(maskOf(numbers))).toEqual(numbers);
		expect([sizeOf(maskOf(numbers)), sizeOf(0n)]).toEqual([12, 0]);
		expect(bitsOf(bit(95))).toEqual([95]);
	});

	it("have as many subsets as the binomial coefficient says, each once", () => {
		const members = maskOf([1, 3, 4, 40, 41]);
		const counts = [1, 5, 10, 10, 5, 1];
		counts.forEach((count, size) => {
			const subsets = [...subsetsOf(members, size)];
			expect(new Set(subsets).size).toBe(count);
			expect(subsets.every((one) => sizeOf(one) === size && (one & ~members) === 0n)).toBe(true);
			expect(subsetCount(5, size)).toBe(count);
		});
		expect([...subsetsUpTo(members, 2)].map(sizeOf)).toEqual([0, ...Array(5).fill(1), ...Array(10).fill(2)]);
		expect([...subsetsUpTo(members, 9)]).toHaveLength(32);
		expect(subsetCount(60, 3)).toBe(34_220);
	});
});

/** The laws of a reduced echelon form. */
function expectReduced({ scale, pivots, rows }: IntegerBasis): void {
	expect(pivots).toEqual([...pivots].sort((a, b) => a - b));
	rows.forEach((row, at) => {
		const pivot = pivots[at] as number;
		expect(row.findIndex((entry) => entry !== 0)).toBe(pivot);
		expect(row[pivot]).toBe(scale);
		expect(pivots.filter((other) => row[other] !== 0)).toEqual([pivot]);
		expect(row.every((entry) => Number.isInteger(entry))).toBe(true);
	});
}

describe("echelonBasis", () => {
	const random = createRandom(20261126);

	it("is a reduced basis of the same span, for random vectors", () => {
		for (let round = 0; round < 120; round++) {
			const width = 1 + random.integer(6);
			const most = 1 + random.integer(4);
			const vector = (): number[] =>
				Array.from({ length: width }, () =>
					random.uniform() < 0.3 ? 0 : random.integer(2 * most + 1) - most,
				);
			const vectors = Array.from({ length: random.integer(7) }, vector);
			const basis = echelonBasis(vectors, width) as IntegerBasis;
			expectReduced(basis);
			const rank = exactRank(vectors);
			expect(basis.rows).toHaveLength(rank);
			expect(exactRank([...vectors, ...basis.rows.map((row) => [...row])])).toBe(rank);
			for (const one of [...vectors, vector(), vector()]) {
				expect(isInSpan(basis, one)).toBe(exactRank([...vectors, one]) === rank);
			}
		}
	});

	it("takes out common factors, and gives the least scale that keeps all whole", () => {
		expect(echelonBasis([[6, 4]], 2)).toEqual({ scale: 3, pivots: [0], rows: [Float64Array.of(3, 2)] });
		expect(echelonBasis([[0, -2, 4]], 3)).toEqual({
			scale: 1,
			pivots: [1],
			rows: [Float64Array.of(0, 1, -2)],
		});
		const two = [
			[2, 0, 1],
			[0, 3, 1],
		];
		expect(echelonBasis(two, 3)).toEqual({
			scale: 6,
			pivots: [0, 1],
			rows: [Float64Array.of(6, 0, 3), Float64Array.of(0, 6, 2)],
		});
		expect(echelonBasis([], 2)).toEqual({ scale: 1, pivots: [], rows: [] });
	});

	it("gives up where numbers grow beyond 2^25, and not before", () => {
		const most = 2 ** 25;
		expect(echelonBasis([[1, most]], 2)?.rows).toEqual([Float64Array.of(1, most)]);
		expect(echelonBasis([[1, most + 1]], 2)).toBeUndefined();
		expect(echelonBasis([[1, -most - 1]], 2)).toBeUndefined();
		expect(
			echelonBasis(
				[
					[most - 1, 1, 0],
					[0, most - 3, 1],
				],
				3,
			),
		).toBeUndefined();
		const rankOf = (...vectors: number[][]): number | undefined => echelonBasis(vectors, 3)?.rows.length;
		expect(rankOf([1, 1, 1], [1, 0, most])).toBe(2);
		expect(rankOf([1, 1, 1], [1, 0, most + 1])).toBeUndefined();
		expect(rankOf([1, 1, -1], [1, 0, most])).toBeUndefined();
		expect(rankOf([7, 1, 0], [6001, 5, 40_009])).toBe(2);
		expect(rankOf([7919, 1, 0], [6007, 5, 40_009])).toBeUndefined();
		// Each row is small; a scale for both is not.
		expect(rankOf([5003, 0, 1], [0, 5009, 1])).toBe(2);
		expect(rankOf([8009, 0, 1], [0, 8011, 1])).toBeUndefined();
		expect(rankOf([5003, 0, 7001], [0, 5009, 1])).toBeUndefined();
	});
});

describe("levelRows", () => {
	it("is what all runs saw, and what came for some of them", () => {
		const rows = levelRows("a", "2026-11", [
			{ run: 2, quantity: 9, orders: 4 },
			{ run: 0, quantity: 5, orders: 3 },
			{ run: 1, quantity: 9, orders: 6 },
			{ run: 3, quantity: 0, orders: 7 },
			{ run: 10, quantity: 12, orders: 2 },
		]);
		const row = { member: "a", sku: "" };
		expect(rows).toEqual([
			{ ...row, period: "2026-11 0 1 2 10", quantity: 5, orders: 2, runs: [0, 1, 2, 10] },
			{ ...row, period: "2026-11 1 2 10", quantity: 4, orders: 0, runs: [1, 2, 10] },
			{ ...row, period: "2026-11 10", quantity: 3, orders: 0, runs: [10] },
		]);
		const grown = levelRows("a", "x", [
			{ run: 0, quantity: 5, orders: 2 },
			{ run: 1, quantity: 9, orders: 7 },
			{ run: 2, quantity: 11, orders: 9 },
		]);
		expect(grown.map(({ orders }) => orders)).toEqual([2, 5, 2]);
		expect(levelRows("a", "x", [])).toEqual([]);
	});
});

describe("releaseTable", () => {
	const row = (member: string, sku: string, period: string, quantity: number) => ({
		member,
		sku,
		period,
		quantity,
		orders: Math.abs(quantity),
	});

	it("joins rows that no figure tells apart, and knows who has an empty row there", () => {
		const rows = [
			row("b", "s", "1", 2),
			row("b", "s", "2", -1),
			row("a", "s", "1", 5),
			row("a", "t", "1", 0),
			row("a", "t", "2", 3),
		];
		const cells = [
			{ key: "s", skus: ["s"] },
			{ key: "1", periods: ["1"] },
		];
		const [a, b] = [0, 1];
		expect(releaseTable(rows, cells)).toEqual({
			atoms: [
				{ cells: 1n, volumes: [{ member: b, quantity: -1, orders: 1 }], members: 2n, emptyMembers: 1n },
				{ cells: 2n, volumes: [], members: 0n, emptyMembers: 3n },
				{
					cells: 3n,
					volumes: [
						{ member: b, quantity: 2, orders: 2 },
						{ member: a, quantity: 5, orders: 5 },
					],
					members: 3n,
					emptyMembers: 0n,
				},
			],
			memberCount: 2,
			hasNegative: true,
		});
	});

	it("finds the one empty row among articles and periods that are one class", () => {
		const full = ["s", "t", "u"].flatMap((sku) => ["1", "2"].map((period) => row("a", sku, period, 1)));
		const twice = [...full, row("a", "s", "1", 4)];
		const emptyOf = (rows: typeof full): unknown =>
			releaseTable(rows, [{ key: "all" }]).atoms[0]?.emptyMembers;
		const gap = full.slice(1).map((one) => ({ ...one, member: "b" }));
		expect(emptyOf(twice)).toBe(0n);
		expect(emptyOf([...twice, ...gap])).toBe(2n);
		expect(emptyOf([...twice, ...gap, row("b", "t", "1", 1)])).toBe(2n);
		// A known article and a known period make a place, whether or not anybody has a row there.
		expect(emptyOf([...full.slice(1), ...gap])).toBe(3n);
		expect(releaseTable(full, [{ key: "all" }]).hasNegative).toBe(false);
	});
});
