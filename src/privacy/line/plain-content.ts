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

/**
 * What was read of the objects in a line: none is read a second time, wherever it stands. `undefined` stands for one
 * that is no plain data, or that is just being read: to meet it again is a cycle.
 */
export type Readings = Map<object, Content | undefined>;

function ownValue(source: object, key: PropertyKey): unknown {
	const descriptor = Object.getOwnPropertyDescriptor(source, key);
	if (descriptor === undefined || !Object.hasOwn(descriptor, "value") || !descriptor.enumerable) {
		throw new NotPlain();
	}
	return descriptor.value;
}

function readArray(source: readonly unknown[], depth: number, readings: Readings): Content[] {
	const length = Number(Object.getOwnPropertyDescriptor(source, "length")?.value);
	if (!hasArrayPrototype(source) || Reflect.ownKeys(source).length !== length + 1) throw new NotPlain();
	return Array.from({ length }, (_, index) => read(ownValue(source, String(index)), depth + 1, readings));
}

function readObject(source: object, depth: number, readings: Readings): Content[] {
	if (!hasPlainPrototype(source)) throw new NotPlain();
	const keys = Reflect.ownKeys(source).map((key) => {
		if (typeof key === "symbol") throw new NotPlain();
		return key;
	});
	return keys.sort().map((key) => {
		const { text, height } = read(ownValue(source, key), depth + 1, readings);
		return { text: `${key.length}:${key}${text}`, height };
	});
}

function read(value: unknown, depth: number, readings: Readings): Content {
	if (typeof value === "function" || typeof value === "symbol") throw new NotPlain();
	if (typeof value !== "object" || value === null) return { text: primitiveContent(value), height: 0 };
	const seen = readings.get(value);
	if (depth + (seen?.height ?? 1) - 1 > MAX_DEPTH) throw new NotPlain();
	if (seen !== undefined) return seen;
	if (readings.has(value)) throw new NotPlain();
	readings.set(value, undefined);
	const isArray = Array.isArray(value);
	const parts = isArray ? readArray(value, depth, readings) : readObject(value, depth, readings);
	const height = parts.reduce((most, part) => Math.max(most, part.height), 0) + 1;
	// A hash in place of the whole text keeps shared objects from growing it without bound.
	const hash = contentHash(parts.map(({ text }) => text).join());
	const content = { text: `${isArray ? "array" : "object"}:${hash}`, height };
	readings.set(value, content);
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
 * @param readings what was read of this line before; added to
 * @returns text that is equal for equal content, key order apart; `undefined` when it is no plain data: a getter,
 * symbol, function, class instance, cycle or a depth over 4
 * @example
 * plainContent({ a: 1, b: [2] }, 2, new Map()) === plainContent({ b: [2], a: 1 }, 2, new Map()); // => true
 * plainContent(new Map(), 2, new Map()); // => undefined
 */
export function plainContent(value: unknown, depth: number, readings: Readings): string | undefined {
	try {
		return read(value, depth, readings).text;
	} catch {
		return undefined;
	}
}
