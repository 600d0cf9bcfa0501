/** Keys of all objects of a parsed value. */
function keysIn(value: unknown): number {
	if (typeof value !== "object" || value === null) return 0;
	if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + keysIn(entry), 0);
	return Object.values(value).reduce<number>((sum, entry) => sum + 1 + keysIn(entry), 0);
}

const STRING_OR_COLON = /"(?:[^"\\]|\\.)*"|:/g;

/** Keys as they are written: outside strings, each key of an object has one colon. */
function keysWritten(text: string): number {
	let colons = 0;
	for (const [token] of text.matchAll(STRING_OR_COLON)) if (token === ":") colons++;
	return colons;
}

/**
 * Parses one JSON value.
 *
 * @param text one JSON value
 * @returns the value, or `undefined` when the text is not JSON or repeats a key, of which `JSON.parse` would
 * silently take the last
 */
export function parseJsonOnce(text: string): unknown {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	return keysIn(value) === keysWritten(text) ? value : undefined;
}
