import { ReapproError } from "../../index.js";

/** Cells of each record of a text, by csv-parse. */
export type ParseCsv = (text: string, delimiter: string) => string[][];

/**
 * Loads csv-parse, which is installed by those who read CSV only.
 *
 * @param load how it is loaded; given by tests only
 * @returns a function that cuts text into records and cells, and throws on a quote out of place
 * @throws {ReapproError} `PEER_MISSING` when it is not installed
 */
export async function loadCsvParse(load = () => import("csv-parse/sync")): Promise<ParseCsv> {
	let parse: Awaited<ReturnType<typeof load>>["parse"];
	try {
		({ parse } = await load());
	} catch {
		throw new ReapproError("PEER_MISSING", "CSV files are read with csv-parse; run: npm install csv-parse");
	}
	return (text, delimiter) =>
		parse(text, { delimiter, record_delimiter: "\n", relax_column_count: true, max_record_size: 0 });
}
