import { hexToBytes } from "@noble/hashes/utils.js";
import { ReapproError } from "../../errors.js";

/** Bytes of a nonce and the fewest of a key: the strength of SHA-256. */
const FEWEST_BYTES = 32;
/** More is no stronger; HMAC hashes what is longer than a block. */
const MOST_BYTES = 1024;
/** 32 random bytes show fewer different values with a chance below 10^-15: C(256, 15) (15 / 256)^32. */
const FEWEST_VALUES = 16;

const HEX = /^(?:[0-9a-f]{2})+$/i;
const NONCE = /^[0-9a-f]{64}$/i;

/** The tag that every typed array carries, whichever realm made it. */
const tagOf = Object.getOwnPropertyDescriptor(
	Object.getPrototypeOf(Uint8Array.prototype),
	Symbol.toStringTag,
)?.get;

const isBytes = (value: unknown): value is Uint8Array => tagOf?.call(value) === "Uint8Array";

/** A block that repeats itself, down to one byte all along. */
function isPeriodic(bytes: Uint8Array): boolean {
	for (let period = 1; period <= bytes.length / 2; period++) {
		if (bytes.every((byte, at) => byte === bytes[at % period])) return true;
	}
	return false;
}

/** Every byte as far from the one before: 00 01 02 ..., ff fe fd ... */
function isCounting(bytes: Uint8Array): boolean {
	const step = (at: number): number => ((bytes[at] as number) - (bytes[at - 1] as number)) & 0xff;
	for (let at = 2; at < bytes.length; at++) if (step(at) !== step(1)) return false;
	return true;
}

/** What a keyboard writes: 32 random bytes are that with a chance of 10^-13. */
const isText = (bytes: Uint8Array): boolean => bytes.every((byte) => byte >= 32 && byte < 127);

/**
 * Whether bytes are plainly no work of a random source: few different values, a repeated block, a count, a text. Bytes
 * that pass can still be weak; only their maker knows.
 *
 * @param bytes at least 32 bytes
 * @returns true when they should not be used as a secret
 * @example
 * isWeakSecret(new Uint8Array(32)); // => true
 */
export function isWeakSecret(bytes: Uint8Array): boolean {
	return new Set(bytes).size < FEWEST_VALUES || isPeriodic(bytes) || isCounting(bytes) || isText(bytes);
}

function strong(bytes: Uint8Array, path: string): Uint8Array {
	if (isWeakSecret(bytes)) {
		throw new ReapproError(
			"OPTION_INVALID",
			"Draw the bytes from a cryptographic random source; these follow a pattern.",
			path,
		);
	}
	return bytes;
}

/**
 * The bytes of a nonce.
 *
 * @param nonce 64 hexadecimal digits from a cryptographic random source
 * @param path where it stands in the call
 * @returns 32 bytes
 * @throws {ReapproError} `OPTION_INVALID` when it has another form or follows a pattern
 * @example
 * nonceBytes("8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70").length; // => 32
 */
export function nonceBytes(nonce: unknown, path = "nonce"): Uint8Array {
	if (typeof nonce !== "string" || !NONCE.test(nonce)) {
		throw new ReapproError("OPTION_INVALID", "Give 32 random bytes as 64 hexadecimal digits.", path);
	}
	return strong(hexToBytes(nonce), path);
}

/**
 * The bytes of a secret key.
 *
 * @param key 32 to 1024 bytes, or as many as hexadecimal digits, from a cryptographic random source
 * @param path where it stands in the call
 * @returns a copy of its bytes
 * @throws {ReapproError} `OPTION_INVALID` when it is too short, has another form or follows a pattern
 * @example
 * keyBytes("8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70", "masterKey")[0]; // => 143
 */
export function keyBytes(key: unknown, path: string): Uint8Array {
	const isHex = typeof key === "string" && key.length <= 2 * MOST_BYTES && HEX.test(key);
	const bytes = isHex ? hexToBytes(key) : isBytes(key) ? new Uint8Array(key) : undefined;
	if (bytes === undefined || bytes.length < FEWEST_BYTES || bytes.length > MOST_BYTES) {
		throw new ReapproError(
			"OPTION_INVALID",
			"Give at least 32 random bytes, as a Uint8Array or as hexadecimal digits.",
			path,
		);
	}
	return strong(bytes, path);
}
