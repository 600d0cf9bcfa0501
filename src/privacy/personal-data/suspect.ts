import { isBirthDate, isCompactBirthDate, type PackedDate } from "./birth-date.js";
import { isFrenchPhone } from "./french-phone.js";
import { isNir } from "./nir.js";

/** No pattern needs fewer digits than a date of birth. */
export const FEWEST_DIGITS = 8;

const DIGIT_RUNS = /[0-9]+/g;
const CORSICAN_RUNS = /(?<![0-9])[0-9]{6}[AB][0-9]{8}(?![0-9])/g;
const SEPARATORS = /[-_]/g;
const YEAR_FIRST = /(?<![0-9])([0-9]{4})[-_]([0-9]{2})[-_](?=([0-9]{2})(?![0-9]))/g;
const DAY_FIRST = /(?<![0-9])([0-9]{2})[-_]([0-9]{2})[-_](?=([0-9]{4})(?![0-9]))/g;
const ONLY_DIGITS = /^[0-9]+$/;

const isNumberOfPerson = (digits: string): boolean => isNir(digits) || isFrenchPhone(digits);

const isSuspectRun = (digits: string, last: PackedDate): boolean =>
	digits.length >= FEWEST_DIGITS &&
	(isNumberOfPerson(digits) || (digits.length === FEWEST_DIGITS && isCompactBirthDate(digits, last)));

function holdsWrittenBirthDate(text: string, last: PackedDate): boolean {
	for (const [, year, month, day] of text.matchAll(YEAR_FIRST)) {
		if (isBirthDate(Number(year), Number(month), Number(day), last)) return true;
	}
	for (const [, day, month, year] of text.matchAll(DAY_FIRST)) {
		if (isBirthDate(Number(year), Number(month), Number(day), last)) return true;
	}
	return false;
}

/**
 * Whether a text as a whole, every `-` and `_` taken out, is a NIR with a right key or a French phone number.
 *
 * @param text an id
 * @returns true when it is one
 * @example
 * isPersonalNumber("06-12-34-56-78"); // => true
 */
export function isPersonalNumber(text: string): boolean {
	return isNumberOfPerson(text.replace(SEPARATORS, ""));
}

/**
 * Whether an id may hold a family's data: a NIR with a right key, a French phone number or a date of birth, as the
 * whole value without `-` and `_` or as a maximal run of digits in it.
 *
 * @param text an id
 * @param last last date of birth, of `lastBirthDate`
 * @returns true when the line should be refused for it
 * @example
 * isPersonalDataSuspected("TEL-0687654321", 20111123); // => true
 * isPersonalDataSuspected("CMD-2026-05-17-003", 20111123); // => false
 */
export function isPersonalDataSuspected(text: string, last: PackedDate): boolean {
	const whole = text.replace(SEPARATORS, "");
	if (isNumberOfPerson(whole) || (ONLY_DIGITS.test(whole) && isSuspectRun(whole, last))) return true;
	for (const [run] of text.matchAll(DIGIT_RUNS)) if (isSuspectRun(run, last)) return true;
	for (const [run] of text.matchAll(CORSICAN_RUNS)) if (isNir(run)) return true;
	return holdsWrittenBirthDate(text, last);
}
