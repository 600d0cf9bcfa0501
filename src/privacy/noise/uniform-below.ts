import { type NextByte, refuseSource } from "./random-bytes.js";

/** Draws an integer 0..bound - 1, each as likely, for a bound of 1..2^53. */
export type UniformBelow = (bound: number) => number;

/** Each draw is kept with probability above 1/2: an honest source runs into this with probability below 2^-1000. */
const MOST_TRIES = 1000;

/**
 * Uniform integers from random bytes: as many bits as the bound needs, drawn again while they reach it. Keeping the
 * rest of a division instead would favour small values.
 *
 * All values stay at or below 2^53 and all factors are powers of two, so that every step is exact.
 *
 * @param nextByte gives random bytes
 * @returns the drawing function; a bound of 1 takes no byte
 * @throws {ReapproError} `OPTION_INVALID`, when drawing, if the source gives the same bytes again and again
 * @example
 * const below = uniformBelow(() => 0x82);
 * below(100); // => 2
 */
export function uniformBelow(nextByte: NextByte): UniformBelow {
	return (bound) => {
		let span = 1;
		while (span < bound) span *= 2;
		if (span === 1) return 0;
		// The first byte gives the odd bits, the others eight each.
		let first = span;
		let others = 0;
		while (first > 256) {
			first /= 256;
			others += 1;
		}
		for (let tries = 0; tries < MOST_TRIES; tries++) {
			let value = nextByte() % first;
			for (let index = 0; index < others; index++) value = value * 256 + nextByte();
			if (value < bound) return value;
		}
		return refuseSource();
	};
}
