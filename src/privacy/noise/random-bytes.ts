import { ReapproError } from "../../errors.js";

/**
 * A source of random bytes: gives `length` bytes that nobody can foretell, fresh at each call.
 *
 * What it gives is the whole secret of the noise. A seeded source protects nothing: who knows the seed takes the noise
 * off again. Use one in tests only.
 */
export type RandomBytes = (length: number) => Uint8Array;

/** Gives the next byte of a source, 0..255. */
export type NextByte = () => number;

/** Bytes asked for at once; what is left when a question is answered is thrown away, never kept for the next. */
const BLOCK = 256;

/** Refuses a source that can not be one. */
export function refuseSource(): never {
	throw new ReapproError(
		"OPTION_INVALID",
		"Give a function of a length that returns that many fresh random bytes as a Uint8Array.",
		"options.randomBytes",
	);
}

/**
 * Reads a source byte by byte.
 *
 * @param source gives blocks of random bytes
 * @returns a function that gives the next byte; each byte of the source is given once
 * @throws {ReapproError} `OPTION_INVALID`, when a byte is read, if the source does not return bytes of the length asked for
 * @example
 * const nextByte = byteReader((length) => new Uint8Array(length).fill(7));
 * nextByte(); // => 7
 */
export function byteReader(source: RandomBytes): NextByte {
	let block = new Uint8Array(0);
	let at = 0;
	return () => {
		if (at === block.length) {
			const given: unknown = source(BLOCK);
			if (!ArrayBuffer.isView(given) || given.byteLength !== BLOCK) refuseSource();
			// A copy: the source may fill the same buffer again, or wipe it.
			block = Uint8Array.from(new Uint8Array(given.buffer, given.byteOffset, BLOCK));
			at = 0;
		}
		const byte = block[at] as number;
		at += 1;
		return byte;
	};
}
