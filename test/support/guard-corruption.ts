import type { ReasonCode } from "../../src/index.js";
import type { Fields } from "./guard-lines.js";
import { pick, type Random } from "./guard-random.js";
import type { GuardWorld } from "./guard-worlds.js";

/** What a corruption may work with. */
export interface Corrupting {
	readonly random: Random;
	readonly world: GuardWorld;
}

/** One way to spoil a single field of a valid line. */
export interface Corruption {
	readonly name: string;
	/** Reasons of which at least one must be returned. */
	readonly reasons: readonly ReasonCode[];
	/** Whether the line has the field that is spoilt; always when absent. */
	readonly applies?: (line: Fields, world: GuardWorld) => boolean;
	/** Spoils the line, or returns what is handed over in its place. */
	readonly apply: (line: Fields, given: Corrupting) => unknown;
}

/** Where a field stands: on the line or in its consent. */
export interface Place {
	readonly name: string;
	readonly field: string;
	readonly of: (line: Fields) => Fields | undefined;
}

export const onLine = (field: string): Place => ({ name: field, field, of: (line) => line });
export const inConsent = (field: string): Place => ({
	name: `consent.${field}`,
	field,
	of: (line) => line.consent as Fields | undefined,
});

/** A corruption that puts a value at a place; applies where the object around it is there. */
export function put(
	place: Place,
	what: string,
	reasons: readonly ReasonCode[],
	value: (random: Random, line: Fields, world: GuardWorld) => unknown,
	applies?: (line: Fields, world: GuardWorld) => boolean,
): Corruption {
	return {
		name: `${place.name}: ${what}`,
		reasons,
		applies: (line, world) => place.of(line) !== undefined && (applies?.(line, world) ?? true),
		apply: (line, { random, world }) => {
			(place.of(line) as Fields)[place.field] = value(random, line, world);
			return line;
		},
	};
}

/** A corruption for each of the values. */
export const putEach = (
	place: Place,
	reasons: readonly ReasonCode[],
	values: Readonly<Record<string, unknown>>,
): Corruption[] => Object.entries(values).map(([what, value]) => put(place, what, reasons, () => value));

/** Values of a wrong type where a text belongs; a fresh one at each call. */
const WRONG_TYPES: Readonly<Record<string, (random: Random, old: unknown) => unknown>> = {
	"a number": (random) => random.integer(100),
	"a date as a number": () => 20260517,
	true: () => true,
	null: () => null,
	"a bigint": () => 7n,
	"an array around it": (_, old) => [old],
	"an empty array": () => [],
	"an object around it": (_, old) => ({ value: old }),
	"an empty object": () => ({}),
};

/** Values that are no plain data at all. */
const EXOTIC: Readonly<Record<string, (random: Random, old: unknown) => unknown>> = {
	"a boxed value": (_, old) => Object(old),
	"a function": (_, old) => () => old,
	"a symbol": () => Symbol("true"),
	"a Date": () => new Date(0),
	"a Map": (_, old) => new Map([[old, old]]),
	"a text from toString": (_, old) => ({ toString: () => old }),
	"a text from Symbol.toPrimitive": (_, old) => ({ [Symbol.toPrimitive]: () => old }),
	"a class instance": (_, old) =>
		new (class Value {
			value = old;
		})(),
};

const oldAt = (place: Place, line: Fields): unknown => (place.of(line) as Fields)[place.field];

/** A corruption for each value of a wrong type. */
export function wrongTypes(
	place: Place,
	reasons: readonly ReasonCode[],
	except: readonly string[] = [],
): Corruption[] {
	const corruptionsOf = (values: typeof WRONG_TYPES, codes: readonly ReasonCode[]): Corruption[] =>
		Object.entries(values)
			.filter(([what]) => !except.includes(what))
			.map(([what, value]) => put(place, what, codes, (random, line) => value(random, oldAt(place, line))));
	return [...corruptionsOf(WRONG_TYPES, reasons), ...corruptionsOf(EXOTIC, [...reasons, "NOT_PLAIN_DATA"])];
}

/** The field is taken out, or stands there as `undefined`. */
export function absences(
	place: Place,
	reasons: readonly ReasonCode[],
	applies?: Corruption["applies"],
): Corruption[] {
	const there = (line: Fields, world: GuardWorld): boolean =>
		place.of(line) !== undefined && (applies?.(line, world) ?? true);
	return [
		put(place, "undefined", reasons, () => undefined, applies),
		{
			name: `${place.name}: taken out`,
			reasons,
			applies: there,
			apply: (line) => {
				Reflect.deleteProperty(place.of(line) as Fields, place.field);
				return line;
			},
		},
	];
}

const ALIKE: Readonly<Record<string, string>> = {
	a: "\u0430",
	c: "\u0441",
	e: "\u0435",
	i: "\u0456",
	o: "\u043e",
	p: "\u0440",
	s: "\u0455",
	u: "\u057d",
};

/** A name that looks like another. */
export const homoglyph = (name: string): string =>
	name.replace(/[aceiopsu]/, (letter) => ALIKE[letter] as string);

/** Names that a careless reader takes for the field's own. */
const LOOK_ALIKES: readonly ((field: string) => string)[] = [
	(field) => `${field} `,
	(field) => ` ${field}`,
	(field) => `${field}\u0000`,
	(field) => `${field}\u200b`,
	(field) => `\ufeff${field}`,
	(field) => `${field}\u00ad`,
	(field) => `${field.slice(0, 2)}\u200d${field.slice(2)}`,
	(field) => field.toUpperCase(),
	(field) => `${field[0]?.toUpperCase()}${field.slice(1)}`,
	(field) => `${field}_`,
	(field) => `__${field}__`,
	(field) => field.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`).concat("1"),
	(field) => `${field}\u0301`,
	(field) => `${field}.`,
	homoglyph,
];

/** The key is written as another that looks alike. */
export const renamed = (place: Place): Corruption => ({
	name: `${place.name}: a key that looks alike`,
	reasons: ["FIELD_UNKNOWN"],
	applies: (line) => place.of(line) !== undefined,
	apply: (line, { random }) => {
		const fields = place.of(line) as Fields;
		const value = fields[place.field] ?? "2026-05-17";
		Reflect.deleteProperty(fields, place.field);
		fields[pick(random, LOOK_ALIKES)(place.field)] = value;
		return line;
	},
});
