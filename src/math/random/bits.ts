/** Source of 32 random bits as an unsigned integer. */
export type Bits = () => number;

/** SplitMix32: spreads a seed over the state words. Source: Steele, Lea and Flood (2014), constants of the 32-bit mixer by Wellons (2018). */
function createSplitMix(seed: number): Bits {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x9e3779b9) >>> 0;
		let z = state;
		z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
		z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
		return (z ^ (z >>> 15)) >>> 0;
	};
}

function rotateLeft(x: number, k: number): number {
	return (x << k) | (x >>> (32 - k));
}

/** xoshiro128**, period 2^128 - 1. Source: Blackman and Vigna (2021), Scrambled linear pseudorandom number generators. */
export function createBits(seed: number): Bits {
	// Both halves of the seed count, so that seeds above 2^32 differ too.
	const low = createSplitMix(seed >>> 0);
	const high = createSplitMix(Math.floor(seed / 4294967296) >>> 0);
	let s0 = low() ^ high();
	let s1 = low() ^ high();
	let s2 = low();
	let s3 = low() | 1;
	return () => {
		const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
		const t = s1 << 9;
		s2 ^= s0;
		s3 ^= s1;
		s1 ^= s2;
		s0 ^= s3;
		s2 ^= t;
		s3 = rotateLeft(s3, 11);
		return result;
	};
}
