import { fileError } from "./file-error.js";
import type { SourceOptions } from "./file-format.js";
import { ArrayScanner } from "./json-scan.js";
import { readTextChunks } from "./text-chunks.js";
import { lineBatches } from "./text-lines.js";

/** Text of one JSON value and the text line on which it starts. */
export interface JsonText {
	readonly text: string;
	readonly line: number;
}

async function* ndjsonTexts(path: string, options: SourceOptions): AsyncGenerator<JsonText[], void> {
	let line = 0;
	for await (const batch of lineBatches(readTextChunks(path, options))) {
		const texts: JsonText[] = [];
		for (const text of batch) {
			line++;
			if (text.trim() !== "") texts.push({ text, line });
		}
		yield texts;
	}
}

async function* arrayTexts(path: string, options: SourceOptions): AsyncGenerator<JsonText[], void> {
	const scanner = new ArrayScanner();
	for await (const chunk of readTextChunks(path, options)) {
		yield scanner.push(chunk);
		if (!scanner.isArray) break;
	}
	if (!scanner.isArray || (!scanner.closed && scanner.rest() === undefined)) {
		throw fileError(options.label, "The file must hold one JSON array of objects, and nothing else.");
	}
	const rest = scanner.rest();
	if (rest !== undefined) {
		throw fileError(options.label, "The JSON array breaks off inside the entry that starts here.", rest.line);
	}
}

/**
 * Values of an NDJSON file or of a JSON array, as text, in bounded memory.
 *
 * @param path path of the file
 * @param options format `ndjson` or `json`
 * @returns texts, some at a time, each on one line
 * @throws {ReapproError} `FILE_INVALID` when a JSON file is not one whole array
 */
export function jsonTexts(path: string, options: SourceOptions): AsyncGenerator<JsonText[], void> {
	return options.format === "json" ? arrayTexts(path, options) : ndjsonTexts(path, options);
}
