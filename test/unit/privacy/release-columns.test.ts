import { describe, expect, it } from "vitest";
import { maskOf } from "../../../src/privacy/release/bit-mask.js";
import { type Column, withoutFree } from "../../../src/privacy/release/columns.js";
import { showsEmptyRows } from "../../../src/privacy/release/empty-rows.js";

const columnOf = (patch: Partial<Column>): Column => ({
	atoms: [],
	volumes: [],
	members: 0n,
	memberCount: 0,
	emptyMembers: 0n,
	margins: { operators: 0, orders: 0, share: 0, unknown: 0 },
	passes: false,
	cells: 0n,
	...patch,
});

describe("withoutFree", () => {
	it("takes out what passes and is known by itself, then what is known without it", () => {
		const columns = [
			columnOf({ passes: true, cells: maskOf([0, 1]) }),
			columnOf({ passes: true, cells: maskOf([1, 2]) }),
			columnOf({ passes: true, cells: maskOf([2]) }),
			columnOf({ passes: false, cells: maskOf([2, 3]) }),
		];
		expect(withoutFree(columns, maskOf([0, 1, 2, 3]))).toEqual({
			columns,
			vectors: [[2, 3], [3]],
			free: new Set([0, 1]),
		});
		expect(withoutFree(columns.slice(0, 1), maskOf([0, 1])).vectors).toEqual([]);
	});
});

describe("showsEmptyRows", () => {
	const full = columnOf({ memberCount: 5 });
	const empty = (...members: number[]) => columnOf({ emptyMembers: maskOf(members) });
	const shows = (columns: Column[], vectors: number[][], past: number[][] = []): boolean =>
		showsEmptyRows(columns, vectors, () => past, 2);

	it("tells of a few against many, not of many against many, nor of somebody against himself", () => {
		const rest = empty(10, 11, 12, 13);
		const two = (one: Column, other: Column): boolean =>
			shows(
				[full, one, other, full, rest],
				[
					[0, 1],
					[0, 2],
					[3, 4],
				],
			);
		expect(two(empty(1), empty(2, 3, 4))).toBe(true);
		expect(two(empty(1, 5, 6), empty(2, 3))).toBe(true);
		expect(two(empty(1, 5, 6), empty(2, 3, 4))).toBe(false);
		expect(two(empty(1), empty(1))).toBe(false);
	});

	it("holds back where there are several such combinations, unless they were there before", () => {
		const columns = [full, empty(1, 2, 3), empty(4, 5, 6), full, empty(1, 2, 3), empty(7, 8, 9)];
		const vectors = [
			[0, 1],
			[0, 2],
			[3, 4],
			[3, 5],
		];
		expect(shows(columns, vectors.slice(0, 2))).toBe(false);
		expect(shows(columns, vectors)).toBe(true);
		expect(shows(columns, vectors, vectors)).toBe(false);
	});
});
