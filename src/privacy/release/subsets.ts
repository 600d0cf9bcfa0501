import { type BitMask, bit, bitsOf } from "./bit-mask.js";

/**
 * Every subset of up to so many members.
 *
 * @param members to choose from
 * @param size most members of a subset, >= 0
 * @returns subsets, the empty one included, in a fixed order
 */
export function* subsetsUpTo(members: BitMask, size: number): Generator<BitMask, void> {
	const bits = bitsOf(members).map(bit);
	const walk = function* (from: number, subset: BitMask, left: number): Generator<BitMask, void> {
		yield subset;
		if (left === 0) return;
		for (let at = from; at < bits.length; at++) yield* walk(at + 1, subset | (bits[at] as BitMask), left - 1);
	};
	yield* walk(0, 0n, size);
}

/**
 * How many subsets of up to so many members there are.
 *
 * @param count members to choose from
 * @param size most members of a subset
 * @returns 1 + count + count (count - 1) / 2 + ...
 */
export function subsetCount(count: number, size: number): number {
	let ofSize = 1;
	let all = 1;
	for (let chosen = 1; chosen <= Math.min(size, count); chosen++) {
		ofSize = (ofSize * (count - chosen + 1)) / chosen;
		all += ofSize;
	}
	return all;
}
