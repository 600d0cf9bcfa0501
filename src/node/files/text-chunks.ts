import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { TextPieces } from "./decode-text.js";
import { readFailure } from "./file-error.js";
import type { FileEncoding } from "./file-format.js";

/** Bytes of a file, unpacked when its name ends in `.gz`. */
function byteStream(path: string): AsyncIterable<Uint8Array> {
	const file = createReadStream(path, { highWaterMark: 1 << 16 });
	if (!path.toLowerCase().endsWith(".gz")) return file;
	// `pipeline` hands an error of the file on to the unpacker, whose iteration then throws it.
	return pipeline(file, createGunzip(), () => undefined);
}

/**
 * Reads a text file in pieces, with bounded memory; made for `admitOrderText`.
 *
 * @param path path of the file; `.gz` is unpacked
 * @param options `encoding` (default `auto`), `label` that errors use (default `file`)
 * @returns pieces of text; a byte order mark is left out
 * @throws {ReapproError} `FILE_INVALID` while reading, when the file is not there or damaged
 * @example
 * typeof readTextChunks; // => "function"
 */
export async function* readTextChunks(
	path: string,
	options: { readonly encoding?: FileEncoding; readonly label?: string } = {},
): AsyncGenerator<string, void> {
	const pieces = new TextPieces(options.encoding);
	try {
		for await (const bytes of byteStream(path)) {
			const text = pieces.push(bytes);
			if (text !== "") yield text;
		}
	} catch (error) {
		throw readFailure(options.label ?? "file", error);
	}
	const rest = pieces.end();
	if (rest !== "") yield rest;
}
