import { inspect } from "node:util";
import { vi } from "vitest";
import type { Fields } from "./guard-lines.js";
import { chance, LETTERS, pick, type Random, text } from "./guard-random.js";

/** A word that stands nowhere in the library, with a few letters that differ each time. */
export const canaryOf = (random: Random): string => `Quemeneur${text(random, LETTERS, 6)}`;

/** Every canary begins with this; it is looked for without regard to case. */
const CANARY = /quemeneur/i;

/** Everything that a value shows to whoever looks at it: its text, its JSON, hidden and inherited properties. */
export function shownBy(value: unknown): string {
	const parts = [inspect(value, { depth: 12, showHidden: true, maxArrayLength: 5000, maxStringLength: 1e6 })];
	if (value instanceof Error)
		parts.push(value.message, String(value.stack), inspect(value.cause), JSON.stringify(value));
	else if (typeof value === "string") parts.push(value);
	else parts.push(JSON.stringify(value) ?? "", String(value));
	return parts.join("\n");
}

/** The words around a canary that a value shows; `undefined` when it shows none. */
export function leakOf(value: unknown, more: readonly string[] = []): string | undefined {
	const shown = shownBy(value);
	const at = shown.search(CANARY);
	if (at >= 0) return shown.slice(Math.max(0, at - 80), at + 60);
	return more.find((one) => shown.includes(one));
}

const METHODS = ["log", "info", "warn", "error", "debug", "trace", "dir", "table"] as const;

/** Listens to the console and to both streams of the process while work is done. */
export async function heardDuring(work: () => unknown): Promise<string[]> {
	const heard: string[] = [];
	const keep = (...words: unknown[]): boolean => {
		heard.push(words.map((word) => (typeof word === "string" ? word : inspect(word))).join(" "));
		return true;
	};
	const spies = [
		...METHODS.map((method) => vi.spyOn(console, method).mockImplementation(keep as () => void)),
		vi.spyOn(process.stdout, "write").mockImplementation(keep as typeof process.stdout.write),
		vi.spyOn(process.stderr, "write").mockImplementation(keep as typeof process.stderr.write),
		vi.spyOn(process, "emitWarning").mockImplementation(keep as () => void),
	];
	try {
		await work();
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
	return heard;
}

type Value = (canary: string) => unknown;

const sprung = (canary: string) => (): never => {
	throw new Error(canary);
};

/** Values that hold the canary and do nothing when they are read. */
const STILL: readonly Value[] = [
	(canary) => canary,
	(canary) => `${canary} 1948-03-12`,
	(canary) => `${canary}\n${canary}`,
	(canary) => [canary],
	(canary) => ({ [canary]: canary }),
	(canary) => ({ a: { b: { c: { d: { e: canary } } } } }),
	(canary) => Symbol(canary),
	(canary) => Symbol.for(canary),
	(canary) => new Error(canary),
	(canary) => new Map([[canary, canary]]),
	(canary) => Object.assign(() => canary, { [canary]: 1 }),
	(canary) => Object.assign(Object.create({ [canary]: 1 }) as object, { a: canary }),
	(canary) => ({ toString: () => canary, toJSON: () => canary, [inspect.custom]: () => canary }),
	() => new (class Quemeneur {})(),
];

/** Values that throw the canary at whoever reads them. */
const SPRUNG: readonly Value[] = [
	(canary) => Object.defineProperty({}, canary, { get: sprung(canary), enumerable: true }),
	(canary) => ({ toString: sprung(canary), [Symbol.toPrimitive]: sprung(canary), toJSON: sprung(canary) }),
	(canary) => {
		const trap = sprung(canary);
		return new Proxy(
			{},
			{ get: trap, ownKeys: trap, getOwnPropertyDescriptor: trap, getPrototypeOf: trap, has: trap },
		);
	},
];

/**
 * A value that holds the canary in one of many ways.
 *
 * @param random where it comes from
 * @param mayThrow whether reading it may throw
 */
export const canaryValue = (random: Random, mayThrow = true): unknown =>
	pick(random, mayThrow ? [...STILL, ...SPRUNG] : STILL)(canaryOf(random));

/**
 * Plants a canary in one field of an object, old or new.
 *
 * @param random where it comes from
 * @param fields the object
 * @param keys fields that it has or may have
 * @param mayThrow whether reading the field may throw
 */
export function plant(random: Random, fields: Fields, keys: readonly string[], mayThrow = true): void {
	const canary = canaryOf(random);
	const key = chance(random, 0.7) ? pick(random, keys) : canary;
	const form = random.integer(10);
	const define = (at: PropertyKey, descriptor: PropertyDescriptor): void => {
		Object.defineProperty(fields, at, { configurable: true, enumerable: true, ...descriptor });
	};
	if (form === 0) define(Symbol(canary), { value: canary });
	else if (form === 1) define(key, { value: canary, enumerable: false });
	else if (form === 2 && mayThrow) define(key, { get: sprung(canary) });
	else define(key, { value: canaryValue(random, mayThrow), writable: true });
}
