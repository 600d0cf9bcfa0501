const REPLACEMENT = 0xfffd;

/** Code point at a place; half a pair that stands alone is no character. */
function codePointAt(text: string, at: number): number {
	const point = text.codePointAt(at) as number;
	return point >= 0xd800 && point <= 0xdfff ? REPLACEMENT : point;
}

const bytesOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

function encodedLength(text: string): number {
	let length = 0;
	for (let at = 0; at < text.length; at++) {
		const point = codePointAt(text, at);
		length += bytesOf(point);
		if (point > 0xffff) at += 1;
	}
	return length;
}

/**
 * Encodes a text as UTF-8 (RFC 3629) without the `TextEncoder` of a browser, which a bare engine does not have.
 *
 * @param text any text; a surrogate without its partner becomes U+FFFD
 * @returns its bytes, without a byte order mark
 * @example
 * utf8Bytes("aé€"); // => [97, 195, 169, 226, 130, 172]
 * utf8Bytes("\ud800"); // => [239, 191, 189]
 */
export function utf8Bytes(text: string): Uint8Array {
	const bytes = new Uint8Array(encodedLength(text));
	let to = 0;
	for (let at = 0; at < text.length; at++) {
		const point = codePointAt(text, at);
		if (point > 0xffff) at += 1;
		const more = bytesOf(point) - 1;
		bytes[to++] = more === 0 ? point : ((0xff00 >> (more + 1)) & 0xff) | (point >> (6 * more));
		for (let shift = 6 * (more - 1); shift >= 0; shift -= 6) bytes[to++] = 0x80 | ((point >> shift) & 0x3f);
	}
	return bytes;
}
