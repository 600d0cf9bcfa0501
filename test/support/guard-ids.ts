import { chance, DIGITS, dateBetween, LETTERS, pick, type Random, text } from "./guard-random.js";

const HEXADECIMAL = "0123456789abcdef";

/** Key of a NIR: 97 less the rest of its first 13 digits, 2A read as 19 and 2B as 18 (INSEE). */
function nirKey(body: string): string {
	const read = body.replace("2A", "19").replace("2B", "18");
	return String(97 - Number(BigInt(read) % 97n)).padStart(2, "0");
}

/** A social security number with a right key, of the mainland or of Corsica. */
export function nir(random: Random): string {
	const birth = `${pick(random, ["1", "2"])}${text(random, DIGITS, 2)}${pick(random, ["01", "05", "09", "12"])}`;
	const department = pick(random, ["01", "29", "75", "93", "2A", "2B"]);
	const body = `${birth}${department}${text(random, DIGITS, 6)}`;
	return `${body}${nirKey(body)}`;
}

/** The groups in which a NIR is written. */
const nirGroups = (digits: string): string[] =>
	[
		[0, 1],
		[1, 3],
		[3, 5],
		[5, 7],
		[7, 10],
		[10, 13],
		[13, 15],
	].map(([from, to]) => digits.slice(from, to));

const pairs = (digits: string): string[] => digits.match(/../g) ?? [];

/** A date from 1900 to 15 years before the processing date. */
const birthDate = (random: Random): [string, string, string] =>
	dateBetween(random, "1900-01-01", "2011-11-23").split("-") as [string, string, string];

/** Ways to write a family's data into an id; each has the form of an id and must be suspected. */
export const PERSONAL_IDS: Readonly<Record<string, (random: Random) => string>> = {
	"a NIR": nir,
	"a NIR in groups": (random) => nirGroups(nir(random)).join(pick(random, ["-", "_"])),
	"a NIR behind letters": (random) => `${pick(random, ["SS", "dossier-", "N_"])}${nir(random)}`,
	"a NIR before letters": (random) => `${nir(random)}${pick(random, ["-X", "_fin", "-deces"])}`,
	"a mobile number": (random) => `0${pick(random, ["6", "7"])}${text(random, DIGITS, 8)}`,
	"a landline number": (random) =>
		`0${pick(random, ["1", "2", "3", "4", "5", "9"])}${text(random, DIGITS, 8)}`,
	"a phone number in pairs": (random) =>
		pairs(`0${pick(random, ["1", "2", "6", "7"])}${text(random, DIGITS, 8)}`).join(pick(random, ["-", "_"])),
	"a phone number behind a label": (random) =>
		`${pick(random, ["TEL-", "mobile_", "p"])}06${text(random, DIGITS, 8)}`,
	"a number with 33": (random) => `33${pick(random, ["6", "7"])}${text(random, DIGITS, 8)}`,
	"a number with 33 in pairs": (random) => `33-6-${pairs(text(random, DIGITS, 8)).join("-")}`,
	"a number with 0033": (random) => `0033${pick(random, ["1", "4", "6", "7"])}${text(random, DIGITS, 8)}`,
	"a date of birth": (random) => birthDate(random).join(pick(random, ["-", "_"])),
	"a date of birth, day first": (random) =>
		birthDate(random)
			.reverse()
			.join(pick(random, ["-", "_"])),
	"a compact date of birth": (random) => birthDate(random).join(""),
	"a compact date of birth, day first": (random) => birthDate(random).reverse().join(""),
	"a name and a date of birth": (random) => `dupont-${birthDate(random).join("-")}`,
	"a compact date between letters": (random) => `n${birthDate(random).join("")}x`,
	"a date of birth before a date of death": (random) =>
		`${birthDate(random).join("-")}${pick(random, ["_", "-x-"])}2026-03-04`,
};

/** Texts that are no id at all. */
export const MALFORMED_IDS: Readonly<Record<string, (random: Random, id: string) => string>> = {
	"an empty text": () => "",
	"a leading hyphen": (_, id) => `-${id}`.slice(0, 64),
	"a leading low line": (_, id) => `_${id}`.slice(0, 64),
	"65 characters": (random) => text(random, LETTERS, 65),
	"10,000 characters": () => "a".repeat(10_000),
	"a space at the end": (_, id) => `${id} `,
	"a space before": (_, id) => ` ${id}`,
	"an end of line after it": (_, id) => `${id}\n`,
	"a carriage return after it": (_, id) => `${id}\r`,
	"a NUL after it": (_, id) => `${id}\u0000`,
	"a zero-width space": (_, id) => `${id.slice(0, 2)}\u200b${id.slice(2)}`,
	"a soft hyphen": (_, id) => `${id}\u00ad`,
	"a byte order mark": (_, id) => `\ufeff${id}`,
	"a right-to-left override": (_, id) => `\u202e${id}`,
	"an escape sequence": (_, id) => `\u001b[31m${id}`,
	"a full-width digit": (_, id) => `${id}\uff11`,
	"an Arabic digit": (_, id) => `${id}\u0663`,
	"a Cyrillic letter": (_, id) => `${id}\u0430`,
	"a combining accent": (_, id) => `${id}\u0301`,
	"a name with an accent": (random) => `L\u00e9a-${text(random, LETTERS, 4)}`,
	"an e-mail address": (random) => `${text(random, LETTERS, 6)}@example.org`,
	"a phone number with spaces": (random) => pairs(`06${text(random, DIGITS, 8)}`).join(" "),
	"a phone number with dots": (random) => pairs(`06${text(random, DIGITS, 8)}`).join("."),
	"an international number": (random) => `+336${text(random, DIGITS, 8)}`,
	"a NIR with spaces": (random) => nirGroups(nir(random)).join(" "),
	"a date with slashes": (random) => birthDate(random).reverse().join("/"),
	"a SIRET with spaces": (random) => `${text(random, DIGITS, 9)} ${text(random, DIGITS, 5)}`,
	"a path": (_, id) => `../${id}`,
	"a tag": (_, id) => `<b>${id}</b>`,
	"a lone surrogate": (_, id) => `${id}\ud800`,
};

/** Two hundred million numbers of a firm's register; none has the length of a phone number or a date. */
const siren = (random: Random): string => `${pick(random, ["3", "4", "5", "8"])}${text(random, DIGITS, 8)}`;

/** Letters and digits in which no run of digits is long enough to be anything. */
const opaque = (random: Random): string =>
	Array.from(
		{ length: 1 + random.integer(4) },
		() => `${text(random, DIGITS, random.integer(5))}${text(random, LETTERS, 2)}`,
	).join(pick(random, ["", "-", "_"]));

/** A random UUID (RFC 9562, version 4); about 1 in 1,300 holds eight digits that read as a date. */
function uuid(random: Random): string {
	const [a, b, c, d, e] = [8, 4, 3, 3, 12].map((length) => text(random, HEXADECIMAL, length));
	return `${a}-${b}-4${c}-${pick(random, ["8", "9", "a", "b"])}${d}-${e}`;
}

/** Odd ids that name nobody and must pass. */
export const BENIGN_IDS: Readonly<Record<string, (random: Random) => string>> = {
	"an opaque id": opaque,
	"a single character": (random) => text(random, LETTERS + DIGITS, 1),
	"64 characters": (random) => text(random, LETTERS, 64),
	"a UUID": uuid,
	"a SIREN": siren,
	"a SIRET": (random) => `${siren(random)}${text(random, DIGITS, 5)}`,
	"ten digits that do not start with 0": (random) =>
		`${pick(random, ["1", "2", "3", "9"])}${text(random, DIGITS, 9)}`,
	"eleven digits that do not start with 33": (random) => `4${text(random, DIGITS, 10)}`,
	"twelve digits": (random) => text(random, DIGITS, 12),
	"thirteen digits that do not start with 0": (random) => `3${text(random, DIGITS, 12)}`,
	"fifteen digits with a wrong key": (random) => {
		const right = nir(random).replace(/2[AB]/, "29");
		const body = right.slice(0, 13);
		const key = (Number(nirKey(body)) % 97) + 1;
		return `${body}${String(key).padStart(2, "0")}`;
	},
	"eight digits that are no date": (random) =>
		`${pick(random, ["40", "77", "99"])}${text(random, DIGITS, 2)}9${text(random, DIGITS, 3)}`,
	"a date of order": (random) =>
		`CMD-${dateBetween(random, "2016-11-23", "2026-11-23")}-${text(random, DIGITS, 3)}`,
	"a compact date of order": (random) =>
		`${dateBetween(random, "2016-11-23", "2026-11-23").replaceAll("-", "")}`,
	"nine digits": (random) => `1${text(random, DIGITS, 8)}`,
	"a date that does not exist": (random) => `19${text(random, DIGITS, 2)}-02-30`,
	"the name of a method": (random) => pick(random, ["constructor", "toString", "hasOwnProperty", "valueOf"]),
	"low lines and hyphens": (random) => `${text(random, LETTERS, 3)}--__${text(random, LETTERS, 3)}-_`,
};

const BENIGN = Object.values(BENIGN_IDS);

/** Any id that must pass. */
export const benignId = (random: Random): string =>
	chance(random, 0.4) ? opaque(random) : pick(random, BENIGN)(random);
