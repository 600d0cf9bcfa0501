import { openCsv } from "./csv-rows.js";
import { type ReadOptions, type SourceOptions, sourceOptions } from "./file-format.js";
import { parseJsonOnce } from "./json-line.js";
import { jsonTexts } from "./json-texts.js";
import { type Candidate, OrderLineFile } from "./order-lines.js";
import { candidateOf, planRows } from "./row-objects.js";
import { TABLE_COLUMNS } from "./table-columns.js";

async function* csvCandidates(
	path: string,
	options: SourceOptions,
	seeColumns: (unknown: readonly number[]) => void,
): AsyncGenerator<Candidate, void> {
	const table = await openCsv(path, options);
	const plan = planRows(table.header, table.delimiter, TABLE_COLUMNS.orders, options);
	seeColumns(plan.unknownColumns);
	for await (const rows of table.rows) {
		for (const { cells, line } of rows) {
			if (typeof cells === "string") yield { value: null, line, problem: `CSV_${cells}` };
			else yield { value: candidateOf(cells, plan), line };
		}
	}
}

async function* jsonCandidates(path: string, options: SourceOptions): AsyncGenerator<Candidate, void> {
	for await (const texts of jsonTexts(path, options)) {
		for (const { text, line } of texts) {
			const value = parseJsonOnce(text);
			if (value === undefined) yield { value: null, line, problem: "JSON_INVALID" };
			else yield { value, line };
		}
	}
}

/**
 * Reads order lines for `admitOrderStream`, with bounded memory however long the file is.
 *
 * Nothing is trusted or repaired here: in CSV only the cell `true` (any case) becomes the literal true, a cell that
 * can not be read stays text, and a broken record comes through as `null`; the guard refuses them.
 *
 * @param path a `.csv`, `.ndjson` or `.json` file, each also with `.gz`
 * @param options see `ReadOptions`
 * @returns candidates to iterate once; afterwards `problems` and `lineOf` tell text lines
 * @throws {ReapproError} `OPTION_INVALID` for an unknown extension; while iterating `FILE_INVALID`, `PEER_MISSING`
 * @example
 * typeof readOrderLines; // => "function"
 */
export function readOrderLines(path: string, options: ReadOptions = {}): OrderLineFile {
	const source = sourceOptions(path, options, "orders");
	return new OrderLineFile((seeColumns) =>
		source.format === "csv" ? csvCandidates(path, source, seeColumns) : jsonCandidates(path, source),
	);
}
