import { type Corruption, homoglyph, inConsent, onLine, type Place } from "./guard-corruption.js";
import type { Fields } from "./guard-lines.js";
import { LETTERS, pick, type Random, text } from "./guard-random.js";

export const LINE_FIELDS = [
	"lineId",
	"caseRef",
	"operatorId",
	"siteId",
	"sku",
	"kind",
	"quantity",
	"orderedOn",
	"optIn",
	"consent",
] as const;
export const CONSENT_FIELDS = [
	"ref",
	"purposes",
	"grantedOn",
	"expiresOn",
	"withdrawnOn",
	"noticeVersion",
] as const;
export const PLACES: readonly Place[] = [...LINE_FIELDS.map(onLine), ...CONSENT_FIELDS.map(inConsent)];

const UNKNOWN_KEYS = [
	"__proto__",
	"constructor",
	"prototype",
	"toString",
	"hasOwnProperty",
	"valueOf",
	"toJSON",
	"length",
	"0",
	"",
	"familyName",
	"dateOfDeath",
	"email",
	"price",
	"schemaVersion",
	"status",
	"family",
	"Jean Dupont 1948-03-12",
] as const;

function unknownKey(random: Random): string {
	const form = random.integer(4);
	if (form === 0) return text(random, LETTERS, 1 + random.integer(12));
	if (form === 1) return homoglyph(pick(random, [...LINE_FIELDS, ...CONSENT_FIELDS]));
	return pick(random, UNKNOWN_KEYS);
}

/** A value of JSON, nested at most two levels. */
export function jsonValue(random: Random, depth = 0): unknown {
	const form = random.integer(depth < 2 ? 8 : 6);
	if (form === 0) return null;
	if (form === 1) return random.uniform() < 0.5;
	if (form === 2) return random.integer(1000) - 500;
	if (form < 6) return text(random, LETTERS, random.integer(8));
	const parts = Array.from({ length: random.integer(4) }, () => jsonValue(random, depth + 1));
	return form === 6
		? parts
		: Object.fromEntries(parts.map((part, index) => [`${text(random, LETTERS, 3)}${index}`, part]));
}

const define = (fields: Fields, key: PropertyKey, descriptor: PropertyDescriptor): void => {
	Object.defineProperty(fields, key, { enumerable: true, configurable: true, ...descriptor });
};

const OBJECTS: readonly { readonly name: string; readonly of: Place["of"] }[] = [
	{ name: "the line", of: (line) => line },
	{ name: "the consent", of: (line) => line.consent as Fields | undefined },
];

const unknownFields = OBJECTS.flatMap(({ name, of }): Corruption[] => {
	const applies = (line: Fields): boolean => of(line) !== undefined;
	const add = (
		what: string,
		reasons: Corruption["reasons"],
		change: (fields: Fields, random: Random) => void,
	): Corruption => ({
		name: `${name}: ${what}`,
		reasons,
		applies,
		apply: (line, { random }) => {
			change(of(line) as Fields, random);
			return line;
		},
	});
	return [
		add("an unknown key", ["FIELD_UNKNOWN"], (fields, random) =>
			define(fields, unknownKey(random), { value: jsonValue(random) }),
		),
		add("an unknown key without a value", ["FIELD_UNKNOWN"], (fields, random) =>
			define(fields, unknownKey(random), { value: undefined }),
		),
		add("a key of the other object", ["FIELD_UNKNOWN"], (fields, random) => {
			const others = fields.lineId === undefined ? LINE_FIELDS : CONSENT_FIELDS;
			define(fields, pick(random, others), { value: jsonValue(random) });
		}),
		add("an unknown key with a value that is no data", ["FIELD_UNKNOWN"], (fields, random) =>
			define(fields, unknownKey(random), {
				value: pick<unknown>(random, [new Map(), () => 1, Symbol("x"), new Date(0)]),
			}),
		),
		add("an unknown key nested too deeply", ["FIELD_UNKNOWN", "NOT_PLAIN_DATA"], (fields, random) =>
			define(fields, unknownKey(random), { value: { a: { b: { c: { d: [1] } } } } }),
		),
		add("a symbol key", ["NOT_PLAIN_DATA"], (fields, random) =>
			define(fields, Symbol(unknownKey(random)), { value: 1 }),
		),
		add("a key that is not enumerable", ["FIELD_UNKNOWN", "NOT_PLAIN_DATA"], (fields, random) =>
			define(fields, unknownKey(random), { value: 1, enumerable: false }),
		),
		add("a getter under an unknown key", ["FIELD_UNKNOWN", "NOT_PLAIN_DATA"], (fields, random) =>
			define(fields, unknownKey(random), { get: () => 1 }),
		),
		add("a prototype of its own", ["NOT_PLAIN_DATA"], (fields) => {
			Object.setPrototypeOf(fields, { optIn: true });
		}),
		add("the prototype of a class", ["NOT_PLAIN_DATA"], (fields) => {
			Object.setPrototypeOf(fields, class Line {}.prototype);
		}),
		add("the prototype of an array", ["NOT_PLAIN_DATA"], (fields) => {
			Object.setPrototypeOf(fields, Array.prototype);
		}),
		add("a cycle", ["FIELD_UNKNOWN", "NOT_PLAIN_DATA"], (fields) =>
			define(fields, "self", { value: fields }),
		),
	];
});

/** Stands in for a field that the line does not have. */
const ABSENT = "2026-05-17";

const accessors = PLACES.flatMap((place): Corruption[] => {
	const applies = (line: Fields): boolean => place.of(line) !== undefined;
	const reasons: Corruption["reasons"] = ["NOT_PLAIN_DATA"];
	const change = (what: string, descriptorOf: (value: unknown) => PropertyDescriptor): Corruption => ({
		name: `${place.name}: ${what}`,
		reasons,
		applies,
		apply: (line) => {
			const fields = place.of(line) as Fields;
			define(fields, place.field, descriptorOf(fields[place.field] ?? ABSENT));
			return line;
		},
	});
	return [
		change("a getter that gives the right value", (value) => ({ get: () => value })),
		change("a setter alone", () => ({ set: () => undefined })),
		change("not enumerable", (value) => ({ value, enumerable: false })),
		{
			name: `${place.name}: inherited`,
			reasons,
			applies,
			apply: (line) => {
				const fields = place.of(line) as Fields;
				const value = fields[place.field] ?? ABSENT;
				Reflect.deleteProperty(fields, place.field);
				Object.setPrototypeOf(fields, { [place.field]: value });
				return line;
			},
		},
	];
});

const whole = (name: string, replace: (line: Fields) => unknown): Corruption => ({
	name: `the line: ${name}`,
	reasons: ["NOT_PLAIN_DATA"],
	apply: replace,
});

const trap = (): never => {
	throw new Error("a trap was sprung");
};

/** Corruptions of the line as an object: what it is, which keys it has, how they are defined. */
export const STRUCTURE: readonly Corruption[] = [
	...unknownFields,
	...accessors,
	whole("null", () => null),
	whole("undefined", () => undefined),
	whole("a number", () => 1),
	whole("its JSON", (line) =>
		JSON.stringify(line, (_, value: unknown) => (typeof value === "bigint" ? 1 : value)),
	),
	whole("an array around it", (line) => [line]),
	whole("an array with its fields", (line) => Object.assign([], line)),
	whole("a function with its fields", (line) => Object.assign(() => undefined, line)),
	whole("a Map of its fields", (line) => new Map(Object.entries(line))),
	whole("an instance with its fields", (line) => Object.assign(new (class Line {})(), line)),
	whole("an object that inherits from it", (line) => Object.create(line)),
	whole("an error with its fields", (line) => Object.assign(new Error("x"), line)),
	whole("a promise of it", (line) => Promise.resolve(line)),
	whole("a Proxy that throws", (line) => new Proxy(line, { getOwnPropertyDescriptor: trap, ownKeys: trap })),
	whole("a Proxy that throws at its keys", (line) => new Proxy(line, { ownKeys: trap })),
	whole("a revoked Proxy", (line) => {
		const { proxy, revoke } = Proxy.revocable(line, {});
		revoke();
		return proxy;
	}),
];
