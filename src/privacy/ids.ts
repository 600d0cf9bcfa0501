/** Longest id, in characters. */
export const MAX_ID_LENGTH = 64;

/**
 * Checks the form of an id, `^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$`, and counts its digits in the same pass.
 *
 * @param text a value that should be an id
 * @returns its number of digits, or -1 when it does not have the form
 * @example
 * digitsOfId("L-2026-7"); // => 5
 * digitsOfId("-L"); // => -1
 */
export function digitsOfId(text: string): number {
	const { length } = text;
	if (length === 0 || length > MAX_ID_LENGTH) return -1;
	let digits = 0;
	for (let at = 0; at < length; at++) {
		const code = text.charCodeAt(at);
		if (code >= 48 && code <= 57) digits += 1;
		else if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) continue;
		else if (at === 0 || (code !== 45 && code !== 95)) return -1;
	}
	return digits;
}

/**
 * Whether a text has the form of an id.
 *
 * @param text any text
 * @returns true for 1..64 letters, digits, `_` and `-` that start with a letter or digit
 * @example
 * isId("COF-OAK-22"); // => true
 */
export function isId(text: string): boolean {
	return digitsOfId(text) >= 0;
}
