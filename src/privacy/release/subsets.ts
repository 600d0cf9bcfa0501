import { type BitMask, bit, bitsOf } from "./bit-mask.js";

/**
 * Every subset of so many members.
 *
 * @param members to choose from
 * @param size members of a subset, from 0 to all of them
 * @returns subsets in a fixed order
 */
export function* subsetsOf(members: BitMask, size: number): Generator<BitMask, void> {
	const bits = bitsOf(members).map(bit);
	const walk = function* (from: number, subset: BitMask, left: number): Generator<BitMask, void> {
		if (left === 0) {
			yield subset;
			return;
		}
		for (let at = from; at <= bits.length - left; at++) {
			yield* walk(at + 1, subset | (bits[at] as BitMask), left - 1);
		}
	};
	yield* walk(0, 0n, size);
}

/**
 * Every subset of up to so many members, small ones first.
 *
 * @param members to choose from
 * @param size most members of a subset
 * @returns subsets, the empty one included, in a fixed order
 */
export function* subsetsUpTo(members: BitMask, size: number): Generator<BitMask, void> {
	const most = Math.min(size, bitsOf(members).length);
	for (let chosen = 0; chosen <= most; chosen++) yield* subsetsOf(members, chosen);
}

/**
 * How many subsets of so many members there are: the binomial coefficient.
 *
 * @param count members to choose from
 * @param size members of a subset
 * @returns count! / (size! (count - size)!)
 */
export function subsetCount(count: number, size: number): number {
	let ofSize = 1;
	for (let chosen = 1; chosen <= size; chosen++) ofSize = (ofSize * (count - chosen + 1)) / chosen;
	return ofSize;
}
