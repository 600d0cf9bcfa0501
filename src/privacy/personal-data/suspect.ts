import { isBirthDate, isCompactBirthDate, type PackedDate } from "./birth-date.js";
import { isFrenchPhone } from "./french-phone.js";
import { isNir } from "./nir.js";

/** No pattern needs fewer digits than a date of birth. */
export const FEWEST_DIGITS = 8;

const SEPARATORS = /[-_]/g;

/** A UUID with its version and variant (RFC 9562): one in 1,200 random ones holds eight digits that read as a date. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const UUID_LENGTH = 36;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isSeparator = (code: number): boolean => code === 45 || code === 95;

/** Bounds of the maximal runs of digits of the id at hand; an id holds at most 32 of them. */
const starts = new Uint8Array(32);
const ends = new Uint8Array(32);

function findRuns(text: string): number {
	let runs = 0;
	for (let at = 0; at < text.length; at++) {
		if (!isDigit(text.charCodeAt(at))) continue;
		starts[runs] = at;
		while (isDigit(text.charCodeAt(at))) at += 1;
		ends[runs++] = at;
	}
	return runs;
}

const lengthOf = (run: number): number => (ends[run] as number) - (starts[run] as number);
const numberIn = (text: string, run: number): number => Number(text.slice(starts[run], ends[run]));

/** NIR, phone number or date of birth as digits without anything between. */
function isSuspectNumber(digits: string, last: PackedDate): boolean {
	switch (digits.length) {
		case 8:
			return isCompactBirthDate(digits, last);
		case 10:
		case 11:
		case 13:
			return isFrenchPhone(digits);
		case 15:
			return isNir(digits);
		default:
			return false;
	}
}

/** Six digits, A or B, eight digits, none before or after: two runs that are a NIR with what stands between them. */
function isCorsicanNir(text: string, run: number, runs: number): boolean {
	return run + 1 < runs && lengthOf(run) === 6 && isNir(text.slice(starts[run], ends[run + 1]));
}

/** YYYY-MM-DD or DD-MM-YYYY, with - or _ between, from a run on. */
function isWrittenBirthDate(text: string, run: number, runs: number, last: PackedDate): boolean {
	if (run + 2 >= runs || lengthOf(run + 1) !== 2) return false;
	for (let before = run; before < run + 2; before++) {
		const end = ends[before] as number;
		if (starts[before + 1] !== end + 1 || !isSeparator(text.charCodeAt(end))) return false;
	}
	const month = numberIn(text, run + 1);
	if (lengthOf(run) === 4 && lengthOf(run + 2) === 2) {
		return isBirthDate(numberIn(text, run), month, numberIn(text, run + 2), last);
	}
	if (lengthOf(run) !== 2 || lengthOf(run + 2) !== 4) return false;
	return isBirthDate(numberIn(text, run + 2), month, numberIn(text, run), last);
}

/** The whole text without separators, when it could be a number of its own: digits and at most one letter. */
function isSuspectWhole(text: string, last: PackedDate): boolean {
	let letters = 0;
	for (let at = 0; at < text.length && letters < 2; at++) {
		const code = text.charCodeAt(at);
		if (!isDigit(code) && !isSeparator(code)) letters += 1;
	}
	if (letters > 1) return false;
	const whole = text.replace(SEPARATORS, "");
	return letters === 0 ? isSuspectNumber(whole, last) : isNir(whole);
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
	const whole = text.replace(SEPARATORS, "");
	return isNir(whole) || isFrenchPhone(whole);
}

/**
 * Whether an id may hold a family's data: a NIR with a right key, a French phone number or a date of birth, as the
 * whole value without `-` and `_` or as a maximal run of digits in it. A UUID is a random number and holds none.
 *
 * @param text an id, at most 64 characters
 * @param last last date of birth, of `lastBirthDate`
 * @returns true when the line should be refused for it
 * @example
 * isPersonalDataSuspected("TEL-0687654321", 20111123); // => true
 * isPersonalDataSuspected("CMD-2026-05-17-003", 20111123); // => false
 */
export function isPersonalDataSuspected(text: string, last: PackedDate): boolean {
	if (text.length === UUID_LENGTH && UUID.test(text)) return false;
	const runs = findRuns(text);
	for (let run = 0; run < runs; run++) {
		if (lengthOf(run) >= FEWEST_DIGITS && isSuspectNumber(text.slice(starts[run], ends[run]), last))
			return true;
		if (isCorsicanNir(text, run, runs) || isWrittenBirthDate(text, run, runs, last)) return true;
	}
	return isSuspectWhole(text, last);
}
