import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { RandomBytes } from "../../src/privacy/index.js";

/**
 * A stream of bytes from a seed: SHA-256 of seed and counter. Looks random and can be repeated by anyone who has the
 * seed: for tests only, it protects nothing.
 */
export function seededBytes(seed: string): RandomBytes {
	let counter = 0;
	let left: Uint8Array = new Uint8Array(0);
	return (length) => {
		const bytes = new Uint8Array(length);
		let at = 0;
		while (at < length) {
			if (left.length === 0) left = sha256(utf8ToBytes(`${seed}/${counter++}`));
			const taken = left.subarray(0, length - at);
			bytes.set(taken, at);
			at += taken.length;
			left = left.subarray(taken.length);
		}
		return bytes;
	};
}

/** A source that counts what it gave. */
export function countedBytes(source: RandomBytes): {
	readonly source: RandomBytes;
	readonly drawn: () => number;
} {
	let drawn = 0;
	return {
		source: (length) => {
			drawn += length;
			return source(length);
		},
		drawn: () => drawn,
	};
}
