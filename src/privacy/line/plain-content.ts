import { hasArrayPrototype, hasPlainPrototype } from "../plain-prototype.js";
import { contentHash } from "./content-hash.js";

/** A line is of depth 1, its consent of depth 2, the purposes of depth 3. */
const MAX_DEPTH = 4;

interface Content {
	readonly text: string;
	/** Levels of objects from here down; 0 for a primitive. */
	readonly height: number;
}

/** Why a value is no plain data; nothing of the value is kept. */
class NotPlain extends Error {}

/** Objects that were read already; a shared one is not read again. */
type Known = Map<object, Content>;

function ownValue(source: object, key: PropertyKey): unknown {
	const descriptor = Object.getOwnPropertyDescriptor(source, key);
	if (descriptor === undefined || !Object.hasOwn(descriptor, "value") || !descriptor.enumerable) {
		throw new NotPlain();
	}
	return descriptor.value;
}

function readArray(source: readonly unknown[], depth: number, known: Known): Content[] {
	const length = Number(Object.getOwnPropertyDescriptor(source, "length")?.value);
	if (!hasArrayPrototype(source) || Reflect.ownKeys(source).length !== length + 1) throw new NotPlain();
	return Array.from({ length }, (_, index) => read(ownValue(source, String(index)), depth + 1, known));
}

function readObject(source: object, depth: number, known: Known): Content[] {
	if (!hasPlainPrototype(source)) throw new NotPlain();
	const keys = Reflect.ownKeys(source).map((key) => {
		if (typeof key === "symbol") throw new NotPlain();
		return key;
	});
	return keys.sort().map((key) => {
		const { text, height } = read(ownValue(source, key), depth + 1, known);
		return { text: `${key.length}:${key}${text}`, height };
	});
}

function read(value: unknown, depth: number, known: Known): Content {
	if (typeof value === "function" || typeof value === "symbol") throw new NotPlain();
	if (typeof value !== "object" || value === null) return { text: primitiveContent(value), height: 0 };
	const seen = known.get(value);
	if (depth + (seen?.height ?? 1) - 1 > MAX_DEPTH) throw new NotPlain();
	if (seen !== undefined) return seen;
	const isArray = Array.isArray(value);
	const parts = isArray ? readArray(value, depth, known) : readObject(value, depth, known);
	const height = parts.reduce((most, part) => Math.max(most, part.height), 0) + 1;
	// A hash in place of the whole text keeps shared objects from growing it without bound.
	const hash = contentHash(parts.map(({ text }) => text).join());
	const content = { text: `${isArray ? "array" : "object"}:${hash}`, height };
	known.set(value, content);
	return content;
}

/**
 * The content of a primitive as text, its type included.
 *
 * @param value anything but an object or function
 * @returns text that differs for values that differ
 * @example
 * primitiveContent("1") === primitiveContent(1); // => false
 */
export function primitiveContent(value: unknown): string {
	const text = Object.is(value, -0) ? "-0" : String(value);
	return `${typeof value}:${text.length}:${text}`;
}

/**
 * Reads any value as plain data, each property once, and tells its content.
 *
 * @param value any value that stands in a line
 * @param depth its depth; the line itself is of depth 1
 * @returns text that is equal for equal content, key order apart; `undefined` when it is no plain data: a getter,
 * symbol, function, class instance, cycle or a depth over 4
 * @example
 * plainContent({ a: 1, b: [2] }, 2) === plainContent({ b: [2], a: 1 }, 2); // => true
 * plainContent(new Map(), 2); // => undefined
 */
export function plainContent(value: unknown, depth: number): string | undefined {
	try {
		return read(value, depth, new Map()).text;
	} catch {
		return undefined;
	}
}
