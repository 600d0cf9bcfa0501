import type { OrderColumns } from "../order-columns.js";
import { sortedRowBytes, writeNumber } from "./sorted-rows.js";
import { utf8Bytes } from "./utf8-bytes.js";

const DOMAIN = "reappro/batch/1\n";

/** The ids that lines use, sorted, and each line's place among them. */
interface Ranked {
	readonly ids: readonly string[];
	readonly ranks: Uint32Array;
}

/**
 * Numbers a column anew by the order of its ids, so that the order in which they came is forgotten.
 *
 * @param values the dictionary
 * @param column places in it, plus `base`; below `base` no value
 */
function rank(values: readonly string[], column: Uint16Array | Uint32Array, base: 0 | 1): Ranked {
	const isUsed = new Uint8Array(values.length + base);
	for (let row = 0; row < column.length; row++) isUsed[column[row] as number] = 1;
	const ids = [...new Set(values.filter((_, place) => isUsed[place + base] === 1))].sort();
	const rankOf = new Map(ids.map((id, at) => [id, at + base]));
	const renumbered = Uint32Array.from(isUsed, (_, place) =>
		place < base ? 0 : (rankOf.get(values[place - base] as string) ?? 0),
	);
	const ranks = new Uint32Array(column.length);
	for (let row = 0; row < column.length; row++) ranks[row] = renumbered[column[row] as number] as number;
	return { ids, ranks };
}

/** Whole numbers of both signs as whole numbers from 0: 0, -1, 1, -2 become 0, 1, 2, 3. */
function zigzag(column: Int32Array): Uint32Array {
	const folded = new Uint32Array(column.length);
	for (let row = 0; row < column.length; row++) {
		const value = column[row] as number;
		folded[row] = (value << 1) ^ (value >> 31);
	}
	return folded;
}

const numberBytes = (value: number): Uint8Array => {
	const bytes = new Uint8Array(5);
	return bytes.subarray(0, writeNumber(bytes, 0, value));
};

/** A number of ids, then each with its length before it. */
function* dictionaryBytes(ids: readonly string[]): Generator<Uint8Array> {
	yield numberBytes(ids.length);
	for (const id of ids) {
		const bytes = utf8Bytes(id);
		yield numberBytes(bytes.length);
		yield bytes;
	}
}

/**
 * The canonical bytes of admitted lines: the same lines in any order give the same bytes, other lines give others.
 *
 * A domain name, then the operators, sites and articles that lines use (sorted), the number of lines, and of each
 * line, in ascending order, operator, site (0 for none), article, day and pieces as LEB128 numbers, the last two
 * folded by zigzag. `docs/proof.md` has the form byte by byte.
 *
 * @param columns admitted lines, in any order
 * @returns the bytes in pieces; each is only valid until the next one is asked for
 * @example
 * [...batchBytes(orderColumns(admitOrders([], definePolicy({ purpose: "replenishment", processingDate: "2026-11-23", agreements: [], catalogue: [] })).orders))].length; // => 5
 */
export function* batchBytes(columns: OrderColumns): Generator<Uint8Array> {
	const { length } = columns;
	const dictionaries = [
		rank(columns.operatorIds, columns.operator, 0),
		rank(columns.siteIds, columns.site, 1),
		rank(columns.skus, columns.sku, 0),
	];
	yield utf8Bytes(DOMAIN);
	for (const { ids } of dictionaries) yield* dictionaryBytes(ids);
	yield numberBytes(length);
	const ranks = dictionaries.map((one) => one.ranks) as [Uint32Array, Uint32Array, Uint32Array];
	yield* sortedRowBytes([...ranks, zigzag(columns.day), zigzag(columns.quantity)]);
}
