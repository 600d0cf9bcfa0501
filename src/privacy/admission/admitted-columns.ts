import type { OrderColumns } from "../order-columns.js";
import type { PrivacyPolicy } from "../types.js";
import type { NarrowColumn } from "./growing-column.js";
import type { PassingLines } from "./passing-lines.js";

/** Numbers the values that admitted lines use, in the order of their first use. */
class Dictionary {
	readonly values: string[] = [];
	readonly #places: Int32Array;
	readonly #all: readonly string[];

	constructor(all: readonly string[]) {
		this.#all = all;
		this.#places = new Int32Array(all.length).fill(-1);
	}

	placeOf(number: number): number {
		const known = this.#places[number] as number;
		if (known >= 0) return known;
		const place = this.values.length;
		this.#places[number] = place;
		// A fresh string: one that was cut from a longer text would keep that whole text in memory.
		this.values.push((this.#all[number] as string).split("").join(""));
		return place;
	}
}

/** Part of a column that may stand empty. */
const MOST_EMPTY = 0.1;

/** The first places of a column. A long one is kept as it is, since a copy costs more time than it saves room. */
function trimmed<T extends Int32Array | NarrowColumn>(column: T, length: number): T {
	if (length < (1 - MOST_EMPTY) * column.length) return column.slice(0, length) as T;
	// What is left of a line that did not stay is wiped.
	column.fill(0, length);
	return column.subarray(0, length) as T;
}

/**
 * The lines that stay, as columns of exact length with dictionaries that hold nothing of any other line.
 *
 * @param lines lines that passed; those that a repeat or a withdrawal takes out again are left out. Their columns
 * are written over
 * @param policy the policy they were admitted under
 * @param operatorIds operator ids by number
 * @param siteIds site ids by number; numbers in `lines` are one higher, 0 for none
 * @returns 14 bytes a line and the dictionaries; more where there are more than 65,536 names of a kind
 * @example
 * admittedColumns(new PassingLines(), { catalogue: [] }, [], []).length; // => 0
 */
export function admittedColumns(
	lines: PassingLines,
	policy: PrivacyPolicy,
	operatorIds: readonly string[],
	siteIds: readonly string[],
): OrderColumns {
	const operators = new Dictionary(operatorIds);
	const sites = new Dictionary(siteIds);
	const skus = new Dictionary(policy.catalogue);
	const { operator, site, sku, day, quantity } = lines;
	let length = 0;
	for (let row = 0; row < lines.length; row++) {
		if (lines.laterOf(row) !== 0) continue;
		const siteNumber = site[row] as number;
		operator[length] = operators.placeOf(operator[row] as number);
		site[length] = siteNumber === 0 ? 0 : sites.placeOf(siteNumber - 1) + 1;
		sku[length] = skus.placeOf(sku[row] as number);
		day[length] = day[row] as number;
		quantity[length] = quantity[row] as number;
		length += 1;
	}
	return {
		policy,
		length,
		operatorIds: operators.values,
		siteIds: sites.values,
		skus: skus.values,
		operator: trimmed(operator, length),
		site: trimmed(site, length),
		sku: trimmed(sku, length),
		day: trimmed(day, length),
		quantity: trimmed(quantity, length),
	};
}
