import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { utf8Bytes } from "../proof/utf8-bytes.js";
import type { NoiseBudget } from "./noise-budget-types.js";

/**
 * Fingerprint of a budget without its checksum: SHA-256 of its fields in a fixed order.
 *
 * @param content unit, bound, total and entries
 * @returns 64 hexadecimal digits
 * @example
 * const { checksum, ...content } = createNoiseBudget({ unit: "operator", contributionBound: { pieces: 9 }, totalMicroEpsilon: 5 });
 * budgetChecksum(content) === checksum; // => true
 */
export function budgetChecksum(content: Omit<NoiseBudget, "checksum">): string {
	const { schemaVersion, kind, unit, contributionBound, totalMicroEpsilon, entries } = content;
	const bound =
		"pieces" in contributionBound
			? [contributionBound.pieces]
			: [contributionBound.lines, contributionBound.piecesPerLine];
	const told = entries.map(({ question, microEpsilon, counts }) => [question, microEpsilon, counts]);
	const fields = [kind, schemaVersion, unit, bound, totalMicroEpsilon, told];
	return bytesToHex(sha256(utf8Bytes(JSON.stringify(fields))));
}
