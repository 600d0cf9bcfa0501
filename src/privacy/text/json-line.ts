import { repeatsKey } from "./repeated-keys.js";

/**
 * Reads one line of NDJSON.
 *
 * @param text the line without its end
 * @returns the object, or `undefined` when the text is not one valid JSON object (RFC 8259) or repeats a key
 * @example
 * jsonObject('{"quantity":1}'); // => { quantity: 1 }
 * jsonObject('{"quantity":1,"quantity":1}'); // => undefined
 */
export function jsonObject(text: string): object | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		// The parser's message repeats a part of the text.
		return undefined;
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
	return repeatsKey(text, value) ? undefined : value;
}
