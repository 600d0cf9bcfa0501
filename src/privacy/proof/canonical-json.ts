import { ReapproError } from "../../errors.js";
import { hasArrayPrototype, hasPlainPrototype } from "../plain-prototype.js";

/** How `canonicalJson` writes lists. */
export interface CanonicalJsonOptions {
	/** `"sets"` sorts every list and drops repeats, for data in which no list has an order. */
	readonly lists?: "ordered" | "sets";
}

/** Deeper data is a mistake or a cycle, and would exhaust the stack. */
const MAX_DEPTH = 64;
/**
 * An object in many places is written anew in each, with all that it holds: 40 levels that hold the next one twice
 * would be 2^40 texts. One that holds no other costs only its own text and is not counted.
 */
const MAX_REPEATS = 2 ** 19;
/** Held here, because somebody may put another one in its place later. */
const { stringify } = JSON;
const { getOwnPropertyDescriptor, hasOwn } = Object;
const { ownKeys } = Reflect;

const refuse = (): never => {
	throw new ReapproError(
		"INPUT_INVALID",
		"Give plain JSON data: own properties with values that JSON knows, no undefined, NaN, getter, class instance or cycle.",
	);
};

/** One pass over a value; each own property is read once, getters are never called. */
class CanonicalWriter {
	readonly #asSets: boolean;
	/** A set holds 2^24 objects and throws then; the text of so many is longer than engines allow. */
	readonly #met = new Set<object>();
	#depth = 0;
	#entered = 0;
	#repeats = 0;

	constructor(asSets: boolean) {
		this.#asSets = asSets;
	}

	write(value: unknown): string {
		if (typeof value === "string" || typeof value === "boolean" || value === null) return stringify(value);
		// JSON has one zero: -0 is written as 0 by stringify.
		if (typeof value === "number") return Number.isFinite(value) ? stringify(value) : refuse();
		if (typeof value !== "object") return refuse();
		if (this.#depth >= MAX_DEPTH || this.#repeats > MAX_REPEATS) return refuse();
		const isRepeat = this.#met.has(value);
		this.#met.add(value);
		this.#depth += 1;
		this.#entered += 1;
		const entered = this.#entered;
		const text = Array.isArray(value) ? this.#list(value) : this.#fields(value);
		this.#depth -= 1;
		if (isRepeat && this.#entered > entered) this.#repeats += 1;
		return text;
	}

	#own(source: object, key: string): string {
		const property = getOwnPropertyDescriptor(source, key);
		if (property === undefined || !hasOwn(property, "value") || property.enumerable !== true) return refuse();
		return this.write(property.value);
	}

	#list(list: readonly unknown[]): string {
		const length = Number(getOwnPropertyDescriptor(list, "length")?.value);
		if (!hasArrayPrototype(list) || ownKeys(list).length !== length + 1) return refuse();
		const parts: string[] = [];
		for (let index = 0; index < length; index++) parts.push(this.#own(list, String(index)));
		return `[${(this.#asSets ? [...new Set(parts)].sort() : parts).join(",")}]`;
	}

	#fields(source: object): string {
		if (!hasPlainPrototype(source)) return refuse();
		const keys = ownKeys(source).map((key) => (typeof key === "string" ? key : refuse()));
		return `{${keys
			.sort()
			.map((key) => `${stringify(key)}:${this.#own(source, key)}`)
			.join(",")}}`;
	}
}

/**
 * Writes plain data in one canonical form, so that equal data give equal texts: no blanks, keys in the order of their
 * UTF-16 code units, numbers and texts as ECMAScript writes them, `-0` as 0 (after RFC 8785, Rundgren, Jordan and
 * Erdtman 2020; a surrogate without its partner is written as `\udXXX` where the RFC refuses it).
 *
 * @param value null, booleans, finite numbers, texts, plain arrays and objects of them, at most 64 levels deep
 * @param options `lists: "sets"` where no list has an order
 * @returns canonical JSON
 * @throws {ReapproError} `INPUT_INVALID` for anything that JSON does not give back as it was
 * @example
 * canonicalJson({ b: [2, -0], a: "é" }); // => "{\"a\":\"é\",\"b\":[2,0]}"
 * canonicalJson([2, 1, 2], { lists: "sets" }); // => "[1,2]"
 */
export function canonicalJson(value: unknown, { lists = "ordered" }: CanonicalJsonOptions = {}): string {
	try {
		return new CanonicalWriter(lists === "sets").write(value);
	} catch {
		// A trap of a Proxy may throw anything, with a name in its message.
		return refuse();
	}
}
