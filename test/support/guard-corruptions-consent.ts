import {
	absences,
	type Corruption,
	homoglyph,
	inConsent,
	onLine,
	put,
	putEach,
	wrongTypes,
} from "./guard-corruption.js";
import { BAD_DATES } from "./guard-corruptions-dates.js";
import { MALFORMED_IDS } from "./guard-ids.js";
import type { Fields } from "./guard-lines.js";
import { dateBetween, LETTERS, pick, type Random, shifted, text } from "./guard-random.js";
import { type GuardWorld, TODAY } from "./guard-worlds.js";

const asksForRecord = (_: Fields, { policy }: GuardWorld): boolean => policy.evidence === "record";
const asksForNotice = (_: Fields, { policy }: GuardWorld): boolean => policy.noticeVersions !== undefined;

const consent = onLine("consent");
const WHOLE: readonly Corruption[] = [
	...absences(consent, ["CONSENT_MISSING"], asksForRecord),
	...wrongTypes(
		consent,
		["FIELD_TYPE"],
		["an object around it", "an empty object", "a boxed value", "a text from toString"],
	),
	...putEach(consent, ["FIELD_TYPE"], { yes: "yes", "its reference": "cs-1" }),
	...putEach(consent, ["FIELD_MISSING"], {
		"an empty record": {},
		"a record with a reference only": { ref: "cs-abc" },
	}),
];

const OTHER_PURPOSES = [
	"resale",
	"marketing",
	"profiling",
	"prospection",
	"Replenishment",
	"replenishment ",
	"GROUP-PURCHASING",
	"group_purchasing",
	homoglyph("replenishment"),
	"replenishment\u200b",
	"",
	"*",
	"all",
	"__proto__",
	"constructor",
] as const;

const purposes = inConsent("purposes");
const listOf = (line: Fields): unknown[] => [...((line.consent as Fields).purposes as unknown[])];
const withProperty = (list: unknown[], key: PropertyKey, value: unknown): unknown[] =>
	Object.defineProperty(list, key, { value, configurable: true, enumerable: true });
const insert = (random: Random, list: unknown[], value: unknown): unknown[] => {
	list.splice(random.integer(list.length + 1), 0, value);
	return list;
};

const PURPOSES: readonly Corruption[] = [
	...absences(purposes, ["FIELD_MISSING"]),
	...wrongTypes(purposes, ["FIELD_TYPE"], ["an array around it", "an empty array", "a boxed value"]),
	put(purposes, "none", ["CONSENT_PURPOSE"], () => []),
	put(purposes, "others only", ["CONSENT_PURPOSE"], (_, line, { policy }) =>
		["habit-analysis", ...listOf(line)].filter((purpose) => purpose !== policy.purpose),
	),
	put(purposes, "an unknown one more", ["CONSENT_UNKNOWN_PURPOSE"], (random, line) =>
		insert(random, listOf(line), pick(random, OTHER_PURPOSES)),
	),
	put(purposes, "any text more", ["CONSENT_UNKNOWN_PURPOSE"], (random, line) =>
		insert(random, listOf(line), text(random, LETTERS, random.integer(16))),
	),
	put(purposes, "an unknown one alone", ["CONSENT_UNKNOWN_PURPOSE", "CONSENT_PURPOSE"], (random) => [
		pick(random, OTHER_PURPOSES),
	]),
	put(purposes, "an element that is no text", ["FIELD_TYPE", "NOT_PLAIN_DATA"], (random, line) =>
		insert(
			random,
			listOf(line),
			pick<unknown>(random, [null, undefined, 1, true, [], {}, ["replenishment"], 1n, Symbol("p"), () => 1]),
		),
	),
	put(purposes, "its text", ["FIELD_TYPE"], (_, line) => listOf(line).join()),
	put(purposes, "an object like a list", ["FIELD_TYPE"], (_, line) => {
		const list = listOf(line);
		return { ...list, length: list.length };
	}),
	put(purposes, "a hole", ["NOT_PLAIN_DATA", "FIELD_TYPE"], (_, line) => {
		const list = listOf(line);
		list.length += 1;
		return list;
	}),
	put(purposes, "its own includes", ["NOT_PLAIN_DATA"], (_, line) =>
		withProperty(listOf(line), "includes", () => true),
	),
	put(purposes, "its own iterator", ["NOT_PLAIN_DATA"], (_, line) =>
		withProperty(listOf(line), Symbol.iterator, () => []),
	),
	put(purposes, "one more key", ["NOT_PLAIN_DATA"], (_, line) => withProperty(listOf(line), "note", 1)),
	put(purposes, "a getter as an element", ["NOT_PLAIN_DATA"], (_, line, { policy }) =>
		Object.defineProperty(listOf(line), "0", { get: () => policy.purpose, enumerable: true }),
	),
	put(purposes, "a Set", ["NOT_PLAIN_DATA", "FIELD_TYPE"], (_, line) => new Set(listOf(line))),
	put(
		purposes,
		"a subclass of Array",
		["NOT_PLAIN_DATA", "FIELD_TYPE"],
		(_, line) => Object.setPrototypeOf(listOf(line), class List extends Array {}.prototype) as unknown,
	),
	put(purposes, "a typed array", ["NOT_PLAIN_DATA", "FIELD_TYPE"], () => new Uint8Array(2)),
	put(purposes, "nested too deeply", ["NOT_PLAIN_DATA", "FIELD_TYPE"], (_, line) => [[[listOf(line)]]]),
];

const grantedOn = inConsent("grantedOn");
const expiresOn = inConsent("expiresOn");
const withdrawnOn = inConsent("withdrawnOn");
const DATES: readonly Corruption[] = [
	...absences(grantedOn, ["FIELD_MISSING"]),
	...wrongTypes(grantedOn, ["FIELD_TYPE"]),
	...wrongTypes(expiresOn, ["FIELD_TYPE"]),
	...wrongTypes(withdrawnOn, ["CONSENT_WITHDRAWN"]),
	...BAD_DATES.flatMap(({ name, write }) => [
		put(grantedOn, name, ["DATE_INVALID"], (random) => write(random)),
		put(expiresOn, name, ["DATE_INVALID"], (random) => write(random)),
		put(withdrawnOn, name, ["CONSENT_WITHDRAWN"], (random) => write(random)),
	]),
	put(grantedOn, "tomorrow", ["CONSENT_NOT_YET_GIVEN"], () => shifted(TODAY, 1)),
	put(grantedOn, "later", ["CONSENT_NOT_YET_GIVEN"], (random) =>
		dateBetween(random, "2026-11-24", "9999-12-31"),
	),
	put(grantedOn, "one day too old", ["CONSENT_STALE"], (_, __, { policy }) =>
		shifted(TODAY, -policy.maxConsentAgeDays - 1),
	),
	put(grantedOn, "too old", ["CONSENT_STALE"], (random, _, { policy }) =>
		dateBetween(random, "1900-01-01", shifted(TODAY, -policy.maxConsentAgeDays - 1)),
	),
	put(expiresOn, "yesterday", ["CONSENT_EXPIRED"], () => shifted(TODAY, -1)),
	put(expiresOn, "before", ["CONSENT_EXPIRED"], (random) => dateBetween(random, "1900-01-01", "2026-11-22")),
	put(withdrawnOn, "before", ["CONSENT_WITHDRAWN"], (random) =>
		dateBetween(random, "1900-01-01", "2026-11-22"),
	),
	put(withdrawnOn, "today", ["CONSENT_WITHDRAWN"], () => TODAY),
	put(withdrawnOn, "later", ["CONSENT_WITHDRAWN"], (random) =>
		dateBetween(random, "2026-11-24", "9999-12-31"),
	),
	put(withdrawnOn, "false", ["CONSENT_WITHDRAWN"], () => false),
];

const notice = inConsent("noticeVersion");
const NOTICE: readonly Corruption[] = [
	...absences(notice, ["NOTICE_UNKNOWN"], asksForNotice),
	...wrongTypes(notice, ["FIELD_TYPE"]),
	...Object.entries(MALFORMED_IDS).map(([what, write]) =>
		put(notice, what, ["FIELD_FORMAT"], (random) => write(random, "fr-2026-01")),
	),
	put(
		notice,
		"one that is not listed",
		["NOTICE_UNKNOWN"],
		(random) => `fr-${text(random, "0123456789", 4)}-x`,
		asksForNotice,
	),
	put(notice, "in capitals", ["NOTICE_UNKNOWN"], () => "FR-2026-01", asksForNotice),
	put(
		notice,
		"the name of a method",
		["NOTICE_UNKNOWN"],
		(random) => pick(random, ["has", "constructor", "size"]),
		asksForNotice,
	),
];

/** Corruptions of the consent record, its reference apart. */
export const CONSENT: readonly Corruption[] = [...WHOLE, ...PURPOSES, ...DATES, ...NOTICE];
