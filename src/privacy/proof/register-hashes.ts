import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical-json.js";
import type { RunEntry } from "./run-register.js";
import { utf8Bytes } from "./utf8-bytes.js";

/** A name before each kind of content, so that no hash of one kind can pass for another. */
const domain = (kind: string, content: string): Uint8Array => utf8Bytes(`reappro/${kind}/1\n${content}`);

const keyed = (key: Uint8Array, content: Uint8Array): string => bytesToHex(hmac(sha256, key, content));

/** Head of a register without entries; the first entry is bound to it. */
export const EMPTY_HEAD = bytesToHex(sha256(domain("run-register", "")));

/**
 * Hash of a record, blinded: without the nonce no guess of the record can be tried out.
 *
 * @param record plain data
 * @param nonce 64 hexadecimal digits
 * @returns HMAC-SHA-256 of the record's canonical JSON, 64 hexadecimal digits
 * @example
 * contentHashOf({}, "00".repeat(32)).length; // => 64
 */
export function contentHashOf(record: unknown, nonce: string): string {
	return keyed(hexToBytes(nonce), domain("run-record", canonicalJson(record)));
}

/**
 * Hash of a link of the chain. It reaches the record through `contentHash` only, so that the record can be erased.
 *
 * @param entry place, hash of the entry before, hash of the record
 * @returns SHA-256, 64 hexadecimal digits
 * @example
 * entryHashOf({ index: 0, previous: EMPTY_HEAD, contentHash: "0".repeat(64) }).length; // => 64
 */
export function entryHashOf({
	index,
	previous,
	contentHash,
}: Pick<RunEntry, "index" | "previous" | "contentHash">): string {
	return bytesToHex(sha256(domain("run-entry", canonicalJson({ index, previous, contentHash }))));
}

/**
 * The nonce that an entry keeps. It is drawn from the caller's by the place in the chain: a nonce that was used
 * twice, or for a commitment too, then opens neither an erased entry nor the commitment to who reads the register.
 *
 * @param nonce the caller's 32 bytes
 * @param previous hash of the entry before
 * @returns 64 hexadecimal digits
 * @example
 * entryNonce(new Uint8Array(32), EMPTY_HEAD).length; // => 64
 */
export function entryNonce(nonce: Uint8Array, previous: string): string {
	return keyed(nonce, domain("run-nonce", previous));
}
