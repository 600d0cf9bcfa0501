import { ReapproError } from "../../errors.js";

/**
 * The default source of random bytes: `getRandomValues` of Web Crypto, looked up when bytes are asked for.
 *
 * The one place of the library that takes something no argument gave it: noise that can be repeated would be no noise.
 *
 * @param length number of bytes, 1..65536
 * @returns fresh random bytes
 * @throws {ReapproError} `PEER_MISSING` where there is no Web Crypto
 * @example
 * webCryptoBytes(16).length; // => 16
 */
export function webCryptoBytes(length: number): Uint8Array {
	if (typeof crypto === "undefined" || typeof crypto.getRandomValues !== "function") {
		throw new ReapproError(
			"PEER_MISSING",
			"There is no Web Crypto here: give a source of random bytes of your system.",
			"options.randomBytes",
		);
	}
	return crypto.getRandomValues(new Uint8Array(length));
}
