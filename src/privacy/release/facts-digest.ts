import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { utf8Bytes } from "../proof/utf8-bytes.js";
import type { CellContribution } from "./judge-cell.js";
import type { GroupRun, PeriodVolume } from "./register-types.js";

/** Ids hold neither spaces nor line ends. */
const digestOf = (lines: readonly (readonly (string | number)[])[]): string =>
	bytesToHex(sha256(utf8Bytes(lines.map((fields) => fields.join(" ")).join("\n"))));

/**
 * Names what the figures of a run were computed from, so that a run on the same data with other facts shows.
 *
 * @param run members, and what each had and needed of each article
 * @returns 64 hexadecimal digits
 */
export function factsDigest({ members, coverage = [], dataUntil, articles }: GroupRun): string {
	const isFact = ({ periodStart, quantity, orders }: PeriodVolume): boolean =>
		periodStart < dataUntil && (quantity > 0 || orders > 0);
	return digestOf([
		...members.map((operatorId) => [operatorId]),
		...coverage.map(({ operatorId, share }) => [operatorId, share]),
		...articles.flatMap(({ sku, volumes, needs }) => [
			[sku],
			...volumes
				.filter(isFact)
				.map(({ operatorId, periodStart, quantity, orders }) => [operatorId, periodStart, quantity, orders]),
			...needs
				.filter(({ quantity }) => quantity > 0)
				.map(({ operatorId, quantity }) => [operatorId, quantity]),
		]),
	]);
}

/**
 * Names what members had in the months of one year.
 *
 * @param months what each member had, from January
 * @returns 64 hexadecimal digits, whatever the order of members
 */
export const monthsDigest = (months: readonly (readonly CellContribution[])[]): string =>
	digestOf(
		months.flatMap((cell, month) =>
			[...cell]
				.sort((a, b) => (a.operatorId < b.operatorId ? -1 : 1))
				.map(({ operatorId, quantity, orders }) => [month, operatorId, quantity, orders]),
		),
	);
