import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical-json.js";
import { utf8Bytes } from "./utf8-bytes.js";

/**
 * Names a plan for the register: SHA-256 (FIPS 180-4) of its canonical JSON. A plan that was stored as JSON and read
 * again has the same name. It hides nothing: who can guess a plan can try the guess.
 *
 * @param plan what `planReplenishment` or `planGroupPurchase` returned
 * @returns 64 hexadecimal digits
 * @throws {ReapproError} `INPUT_INVALID` when it is no plain data
 * @example
 * planDigest({ a: 1, b: 2 }) === planDigest({ b: 2, a: 1 }); // => true
 */
export function planDigest(plan: object): string {
	return bytesToHex(sha256(utf8Bytes(canonicalJson(plan))));
}
