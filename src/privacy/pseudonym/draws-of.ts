import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { utf8Bytes } from "../proof/utf8-bytes.js";

/**
 * Draws for names, by which they stand in an order that nobody can read from them: HMAC-SHA-256 of each under a secret.
 *
 * @param names ids, each once
 * @param secret a text that those who see the order do not know; the same text gives the same draws
 * @returns 64 hexadecimal digits for each name, whatever the others are
 * @example
 * drawsOf(["op-1", "op-2"], "a").map((draw) => draw.length); // => [64, 64]
 */
export function drawsOf(names: readonly string[], secret: string): string[] {
	const key = utf8Bytes(`reappro/draw/1\n${secret}`);
	return names.map((name) => bytesToHex(hmac(sha256, key, utf8Bytes(name))));
}
