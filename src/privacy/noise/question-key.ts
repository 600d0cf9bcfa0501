import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { utf8Bytes } from "../proof/utf8-bytes.js";
import type { Enforcement } from "./noisy-counts-types.js";

/** What tells two questions apart; every part is public. */
export interface Question {
	/** What is counted. */
	readonly name: string;
	/** Which state of the data, such as the day of processing. */
	readonly edition: string;
	/** Labels of the counts, in any order. */
	readonly cells: readonly string[];
	readonly microEpsilon: number;
	readonly enforcement: Enforcement;
}

/**
 * Names a question, so that asking it again gives the same answer.
 *
 * Nothing of the data enters. With a digest of the data in the key, a changed answer would tell for certain that the data
 * had changed, and so that a family had come or gone: no noise could hide that again.
 *
 * @param question its public parts
 * @returns 64 hexadecimal digits; the order of the cells does not matter
 * @example
 * const question = { name: "urns", edition: "2026", cells: ["a"], microEpsilon: 1, enforcement: "unit" };
 * questionKey(question) === questionKey({ ...question, edition: "2027" }); // => false
 */
export function questionKey({ name, edition, cells, microEpsilon, enforcement }: Question): string {
	const parts = ["noisy-counts", 1, name, edition, microEpsilon, enforcement, [...cells].sort()];
	return bytesToHex(sha256(utf8Bytes(JSON.stringify(parts))));
}
