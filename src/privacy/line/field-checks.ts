import { digitsOfId } from "../ids.js";
import type { PackedDate } from "../personal-data/birth-date.js";
import { FEWEST_DIGITS, isPersonalDataSuspected } from "../personal-data/suspect.js";
import { REASON, type ReasonMask } from "../reasons.js";
import { UNREADABLE } from "./line-copy.js";

/**
 * Why a field can not be used at all: it is absent although required, or has the wrong type.
 *
 * @param value what was read; `undefined` counts as absent
 * @param required whether it must be there
 * @returns `FIELD_MISSING`, `FIELD_TYPE` or 0; a value that could not be read was refused while reading
 * @example
 * absenceReasons(undefined, true) === REASON.FIELD_MISSING; // => true
 */
export function absenceReasons(value: unknown, required: boolean): ReasonMask {
	if (value === undefined) return required ? REASON.FIELD_MISSING : 0;
	return value === UNREADABLE ? 0 : REASON.FIELD_TYPE;
}

/**
 * Checks the form of an id, without looking for personal data.
 *
 * @param value what was read
 * @param required whether it must be there
 * @returns `FIELD_MISSING`, `FIELD_TYPE`, `FIELD_FORMAT` or 0
 * @example
 * idFormReasons("a b", true) === REASON.FIELD_FORMAT; // => true
 */
export function idFormReasons(value: unknown, required: boolean): ReasonMask {
	if (typeof value !== "string") return absenceReasons(value, required);
	return digitsOfId(value) < 0 ? REASON.FIELD_FORMAT : 0;
}

/**
 * Checks an id that a family's data could hide in.
 *
 * @param value what was read
 * @param required whether it must be there
 * @param lastBirthDate last date of birth, of `lastBirthDate`
 * @returns `FIELD_MISSING`, `FIELD_TYPE`, `FIELD_FORMAT`, `PERSONAL_DATA_SUSPECTED` or 0
 * @example
 * idReasons("0612345678", true, 20111123) === REASON.PERSONAL_DATA_SUSPECTED; // => true
 */
export function idReasons(value: unknown, required: boolean, lastBirthDate: PackedDate): ReasonMask {
	if (typeof value !== "string") return absenceReasons(value, required);
	const digits = digitsOfId(value);
	if (digits < 0) return REASON.FIELD_FORMAT;
	const suspected = digits >= FEWEST_DIGITS && isPersonalDataSuspected(value, lastBirthDate);
	return suspected ? REASON.PERSONAL_DATA_SUSPECTED : 0;
}

/**
 * Why a value is no date.
 *
 * @param value what was read, and could not be parsed
 * @param required whether it must be there
 * @returns `FIELD_MISSING`, `FIELD_TYPE`, `DATE_INVALID` or 0
 * @example
 * dateReasons("2026-02-30", true) === REASON.DATE_INVALID; // => true
 */
export function dateReasons(value: unknown, required: boolean): ReasonMask {
	return typeof value === "string" ? REASON.DATE_INVALID : absenceReasons(value, required);
}
