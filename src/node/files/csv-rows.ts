import { loadCsvParse, type ParseCsv } from "./csv-peer.js";
import { CsvSplitter } from "./csv-splitter.js";
import { fileError } from "./file-error.js";
import type { SourceOptions } from "./file-format.js";
import { readTextChunks } from "./text-chunks.js";
import { lineBatches } from "./text-lines.js";

/** Why a record could not be cut into the cells of the header. */
export type RowFault = "QUOTE" | "CELL_COUNT";

/** One record: its cells, or why there are none. */
export interface CsvRow {
	readonly cells: readonly string[] | RowFault;
	/** Text line from 1 on which it starts. */
	readonly line: number;
}

/** Header and rows of a CSV file. */
export interface CsvTable {
	readonly header: readonly string[];
	readonly delimiter: string;
	readonly rows: AsyncIterable<readonly CsvRow[]>;
}

const DELIMITERS = [";", ",", "\t"] as const;

const countOutsideQuotes = (text: string, delimiter: string): number =>
	text.replace(/"[^"]*"/g, "").split(delimiter).length - 1;

function detectDelimiter(header: string): string {
	const counts = DELIMITERS.map((delimiter) => countOutsideQuotes(header, delimiter));
	return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

function tryParse(parse: ParseCsv, text: string, delimiter: string): string[][] | undefined {
	try {
		return parse(text, delimiter);
	} catch {
		return undefined;
	}
}

/** Reads lines until the header's quotes are closed; Excel's own first line `sep=;` counts as no header. */
async function readHeader(lines: AsyncIterator<string[]>, label: string) {
	const waiting: string[] = [];
	let separator: string | undefined;
	let skipped = 0;
	const splitter = new CsvSplitter(
		1,
		() => false,
		() => true,
	);
	for (;;) {
		const next = waiting.shift();
		if (next === undefined) {
			const batch = await lines.next();
			if (batch.done) throw fileError(label, "The file is empty; its first line must be the header.");
			waiting.push(...batch.value);
			continue;
		}
		const declared = skipped === 0 ? /^sep=(.)$/i.exec(next)?.[1] : undefined;
		if (declared !== undefined) separator = declared;
		if (declared !== undefined || next.trim() === "") {
			skipped++;
			continue;
		}
		let taken = 0;
		for (const line of [next, ...waiting]) {
			splitter.push(line);
			taken++;
			const [record] = splitter.take();
			if (record === undefined) continue;
			if (record.text === undefined) break;
			return { text: record.text, separator, rest: waiting.slice(taken - 1), lines: skipped + taken };
		}
		throw fileError(label, "The header has a quote that is not closed.", skipped + 1);
	}
}

/** Cells of records with quotes; when csv-parse refuses some of them, each is parsed alone to keep the others. */
function parseQuoted(parse: ParseCsv, texts: readonly string[], delimiter: string): (string[] | undefined)[] {
	const all = tryParse(parse, texts.join("\n"), delimiter);
	if (all?.length === texts.length) return all;
	return texts.map((text) => {
		const alone = tryParse(parse, text, delimiter);
		return alone?.length === 1 ? alone[0] : undefined;
	});
}

/** Cells of records; one without a quote needs no grammar. */
function parseRecords(
	parse: ParseCsv,
	texts: readonly string[],
	delimiter: string,
): (string[] | undefined)[] {
	const quoted = texts.filter((text) => text.includes('"'));
	const parsed = parseQuoted(parse, quoted, delimiter).values();
	return texts.map((text) => (text.includes('"') ? parsed.next().value : text.split(delimiter)));
}

/**
 * Opens a CSV file.
 *
 * @param path path of the file
 * @param options as of every reader
 * @returns the header at once; the rows as they are read, some at a time, in bounded memory
 * @throws {ReapproError} `FILE_INVALID` when there is no header; `PEER_MISSING`
 */
export async function openCsv(path: string, options: SourceOptions): Promise<CsvTable> {
	const parse = await loadCsvParse();
	const lines = lineBatches(readTextChunks(path, options));
	const top = await readHeader(lines, options.label);
	const delimiter = options.delimiter ?? top.separator ?? detectDelimiter(top.text);
	const header = tryParse(parse, top.text, delimiter)?.[0];
	if (header === undefined) throw fileError(options.label, "The header has a quote out of place.", top.lines);
	const width = header.length;

	const isRecord = (text: string, inner: readonly string[]): boolean =>
		// An inner line with as many cells as the header is a record of its own: the quote before it is the mistake.
		!inner.some((line) => width > 2 && countOutsideQuotes(line, delimiter) === width - 1) &&
		tryParse(parse, text, delimiter)?.[0]?.length === width;
	const isBlank = (line: string): boolean =>
		(line === "" || line.startsWith(delimiter) || line.charCodeAt(0) <= 32) &&
		line.replaceAll(delimiter, "").trim() === "";

	async function* rows(): AsyncGenerator<readonly CsvRow[], void> {
		const splitter = new CsvSplitter(top.lines + 1, isBlank, isRecord);
		const cut = (): CsvRow[] => {
			const records = splitter.take();
			const parsed = parseRecords(
				parse,
				records.flatMap(({ text }) => (text === undefined ? [] : [text])),
				delimiter,
			);
			let at = 0;
			return records.map(({ text, line }) => {
				const cells = text === undefined ? undefined : parsed[at++];
				if (cells === undefined) return { cells: "QUOTE", line };
				return { cells: cells.length === width ? cells : "CELL_COUNT", line };
			});
		};
		for (const line of top.rest) splitter.push(line);
		yield cut();
		for await (const batch of lines) {
			for (const line of batch) splitter.push(line);
			yield cut();
		}
		splitter.end();
		yield cut();
	}
	return { header: header.map((cell) => cell.trim()), delimiter, rows: rows() };
}
