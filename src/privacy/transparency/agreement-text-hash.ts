import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { ReapproError } from "../../errors.js";
import { utf8Bytes } from "../proof/utf8-bytes.js";

/** Takes out what editors change without changing a word. */
function normalised(text: string): string {
	return text
		.replace(/^\ufeff/, "")
		.normalize("NFC")
		.split(/\r\n?|\n/)
		.map((line) => line.trimEnd())
		.join("\n")
		.trimEnd();
}

/**
 * Fingerprint of a signed text, for the `textSha256` of an agreement: SHA-256 (FIPS 180-4) of its UTF-8 bytes.
 *
 * Taken after normalisation, so that the same words give the same hash on every machine: Unicode form C, line ends
 * as LF, no byte order mark, no blanks at the end of a line, no empty lines at the end.
 *
 * @param text the whole text as it was signed, placeholders filled in
 * @returns 64 hexadecimal digits
 * @throws {ReapproError} `INPUT_INVALID` when it is no text, or holds nothing but blanks
 * @example
 * agreementTextHash("One clause.\r\n") === agreementTextHash("One clause. "); // => true
 */
export function agreementTextHash(text: string): string {
	if (typeof text !== "string" || text.trim() === "") {
		throw new ReapproError("INPUT_INVALID", "Give the whole text of the agreement as it was signed.");
	}
	return bytesToHex(sha256(utf8Bytes(normalised(text))));
}
