/** FNV-1a over UTF-16 code units, with two multipliers side by side (Fowler, Noll and Vo 1991). */
const PRIMES = [0x01000193, 0x85ebca6b] as const;
const OFFSET = 0x811c9dc5;

/**
 * Hash of a text for telling refused lines apart. Not cryptographic: no line passes or fails by it.
 *
 * @param text any text
 * @returns an integer from 0 up to 2^53
 * @example
 * contentHash("a") === contentHash("b"); // => false
 */
export function contentHash(text: string): number {
	let high = OFFSET;
	let low = OFFSET;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		high = Math.imul(high ^ unit, PRIMES[0]);
		low = Math.imul(low ^ unit, PRIMES[1]);
		low ^= low >>> 15;
	}
	return (high >>> 0) * 2 ** 21 + (low >>> 11);
}
