import type { FileEncoding } from "./file-format.js";

const NON_ASCII = /[\u0080-\uffff]/;

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
	if (first.length === 0) return second;
	const all = new Uint8Array(first.length + second.length);
	all.set(first);
	all.set(second, first.length);
	return all;
}

function markedEncoding(bytes: Uint8Array): "utf-8" | "utf-16le" | undefined {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	return undefined;
}

/**
 * Decodes bytes that come in pieces.
 *
 * With `auto` nothing is decided while all bytes are ASCII, because UTF-8 and Windows-1252 agree on them. The first
 * piece with another byte decides: UTF-8 when the whole piece is UTF-8 (a character cut by the end of the piece
 * waits for the next one), else Windows-1252. So nothing that was handed on can turn out wrong, and no more than
 * one piece is held. Once decided for UTF-8, a bad byte becomes U+FFFD in its own place and the rest is kept.
 */
export class TextPieces {
	#decoder: TextDecoder | undefined;
	#held: Uint8Array = new Uint8Array(0);
	#started = false;

	constructor(encoding: FileEncoding = "auto") {
		if (encoding !== "auto") this.#decoder = new TextDecoder(encoding);
	}

	/** Text of the next piece; what can not be decided yet is held back. */
	push(piece: Uint8Array): string {
		if (this.#decoder !== undefined) return this.#decoder.decode(piece, { stream: true });
		const bytes = joined(this.#held, piece);
		if (!this.#started) {
			if (bytes.length < 3) return this.#hold(bytes);
			this.#started = true;
			const marked = markedEncoding(bytes);
			if (marked !== undefined) return this.#decide(marked, bytes);
		}
		return this.#undecided(bytes);
	}

	/** Text of what was held back. */
	end(): string {
		if (this.#decoder !== undefined) return this.#decoder.decode();
		const bytes = this.#held;
		const encoding = markedEncoding(bytes) ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
		return this.#decide(encoding, bytes) + (this.#decoder as TextDecoder | undefined)?.decode();
	}

	#hold(bytes: Uint8Array): string {
		this.#held = bytes;
		return "";
	}

	#decide(encoding: string, bytes: Uint8Array): string {
		this.#decoder = new TextDecoder(encoding);
		this.#held = new Uint8Array(0);
		return this.#decoder.decode(bytes, { stream: true });
	}

	#undecided(bytes: Uint8Array): string {
		let text: string;
		try {
			text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
		} catch {
			return this.#decide("windows-1252", bytes);
		}
		if (NON_ASCII.test(text)) return this.#decide("utf-8", bytes);
		// All ASCII so far, so one character is one byte; the rest is the start of a character that was cut.
		this.#held = bytes.slice(text.length);
		return text;
	}
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}
