import type { Agreement, Coverage, Item, StockPosition, Supplier } from "../../index.js";
import { openCsv } from "./csv-rows.js";
import { fileError } from "./file-error.js";
import { type ReadOptions, type SourceOptions, sourceOptions } from "./file-format.js";
import { parseJsonOnce } from "./json-line.js";
import { jsonTexts } from "./json-texts.js";
import { planRows, recordOf } from "./row-objects.js";
import { TABLE_COLUMNS, type TableName } from "./table-columns.js";

async function readCsvTable(path: string, options: SourceOptions, table: TableName) {
	const { header, delimiter, rows } = await openCsv(path, options);
	const plan = planRows(header, delimiter, TABLE_COLUMNS[table], options);
	if (plan.unknownColumns.length > 0) {
		throw fileError(
			options.label,
			`Column ${plan.unknownColumns.join(", ")} is not known here; correct its header, map it or list it in ignoreColumns.`,
			1,
		);
	}
	const records: unknown[] = [];
	for await (const batch of rows) {
		for (const { cells, line } of batch) {
			if (typeof cells !== "string") records.push(recordOf(cells, plan, line));
			else if (cells === "QUOTE")
				throw fileError(options.label, "A quote is out of place or not closed.", line);
			else throw fileError(options.label, "Give the row as many cells as the header has.", line);
		}
	}
	return records;
}

async function readJsonTable(path: string, options: SourceOptions) {
	const records: unknown[] = [];
	for await (const batch of jsonTexts(path, options)) {
		for (const { text, line } of batch) {
			const value = parseJsonOnce(text);
			if (typeof value !== "object" || value === null || Array.isArray(value)) {
				throw fileError(options.label, "Write one JSON object here, each of its keys once.", line);
			}
			records.push(value);
		}
	}
	return records;
}

async function readTable<Row>(path: string, options: ReadOptions, table: TableName): Promise<Row[]> {
	const source = sourceOptions(path, options, table);
	const records =
		source.format === "csv" ? await readCsvTable(path, source, table) : await readJsonTable(path, source);
	return records as Row[];
}

/**
 * Reads agreements. These tables decide what is ordered, so unlike an order line a broken row throws.
 *
 * @param path a `.json`, `.ndjson` or `.csv` file, each also with `.gz`
 * @param options see `ReadOptions`
 * @returns the objects of the file; `definePolicy` checks their fields
 * @throws {ReapproError} `FILE_INVALID` with label and line, `OPTION_INVALID`, `PEER_MISSING`
 * @example
 * typeof readAgreements; // => "function"
 */
export function readAgreements(path: string, options: ReadOptions = {}): Promise<Agreement[]> {
	return readTable(path, options, "agreements");
}

/**
 * Reads articles.
 *
 * @param path a `.json`, `.ndjson` or `.csv` file, each also with `.gz`
 * @param options see `ReadOptions`
 * @returns the objects of the file; `planReplenishment` checks their fields
 * @throws {ReapproError} `FILE_INVALID` with label and line, `OPTION_INVALID`, `PEER_MISSING`
 * @example
 * typeof readItems; // => "function"
 */
export function readItems(path: string, options: ReadOptions = {}): Promise<Item[]> {
	return readTable(path, options, "items");
}

/**
 * Reads stock positions.
 *
 * @param path a `.json`, `.ndjson` or `.csv` file, each also with `.gz`
 * @param options see `ReadOptions`
 * @returns the objects of the file; `planReplenishment` checks their fields
 * @throws {ReapproError} `FILE_INVALID` with label and line, `OPTION_INVALID`, `PEER_MISSING`
 * @example
 * typeof readStock; // => "function"
 */
export function readStock(path: string, options: ReadOptions = {}): Promise<StockPosition[]> {
	return readTable(path, options, "stock");
}

/**
 * Reads the share of lines with opt-in of each operator.
 *
 * @param path a `.json`, `.ndjson` or `.csv` file, each also with `.gz`
 * @param options see `ReadOptions`
 * @returns the objects of the file; the plan checks their fields
 * @throws {ReapproError} `FILE_INVALID` with label and line, `OPTION_INVALID`, `PEER_MISSING`
 * @example
 * typeof readCoverage; // => "function"
 */
export function readCoverage(path: string, options: ReadOptions = {}): Promise<Coverage[]> {
	return readTable(path, options, "coverage");
}

/**
 * Reads suppliers.
 *
 * @param path a `.json`, `.ndjson` or `.csv` file, each also with `.gz`
 * @param options see `ReadOptions`
 * @returns the objects of the file; `planReplenishment` checks their fields
 * @throws {ReapproError} `FILE_INVALID` with label and line, `OPTION_INVALID`, `PEER_MISSING`
 * @example
 * typeof readSuppliers; // => "function"
 */
export function readSuppliers(path: string, options: ReadOptions = {}): Promise<Supplier[]> {
	return readTable(path, options, "suppliers");
}
