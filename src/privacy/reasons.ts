import type { ReasonCode } from "./types.js";

/** Every reason code in the order in which reasons are listed. */
export const REASON_CODES = [
	"NOT_PLAIN_DATA",
	"OPT_IN_MISSING",
	"OPT_IN_NOT_TRUE",
	"FIELD_MISSING",
	"FIELD_UNKNOWN",
	"FIELD_TYPE",
	"FIELD_FORMAT",
	"FIELD_RANGE",
	"DATE_INVALID",
	"ORDER_IN_FUTURE",
	"ORDER_BEFORE_HISTORY",
	"OPERATOR_UNKNOWN",
	"AGREEMENT_NOT_IN_FORCE",
	"AGREEMENT_PURPOSE",
	"AGREEMENT_GROUP",
	"SKU_UNKNOWN",
	"CONSENT_MISSING",
	"CONSENT_PURPOSE",
	"CONSENT_UNKNOWN_PURPOSE",
	"CONSENT_NOT_YET_GIVEN",
	"CONSENT_EXPIRED",
	"CONSENT_STALE",
	"CONSENT_WITHDRAWN",
	"NOTICE_UNKNOWN",
	"DUPLICATE_LINE",
	"DUPLICATE_CONFLICT",
	"PERSONAL_DATA_SUSPECTED",
	"JSON_INVALID",
	"INTERNAL",
] as const satisfies readonly ReasonCode[];

/** Reasons of one line as bits: bit i stands for `REASON_CODES[i]`. */
export type ReasonMask = number;

/** The bit of each reason code. */
export const REASON = Object.freeze(
	Object.fromEntries(REASON_CODES.map((code, index) => [code, 1 << index])),
) as Readonly<Record<ReasonCode, ReasonMask>>;

/**
 * The reason codes of a mask.
 *
 * @param mask bits of `REASON`
 * @returns the codes, frozen, in the order of `ReasonCode`
 * @example
 * reasonsOf(REASON.SKU_UNKNOWN | REASON.OPT_IN_MISSING); // => ["OPT_IN_MISSING", "SKU_UNKNOWN"]
 */
export function reasonsOf(mask: ReasonMask): readonly ReasonCode[] {
	return Object.freeze(REASON_CODES.filter((_, index) => (mask & (1 << index)) !== 0));
}
