/** A set of small whole numbers. */
export type BitMask = bigint;

/** The set of one number. */
export const bit = (index: number): BitMask => 1n << BigInt(index);

/** The set of some numbers. */
export const maskOf = (indices: Iterable<number>): BitMask => {
	let mask = 0n;
	for (const index of indices) mask |= bit(index);
	return mask;
};

/** The numbers of a set, in order. */
export function bitsOf(mask: BitMask): number[] {
	const bits: number[] = [];
	let word = 0;
	for (let left = mask; left !== 0n; left >>= 32n, word += 32) {
		// A number of 32 bits has its lowest one at 31 less the zeros before it.
		let low = Number(left & 0xffffffffn);
		while (low !== 0) {
			const at = 31 - Math.clz32(low & -low);
			bits.push(word + at);
			low = (low ^ (1 << at)) >>> 0;
		}
	}
	return bits;
}

/** How many numbers a set has. */
export const sizeOf = (mask: BitMask): number => bitsOf(mask).length;
