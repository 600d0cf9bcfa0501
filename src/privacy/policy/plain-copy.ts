import { ReapproError } from "../../errors.js";
import { hasArrayPrototype, hasPlainPrototype } from "../plain-prototype.js";
import { type PathPart, policyPath } from "./policy-path.js";

const MAX_DEPTH = 4;
const NOT_READABLE = "Give a plain object; this one can not be read.";

const refuse = (path: readonly PathPart[]): never => {
	throw new ReapproError(
		"POLICY_INVALID",
		"Give plain data: own properties with values, no getter, symbol, class instance or cycle.",
		policyPath(path),
	);
};

function ownValue(source: object, key: string, path: readonly PathPart[]): unknown {
	const descriptor = Object.getOwnPropertyDescriptor(source, key);
	if (descriptor === undefined || !Object.hasOwn(descriptor, "value") || descriptor.enumerable !== true) {
		return refuse(path);
	}
	return descriptor.value;
}

function copyArray(source: readonly unknown[], path: readonly PathPart[]): unknown[] {
	const length = Number(Object.getOwnPropertyDescriptor(source, "length")?.value);
	if (!hasArrayPrototype(source) || Reflect.ownKeys(source).length !== length + 1) refuse(path);
	return Array.from({ length }, (_, index) => {
		const at = [...path, index];
		return copyValue(ownValue(source, String(index), at), at);
	});
}

function copyObject(source: object, path: readonly PathPart[]): Record<string, unknown> {
	if (!hasPlainPrototype(source)) refuse(path);
	const copy: Record<string, unknown> = Object.create(null);
	for (const key of Reflect.ownKeys(source)) {
		if (typeof key === "symbol") return refuse(path);
		const at = [...path, key];
		const value = copyValue(ownValue(source, key, at), at);
		if (value !== undefined) copy[key] = value;
	}
	return copy;
}

function copyValue(value: unknown, path: readonly PathPart[]): unknown {
	if (typeof value !== "object" || value === null) return value;
	if (path.length >= MAX_DEPTH) return refuse(path);
	return Array.isArray(value) ? copyArray(value, path) : copyObject(value, path);
}

/**
 * Copies plain data, reading each own data property once; `undefined` counts as absent.
 *
 * @param input what the caller gave as a policy
 * @returns a copy that shares nothing with the input
 * @throws {ReapproError} `POLICY_INVALID` for getters, symbols, class instances, cycles and Proxies that throw
 * @example
 * copyPlainData({ a: [1], b: undefined }); // => { a: [1] }
 */
export function copyPlainData(input: unknown): unknown {
	try {
		return copyValue(input, []);
	} catch (error) {
		// A trap of a Proxy may throw anything, with a name in its message; only our own error goes on.
		throw error instanceof ReapproError ? error : new ReapproError("POLICY_INVALID", NOT_READABLE);
	}
}
