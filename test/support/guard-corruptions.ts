import {
	absences,
	type Corruption,
	homoglyph,
	inConsent,
	onLine,
	type Place,
	put,
	putEach,
	renamed,
	wrongTypes,
} from "./guard-corruption.js";
import { CONSENT } from "./guard-corruptions-consent.js";
import { BAD_DATES } from "./guard-corruptions-dates.js";
import { PLACES, STRUCTURE } from "./guard-corruptions-structure.js";
import { MALFORMED_IDS, PERSONAL_IDS } from "./guard-ids.js";
import type { Fields } from "./guard-lines.js";
import { dateBetween, LETTERS, pick, shifted, text } from "./guard-random.js";
import { type GuardWorld, TODAY, WITHDRAWN } from "./guard-worlds.js";

const idOf = (place: Place, line: Fields): string => String(place.of(line)?.[place.field] ?? "st-1");

function idCorruptions(place: Place, isRequired: boolean): Corruption[] {
	return [
		...(isRequired ? absences(place, ["FIELD_MISSING"]) : []),
		...wrongTypes(place, ["FIELD_TYPE"]),
		...Object.entries(MALFORMED_IDS).map(([what, write]) =>
			put(place, what, ["FIELD_FORMAT"], (random, line) => write(random, idOf(place, line))),
		),
		...Object.entries(PERSONAL_IDS).map(([what, write]) =>
			put(place, what, ["PERSONAL_DATA_SUSPECTED"], (random) => write(random)),
		),
	];
}

const operator = onLine("operatorId");
const uncovered = (world: GuardWorld, reason: string): string[] =>
	world.uncovered.filter((one) => one.reason === reason).map(({ operatorId }) => operatorId);
const rights = (["AGREEMENT_NOT_IN_FORCE", "AGREEMENT_PURPOSE", "AGREEMENT_GROUP"] as const).map((reason) =>
	put(
		operator,
		reason,
		[reason],
		(random, _, world) => pick(random, uncovered(world, reason)),
		(_, world) => uncovered(world, reason).length > 0,
	),
);
const OPERATOR: readonly Corruption[] = [
	...idCorruptions(operator, true),
	...rights,
	put(
		operator,
		"one letter more",
		["OPERATOR_UNKNOWN"],
		(random, line) => `${String(line.operatorId)}${text(random, LETTERS, 1)}`,
	),
	put(
		operator,
		"in capitals",
		["OPERATOR_UNKNOWN"],
		(_, line) => `${String(line.operatorId).toUpperCase()}X`,
	),
	put(operator, "one nobody knows", ["OPERATOR_UNKNOWN"], (random) => `op-${text(random, LETTERS, 8)}`),
	put(operator, "the name of a method", ["OPERATOR_UNKNOWN"], (random) =>
		pick(random, ["constructor", "toString", "hasOwnProperty", "size", "get"]),
	),
	put(operator, "a letter that looks alike", ["FIELD_FORMAT"], () => homoglyph("op-k7f3m2qd")),
];

const sku = onLine("sku");
const SKU: readonly Corruption[] = [
	...idCorruptions(sku, true),
	put(
		sku,
		"one letter more",
		["SKU_UNKNOWN"],
		(random, line) => `${String(line.sku)}${text(random, LETTERS, 1)}`,
	),
	put(sku, "another case", ["SKU_UNKNOWN"], (random) =>
		pick(random, ["cof-std-pin", "Cof-Oak-22", "urn-std-01"]),
	),
	put(sku, "the name of a method", ["SKU_UNKNOWN"], (random) =>
		pick(random, ["constructor", "toString", "has", "size"]),
	),
	put(sku, "a family name", ["SKU_UNKNOWN"], (random) => `dupont-${text(random, LETTERS, 3)}`),
	put(
		sku,
		"an article of another catalogue",
		["SKU_UNKNOWN"],
		(random) => `377${text(random, "123456789", 10)}`,
	),
	put(sku, "a SIREN", ["SKU_UNKNOWN"], (random) => `5${text(random, "123456789", 8)}`),
	put(sku, "a letter that looks alike", ["FIELD_FORMAT"], () => "C\u041eF-STD-PIN"),
];

const kind = onLine("kind");
const KIND: readonly Corruption[] = [
	...wrongTypes(kind, ["FIELD_TYPE"]),
	...putEach(kind, ["FIELD_FORMAT"], {
		"a capital": "Return",
		capitals: "ORDER",
		"a space after it": "order ",
		empty: "",
		"an exchange": "exchange",
		French: "retour",
		"a zero-width space": "return\u200b",
		"a letter that looks alike": homoglyph("order"),
		__proto__: "__proto__",
	}),
	put(kind, "the other kind", ["FIELD_RANGE"], (_, line) => (line.kind === "return" ? "order" : "return")),
	{
		name: "kind: a return that does not say so",
		reasons: ["FIELD_RANGE"],
		applies: (line) => line.kind === "return",
		apply: (line) => {
			Reflect.deleteProperty(line, "kind");
			return line;
		},
	},
];

const quantity = onLine("quantity");
const QUANTITY: readonly Corruption[] = [
	...absences(quantity, ["FIELD_MISSING"]),
	...wrongTypes(quantity, ["FIELD_TYPE"], ["a number", "a date as a number"]),
	put(quantity, "its text", ["FIELD_TYPE"], (_, line) => String(line.quantity)),
	put(quantity, "extended JSON", ["FIELD_TYPE"], (_, line) => ({ $numberInt: String(line.quantity) })),
	put(quantity, "the other sign", ["FIELD_RANGE"], (_, line) => -(line.quantity as number)),
	put(
		quantity,
		"a fraction",
		["FIELD_RANGE"],
		(random, line) => (line.quantity as number) + (1 + random.integer(9)) / 10,
	),
	put(
		quantity,
		"one more than the policy allows",
		["FIELD_RANGE"],
		(_, line, { policy }) => Math.sign(line.quantity as number) * (policy.maxLineQuantity + 1),
	),
	put(
		quantity,
		"far more than the policy allows",
		["FIELD_RANGE"],
		(random, line, { policy }) =>
			Math.sign(line.quantity as number) * (policy.maxLineQuantity + 1 + random.integer(10_000_000)),
	),
	...putEach(quantity, ["FIELD_RANGE"], {
		zero: 0,
		"minus zero": -0,
		"not a number": Number.NaN,
		infinity: Number.POSITIVE_INFINITY,
		"minus infinity": Number.NEGATIVE_INFINITY,
		"2^32 + 1, which is 1 in 32 bits": 2 ** 32 + 1,
		"2^53": 2 ** 53,
		"the smallest number": Number.MIN_VALUE,
		"1e21": 1e21,
	}),
];

const orderedOn = onLine("orderedOn");
const historyFrom = (line: Fields, { covered }: GuardWorld): string =>
	covered.find(({ operatorId }) => operatorId === line.operatorId)?.historyFrom as string;
const ORDERED_ON: readonly Corruption[] = [
	...absences(orderedOn, ["FIELD_MISSING"]),
	...wrongTypes(orderedOn, ["FIELD_TYPE"]),
	...BAD_DATES.map(({ name, write }) => put(orderedOn, name, ["DATE_INVALID"], (random) => write(random))),
	put(orderedOn, "tomorrow", ["ORDER_IN_FUTURE"], () => shifted(TODAY, 1)),
	put(orderedOn, "later", ["ORDER_IN_FUTURE"], (random) => dateBetween(random, "2026-11-24", "9999-12-31")),
	put(orderedOn, "the day before history", ["ORDER_BEFORE_HISTORY"], (_, line, world) =>
		shifted(historyFrom(line, world), -1),
	),
	put(orderedOn, "before history", ["ORDER_BEFORE_HISTORY"], (random, line, world) =>
		dateBetween(random, "1900-01-01", shifted(historyFrom(line, world), -1)),
	),
];

const optIn = onLine("optIn");
const OPT_IN: readonly Corruption[] = [
	...absences(optIn, ["OPT_IN_MISSING"]),
	...wrongTypes(optIn, ["OPT_IN_NOT_TRUE"], ["true"]),
	...putEach(optIn, ["OPT_IN_NOT_TRUE"], {
		false: false,
		"its text": "true",
		one: 1,
		"minus one": -1,
		yes: "yes",
		oui: "oui",
		empty: "",
		"an object that says so": { value: true },
		"not a number": Number.NaN,
		"a bigint one": 1n,
	}),
];

const WITHDRAWALS: readonly Corruption[] = [
	put(onLine("lineId"), "withdrawn by the policy", ["CONSENT_WITHDRAWN"], () => WITHDRAWN.lineId),
	put(onLine("caseRef"), "withdrawn by the policy", ["CONSENT_WITHDRAWN"], () => WITHDRAWN.caseRef),
	put(inConsent("ref"), "withdrawn by the policy", ["CONSENT_WITHDRAWN"], () => WITHDRAWN.consentRef),
];

/** Every way to spoil a single field. */
export const CORRUPTIONS: readonly Corruption[] = [
	...STRUCTURE,
	...PLACES.map(renamed),
	...idCorruptions(onLine("lineId"), true),
	...idCorruptions(onLine("caseRef"), false),
	...idCorruptions(onLine("siteId"), false),
	...idCorruptions(inConsent("ref"), true),
	...OPERATOR,
	...SKU,
	...KIND,
	...QUANTITY,
	...ORDERED_ON,
	...OPT_IN,
	...CONSENT,
	...WITHDRAWALS,
];
