const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;

/** Colons outside of strings: one for each pair of the text. */
function pairsOf(text: string): number {
	let pairs = 0;
	let inside = false;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) inside = !inside;
		else if (inside) at += code === BACKSLASH ? 1 : 0;
		else if (code === COLON) pairs += 1;
	}
	return pairs;
}

/** Keys of a parsed value at every depth; a stack of its own, since the value may be nested without bound. */
function keysOf(value: object): number {
	let keys = 0;
	const open: object[] = [value];
	for (let one = open.pop(); one !== undefined; one = open.pop()) {
		const parts: unknown[] = Object.values(one);
		if (!Array.isArray(one)) keys += parts.length;
		for (const part of parts) if (typeof part === "object" && part !== null) open.push(part);
	}
	return keys;
}

/**
 * Whether a JSON text repeats a key in one of its objects, written plainly or with escapes: it then holds more pairs
 * than its value has keys.
 *
 * @param text a valid JSON text of an object
 * @param value what `JSON.parse` made of it
 * @returns true when a key stands twice in one object
 * @example
 * repeatsKey('{"a":1,"\\u0061":2}', { a: 2 }); // => true
 * repeatsKey('{"a":{"a":":"}}', { a: { a: ":" } }); // => false
 */
export function repeatsKey(text: string, value: object): boolean {
	return pairsOf(text) !== keysOf(value);
}
