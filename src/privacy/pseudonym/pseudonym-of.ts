import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { ReapproError } from "../../errors.js";
import { isId } from "../ids.js";
import { keyBytes } from "../proof/secret-bytes.js";
import { utf8Bytes } from "../proof/utf8-bytes.js";

/** Whom a pseudonym stands for, and in which year. */
export type PseudonymSubject =
	| { readonly kind: "operator"; readonly operatorId: string; readonly year: number }
	| { readonly kind: "site"; readonly operatorId: string; readonly siteId: string; readonly year: number };

const SALT = utf8Bytes("reappro/pseudonym/1");
const PREFIX = "p";
/**
 * One letter for each four bits. Without digits no part can look like a phone number, a date of birth or a NIR; without
 * vowels it makes no words; in one case a program that folds letters does no harm.
 */
const LETTERS = "bcdfghjklmnpqrst";
/** 128 bits: RFC 2104 (section 5) keeps at least half of the hash. */
const SHOWN_BYTES = 16;

const refuse = (advice: string, path: string): never => {
	throw new ReapproError("INPUT_INVALID", advice, path);
};

const ID = "Give an id of 1 to 64 letters, digits, _ and -, that starts with a letter or digit.";
const NO_SUBJECT = "Give a plain object with kind, operatorId, year and, for a site, siteId.";

const isIdText = (value: unknown): value is string => typeof value === "string" && isId(value);

/** Each field read once. */
function readSubject(subject: unknown): Readonly<Record<string, unknown>> {
	try {
		const { kind, operatorId, siteId, year } = subject as Readonly<Record<string, unknown>>;
		return { kind, operatorId, siteId, year };
	} catch {
		// What a getter throws may hold a value.
		return refuse(NO_SUBJECT, "subject");
	}
}

function checkedSubject(subject: Readonly<Record<string, unknown>>): PseudonymSubject {
	const { kind, operatorId, siteId, year } = subject;
	if (kind !== "operator" && kind !== "site") return refuse('Give "operator" or "site".', "subject.kind");
	if (!isIdText(operatorId)) return refuse(ID, "subject.operatorId");
	if (typeof year !== "number" || !Number.isInteger(year) || year < 1900 || year > 9999) {
		return refuse("Give a calendar year from 1900 to 9999.", "subject.year");
	}
	if (kind === "site") {
		return isIdText(siteId) ? { kind, operatorId, siteId, year } : refuse(ID, "subject.siteId");
	}
	if (siteId !== undefined) return refuse("Leave siteId out, or say kind site.", "subject.siteId");
	return { kind, operatorId, year };
}

/** HKDF-SHA-256 (RFC 5869): extract, then one block of expansion. */
function derivedKey(masterKey: Uint8Array, info: string): Uint8Array {
	const extracted = hmac(sha256, SALT, masterKey);
	return hmac(sha256, extracted, Uint8Array.of(...utf8Bytes(info), 1));
}

function lettersOf(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => (LETTERS[byte >> 4] as string) + (LETTERS[byte & 15] as string)).join(
		"",
	);
}

/**
 * A pseudonym of an operator or a site for one year: HMAC-SHA-256 (RFC 2104) under a key of its own, which HKDF
 * (RFC 5869) derives from the master key by operator and year. Years and operators can not be linked by it.
 *
 * It is not anonymous: whoever holds the master key, or knows the volumes behind it, can tell who it is. Treat data
 * under pseudonyms as personal data wherever the data were so before.
 *
 * @param subject kind, operator, calendar year (1900..9999) and, for a site, its id
 * @param masterKey at least 32 bytes from a cryptographic random source, as bytes or as hexadecimal digits
 * @returns "p" and 32 letters, in the form of an id
 * @throws {ReapproError} `INPUT_INVALID` for a subject of another form; `OPTION_INVALID` for a weak master key
 * @example
 * const masterKey = "8f0c1d2e3b4a59687786a5b4c3d2e1f00112a3b4c5d6e7f8091a2b3c4d5e6f70";
 * pseudonymOf({ kind: "operator", operatorId: "op-1", year: 2026 }, masterKey).length; // => 33
 */
export function pseudonymOf(subject: PseudonymSubject, masterKey: Uint8Array | string): string {
	const known = checkedSubject(readSubject(subject));
	const key = derivedKey(keyBytes(masterKey, "masterKey"), `${known.operatorId}\n${known.year}`);
	const name = known.kind === "site" ? `site\n${known.siteId}` : "operator";
	return PREFIX + lettersOf(hmac(sha256, key, utf8Bytes(name)).subarray(0, SHOWN_BYTES));
}
