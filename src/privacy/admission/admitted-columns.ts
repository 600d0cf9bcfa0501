import type { OrderColumns } from "../order-columns.js";
import type { PrivacyPolicy } from "../types.js";
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

/**
 * The lines that stay, as columns of exact length with dictionaries that hold nothing of any other line.
 *
 * @param lines lines that passed; those that a repeat or a withdrawal takes out again are left out
 * @param policy the policy they were admitted under
 * @param operatorIds operator ids by number
 * @param siteIds site ids by number; numbers in `lines` are one higher, 0 for none
 * @returns 20 bytes a line and the dictionaries
 * @example
 * admittedColumns(new PassingLines(), { catalogue: [] }, [], []).length; // => 0
 */
export function admittedColumns(
	lines: PassingLines,
	policy: PrivacyPolicy,
	operatorIds: readonly string[],
	siteIds: readonly string[],
): OrderColumns {
	let length = 0;
	for (let row = 0; row < lines.length; row++) if (lines.later[row] === 0) length += 1;
	const operators = new Dictionary(operatorIds);
	const sites = new Dictionary(siteIds);
	const skus = new Dictionary(policy.catalogue);
	const operator = new Uint32Array(length);
	const site = new Uint32Array(length);
	const sku = new Uint32Array(length);
	const day = new Int32Array(length);
	const quantity = new Int32Array(length);
	let at = 0;
	for (let row = 0; row < lines.length; row++) {
		if (lines.later[row] !== 0) continue;
		const siteNumber = lines.site[row] as number;
		operator[at] = operators.placeOf(lines.operator[row] as number);
		site[at] = siteNumber === 0 ? 0 : sites.placeOf(siteNumber - 1) + 1;
		sku[at] = skus.placeOf(lines.sku[row] as number);
		day[at] = lines.day[row] as number;
		quantity[at] = lines.quantity[row] as number;
		at += 1;
	}
	return {
		policy,
		length,
		operatorIds: operators.values,
		siteIds: sites.values,
		skus: skus.values,
		operator,
		site,
		sku,
		day,
		quantity,
	};
}
